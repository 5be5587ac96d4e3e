"""Judge every day, the long way; only what has read the same answers is not judged again.

Between two days on which a wording begins or ends, what does not look at the day is judged on the
first and the last of them: it cannot say otherwise on those in between.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NoReturn

from checker.application.application import Application
from checker.decide.evaluate import state_on
from checker.decide.memo import watched
from checker.filing.window.find import FindingDays, Window
from checker.model import Basis, Rule
from scripts.proofs.window import runs_of

Said = str | None
# Of a wording, its first day and its last.
BORDERS = ("effective", "ends")


class Known:
    """What was found, by what it was found for, the questions read for it, and their answers."""

    def __init__(self):
        """Know nothing yet."""
        self._found: dict[object, dict[tuple[str, ...], dict[object, Any]]] = defaultdict(dict)

    def of(self, key: object, app: Application) -> Any:
        """Return what was found for answers that are the same wherever they were read."""
        for paths, by_answers in self._found[key].items():
            found = by_answers.get(_answers(app, paths))
            if found is not None:
                return found
        return None

    def keep(self, key: object, app: Application, seen: Iterable[str], found: Any):
        """Keep what was found, with the questions that were read for it."""
        paths = tuple(seen)
        self._found[key].setdefault(paths, {})[_answers(app, paths)] = found


class EveryDay:
    """The states of rules day by day, for one application after the other."""

    def __init__(self):
        """Know nothing yet."""
        self._days, self._spans = Known(), Known()

    def states(self, found: Window, row: FindingDays) -> tuple[Said, ...]:
        """Return what a row's rule says on each day of a window's span."""
        if row.rule is None:
            return tuple(row.state(day) for day in days_of(found))
        # Only guides are those of one authority; to all others' wordings it means nothing.
        deciding = found.report.route.authority or ""
        authority = deciding if row.basis is Basis.LOCAL else ""
        key = (row.rule.id, row.basis, authority)
        whole = self._spans.of((*key, found.first), found.app)
        if whole is None:
            seen = {}
            whole = ()
            for days in between_borders(row.rule, days_of(found)):
                apart = days
                if is_timeless(found.app, days[0], row, authority):
                    apart = [days[0], *days[1:][-1:]]
                said = [self._state(found.app, day, row, authority, seen) for day in apart]
                whole += (*said[:1] * (len(days) - len(apart)), *said)
            self._spans.keep((*key, found.first), found.app, seen, whole)
        return whole

    def _state(
        self, app: Application, day: date, row: FindingDays, authority: str, seen: dict[str, None]
    ) -> Said:
        """Return what a rule says on one day, and note what was read for it."""
        assert row.rule is not None
        key = (row.rule.id, row.basis, authority, day)
        before = self._days.of(key, app)
        if before is None:
            read = {}
            state = state_on(watched(on(app, day), read), row.rule, row.basis, authority)
            before = (state, tuple(read))
            self._days.keep(key, app, read, before)
        state, paths = before
        seen.update(dict.fromkeys(paths))
        return state


class Timeless:
    """A day of which the law may ask which wordings are in force on it, and a decision nothing."""

    def __init__(self, day: date, rule: Rule):
        """Know the days on which a rule's wordings begin and end."""
        self._day = day
        self._begin, self._end = ({getattr(v, on) for v in rule.versions} for on in BORDERS)

    def __ge__(self, other: date) -> bool:
        """Tell whether a wording has begun."""
        return self._held(other, self._begin) >= other

    def __le__(self, other: date) -> bool:
        """Tell whether a wording has not ended."""
        return self._held(other, self._end) <= other

    def _held(self, other: date, known: set[date | None]) -> date:
        if other not in known:
            message = f"a decision looks at the day: {other}"
            raise TypeError(message)
        return self._day

    __hash__ = None  # type: ignore[assignment]

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError

    __eq__ = __str__ = __format__ = _refuse  # type: ignore[assignment]


def is_timeless(app: Application, day: date, row: FindingDays, authority: str) -> bool:
    """Tell whether a rule is judged without a look at the day."""
    assert row.rule is not None
    unasked = Timeless(day, row.rule)
    try:
        state_on(on(app, unasked), row.rule, row.basis, authority)
    except (TypeError, AttributeError):
        return False
    return True


def between_borders(rule: Rule, days: list[date]) -> list[list[date]]:
    """Return days in a row, cut where a wording of a rule begins or has ended."""
    found = []
    begin, end = ({getattr(v, on) for v in rule.versions} for on in BORDERS)
    for day in days:
        if not found or day in begin or day - timedelta(1) in end:
            found.append([])
        found[-1].append(day)
    return found


def _answers(app: Application, paths: Iterable[str]) -> tuple[object, ...]:
    given = (app.answers, app.lengths, app.papers)
    return tuple(tuple(each.get(path) for each in given) for path in paths)


def on(app: Application, day: date) -> Application:
    return replace(app, day=day)


def days_of(found: Window) -> list[date]:
    return [found.first + timedelta(n) for n in range((found.last - found.first).days + 1)]


def as_found(row: FindingDays) -> tuple[Said, ...]:
    """Return what a window says of a row, a day after the other."""
    return tuple(s.found for s in row.stretches for _ in range((s.last - s.first).days + 1))


def runs(
    found: Window, states: Iterable[tuple[Said, ...]], fine: Iterable[Said]
) -> list[tuple[date, date]]:
    """Return the runs of days on which all that is said is fine, day by day."""
    # Many rules say the same on all days: it need be looked at once.
    said = [{*of_day} for of_day in zip(*{*states}, strict=True)]
    return list(runs_of([each <= {*fine} for each in said], found.first))

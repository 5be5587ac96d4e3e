"""Judge every day, the long way; only what has read the same answers is not judged again."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from checker.application.application import Application
from checker.evaluate import state_on
from checker.memo import watched
from checker.model import Basis
from scripts.proofs.window import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.filing.window.find import Row, Window

Said = str | None


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

    def states(self, found: Window, row: Row) -> tuple[Said, ...]:
        """Return what a row's rule says on each day of a window's span."""
        if row.rule is None:
            return tuple(row.state(day) for day in days_of(found))
        # Only guides are those of one authority; to all others' wordings it means nothing.
        deciding = found.report.route.authority or ""
        authority = deciding if row.basis is Basis.LOCAL else ""
        key = (row.rule.id, row.basis, authority)
        whole: tuple[Said, ...] | None = self._spans.of((*key, found.first), found.app)
        if whole is None:
            seen: dict[str, None] = {}
            whole = tuple(
                self._state(found.app, day, row, authority, seen) for day in days_of(found)
            )
            self._spans.keep((*key, found.first), found.app, seen, whole)
        return whole

    def _state(
        self, app: Application, day: date, row: Row, authority: str, seen: dict[str, None]
    ) -> Said:
        """Return what a rule says on one day, and note what was read for it."""
        assert row.rule is not None
        key = (row.rule.id, row.basis, authority, day)
        before = self._days.of(key, app)
        if before is None:
            read: dict[str, None] = {}
            state = state_on(watched(on(app, day), read), row.rule, row.basis, authority)
            before = (state, tuple(read))
            self._days.keep(key, app, read, before)
        state, paths = before
        seen.update(dict.fromkeys(paths))
        return state


def _answers(app: Application, paths: Iterable[str]) -> tuple[object, ...]:
    return tuple(app.answers.get(path, app.lengths.get(path)) for path in paths)


def on(app: Application, day: date) -> Application:
    return Application(day, app.answers, app.lengths)


def days_of(found: Window) -> list[date]:
    return [found.first + timedelta(n) for n in range((found.last - found.first).days + 1)]


def as_found(row: Row) -> tuple[Said, ...]:
    """Return what a window says of a row, a day after the other."""
    return tuple(s.found for s in row.stretches for _ in range((s.last - s.first).days + 1))


def runs(
    found: Window, states: Iterable[tuple[Said, ...]], fine: Iterable[Said]
) -> list[tuple[date, date]]:
    """Return the runs of days on which all that is said is fine, day by day."""
    # Many rules say the same on all days: it need be looked at once.
    said = [{*of_day} for of_day in zip(*{*states}, strict=True)]
    return list(runs_of([each <= {*fine} for each in said], found.first))

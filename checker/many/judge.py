"""Judge one application of many: a row of words and numbers, and what changed since its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Self

from checker.application.application import Application, parse
from checker.filing.compare.find import side_of_receipt
from checker.input_error import InputError
from checker.load import load_law
from checker.many.entries import Entry, Refused
from checker.many.measure import Measured, measure
from checker.many.windows import Days
from checker.model import DECIDING, OPEN_STATES, Basis, Law, Verdict
from checker.questions import NOT_NEEDED, PERHAPS_NOT, narrowed
from checker.report.json import KINDS, WRITTEN_ORDER, route_parts
from checker.report.summary import summed, worst
from checker.rules.route import HOME

OLD_LIST = (Basis.CHECKLIST,)
GROUPS = ("stops", "answer", "ask", "ready")
ANSWER, UNCLEAR = OPEN_STATES["answer"], OPEN_STATES["law"]
NOT_MET = Verdict.NOT_MET.value
# The verdict of each state: a report tells the two kinds of unknown apart beside it.
VERDICT_OF = {
    **{verdict.value: verdict for verdict in Verdict},
    ANSWER: Verdict.UNKNOWN,
    UNCLEAR: Verdict.UNKNOWN,
}
# What a route says of the need once it is settled; of the second there is nothing to file.
SETTLED = ("needed", NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Changed:
    """One verdict that is another than the file keeps; nothing where a basis does not measure."""

    rule: str
    basis: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """What one application comes to, in words of the report, ids and numbers.

    ``verdicts`` are those of the report, nothing where a basis measures nothing; ``states`` tell
    the two kinds of unknown apart. ``group``, ``not_met``, ``open`` (rules that wait for answers
    first) and ``to_answer`` (questions) look at the law and the province's guide; ``by_old_list``
    are the rules that fail or are open by the old checklist. ``is_unsettled`` tells that no text
    says who decides. ``since`` is the rules version of the result that the file keeps; without one
    nothing can have changed. ``days`` to file and ``plan`` stand where they were asked for.
    """

    name: str
    line: int | None
    company: str | None
    day: date
    route: Mapping[str, str | None]
    verdicts: Mapping[str, Mapping[str, str] | None]
    states: Mapping[str, str | None]
    group: str
    not_met: tuple[str, ...]
    open: tuple[str, ...]
    open_by_law: int
    to_answer: int
    by_old_list: tuple[str, ...] = ()
    since: str | None = None
    changed: tuple[Changed, ...] = ()
    days: Days | None = None
    plan: Mapping[str, Any] | None = None
    is_unsettled: bool = False

    @property
    def is_needless(self) -> bool:
        """Tell whether the company needs no license: then it has nothing to file."""
        return self.route["need"] == NOT_NEEDED

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, so that a page can keep it."""
        data = asdict(replace(self, days=None))
        days = self.days.as_data() if self.days else None
        return data | {"day": self.day.isoformat(), "days": days}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the row of such data."""
        read = {
            "day": date.fromisoformat(data["day"]),
            "not_met": tuple(data["not_met"]),
            "open": tuple(data["open"]),
            "by_old_list": tuple(data["by_old_list"]),
            "changed": tuple(Changed(**each) for each in data["changed"]),
            "days": Days.from_data(data["days"]) if data["days"] else None,
        }
        return cls(**{**data, **read})


def judge(entry: Entry, today: date, as_of: date | None = None) -> Row | Refused:
    """Return what an application comes to, or every fault in it."""
    law = load_law()
    app, errors = parse(entry.application, law, today, as_of)
    if errors:
        return _refused(entry, errors)
    found = measure(app, law)
    try:
        since, changed = changes(entry.application.get("receipt"), found, law)
    except InputError as error:
        return _refused(entry, (error,))
    return replace(_row(entry, app, found), since=since, changed=changed)


def _refused(entry: Entry, errors: tuple[InputError, ...]) -> Refused:
    is_row = entry.line is not None
    application = entry.application if is_row else None
    return Refused(entry.name, entry.line, errors, application, is_row)


def _row(entry: Entry, app: Application, found: Measured) -> Row:
    law = load_law()
    route, states = found.route, found.states
    not_met = _rules_that_say(found, NOT_MET, law)
    waiting = _rules_that_say(found, ANSWER, law)
    unclear = _rules_that_say(found, UNCLEAR, law)
    old = [_rules_that_say(found, s, law, OLD_LIST) for s in (NOT_MET, ANSWER, UNCLEAR)]
    by_law = states[Basis.LAW].values()
    missing = {path for basis in DECIDING for each in found.open[basis].values() for path in each}
    return Row(
        name=entry.name,
        line=entry.line,
        company=app.word("company.name"),
        day=app.day,
        route=route_parts(route),
        is_unsettled=route.is_unsettled,
        verdicts={basis.value: verdicts(states[basis], law) for basis in WRITTEN_ORDER},
        states={basis.value: _as_a_whole(states[basis]) for basis in Basis},
        group=_group(found, not_met, waiting, unclear),
        not_met=not_met,
        open=tuple(rule for rule in dict.fromkeys((*waiting, *unclear)) if rule not in not_met),
        open_by_law=sum(state in (ANSWER, UNCLEAR) for state in by_law),
        to_answer=len(narrowed(route, missing.union(route.missing))),
        by_old_list=tuple(rule for rules in old for rule in rules),
    )


def _as_a_whole(states: Mapping[str, str]) -> str | None:
    """Return what a basis says as a whole; where it asks nothing of the company, that it does."""
    said = set(states.values())
    if said <= {Verdict.NOT_APPLICABLE.value}:
        return next(iter(said), None)
    return worst(said)


def verdicts(states: Mapping[str, str], law: Law) -> dict[str, str] | None:
    """Sum up a basis as the report does; nothing where it measures nothing."""
    if not states:
        return None
    kinds = {
        name: [states[rule.id] for rule in law.rules if rule.kind == kind and rule.id in states]
        for name, kind in KINDS.items()
    }
    kinds["overall"] = list(states.values())
    return {
        name: summed({VERDICT_OF[state] for state in set(listed)}).value
        for name, listed in kinds.items()
    }


def _rules_that_say(
    found: Measured, state: str, law: Law, bases: Iterable[Basis] = DECIDING
) -> tuple[str, ...]:
    """Return the rules of which the law or the guide says something, in the order shown."""
    said = [found.states[basis] for basis in bases]
    return tuple(rule.id for rule in law.rules if any(s.get(rule.id) == state for s in said))


def _group(
    found: Measured, not_met: tuple[str, ...], waiting: tuple[str, ...], unclear: tuple[str, ...]
) -> str:
    """Return what comes first: mend, answer, ask the authority, or file."""
    route = found.route
    # Where the company is registered is only a caution: no verdict and no route waits for it.
    asked = [path for path in route.missing if path != HOME]
    if not_met:
        return "stops"
    if (waiting or asked) and route.need != PERHAPS_NOT:
        return "answer"
    is_settled = route.need in SETTLED and route.license_class != "unknown"
    return "ready" if is_settled and route.authority and not unclear else "ask"


def changes(
    receipt: Mapping[str, Any] | None, found: Measured, law: Law
) -> tuple[str | None, tuple[Changed, ...]]:
    """Return which verdicts are others than a file keeps, and the rules version it was made with.

    Raises ``InputError`` where what the file keeps is no result.
    """
    if receipt is None or receipt.get("verdicts") is None:
        return None, ()
    before = side_of_receipt(receipt)
    now = {
        (rule, basis.value): VERDICT_OF[state].value
        for basis, states in found.states.items()
        for rule, state in states.items()
    }
    keys = ((rule.id, basis.value) for rule in law.rules for basis in Basis)
    changed = (Changed(*key, before.verdicts.get(key), now.get(key)) for key in keys)
    return before.rules_version, tuple(c for c in changed if c.before != c.after)

"""Judge one application of many: a row of words and numbers, and what changed since its file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from checker.application.application import Application, parse
from checker.core.input_error import InputError, told
from checker.core.verdicts import Outcome, Why, why
from checker.decide.evaluate import is_measured, outcome_by
from checker.decide.questions import narrowed
from checker.filing.compare.find import side_of_receipt
from checker.io.refused import Refused
from checker.load import load_law
from checker.many.entries import Entry, refused_cells
from checker.model import (
    DECIDING,
    NOT_NEEDED,
    OPEN_STATES,
    PERHAPS_NOT,
    Basis,
    Law,
    Reason,
    Route,
    Rule,
    Verdict,
    Version,
)
from checker.report.data import WRITTEN_ORDER, route_parts
from checker.report.outline import COMPANY
from checker.report.sources import left_aside
from checker.report.summary import by_kind, worst
from checker.rules.route import HOME, decide_route

OLD_LIST = (Basis.CHECKLIST,)
GROUPS = ("stops", "answer", "ask", "ready")
# What each is called, and that of whoever needs no license.
GROUP_WORDS = {
    "stops": "many.group-stops",
    "answer": "many.group-answer",
    "ask": "many.group-ask",
    "ready": "many.group-ready",
    "not-needed": "many.group-not-needed",
}
ANSWER, UNCLEAR = OPEN_STATES["answer"], OPEN_STATES["law"]
LACKING = (Verdict.NOT_MET, ANSWER, UNCLEAR)

# What a route says of the need once it is settled; of the second there is nothing to file.
SETTLED = ("needed", NOT_NEEDED)
# Whose wordings are in force: it is asked of some sixty rules and bases for every application, and
# a hundred of them have one day and a handful of authorities. Looked up anew it takes a third of
# the time of an application.
MOST_DAYS = 512

# By basis and rule what each wording comes to, and in which state that leaves the rule.
Outcomes = Mapping[Basis, Mapping[str, Outcome]]
States = Mapping[Basis, Mapping[str, str]]
VerdictsByBasis = Mapping[Basis, Mapping[str, Verdict]]


class ChangedVerdict(NamedTuple):
    """One verdict that is another than the file keeps; nothing where a basis does not measure."""

    rule: str
    basis: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """What one application comes to, in words of the report, ids and numbers.

    ``verdicts`` are those of the report, nothing where a basis measures nothing; ``states`` tell
    the two kinds of unknown apart. ``group``, ``not_met``, ``open`` (rules that wait for answers
    first) and ``to_answer`` (questions) look at the law and the province's guide; ``by_old_list``
    are the rules that fail or are open by the old checklist. ``causes`` says of rules that fail or
    are open what fails or waits first, by the old checklist where nothing else is missing; a rule
    that no text settles has none. ``is_unsettled`` tells that no text says who decides,
    ``cannot_apply`` that nobody takes the application of this applicant. ``since`` is the rules
    version of the result that the file keeps; without one nothing can have changed.
    ``unread`` are the cells of its row that could not be read: their answers are open. So are those
    that are ``left_aside``, as of an earlier day than the file's own.
    ``days`` to file and ``plan`` stand where they were asked for.
    """

    name: str
    line: int | None
    company: str | None
    day: date
    route: Mapping[str, str | None]
    verdicts: Mapping[str, Mapping[str, str] | None]
    states: Mapping[str, str | None]
    group: str
    not_met: list[str]
    open: list[str]
    open_by_law: int
    to_answer: int
    by_old_list: list[str]
    causes: Mapping[str, Why]
    since: str | None
    changed: list[ChangedVerdict]
    is_unsettled: bool
    cannot_apply: bool
    unread: Refused | None = None
    left_aside: tuple[Reason, ...] = ()
    days: Mapping[str, Any] | None = None
    plan: Mapping[str, Any] | None = None

    @property
    def is_needless(self) -> bool:
        """Tell whether the company needs no license: then it has nothing to file."""
        return self.route["need"] == NOT_NEEDED

    @property
    def shown_group(self) -> str:
        """Return the group in which it is shown: without anything to file one of its own."""
        return NOT_NEEDED if self.is_needless else self.group


def judge(entry: Entry, today: date, as_of: date | None = None) -> Judged | Refused:
    """Return what an application comes to; of a file with a fault every fault in it.

    In the row of a sheet a fault leaves an answer open, and the rest is judged.
    """
    app, errors = parse(entry.application, load_law(), today, as_of)
    if entry.line is not None:
        return _row(entry, app, _unread(entry, entry.line, errors))
    if not errors:
        try:
            return _row(entry, app)
        except InputError as error:
            errors = (error,)
    # It is mended where it lies; only a row of a sheet is handed back for that.
    return Refused(entry.name, None, errors)


def _unread(entry: Entry, line: int, errors: Iterable[InputError]) -> Refused | None:
    """Return what of a row could not be read: neither as cells nor as answers."""
    # What stands there because its cell cannot be read is no second fault.
    known = {error.path.partition("[")[0] for error in entry.faults}
    faults = (*entry.faults, *(error for error in errors if error.path not in known))
    return refused_cells(entry.name, line, told(faults), entry.application) if faults else None


def _row(entry: Entry, app: Application, unread: Refused | None = None) -> Judged:
    """Judge what has no fault but perhaps in cells, or in the result that its file keeps."""
    route = decide_route(app)
    outcomes = measure(app, route)
    states = {b: {rule: each.state for rule, each in of.items()} for b, of in outcomes.items()}
    verdicts = {b: {r: each.verdict for r, each in of.items()} for b, of in outcomes.items()}
    since, changed = changes(entry.application.get("receipt"), verdicts)
    not_met, waiting, unclear = (_rules_that_say(state, states) for state in LACKING)
    deciding = (each for basis in DECIDING for each in outcomes[basis].values())
    missing = {path for each in deciding for path in each.open}
    if route.cannot_apply and route.need != NOT_NEEDED:
        # One act changes that; what else fails or is open matters to nobody.
        not_met, waiting, unclear = [rule for rule in not_met if rule == COMPANY], [], []
    return Judged(
        name=entry.name,
        line=entry.line,
        company=app.answer("company.name"),
        day=app.day,
        route=route_parts(route),
        verdicts={basis: by_kind(verdicts[basis], load_law()) for basis in WRITTEN_ORDER},
        states={basis: _as_a_whole(states[basis]) for basis in Basis},
        group=_group(route, not_met, waiting, unclear),
        not_met=not_met,
        open=[rule for rule in dict.fromkeys((*waiting, *unclear)) if rule not in not_met],
        open_by_law=sum(state in (ANSWER, UNCLEAR) for state in states[Basis.LAW].values()),
        to_answer=len(narrowed(route, missing.union(route.missing))),
        by_old_list=[
            rule for state in LACKING for rule in _rules_that_say(state, states, OLD_LIST)
        ],
        causes=_causes(outcomes, DECIDING if not_met or waiting or unclear else OLD_LIST),
        since=since,
        changed=changed,
        is_unsettled=route.is_unsettled,
        cannot_apply=route.cannot_apply,
        unread=unread,
        left_aside=left_aside(app, load_law()),
    )


def measure(app: Application, route: Route) -> Outcomes:
    """Return what every rule comes to on every basis that measures it, without words."""
    found: dict[Basis, dict[str, Outcome]] = {basis: {} for basis in Basis}
    for rule, basis, version in _wordings(load_law(), app.day, route.authority_code):
        found[basis][rule.id] = outcome_by(app, rule, version)
    return found


@lru_cache(maxsize=MOST_DAYS)
def _wordings(
    law: Law, day: date, authority: str
) -> tuple[tuple[Rule, Basis, Version | None], ...]:
    """Return what is measured on a day where an authority decides: rule, basis and wording."""
    return tuple(
        (rule, basis, rule.version(basis, day, authority))
        for rule in law.rules
        for basis in Basis
        if is_measured(rule, basis, authority, day)
    )


def _as_a_whole(states: Mapping[str, str]) -> str | None:
    """Return what a basis says as a whole; where it asks nothing of the company, that it does."""
    said = set(states.values())
    if said <= {Verdict.NOT_APPLICABLE}:
        return next(iter(said), None)
    return worst(said)


def _rules_that_say(state: str, states: States, bases: Iterable[Basis] = DECIDING) -> list[str]:
    """Return the rules of which some basis says something, in the order shown."""
    said = [states[basis] for basis in bases]
    return [rule.id for rule in load_law().rules if any(s.get(rule.id) == state for s in said)]


def _causes(outcomes: Outcomes, bases: Iterable[Basis]) -> dict[str, Why]:
    """Return what fails first of each rule, else what waits for an answer first."""
    said = [each for basis in bases for each in outcomes[basis].items()]
    waiting = {rule: why("open", each.open[0]) for rule, each in said if each.state == ANSWER}
    failing = {rule: each.holds.whys[0] for rule, each in said if each.state == Verdict.NOT_MET}
    return waiting | failing


def _group(route: Route, not_met: list[str], waiting: list[str], unclear: list[str]) -> str:
    """Return what comes first: mend, answer, ask the authority, or file."""
    # Where the company is registered is only a caution: no verdict and no route waits for it.
    asked = [path for path in route.missing if path != HOME]
    if not_met:
        return "stops"
    if (waiting or asked) and route.need != PERHAPS_NOT:
        return "answer"
    is_settled = route.need in SETTLED and route.license_class != "unknown"
    return "ready" if is_settled and route.authority and not unclear else "ask"


def changes(
    receipt: Mapping[str, Any] | None, verdicts: VerdictsByBasis
) -> tuple[str | None, list[ChangedVerdict]]:
    """Return which verdicts are others than a file keeps, and the rules version it was made with.

    Raises ``InputError`` where what the file keeps is no result.
    """
    if receipt is None or receipt.get("verdicts") is None:
        return None, []
    before = side_of_receipt(receipt)
    now = {
        (rule, basis): verdict
        for basis, of_rules in verdicts.items()
        for rule, verdict in of_rules.items()
    }
    keys = ((rule.id, basis) for rule in load_law().rules for basis in Basis)
    changed = (ChangedVerdict(*key, before.verdicts.get(key), now.get(key)) for key in keys)
    return before.rules_version, [each for each in changed if each.before != each.after]

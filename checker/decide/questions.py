"""Which questions still matter, and which one to ask next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, NamedTuple

from checker.application.application import Application
from checker.core.verdicts import Outcome
from checker.decide.evaluate import outcome_on
from checker.decide.memo import Memo, watched
from checker.model import (
    PERHAPS_NOT,
    Basis,
    Findings,
    Law,
    Paths,
    Route,
    Rule,
    Verdict,
    general_path,
)
from checker.rules.foreign_capital import FOREIGN, answered_of_owners, settled_by_owners
from checker.rules.route import decide_route
from checker.rules.shared import PROVINCES

# By these it is settled which authority decides.
NAMES_AUTHORITY = (PROVINCES, FOREIGN)
# The eight questions that settle whether the license is needed, which one, and what it takes: each
# by the keys it writes. What names the authority comes first: it decides whose guide counts.
EIGHT = (
    *((path,) for path in NAMES_AUTHORITY),
    ("service.for_others", "service.group_clients"),
    ("service.rents_out",),
    ("service.public_network",),
    ("service.users", "service.clients"),
    ("service.marketing_calls",),
    (
        *("company.multi_level", "penalties", "bars", "service.other_services"),
        *("establishments", "violations", "company.special_words"),
    ),
)
# A key that counts only beside one answer to the first key of its question.
FOLLOWS = {"service.group_clients": True, "service.clients": "abroad"}
KEYS = tuple(path for paths in EIGHT for path in paths)


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: the rules it settles alone, and those it helps to decide."""

    path: str
    settles: tuple[Rule, ...]
    helps: tuple[Rule, ...]
    rank: tuple[int, ...]


class WaitingVerdict(NamedTuple):
    """A verdict that waits for a fact."""

    rule: Rule
    basis: Basis
    alone: bool


def questions(findings: Findings, law: Law, bases: Collection[Basis]) -> tuple[Question, ...]:
    """Return the questions still worth asking, most useful first.

    What the route waits for comes first: need, class, scope, authority. Then a question comes
    earlier the more rules it can settle: the law in force before the local guide before the
    checklist, then the rules it helps to decide, then the form's order.
    """
    order = form_order(law)
    # By open fact the verdicts that wait for it.
    waiting: defaultdict[str, list[WaitingVerdict]] = defaultdict(list)
    for found in findings.rules:
        for basis, finding in found.on.items():
            for path in finding.missing if basis in bases else ():
                alone = len(finding.missing) == 1
                waiting[path].append(WaitingVerdict(found.rule, basis, alone))
    asked = [
        _question(
            path,
            waiting[path],
            order[general_path(path)],
            routes=path in findings.route.missing,
        )
        for path in worth_asking(findings, bases)
    ]
    return tuple(sorted(asked, key=lambda q: q.rank))


@cache
def form_order(law: Law) -> dict[str, int]:
    """Return the place of each question in the form."""
    return {path: i for i, path in enumerate(law.facts)}


def worth_asking(findings: Findings, bases: Collection[Basis]) -> Paths:
    """Return the open facts that are worth an answer now."""
    return narrowed(findings.route, open_paths(findings, bases))


def narrowed(route: Route, paths: Iterable[str]) -> Paths:
    """Leave of open facts those that are worth an answer by what is known of the need.

    Nothing is filed where no license is needed, or by whoever cannot apply. Where probably none is
    needed, no answer settles that, as the texts do not; the authority does, and only what tells who
    that is comes before its word.
    """
    if route.asks_nothing_more:
        return ()
    if route.need == PERHAPS_NOT:
        return tuple(p for p in paths if p in NAMES_AUTHORITY and route.authority is None)
    return tuple(paths)


def open_paths(findings: Findings, bases: Collection[Basis]) -> Paths:
    """Return the open facts that can still change a verdict, the route or what must be mended.

    There are none for whoever needs no license or cannot apply: nothing is filed in any case.
    """
    if findings.route.asks_nothing_more:
        return ()
    paths = [p for r in findings.rules for b, f in r.on.items() if b in bases for p in f.open]
    return tuple(dict.fromkeys((*findings.route.missing, *paths)))


def _question(path: str, waiting: list[WaitingVerdict], place: int, *, routes: bool) -> Question:
    """Rank a question; ``routes`` tells whether the route waits for it."""
    alone = [w for w in waiting if w.alone]
    settled = [w.basis for w in alone]
    helped = [w.basis for w in waiting]
    rank = (
        -int(routes),
        *[-settled.count(basis) for basis in Basis],
        *[-helped.count(basis) for basis in Basis],
        place,
    )
    settles = {w.rule.id: w.rule for w in alone}
    helps = {w.rule.id: w.rule for w in waiting if w.rule.id not in settles}
    return Question(path, tuple(settles.values()), tuple(helps.values()), rank)


def relevant(
    app: Application,
    findings: Findings,
    law: Law,
    bases: Collection[Basis],
    memo: Memo,
) -> Paths:
    """Return the questions that matter: the open ones, and the answered ones that would be open.

    An answered question matters if a verdict would wait for it, or be another, were it taken back,
    and while it contradicts another. ``memo`` is the one the findings were made with.
    """
    still_open = open_paths(findings, bases)
    settled = settled_by_owners(app)
    needed = _needed(settled, findings, law, bases, memo)
    if settled is not app:
        needed.update(answered_of_owners(app))
    answered = [path for path in (*app.answers, *app.lengths) if path in needed]
    named = (path for each in findings.contradictions for path in each.facts)
    # What a paper says may stand against an answer, and is no question.
    disputed = [path for path in named if general_path(path) in law.facts]
    return tuple(dict.fromkeys((*still_open, *answered, *disputed)))


def _needed(
    app: Application, findings: Findings, law: Law, bases: Collection[Basis], memo: Memo
) -> set[str]:
    """Return the answers without which the route or a verdict would wait, or come out otherwise."""
    authority = findings.route.authority_code
    routes = memo.of(_routes_without, app, _routes_without)
    needed = {path for path, route in routes.items() if path in route.missing}
    # Without these another guide counts, whose rules have not been measured yet.
    codes = {path: route.authority_code for path, route in routes.items()}
    elsewhere = {path: code for path, code in codes.items() if code != authority}
    measured = [(rule, basis) for rule in law.rules for basis in bases]
    for rule, basis in measured:
        key, look = (rule.id, basis, authority), partial(_needed_by, rule, basis, authority)
        needed.update(path for path in memo.of(key, app, look) if path not in elsewhere)
    now = {(r.rule.id, b): f.verdict for r in findings.rules for b, f in r.on.items()}

    def is_needed_elsewhere(path: str, rule: Rule, basis: Basis) -> bool:
        code = elsewhere[path]
        key = (rule.id, basis, code, path)
        less = memo.of(key, app, lambda a: outcome_on(a, rule, basis, code), without=path)
        return less is not None and _waits(path, less, now.get((rule.id, basis)))

    return needed.union(
        path
        for path in elsewhere.keys() - needed
        if any(is_needed_elsewhere(path, rule, basis) for rule, basis in measured)
    )


def _routes_without(app: Application) -> dict[str, Route]:
    """Return the route without each answer that it rests on."""
    seen: dict[str, None] = {}
    decide_route(watched(app, seen))
    return {path: decide_route(watched(app, {}, path)) for path in _answered(app, seen)}


def _needed_by(rule: Rule, basis: Basis, authority: str, app: Application) -> Paths:
    """Return the answers that one rule's outcome needs on one basis."""
    seen: dict[str, None] = {}
    now = outcome_on(watched(app, seen), rule, basis, authority)
    found = []
    for path in _answered(app, seen) if now else ():
        less = outcome_on(watched(app, {}, path), rule, basis, authority)
        if now and less and _waits(path, less, now.verdict):
            found.append(path)
    return tuple(found)


def _answered(app: Application, seen: Iterable[str]) -> list[str]:
    """Return which of the questions that were looked at are answered."""
    return [path for path in seen if path in app.answers or path in app.lengths]


def _waits(path: str, less: Outcome, verdict: Verdict | None) -> bool:
    """Tell whether an outcome without an answer waits for it or is not the verdict that it was."""
    # A verdict that differs counts too: an answer may decide by making a rule not apply.
    return path in less.open or less.verdict is not verdict


def answered_of_eight(given: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many of the eight questions are answered, and eight; ``given`` is by path."""
    answered = 0
    for lead, *others in EIGHT:
        # Some keys count only beside one answer to the first.
        counts = [p for p in others if p not in FOLLOWS or given.get(lead) == FOLLOWS[p]]
        answered += all(path in given for path in (lead, *counts))
    return answered, len(EIGHT)


def open_of_the_eight(app: Application) -> list[str]:
    """Return the keys of the eight questions that have no answer, in their order."""
    return [
        path
        for lead, *others in EIGHT
        for path in (lead, *others)
        if app.is_open(path) and (path not in FOLLOWS or app.answer(lead) == FOLLOWS[path])
    ]


def number_of(path: str) -> int | None:
    """Return which of the eight questions writes a key, also one of an entry of its list."""
    name = path.partition("[")[0]
    return next((n for n, paths in enumerate(EIGHT, 1) if name in paths), None)


def place_of(path: str) -> int:
    """Return where a key stands among those of the eight; what is of none comes after them."""
    name = path.partition("[")[0]
    return KEYS.index(name) if name in KEYS else len(KEYS)

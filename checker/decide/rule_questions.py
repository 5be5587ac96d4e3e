"""Which questions each rule asks, seen by watching its decision function read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from checker.application.application import Application
from checker.decide.memo import watched
from checker.model import UNCLEAR, Bases, Basis, Law, Paths, Rule, Version, general_path
from checker.rules import decision
from checker.rules.foreign_capital import FOREIGN
from checker.rules.route import decide_route

# Owners further up may be entered beside the question on foreign capital, which asks for them too.
ASKED_APART = "holders"
# So that no rule goes through the owners for what that question leaves open.
NOT_SETTLED = {FOREIGN: UNCLEAR}
# With nothing else answered no decision looks at the day.
ANY_DAY = date(2026, 1, 1)


def _looked_at(law: Law, decide: Callable[[Application], object]) -> set[str]:
    """Return the questions that a function reads: with every list open, and with one entry."""
    lists = [path for path, fact in law.facts.items() if fact.type == "list"]
    seen: dict[str, None] = {}
    # A decision asks of a list first whether it is known, and then of each entry.
    for lengths in ({}, dict.fromkeys(lists, 1)):
        decide(watched(Application(ANY_DAY, NOT_SETTLED, lengths), seen))
    asked = {general_path(path) for path in seen} & law.facts.keys()
    return {path for path in asked if path.partition("[")[0] != ASKED_APART}


def _in_order(law: Law, paths: Iterable[str]) -> Paths:
    """Return questions in the form's order."""
    return tuple(sorted(paths, key=list(law.facts).index))


def asked_on(law: Law, rule: Rule, basis: Basis) -> Paths:
    """Return the questions a rule's wordings on one basis ask, in the form's order.

    Wordings that have ended are left out: nobody files under them any more.
    """
    found: set[str] = set()
    for version in rule.versions_on(basis):
        if version.asked and version.ends is None:
            found |= asked_in(law, rule, version)
    return _in_order(law, found)


def asked_in(law: Law, rule: Rule, version: Version) -> set[str]:
    """Return the questions that one wording of a rule asks."""
    decide = decision(rule, version)
    return _looked_at(law, lambda app: decide(app, version))


@cache
def bases_of_questions(law: Law) -> dict[str, Bases]:
    """Return the bases on which any rule asks each question today."""
    asked = {b: {p for rule in law.rules for p in asked_on(law, rule, b)} for b in Basis}
    return {path: tuple(b for b in Basis if path in asked[b]) for path in law.facts}


def asked_by_route(law: Law) -> Paths:
    """Return the questions the route asks, in the form's order."""
    return _in_order(law, _looked_at(law, decide_route))

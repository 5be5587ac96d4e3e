"""Which questions each rule asks, seen by watching its decision function read them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from checker.application.application import Application
from checker.memo import watched
from checker.model import Basis, Law, Rule, general_path
from checker.rules.decisions import decision
from checker.rules.route import decide_route

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checker.model import Version

ANY_DAY = date(2026, 1, 1)


def _watch(law: Law, decide: Callable[[Application], object]) -> tuple[str, ...]:
    lists = [path for path, fact in law.facts.items() if fact.type == "list"]
    seen: dict[str, None] = {}
    for lengths in ({}, dict.fromkeys(lists, 1)):
        decide(watched(Application(ANY_DAY, {}, lengths), seen))
    order = list(law.facts)
    general = {general_path(path) for path in seen}
    return tuple(sorted((p for p in general if p in law.facts), key=order.index))


def asked_on(law: Law, rule: Rule, basis: Basis) -> tuple[str, ...]:
    """Return the questions a rule's wordings on one basis ask, in the form's order.

    Wordings that have ended are left out: nobody files under them any more.
    """
    return _asked_by(law, rule, [v for v in rule.versions_on(basis) if v.ends is None])


def _asked_by(law: Law, rule: Rule, versions: Iterable[Version]) -> tuple[str, ...]:
    found: list[str] = []
    for version in versions:
        if version.asked:
            decide = decision(rule, version)
            found += _watch(law, lambda app, d=decide, v=version: d(app, v))  # type: ignore[misc]
    order = list(law.facts)
    return tuple(sorted(set(found), key=order.index))


def bases_of(law: Law, path: str) -> tuple[Basis, ...]:
    """Return the bases on which any rule asks a question today."""
    return _bases(law)[general_path(path)]


@cache
def _bases(law: Law) -> dict[str, tuple[Basis, ...]]:
    asked = {b: {p for rule in law.rules for p in asked_on(law, rule, b)} for b in Basis}
    return {path: tuple(b for b in Basis if path in asked[b]) for path in law.facts}


def asked_by_route(law: Law) -> tuple[str, ...]:
    """Return the questions the route asks."""
    return _watch(law, decide_route)

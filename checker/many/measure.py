"""Measure one application without words: the states that its full report would come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from checker.application.application import Application
from checker.evaluate import is_measured, state_by
from checker.model import Basis, Law, Route, Rule, Version
from checker.rules.route import decide_route

# Whose wordings are in force: it is asked of some sixty rules and bases for every application, and
# a hundred of them have one day and a handful of authorities. Looked up anew it takes a third of
# the time of an application.
MOST_DAYS = 512


@dataclass(frozen=True, slots=True)
class Measured:
    """The route, and by basis what each rule comes to and which answers it still waits for."""

    route: Route
    states: dict[Basis, dict[str, str]]
    open: dict[Basis, dict[str, tuple[str, ...]]]


def measure(app: Application, law: Law) -> Measured:
    """Return the state of every rule on every basis that measures it, as ``evaluate`` finds it."""
    route = decide_route(app)
    states: dict[Basis, dict[str, str]] = {basis: {} for basis in Basis}
    waiting: dict[Basis, dict[str, tuple[str, ...]]] = {basis: {} for basis in Basis}
    for rule, basis, version in wordings(law, app.day, route.authority_code):
        states[basis][rule.id], waiting[basis][rule.id] = state_by(app, rule, version)
    return Measured(route, states, waiting)


@lru_cache(maxsize=MOST_DAYS)
def wordings(law: Law, day: date, authority: str) -> tuple[tuple[Rule, Basis, Version | None], ...]:
    """Return what is measured on a day where an authority decides: rule, basis and wording."""
    return tuple(
        (rule, basis, rule.version(basis, day, authority))
        for rule in law.rules
        for basis in Basis
        if is_measured(rule, basis, authority, day)
    )

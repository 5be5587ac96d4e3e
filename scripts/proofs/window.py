"""Prove the days to file: those that are found are those that evaluating every day finds."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.filing.window.find import FINE, DayRun, Window, window
from checker.filing.window.outline import BASES
from checker.load import load_law
from checker.model import Basis, Findings, Law
from checker.rules.shared import PROVINCES
from scripts.proofs.applications import applications

# What one day is like: the states of all findings on each basis.
Day = dict[Basis, set[str]]


def each(count: int, seed: int) -> Iterator[list[str]]:
    """Return for each application what its days to file say otherwise."""
    law = load_law()
    return (differences(data, law) for data in applications(law, count, seed))


def differences(data: dict[str, Any], law: Law) -> list[str]:
    """Return what the days to file say otherwise than one evaluation after the other."""
    first = date.fromisoformat(data["application_date"])
    app, errors = parse(data, law, first)
    if errors:
        return [f"{error.path}: {error.text.en}" for error in errors]
    found = window(app, law)
    wrong: list[str] = []
    days: list[Day] = []
    for n in range((found.last - found.first).days + 1):
        day = first + timedelta(n)
        on_day, _ = parse(data, law, first, as_of=day)
        findings = evaluate(on_day, law)
        wrong += unlike(found, findings)
        days.append(as_a_whole(findings))
    for name, bases in BASES.items():
        outlook = found.outlook(bases)
        wrong += apart(f"{name}, met", outlook.met, first, [fits(day, bases) for day in days])
        never = [not any("not_met" in day[basis] for basis in bases) for day in days]
        wrong += apart(f"{name}, nothing fails", outlook.unfailing, first, never)
    return wrong


def unlike(found: Window, findings: Findings) -> list[str]:
    """Return the rules that say something else on a day than its evaluation does."""
    states = {r.rule.id: {b: finding.state for b, finding in r.on.items()} for r in findings.rules}
    return [
        f"{findings.day}: {row.rule.id}, {row.basis}"
        for row in found.rows
        if row.rule and row.state(findings.day) != states[row.rule.id].get(row.basis)
    ]


def as_a_whole(findings: Findings) -> Day:
    """Return what a day is like; whose guide applies may be open, and then so is the guide."""
    day: Day = {b: {r.on[b].state for r in findings.rules if b in r.on} for b in Basis}
    route = findings.route
    # In one province capital that is open, or unclear in law, leaves open who decides.
    if route.authority is None and (PROVINCES in route.missing or route.scope == "local"):
        day[Basis.LOCAL].add("answer")
    return day


def fits(day: Day, bases: Iterable[Basis]) -> bool:
    """Tell whether these bases as a whole are met on a day."""
    return all(state in FINE for basis in bases for state in day[basis])


def apart(what: str, runs: tuple[DayRun, ...], first: date, days: list[bool]) -> list[str]:
    """Return where runs of days are not those of the days that hold, first and last included."""
    given = [(run.opens, run.closes) for run in runs]
    wanted = list(runs_of(days, first))
    return [] if given == wanted else [f"{what}: {given} is not {wanted}"]


def runs_of(days: list[bool], first: date) -> Iterable[tuple[date, date]]:
    """Return the first and last day of each run of days that hold."""
    for holds, run in groupby(enumerate(days), key=lambda numbered: numbered[1]):
        if holds:
            numbers = [n for n, _ in run]
            yield first + timedelta(numbers[0]), first + timedelta(numbers[-1])

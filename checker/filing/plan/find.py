"""The plan to yes: ways after which nothing fails, what stands in the way, who must answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import word
from checker.decide.evaluate import evaluate, outcome_on
from checker.decide.memo import Memo
from checker.decide.reasons import Place, reasons
from checker.filing.plan.judge import Judge
from checker.filing.plan.search import LEFT_OUT, Search
from checker.filing.plan.settle import TasksOfSide, settle
from checker.filing.plan.ways import Way, Writer, common
from checker.model import (
    NOT_NEEDED,
    PERHAPS_NOT,
    Basis,
    Law,
    Reason,
    Rule,
    Text,
    Verdict,
)
from checker.report.outline import Report
from checker.report.sources import none_known


class Unchangeable(NamedTuple):
    """What fails and is no one's to change, and the last day it stands, where one is known."""

    rule: Rule
    basis: Basis
    reason: Reason
    until: date | None


class Plan(NamedTuple):
    """Everything that leads one application to yes on the bases of a report.

    ``said`` stands where there is no way; ``rest`` is what can be done even so. What ``measures``
    nothing has no rule for its day, or no need of the license. ``left_out`` is what was not looked
    at, where the entries differ too much.
    """

    report: Report
    said: Text | None = None
    measures: bool = True
    ways: tuple[Way, ...] = ()
    given: tuple[Unchangeable, ...] = ()
    rest: Way | None = None
    settle: tuple[TasksOfSide, ...] = ()
    left_out: tuple[str, ...] = ()


def plan_for(app: Application, law: Law, bases: Iterable[Basis], memo: Memo | None = None) -> Plan:
    """Return the plan of one application: its ways do what ``bases`` ask, all of them.

    ``memo`` spares another plan for the same application what is found of it.
    """
    report = Report(app, evaluate(app, law, memo), law, tuple(bases))
    need = report.route.need
    if not report.is_ruled:
        return Plan(report, none_known(law), measures=False)
    # Whoever needs no license has nothing to file.
    if need == NOT_NEEDED:
        return Plan(report, word("need.not-needed"), measures=False)
    search = Search(app, Judge(law, report.bases))
    writer = Writer(app, law, report.bases, search.representatives)
    ways, stands = writer.ways(search.ways()), tuple(given(search))
    rest = None if ways else writer.ways([search.rest()])[0]
    groups = tuple(settle(report, common(ways, app) if ways else rest))
    waits = need == PERHAPS_NOT or any(group.facts for group in groups)
    said = None
    if not ways:
        # Something stands, or nothing fails, at least so far.
        nothing = "plan.nothing-yet" if waits else "plan.nothing"
        said = word(nothing if search.judge.passes(search.reduced) else "plan.none")
    return Plan(
        report,
        said,
        ways=ways,
        given=stands,
        rest=rest,
        settle=groups,
        left_out=tuple(each for each in LEFT_OUT if each in search.left_out),
    )


def given(search: Search) -> Iterator[Unchangeable]:
    """Return what fails on the day and no change of an answer mends."""
    app, law, authority = search.app, search.judge.law, search.judge.authority(search.app)
    failing = [r for r in search.judge.failing(search.reduced) if not search.can_correct(r)]
    for rule, basis in product(failing, search.judge.bases):
        version = rule.version(basis, app.day, authority)
        outcome = outcome_on(app, rule, basis, authority)
        if version is None or outcome is None or outcome.verdict is not Verdict.NOT_MET:
            continue
        # The causes come first, in their order; what is only noted beside them stands behind.
        told = reasons(Place(app, law, rule, version), outcome)
        for cause, reason in zip(outcome.holds.whys, told, strict=False):
            until = dict(cause.fill).get("until")
            yield Unchangeable(rule, basis, reason, until if isinstance(until, date) else None)

"""Decide what the measures of 2001 and 2009 asked otherwise than those in force.

A version of an earlier generation names one of these functions where its logic differs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import add_years
from checker.rules.conditions import declared, inside, no_major_violations
from checker.rules.materials import paper
from checker.rules.registry import Decisions
from checker.verdicts import YES, Outcome, Truth, all_of, any_of, no, not_, open_fact, why

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.application.application import Application
    from checker.model import Version

DECISIONS = Decisions()
decides = DECISIONS.decides


@decides("feasibility-and-technical-plan", "law")
def feasibility_and_technical_plan(app: Application, _version: Version) -> Outcome:
    """Ask for the study and the technical plan (Order 19, as reported)."""
    return declared(app, "feasibility_study", "technical_plan")


@decides("premises-and-facilities", "law")
def premises_and_facilities(app: Application, _version: Version) -> Outcome:
    """Ask for premises and facilities, the plan apart (Order 19, as reported)."""
    return declared(app, "premises", "facilities")


decides("no-major-violations-of-2001", "law")(no_major_violations)


@decides("no-record-of-violations", "law")
def no_record_of_violations(app: Application, version: Version) -> Outcome:
    """Look for any violation or penalty within the last years, by whomever (Order 5 art. 6(6)).

    The answers do not tell the rules of telecom supervision from other law: all are counted.
    """
    years = version.values["years"]
    penalties = _none_inside(app, "penalties", "telecom-penalty", years)
    violations = _none_inside(app, "violations", "violation-on-record", years)
    return Outcome(all_of(penalties, violations))


def _none_inside(app: Application, name: str, code: str, years: int) -> Truth:
    entries = app.entries(name)
    if entries is None:
        return open_fact(name)
    return all_of(*(_outside(app, f"{entry}.on", code, years) for entry in entries))


def _outside(app: Application, path: str, code: str, years: int) -> Truth:
    on = app.date(path)
    if on is None:
        return open_fact(path)
    return not_(inside(app.day, on, years), why(code, path, on=on, until=add_years(on, years)))


@decides("no-bar-of-2001", "law")
def no_bar(app: Application, version: Version) -> Outcome:
    """Look for a license lost through fraud, last day of the bar inside (Order 19 art. 29(2))."""
    entries = app.entries("bars")
    if entries is None:
        return Outcome(open_fact("bars"))
    years = version.values["deception_years"]
    return Outcome(all_of(*(_bar_over(app, entry, years) for entry in entries)))


def _bar_over(app: Application, entry: str, years: int) -> Truth:
    """Hold where the bar has run out, and where an application was merely refused."""
    on, reason = app.date(f"{entry}.on"), app.word(f"{entry}.reason")
    if reason == "false-papers":
        return YES
    if on is not None and app.day > add_years(on, years):
        return YES
    if on is None or reason is None:
        open_ones = {"on": on, "reason": reason}
        return open_fact(*(f"{entry}.{key}" for key, known in open_ones.items() if known is None))
    return no(why("barred-deception", f"{entry}.on", on=on, until=add_years(on, years)))


@decides("either-report", "law")
def either_report(app: Application, _version: Version) -> Outcome:
    """Ask for audited accounts or a capital verification report, whatever the company's age."""
    stem = "materials.financial-report."
    audited = all_of(app.yes(stem + "audit_report_original"), app.yes(stem + "by_accounting_firm"))
    return Outcome(any_of(app.yes(stem + "capital_verification_original"), audited))


def _named(rule: str, *keys: str) -> Callable[[Application, Version], Outcome]:
    """Return the decision of a paper of which fewer things were asked."""

    def decide(app: Application, _version: Version) -> Outcome:
        return Outcome(paper(app, rule, *keys))

    return decide


decides("equity-structure", "law")(_named("equity-structure-chart"))
decides("staff-description", "law")(_named("personnel-list"))
decides("written-application", "law")(_named("application-form", "signed"))
decides("signed-commitment", "law")(_named("lawful-operation-commitment", "signed"))

"""Decide material 5: the capital verification report or the audit report."""

from __future__ import annotations

from checker.application.application import Application
from checker.core.dates import Period
from checker.core.verdicts import Outcome, any_of, either_way, no, open_fact, why
from checker.model import Version
from checker.rules.papers import if_there, issued_within, path_of
from checker.rules.registry import decides
from checker.rules.shared import yes_to_all

REPORT = "financial-report"
CAPITAL_REPORT = path_of(REPORT, "capital_verification_original")
AUDIT_REPORT = path_of(REPORT, "audit_report_original")
AUDITED_ON = path_of(REPORT, "audit_report_on")
BY_FIRM = path_of(REPORT, "by_accounting_firm")
FOUNDED = "company.established_on"


@decides("financial-report", "checklist")
def financial_report(app: Application, version: Version) -> Outcome:
    """Ask a young company for the capital verification report, an older one for the audit."""
    by_firm = app.yes(BY_FIRM)
    fresh = issued_within(app, AUDITED_ON, 12 * version.values["audit_years"])
    capital = if_there(app.yes(CAPITAL_REPORT), by_firm)
    audit = if_there(app.yes(AUDIT_REPORT), fresh, by_firm)
    founded = app.date(FOUNDED)
    # A company is at least as old as the report on its accounts.
    since = founded or app.date(AUDITED_ON)
    if since is None:
        return Outcome(either_way(open_fact(FOUNDED), capital, audit))
    youth = Period(FOUNDED, since, 12 * version.values["young_years"])
    # The anniversary itself is still within one year (一年以内).
    is_young = app.is_up_to(youth)
    if founded is None:
        may_be_young = either_way(is_young, open_fact(FOUNDED), no())
        return Outcome(either_way(may_be_young, capital, audit))
    young, older = why("young", FOUNDED, until=youth.last), why("older", FOUNDED, since=youth.last)
    notes = (young if is_young.value else older,)
    return Outcome(either_way(is_young, capital, audit), notes=notes)


# Order 5, item (4); the papers of 2001 as agency pages print them.
@decides("either-report", "law")
def either_report(app: Application, _version: Version) -> Outcome:
    """Ask for audited accounts or a capital verification report, whatever the company's age."""
    return Outcome(any_of(app.yes(CAPITAL_REPORT), yes_to_all(app, AUDIT_REPORT, BY_FIRM)))

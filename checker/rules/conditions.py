"""Decide the nine conditions: one small function per rule and basis that needs one.

What the measures of 2001 and 2009 asked otherwise stands below the rule of today.
"""

from __future__ import annotations

from checker.application.application import Application
from checker.core.verdicts import YES, Outcome, Truth, all_of, any_of, no, open_fact, unclear, why
from checker.core.words import Money
from checker.model import Version
from checker.rules.record import bar_over, not_counting, of_this_license, outside
from checker.rules.registry import decides
from checker.rules.shared import (
    COMPANY_FORMS,
    CURRENCY,
    LEGAL_FORM,
    PROVINCES,
    asks_yes,
    every,
    must_be_no,
    users_abroad,
    whole_network,
)

CAPITAL = "company.registered_capital"


@decides("lawful-company", "law", "checklist")
def lawful_company(app: Application, _version: Version) -> Outcome:
    """Hold for the two forms of company (Order 42 art. 6(1); Company Law art. 2)."""
    form = app.answer(LEGAL_FORM)
    if form is None:
        return Outcome(open_fact(LEGAL_FORM))
    held = form in COMPANY_FORMS
    return Outcome(YES if held else no(why(form, LEGAL_FORM)))


# The applicant judges its own means, and the authority decides: no text sets a measure.
for _name, _basis, _means in (
    # Order 42 art. 6(2).
    ("funds-and-professionals", "law", ("funds", "professionals")),
    ("funds-and-professionals", "checklist", ("funds", "professionals")),
    ("feasibility-and-technical-plan", "checklist", ("feasibility_study", "technical_plan")),
    # Order 19, as reported.
    ("feasibility-and-technical-plan", "law", ("feasibility_study", "technical_plan")),
    # Order 42 art. 6(5); in 2001, as reported, the plan stood with the study.
    ("sites-and-facilities", "law", ("premises", "facilities", "technical_plan")),
    ("premises-and-facilities", "law", ("premises", "facilities")),
    ("sites-and-facilities", "checklist", ("premises", "facilities")),
    ("long-term-service", "checklist", ("reputation", "ability")),
):
    decides(_name, _basis)(asks_yes(*(f"means.{each}" for each in _means)))


@decides("long-term-service", "law")
def long_term_service(app: Application, _version: Version) -> Outcome:
    """Ask for reputation or ability (Order 42 art. 6(3))."""
    return Outcome(any_of(app.yes("means.reputation"), app.yes("means.ability")))


@decides("no-major-violations", "law")
def not_listed(app: Application, _version: Version) -> Outcome:
    """Look at the dishonesty list on the day (Order 42 art. 6(6))."""
    return Outcome(must_be_no(app, "record.dishonesty_list", "listed"))


@decides("no-major-violations", "checklist")
@decides("no-major-violations-of-2001", "law")
def no_major_violations(app: Application, version: Version) -> Outcome:
    """Look for a major violation by the company within the last years."""
    years = version.values["years"]
    return Outcome(every(app, "violations", lambda a, entry: not_counting(a, entry, years)))


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
    return every(app, name, lambda a, entry: outside(a, code, f"{entry}.on", years))


@decides("registered-capital", "law")
def registered_capital(app: Application, version: Version) -> Outcome:
    """Compare with the minimum for the scope, which is enough (Order 42 art. 6(4))."""
    # The minimums are in RMB, and no text fixes the day of conversion; no answer counts as RMB.
    if app.answer(CURRENCY) == "foreign":
        return Outcome(unclear(CURRENCY))
    local = _reaches(app, version.values["local"], "below-local")
    whole = _reaches(app, version.values["whole_network"], "below-whole-network")
    wide = whole_network(app)
    # Enough for both scopes: the scope need not be known.
    if whole.value is True:
        return Outcome(whole)
    # Where no province is covered, the text has no minimum that surely applies.
    if app.codes(PROVINCES) == () and whole.value is False:
        return Outcome(unclear(PROVINCES))
    if wide.value is not None:
        return Outcome(whole if wide.value else local)
    # No province at all can be the answer only where all users are abroad; else too little for the
    # lower minimum is too little.
    abroad = users_abroad(app)
    if local.value is False and abroad.value is False:
        return Outcome(local)
    also = abroad.missing if local.value is False else ()
    return Outcome(Truth(None, (*local.missing, *wide.missing, *also)))


def _reaches(app: Application, minimum: int, code: str) -> Truth:
    found = app.number(CAPITAL)
    if found is None:
        return open_fact(CAPITAL)
    if found >= minimum:
        return YES
    amounts = {"found": int(found), "minimum": minimum, "lack": minimum - int(found)}
    return no(why(code, CAPITAL, **{name: Money(yuan) for name, yuan in amounts.items()}))


@decides("call-conduct", "law")
def call_conduct(app: Application, _version: Version) -> Outcome:
    """Refuse commercial marketing calls (notice 81 of 2020, as reported)."""
    return Outcome(must_be_no(app, "service.marketing_calls", "marketing"))


@decides("no-application-bar", "law")
def no_application_bar(app: Application, version: Version) -> Outcome:
    """Look for a running bar on this very license (Order 42 art. 45)."""
    return Outcome(every(app, "bars", lambda a, e: of_this_license(a, e, bar_over(a, e, version))))


@decides("no-bar-of-2001", "law")
def no_bar_of_2001(app: Application, version: Version) -> Outcome:
    """Look for a running bar on any telecom license (Order 19 art. 29(2)).

    Only a license lost through fraud barred: that wording knows no other length.
    """
    return Outcome(every(app, "bars", lambda a, entry: bar_over(a, entry, version)))

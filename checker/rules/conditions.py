"""Decide the nine conditions: one small function per rule and basis that needs one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import add_years
from checker.rules.registry import Decisions
from checker.rules.shared import whole_network
from checker.verdicts import YES, Outcome, Truth, all_of, any_of, no, not_, open_fact, why
from checker.words import Money

if TYPE_CHECKING:
    from datetime import date

    from checker.application.application import Application
    from checker.model import Version

COMPANY_FORMS = ("limited-liability-company", "joint-stock-company")

DECISIONS = Decisions()
decides = DECISIONS.decides


@decides("lawful-company", "law", "checklist")
def lawful_company(app: Application, _version: Version) -> Outcome:
    """Hold for the two forms of company (Order 42 art. 6(1); Company Law art. 2)."""
    form = app.word("company.legal_form")
    if form is None:
        return Outcome(open_fact("company.legal_form"))
    held = form in COMPANY_FORMS
    return Outcome(YES if held else no(why(form, "company.legal_form")))


def declared(app: Application, *names: str) -> Outcome:
    """Follow the applicant's own judgment of its means."""
    return Outcome(all_of(*(app.yes(f"means.{name}") for name in names)))


@decides("funds-and-professionals", "law", "checklist")
def funds_and_professionals(app: Application, _version: Version) -> Outcome:
    """Follow the applicant's own judgment (Order 42 art. 6(2))."""
    return declared(app, "funds", "professionals")


@decides("feasibility-and-technical-plan", "checklist")
def feasibility_and_technical_plan(app: Application, _version: Version) -> Outcome:
    """Ask for the study and the technical plan."""
    return declared(app, "feasibility_study", "technical_plan")


@decides("sites-and-facilities", "checklist")
def sites_and_facilities_listed(app: Application, _version: Version) -> Outcome:
    """Ask for premises and facilities."""
    return declared(app, "premises", "facilities")


@decides("sites-and-facilities", "law")
def sites_and_facilities(app: Application, _version: Version) -> Outcome:
    """Ask for premises, facilities and a technical plan (Order 42 art. 6(5))."""
    return declared(app, "premises", "facilities", "technical_plan")


@decides("long-term-service", "checklist")
def long_term_service_listed(app: Application, _version: Version) -> Outcome:
    """Ask for reputation and ability, as the list says."""
    return declared(app, "reputation", "ability")


@decides("long-term-service", "law")
def long_term_service(app: Application, _version: Version) -> Outcome:
    """Ask for reputation or ability (Order 42 art. 6(3))."""
    return Outcome(any_of(app.yes("means.reputation"), app.yes("means.ability")))


@decides("no-major-violations", "checklist")
def no_major_violations(app: Application, version: Version) -> Outcome:
    """Look for a major violation by the company within the last years, last day inside."""
    entries = app.entries("violations")
    if entries is None:
        return Outcome(open_fact("violations"))
    years = version.values["years"]
    return Outcome(all_of(*(not_counting(app, entry, years) for entry in entries)))


def not_counting(app: Application, entry: str, years: int) -> Truth:
    """Hold when a violation is old, minor or somebody else's."""
    on = app.date(f"{entry}.on")
    recent = open_fact(f"{entry}.on") if on is None else inside(app.day, on, years)
    by = app.word(f"{entry}.by")
    company = open_fact(f"{entry}.by") if by is None else Truth(value=by == "company")
    major = app.answers.get(f"{entry}.major")
    serious = open_fact(f"{entry}.major") if major is None else Truth(value=bool(major))
    until = None if on is None else add_years(on, years)
    cause = why("major-violation", f"{entry}.on", f"{entry}.major", on=on, until=until)
    return not_(all_of(recent, company, serious), cause)


def inside(day: date, start: date, years: int) -> Truth:
    """Tell whether a day lies within some years of a start, last day inside."""
    return Truth(value=day <= add_years(start, years))


@decides("no-major-violations", "law")
def not_listed(app: Application, _version: Version) -> Outcome:
    """Look at the dishonesty list on the day (Order 42 art. 6(6))."""
    return _must_be_no(app, "record.dishonesty_list", "listed")


@decides("call-conduct", "law")
def call_conduct(app: Application, _version: Version) -> Outcome:
    """Refuse commercial marketing calls (notice 81 of 2020, as reported)."""
    return _must_be_no(app, "service.marketing_calls", "marketing")


def _must_be_no(app: Application, path: str, code: str) -> Outcome:
    answer = app.answers.get(path)
    if answer is None:
        return Outcome(open_fact(path))
    return Outcome(no(why(code, path)) if answer else YES)


@decides("registered-capital", "law")
def registered_capital(app: Application, version: Version) -> Outcome:
    """Compare with the minimum for the scope, which is enough (Order 42 art. 6(4))."""
    local, whole = version.values["local"], version.values["whole_network"]
    reaches_local, reaches_whole = _reaches(app, local, "local"), _reaches(app, whole, "whole")
    wide = whole_network(app)
    if reaches_whole.value is True or reaches_local.value is False:
        return Outcome(reaches_whole if reaches_whole.value else reaches_local)
    floor = reaches_whole if wide.value else reaches_local
    return Outcome(floor if wide.value is not None else _open_floor(reaches_local, wide))


def _reaches(app: Application, minimum: int, name: str) -> Truth:
    path = "company.registered_capital"
    capital = app.number(path)
    if capital is None:
        return open_fact(path)
    code = "below-local" if name == "local" else "below-whole-network"
    cause = why(code, path, capital=Money(int(capital)), minimum=Money(minimum))
    return YES if capital >= minimum else no(cause)


def _open_floor(reaches_local: Truth, wide: Truth) -> Truth:
    return Truth(None, (*reaches_local.missing, *wide.missing))


@decides("no-application-bar", "law")
def no_application_bar(app: Application, version: Version) -> Outcome:
    """Look for a running bar, last day inside (Order 42 art. 45)."""
    entries = app.entries("bars")
    if entries is None:
        return Outcome(open_fact("bars"))
    return Outcome(all_of(*(bar_over(app, entry, version) for entry in entries)))


def bar_over(app: Application, entry: str, version: Version) -> Truth:
    """Hold when one bar has run out; either length may decide while its reason is open."""
    on, reason = app.date(f"{entry}.on"), app.word(f"{entry}.reason")
    lengths = {
        "false-papers": version.values["false_papers_years"],
        "deception": version.values["deception_years"],
    }
    if on is None:
        return open_fact(f"{entry}.on", *([] if reason else [f"{entry}.reason"]))
    ends = [add_years(on, lengths[r]) for r in ([reason] if reason else lengths)]
    if app.day > max(ends):
        return YES
    if app.day > min(ends):
        return open_fact(f"{entry}.reason")
    code = f"barred-{reason}" if reason else "barred"
    return no(why(code, f"{entry}.on", on=on, until=min(ends)))

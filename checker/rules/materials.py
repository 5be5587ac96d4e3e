"""Decide the materials: one small function per rule and basis that needs one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.dates import add_months, add_years, within
from checker.rules.registry import Decisions
from checker.rules.shared import FOREIGN, USERS, foreign_capital, users_abroad
from checker.verdicts import (
    YES,
    Outcome,
    Truth,
    Why,
    advised,
    advised_if,
    all_of,
    any_of,
    either_way,
    no,
    not_,
    open_fact,
    silent,
    unique,
    why,
)
from checker.words import Percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.application.application import Application
    from checker.model import Version

DECISIONS = Decisions()
decides = DECISIONS.decides

WHOLE = Decimal(100)
HALF = Decimal(50)
OTHERS = "service.other_services"
TOLERANCE_EACH = Decimal("0.01")


def paper(app: Application, rule: str, *keys: str) -> Truth:
    """Hold when every key of a material is yes; without the paper nothing else is asked of it."""
    stem = f"materials.{rule}."
    held = app.yes(f"{stem}held")
    if held.value is False:
        return held
    return all_of(held, *(app.yes(stem + key) for key in keys))


def _plain(rule: str, *keys: str) -> Callable[[Application, Version], Outcome]:
    """Return the decision of a paper that is asked of everybody."""

    def decide(app: Application, _version: Version) -> Outcome:
        return Outcome(paper(app, rule, *keys))

    return decide


SIGNED = ("signed", "sealed")
for _rule, _basis, _keys in (
    ("articles-of-association", "checklist", ("archive_seal",)),
    ("articles-of-association", "law", ()),
    ("personnel-list", "checklist", ("complete", "id_copies", "certificates")),
    ("premises-proof", "checklist", ()),
    ("social-security-certificate", "checklist", ("red_seal", "payer_is_applicant")),
    ("commitment-letter", "checklist", ("covers_audiotext_and_voip", *SIGNED)),
    ("business-and-technical-plan", "law", ()),
    ("service-assurance", "law", ()),
    ("security-measures", "law", ()),
    ("good-standing-evidence", "law", ()),
    ("lawful-operation-commitment", "law", SIGNED),
):
    decides(_rule, _basis)(_plain(_rule, *_keys))


def letter(app: Application, rule: str, *named: str) -> Truth:
    """Ask for a letter; of signature and seal only what a text names fails anybody.

    The rest is advised: the templates were not read.
    """
    stem = f"materials.{rule}."
    asked = paper(app, rule, *named)
    if app.answers.get(f"{stem}held") is False:
        return asked
    rest = [f"{stem}{key}" for key in SIGNED if key not in named]
    advice = advised(all_of(*(app.yes(path) for path in rest)), why("not-named", *rest))
    return all_of(asked, advice)


@decides("application-form", "law")
def application_form(app: Application, _version: Version) -> Outcome:
    """Ask for the form, signed (Order 42 art. 8(1)); the seal is advised."""
    return Outcome(letter(app, "application-form", "signed"))


@decides("no-nuisance-call-commitment", "law")
def no_nuisance_call_commitment(app: Application, _version: Version) -> Outcome:
    """Ask for the letter (notice 81, as reported)."""
    return Outcome(of_domestic_service(app, letter(app, "no-nuisance-call-commitment")))


def of_domestic_service(app: Application, asked: Truth) -> Truth:
    """Advise where all users are abroad: form and guide name 国内呼叫中心业务, and no other."""
    return advised_if(users_abroad(app), asked, why("domestic-only", USERS))


@decides("business-license", "law", "checklist")
def business_license(app: Application, _version: Version) -> Outcome:
    """Ask for the original and a copy (Order 42 art. 8(2))."""
    stem = "materials.business-license."
    return Outcome(all_of(app.yes(stem + "original"), app.yes(stem + "copy")))


@decides("personnel-list", "law")
def personnel_list(app: Application, _version: Version) -> Outcome:
    """Ask for the form with the three heads (Order 42 art. 8(3)); their IDs are advised.

    The form, as transcribed, has no field for the IDs of the three; guides that ask for them
    decide in their provinces.
    """
    ids = "materials.personnel-list.id_copies"
    advice = advised(app.yes(ids), why("no-ids", ids))
    return Outcome(form_of_heads(app, paper(app, "personnel-list"), advice))


def form_of_heads(app: Application, form: Truth, *more: Truth) -> Truth:
    """Ask for the form and what else is named; three people in the three posts are advised.

    No national text says that the three differ (B-40); the guides that say so decide locally.
    """
    if app.answers.get("materials.personnel-list.held") is False:
        return form
    path = "materials.personnel-list.three_heads"
    return all_of(form, *more, advised(app.yes(path), why("two-posts", path)))


@decides("labor-contracts", "checklist")
def labor_contracts(app: Application, _version: Version) -> Outcome:
    """Ask for the originals, shown on filing."""
    return Outcome(app.yes("materials.labor-contracts.originals"))


@decides("equity-structure-chart", "checklist")
def equity_structure_chart_listed(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, signed and sealed, with each shareholder's papers."""
    chart = paper(app, "equity-structure-chart", "complete", *SIGNED)
    papers = _of_each_shareholder(app, ("id_copy",), ("license_copy", "articles_sealed"))
    return Outcome(all_of(chart, papers, shares_add_up(app)))


@decides("equity-structure-chart", "law")
def equity_structure_chart(app: Application, _version: Version) -> Outcome:
    """Ask for tracing and each shareholder's paper; for the chart with foreign capital.

    Shares that leave something unexplained fail nobody: no national text speaks of their sum.
    """
    path = "materials.equity-structure-chart.traced"
    wide = advised(app.yes(path), why("untraced", path))
    traced = either_way(foreign_capital(app), app.yes(path), wide)
    papers = _own_paper_of_each(app)
    shares = advised(shares_add_up(app))
    whole = all_of(traced, papers, shares, _chart_if_needed(app))
    return Outcome(whole, notes=_statement_left_out(app))


def _chart_if_needed(app: Application) -> Truth:
    """Ask for the chart with foreign capital; advise it with several levels and none.

    The form leaves what stands above without foreign capital undrawn (可不绘制).
    """
    path = "company.multi_level"
    levels = app.answers.get(path)
    layered = open_fact(path) if levels is None else Truth(value=bool(levels))
    chart = paper(app, "equity-structure-chart", *SIGNED)
    advice = either_way(layered, advised(chart, why("levels-without-chart", path)), YES)
    return either_way(foreign_capital(app), _drawn(app), advice)


def _drawn(app: Application) -> Truth:
    """Ask for the chart; signature and seal are advised: the form has it drawn online."""
    stem = "materials.equity-structure-chart."
    held = app.yes(f"{stem}held")
    if held.value is False:
        return held
    signed = all_of(*(app.yes(stem + key) for key in SIGNED))
    return all_of(held, advised(signed, why("chart-unsigned", f"{stem}signed")))


def _statement_left_out(app: Application) -> tuple[Why, ...]:
    """Say what the statement is for that the form has a field for, where there is none."""
    path = "materials.equity-structure-chart.unchanged_statement"
    left_out = app.answers.get(path) is False
    return (why("no-unchanged-statement", path),) if left_out else ()


def _own_paper_of_each(app: Application) -> Truth:
    """Ask for a person's ID, and for a company's license (the form's 证照附件)."""
    entries = app.entries("shareholders")
    if entries is None:
        return open_fact("shareholders")
    return all_of(*(own_paper(app, entry) for entry in entries))


def own_paper(app: Application, entry: str) -> Truth:
    """Hold with the ID of a natural person, or the license of a company.

    Registry screenshots alone are left open: single guides take them, the form does not say so.
    """
    paths = (f"{entry}.license_copy", f"{entry}.registry_screenshot")
    held, shown = (app.yes(path) for path in paths)
    alone = silent(why("only-screenshot", *paths))
    company = either_way(held, YES, either_way(shown, alone, no(why("no-company-paper", *paths))))
    return either_way(natural_person(app, entry), app.yes(f"{entry}.id_copy"), company)


def natural_person(app: Application, entry: str) -> Truth:
    """Tell a shareholder who is a natural person from a company."""
    kind = app.word(f"{entry}.kind")
    return open_fact(f"{entry}.kind") if kind is None else Truth(value=kind == "natural-person")


def _of_each_shareholder(
    app: Application, of_person: tuple[str, ...], of_company: tuple[str, ...]
) -> Truth:
    entries = app.entries("shareholders")
    if entries is None:
        return open_fact("shareholders")
    return all_of(*(_shareholder_papers(app, e, of_person, of_company) for e in entries))


def _shareholder_papers(
    app: Application, entry: str, of_person: tuple[str, ...], of_company: tuple[str, ...]
) -> Truth:
    return either_way(
        natural_person(app, entry),
        all_of(*(app.yes(f"{entry}.{key}") for key in of_person)),
        all_of(*(app.yes(f"{entry}.{key}") for key in of_company)),
    )


def shares_add_up(app: Application) -> Truth:
    """Hold when the shares sum to 100 within 0.01 a shareholder; too much is certain early."""
    entries = app.entries("shareholders")
    if entries is None:
        return open_fact("shareholders")
    shares = {f"{e}.share": app.number(f"{e}.share") for e in entries}
    known = [s for s in shares.values() if s is not None]
    missing = tuple(path for path, share in shares.items() if share is None)
    total, tolerance = sum(known, Decimal(0)), TOLERANCE_EACH * len(entries)
    if total > WHOLE + tolerance or (not missing and abs(total - WHOLE) > tolerance):
        cause = why("chart-incomplete", *shares, sum=Percent(total))
        return Truth(value=False, missing=missing, whys=(cause,))
    return open_fact(*missing) if missing else YES


@decides("branches-and-subsidiaries", "checklist")
def branches_and_subsidiaries(app: Application, _version: Version) -> Outcome:
    """Ask for a branch's license, or for license and articles of a controlled subsidiary."""
    entries = app.entries("establishments")
    if entries is None:
        return Outcome(open_fact("establishments"), applies=open_fact("establishments"))
    concerned = [_concerned(app, e) for e in entries]
    every = all_of(
        *(
            either_way(c, _establishment_papers(app, e), YES)
            for c, e in zip(concerned, entries, strict=True)
        )
    )
    branches = _complete([(_branch(app, e), _license(app, e)) for e in entries])
    subsidiaries = _complete([(_subsidiary(app, e), _both(app, e)) for e in entries])
    enough = any_of(every, branches, subsidiaries)
    holds = every if enough.value is False else enough
    # The list says "or" (或): the papers of the other kind are advice.
    advice = [w for w in every.whys if enough.value and every.value is False]
    notes = tuple(why("either-is-enough", *w.facts) for w in advice[:1])
    return Outcome(holds, applies=any_of(*concerned), notes=notes)


def _complete(kind: list[tuple[Truth, Truth]]) -> Truth:
    """Hold when there is an establishment of a kind, and each of them has its papers."""
    some = any_of(*(either_way(is_one, papers, no()) for is_one, papers in kind))
    return all_of(some, *(either_way(is_one, papers, YES) for is_one, papers in kind))


def _branch(app: Application, entry: str) -> Truth:
    kind = app.word(f"{entry}.kind")
    return open_fact(f"{entry}.kind") if kind is None else Truth(value=kind == "branch")


def _subsidiary(app: Application, entry: str) -> Truth:
    """Hold for a controlled subsidiary."""
    branch = _branch(app, entry)
    return no() if branch.value else all_of(not_(branch), _controlled(app, entry))


def _concerned(app: Application, entry: str) -> Truth:
    kind = app.word(f"{entry}.kind")
    if kind == "branch":
        return YES
    control = _controlled(app, entry)
    if kind == "subsidiary" or control.value is True:
        return control
    return Truth(None, (f"{entry}.kind", *control.missing))


def _controlled(app: Application, entry: str) -> Truth:
    """Hold above half of the shares or with decisive votes (Company Law art. 265(2))."""
    share, votes = app.number(f"{entry}.share"), app.answers.get(f"{entry}.controlled")
    majority = open_fact(f"{entry}.share") if share is None else Truth(value=share > HALF)
    decisive = open_fact(f"{entry}.controlled") if votes is None else Truth(value=bool(votes))
    return any_of(majority, decisive)


def _establishment_papers(app: Application, entry: str) -> Truth:
    return either_way(_branch(app, entry), _license(app, entry), _both(app, entry))


def _license(app: Application, entry: str) -> Truth:
    return app.yes(f"{entry}.license_copy")


def _both(app: Application, entry: str) -> Truth:
    return all_of(_license(app, entry), app.yes(f"{entry}.articles_copy"))


@decides("financial-report", "checklist")
def financial_report(app: Application, version: Version) -> Outcome:
    """Ask a young company for the capital verification report, an older one for the audit."""
    stem = "materials.financial-report."
    by_firm = app.yes(stem + "by_accounting_firm")
    capital = _report(app.yes(stem + "capital_verification_original"), by_firm)
    audit_held = app.yes(stem + "audit_report_original")
    audit = _report(audit_held, all_of(_audit_fresh(app, version), by_firm))
    founded = app.date("company.established_on")
    if founded is None:
        return Outcome(either_way(_young(app, version), capital, audit))
    until = add_years(founded, version.values["young_years"])
    if app.day <= until:
        return Outcome(capital, notes=(why("young", "company.established_on", until=until),))
    since = why("older", "company.established_on", since=until)
    return Outcome(audit, notes=(since,))


def _young(app: Application, version: Version) -> Truth:
    """Leave a company's age open, unless its audit report is itself too old for a young one."""
    audited = app.date("materials.financial-report.audit_report_on")
    if audited and app.day > add_years(audited, version.values["young_years"]):
        return no()
    return open_fact("company.established_on")


def _report(held: Truth, rest: Truth) -> Truth:
    return held if held.value is False else all_of(held, rest)


def _audit_fresh(app: Application, version: Version) -> Truth:
    path = "materials.financial-report.audit_report_on"
    on = app.date(path)
    if on is None:
        return open_fact(path)
    until = add_years(on, version.values["audit_years"])
    fresh = within(app.day, on, until)
    return YES if fresh else no(why("too-old", path, on=on, until=until))


@decides("social-security-certificate", "law")
def social_security_certificate(app: Application, version: Version) -> Outcome:
    """Ask for the certificate as the form wants it, or for another third party's proof."""
    path = "materials.social-security-certificate.other_proof"
    certificate, other = _certificate(app, version), app.yes(path)
    instead = other.value and certificate.value is not True
    way = why("other-proof", path) if instead else None
    return Outcome(any_of(certificate, other), way=way)


def _certificate(app: Application, version: Version) -> Truth:
    """Ask for the three heads, the applicant as payer, seal or code, and for freshness."""
    rule = "social-security-certificate"
    certificate = paper(app, rule, "covers_heads", "payer_is_applicant")
    if app.answers.get(f"materials.{rule}.held") is False:
        return certificate
    in_time, latest = _issued_in_time(app, version), _shows_latest_month(app, version)
    return all_of(certificate, _seal_or_code(app), in_time, latest)


def _seal_or_code(app: Application) -> Truth:
    """Take the agency's seal, or a page with a check code (校验码/防伪码/验证码)."""
    paths = tuple(f"materials.social-security-certificate.{k}" for k in ("red_seal", "verifiable"))
    either = any_of(*(app.yes(path) for path in paths))
    return no(why("no-seal-no-code", *paths)) if either.value is False else either


def _issued_in_time(app: Application, version: Version) -> Truth:
    path = "materials.social-security-certificate.issued_on"
    on = app.date(path)
    if on is None:
        return open_fact(path)
    until = add_months(on, version.values["months"])
    fresh = within(app.day, on, until)
    return YES if fresh else no(why("too-old", path, on=on, until=until))


def _shows_latest_month(app: Application, version: Version) -> Truth:
    """Hold for a whole month; whether a part of one is "the latest month" is not said."""
    path = "materials.social-security-certificate.months"
    months = app.number(path)
    if months is None:
        return open_fact(path)
    return YES if months >= version.values["covered"] else silent(why("no-whole-month", path))


@decides("no-foreign-capital-commitment", "law")
def no_foreign_capital_commitment(app: Application, _version: Version) -> Outcome:
    """Ask a company without foreign capital for the letter."""
    signed = letter(app, "no-foreign-capital-commitment", "signed")
    return Outcome(signed, applies=not_(foreign_capital(app)))


@decides("trust-keeping-commitment", "law")
def trust_keeping_commitment(app: Application, version: Version) -> Outcome:
    """Ask for the letter while a penalty is less than three years old (未满三年)."""
    asked = letter(app, "trust-keeping-commitment")
    entries = app.entries("penalties")
    if entries is None:
        return Outcome(asked, applies=open_fact("penalties"))
    years = version.values["years"]
    recent = [_penalty_recent(app, e, years) for e in entries]
    days = [f"{e}.on" for e, r in zip(entries, recent, strict=True) if r.value]
    notes = (_last_asked(app, days, years),) if days else ()
    return Outcome(asked, applies=any_of(*recent), notes=notes)


def _last_asked(app: Application, paths: list[str], years: int) -> Why:
    """Say until when the latest penalty keeps the letter on the list."""
    on, path = max((app.date(p) or date.min, p) for p in paths)
    return why("penalty", path, on=on, until=add_years(on, years) - timedelta(days=1))


def _penalty_recent(app: Application, entry: str, years: int) -> Truth:
    on = app.date(f"{entry}.on")
    return open_fact(f"{entry}.on") if on is None else Truth(app.day < add_years(on, years))


@decides("special-services-commitment", "law")
def special_services_commitment(app: Application, version: Version) -> Outcome:
    """Ask for the letter with B22, four services or more, or a listed name or trade."""
    asked = letter(app, "special-services-commitment")
    return special_letter(app, version, asked)


def special_letter(app: Application, version: Version, asked: Truth) -> Outcome:
    """Ask for the letter of whom it concerns; advise it where only B22 beside users abroad does.

    The case of form and guide is B22 with domestic call center service (国内呼叫中心业务).
    """
    conferences = _other_services(app, lambda codes: "B22" in codes)
    sure = _surely_concerned(app, version)
    only_abroad = all_of(conferences, users_abroad(app), not_(sure))
    holds = advised_if(only_abroad, asked, why("domestic-only", USERS, OTHERS))
    return Outcome(holds, applies=any_of(conferences, sure))


def _surely_concerned(app: Application, version: Version) -> Truth:
    """Tell whether the number of services, or the name or trade, calls for the letter."""
    least = version.values["services"]
    several = _other_services(app, lambda codes: len(unique((*codes, "B24"))) >= least)
    return any_of(several, app.yes("company.special_words"))


def _other_services(app: Application, test: Callable[[tuple[str, ...]], bool]) -> Truth:
    codes = app.codes(OTHERS)
    return open_fact(OTHERS) if codes is None else Truth(test(codes))


@decides("foreign-investor-statement", "law")
def foreign_investor_statement(app: Application, _version: Version) -> Outcome:
    """Ask a company with foreign capital for the statement (FITE Provisions arts. 10 and 11).

    No text names a signature or a seal: without them it is advice. To companies of Hong Kong,
    Macau and Taiwan the Provisions apply by analogy (art. 16): no answer tells these apart.
    """
    stem = "materials.foreign-investor-statement."
    held = app.yes(f"{stem}held")
    signed = advised(app.yes(f"{stem}signed"), why("unsigned", f"{stem}signed"))
    sealed = advised(app.yes(f"{stem}sealed"), why("unsealed", f"{stem}sealed"))
    statement = held if held.value is False else all_of(held, signed, sealed)
    notes = (why("by-analogy", FOREIGN),) if held.value is False else ()
    return Outcome(statement, applies=foreign_capital(app), notes=notes)

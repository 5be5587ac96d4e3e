"""Decide what the guides of single provinces add: one small function per kind of demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.dates import add_months, within
from checker.rules.materials import (
    form_of_heads,
    natural_person,
    of_domestic_service,
    own_paper,
    paper,
    shares_add_up,
    special_letter,
)
from checker.rules.registry import Decisions
from checker.verdicts import (
    YES,
    Outcome,
    Truth,
    advised,
    all_of,
    any_of,
    either_way,
    no,
    not_,
    open_fact,
    silent,
    why,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.application.application import Application
    from checker.model import Version

DECISIONS = Decisions()
decides = DECISIONS.decides

CERTIFICATE = "social-security-certificate"
CHART = "equity-structure-chart"
SPECIAL = "special-services-commitment"
SIGNED = ("signed", "sealed")


def _papers(rule: str, *keys: str) -> Callable[[Application, Version], Outcome]:
    """Return the decision that asks for a paper and what else is named of it."""

    def decide(app: Application, _version: Version) -> Outcome:
        return Outcome(paper(app, rule, *keys))

    return decide


def _answers(*paths: str) -> Callable[[Application, Version], Outcome]:
    """Return the decision that asks for a yes to each question."""

    def decide(app: Application, _version: Version) -> Outcome:
        return Outcome(all_of(*(app.yes(path) for path in paths)))

    return decide


PLAN = "business-and-technical-plan"
LETTER = "lawful-operation-commitment"
for _name, _rule, _keys in (
    ("sealed-articles", "articles-of-association", ("archive_seal",)),
    ("equipment", PLAN, ("equipment_agreement",)),
    ("business-outline", PLAN, ("business_outline",)),
    (
        "call-center-papers",
        PLAN,
        ("carrier_agreement", "equipment_list", "equipment_agreement", "seat_plan"),
    ),
    ("premises-proof", "premises-proof", ()),
    ("ids", "personnel-list", ("id_copies",)),
    ("three-heads", "personnel-list", ("three_heads",)),
    ("security-qualification", "personnel-list", ("security_qualification",)),
    ("diplomas", "personnel-list", ("diplomas",)),
    ("addressed-letter", LETTER, ("addressed",)),
    ("letter-and-notification", LETTER, (*SIGNED, "notification_letter")),
):
    decides(_name, "local")(_papers(_rule, *_keys))

for _name, _paths in (
    ("scope-of-business", ("materials.business-license.scope_named",)),
    (
        "posted-papers",
        tuple(f"materials.business-license.{key}" for key in ("delivery_order", "sealed_copy")),
    ),
    ("notification", (f"materials.{LETTER}.notification_letter",)),
    ("reputation-and-ability", ("means.reputation", "means.ability")),
    (
        "labor-contracts",
        tuple(f"materials.labor-contracts.{key}" for key in ("originals", "copies", "data_sheet")),
    ),
):
    decides(_name, "local")(_answers(*_paths))


@decides("no-nuisance-call-commitment", "local")
def no_nuisance_call_commitment(app: Application, _version: Version) -> Outcome:
    """Ask for the letter of domestic call center service (国内呼叫中心业务), all that it names."""
    return Outcome(of_domestic_service(app, paper(app, "no-nuisance-call-commitment")))


@decides("notification-if-chosen", "local")
def notification_if_chosen(app: Application, _version: Version) -> Outcome:
    """Advise the letter of the notification-and-commitment procedure: the guide only names it."""
    path = f"materials.{LETTER}.notification_letter"
    return Outcome(advised(app.yes(path), why("only-if-chosen", path)))


@decides("three-ids", "local")
def three_ids(app: Application, _version: Version) -> Outcome:
    """Ask for the form and the heads' IDs; the guide lists three heads, not that they differ."""
    return Outcome(form_of_heads(app, paper(app, "personnel-list", "id_copies")))


def at_least(app: Application, path: str, minimum: int, code: str) -> Truth:
    """Hold for the minimum and more (不少于 includes the number)."""
    found = app.number(path)
    if found is None:
        return open_fact(path)
    return YES if found >= minimum else no(why(code, path, found=found, minimum=minimum))


@decides("operators", "local")
def operators(app: Application, version: Version) -> Outcome:
    """Count the operators with contracts."""
    minimum = version.values["operators"]
    return Outcome(at_least(app, "means.operators", minimum, "too-few-operators"))


@decides("area-and-seats", "local")
def area_and_seats(app: Application, version: Version) -> Outcome:
    """Measure the floor and count the seats."""
    area = at_least(app, "means.floor_area", version.values["floor_area"], "too-small")
    return Outcome(all_of(area, _seats(app, version)))


def _seats(app: Application, version: Version) -> Truth:
    """Count own seats, or rented ones; the guide is silent on a mixture of both."""
    own, rented = app.number("means.own_seats"), app.number("means.rented_seats")
    if own is None or rented is None:
        named = {"means.own_seats": own, "means.rented_seats": rented}
        return open_fact(*(path for path, number in named.items() if number is None))
    if own and rented:
        return silent(why("mixed-seats", "means.own_seats", "means.rented_seats"))
    if rented:
        least = version.values["rented_seats"]
        return at_least(app, "means.rented_seats", least, "too-few-rented-seats")
    return at_least(app, "means.own_seats", version.values["own_seats"], "too-few-own-seats")


@decides("public-lists", "local")
def public_lists(app: Application, _version: Version) -> Outcome:
    """Look at the two telecom lists and at the three public ones."""
    lists = {
        "record.dishonesty_list": "listed",
        "record.bad_list": "bad-listed",
        "record.public_lists": "public-listed",
    }
    return Outcome(all_of(*(not_(_on(app, path), why(c, path)) for path, c in lists.items())))


def _on(app: Application, path: str) -> Truth:
    listed = app.answers.get(path)
    return open_fact(path) if listed is None else Truth(value=bool(listed))


@decides("certificate-window", "local")
def certificate_window(app: Application, version: Version) -> Outcome:
    """Ask for a sealed certificate of the applicant's own, fresh on the day, or a promise of it."""
    fresh = _issued_within(app, version.values["months"])
    sealed = paper(app, CERTIFICATE, "covers_heads", "payer_is_applicant", "red_seal")
    own = all_of(sealed, fresh)
    held = app.yes(f"materials.{CERTIFICATE}.held")
    return Outcome(any_of(held if held.value is False else own, _of(app, "promised")))


@decides("certificate-months", "local")
def certificate_months(app: Application, version: Version) -> Outcome:
    """Ask for so many months for each of the three heads."""
    return Outcome(_with_months(app, version, "covers_heads"))


@decides("certificate-own-months", "local")
def certificate_own_months(app: Application, version: Version) -> Outcome:
    """Ask for so many months paid by the applicant itself for each of the three heads."""
    return Outcome(_with_months(app, version, "covers_heads", "payer_is_applicant"))


@decides("certificate-verifiable", "local")
def certificate_verifiable(app: Application, version: Version) -> Outcome:
    """Ask for the latest month, in a form that can be checked."""
    return Outcome(_with_months(app, version, "covers_heads", "verifiable"))


def _with_months(app: Application, version: Version, *keys: str) -> Truth:
    certificate = paper(app, CERTIFICATE, *keys)
    if app.answers.get(f"materials.{CERTIFICATE}.held") is False:
        return certificate
    path = f"materials.{CERTIFICATE}.months"
    return all_of(certificate, at_least(app, path, version.values["months"], "too-few-months"))


@decides("certificate-or-proof", "local")
def certificate_or_proof(app: Application, _version: Version) -> Outcome:
    """Accept the certificate or another third party's proof."""
    return Outcome(any_of(_of(app, "held"), _of(app, "other_proof")))


@decides("certificate", "local")
def certificate(app: Application, version: Version) -> Outcome:
    """Ask for the certificate of the heads; the guide does not say how recent it must be."""
    return Outcome(_undated(app, version, "covers_heads"))


@decides("certificate-of-staff", "local")
def certificate_of_staff(app: Application, version: Version) -> Outcome:
    """Ask for the staff's papers; the guide says neither whose nor how recent."""
    return Outcome(_undated(app, version))


@decides("sealed-certificate", "local")
def sealed_certificate(app: Application, version: Version) -> Outcome:
    """Ask for the red seal; the guide says "recent" and no more."""
    return Outcome(_undated(app, version, "red_seal"))


def _undated(app: Application, version: Version, *keys: str) -> Truth:
    certificate = paper(app, CERTIFICATE, *keys)
    if app.answers.get(f"materials.{CERTIFICATE}.held") is False:
        return certificate
    return all_of(certificate, _recent_anywhere(app, version))


def _recent_anywhere(app: Application, version: Version) -> Truth:
    """Hold for what satisfies every window read in any guide; else the text does not say."""
    stem = f"materials.{CERTIFICATE}."
    strictest = all_of(
        _of(app, "covers_heads"),
        _issued_within(app, version.values["months"]),
        at_least(app, f"{stem}months", version.values["covered"], "too-few-months"),
    )
    if strictest.value is not False:
        return strictest
    return silent(why("no-window", f"{stem}issued_on"))


def _of(app: Application, key: str) -> Truth:
    return app.yes(f"materials.{CERTIFICATE}.{key}")


def _issued_within(app: Application, months: int) -> Truth:
    path = f"materials.{CERTIFICATE}.issued_on"
    on = app.date(path)
    if on is None:
        return open_fact(path)
    until = add_months(on, months)
    return YES if within(app.day, on, until) else no(why("too-old", path, on=on, until=until))


@decides("sealed-chart", "local")
def sealed_chart(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, signed and sealed."""
    return Outcome(paper(app, CHART, "complete", *SIGNED))


@decides("sealed-chart-and-papers", "local")
def sealed_chart_and_papers(app: Application, _version: Version) -> Outcome:
    """Ask for the full chart, and for each shareholder's papers."""
    chart = paper(app, CHART, "complete", *SIGNED)
    entries = app.entries("shareholders")
    if entries is None:
        return Outcome(all_of(chart, open_fact("shareholders")))
    return Outcome(all_of(chart, *(_shareholder(app, entry) for entry in entries)))


def _shareholder(app: Application, entry: str) -> Truth:
    company = all_of(app.yes(f"{entry}.license_copy"), app.yes(f"{entry}.articles_sealed"))
    return either_way(natural_person(app, entry), app.yes(f"{entry}.id_copy"), company)


@decides("all-shareholders", "local")
def all_shareholders(app: Application, _version: Version) -> Outcome:
    """Ask for all first-level shareholders with their shares, and a paper of each (相关证照)."""
    entries = app.entries("shareholders") or ()
    return Outcome(all_of(shares_add_up(app), *(own_paper(app, entry) for entry in entries)))


@decides("papers-of-shareholders", "local")
def papers_of_shareholders(app: Application, _version: Version) -> Outcome:
    """Ask for a person's ID and for a company's registry screenshots (公示系统截图)."""
    entries = app.entries("shareholders")
    if entries is None:
        return Outcome(open_fact("shareholders"))
    return Outcome(all_of(*(_id_or_screenshot(app, entry) for entry in entries)))


def _id_or_screenshot(app: Application, entry: str) -> Truth:
    path = f"{entry}.registry_screenshot"
    shown = app.yes(path)
    company = no(why("no-screenshot", path)) if shown.value is False else shown
    return either_way(natural_person(app, entry), app.yes(f"{entry}.id_copy"), company)


@decides("chart-if-layered", "local")
def chart_if_layered(app: Application, _version: Version) -> Outcome:
    """Ask for tracing; advise the chart with its sentence where there are several levels.

    The guide wants it of a "rather complex" ownership (股权较为复杂): that several levels are one
    is our reading.
    """
    layers = app.answers.get("company.multi_level")
    layered = open_fact("company.multi_level") if layers is None else Truth(value=bool(layers))
    chart = paper(app, CHART, *SIGNED, "sentence")
    advice = advised(chart, why("levels-without-chart", "company.multi_level"))
    traced = app.yes(f"materials.{CHART}.traced")
    return Outcome(all_of(traced, either_way(layered, advice, YES)))


@decides("listed-words", "local")
def listed_words(app: Application, version: Version) -> Outcome:
    """Ask for the letter also of companies with certain words in the name, or of certain trades."""
    return special_letter(app, version, paper(app, SPECIAL, *SIGNED))

"""Decide what the guides of single provinces add, one demand after the other.

What they say of a rule with a module of its own stands there.
"""

from __future__ import annotations

from checker.application.application import Application
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    advised,
    all_of,
    any_of,
    open_fact,
    silent,
    why,
)
from checker.model import Version
from checker.rules.materials import (
    LEGAL_REPRESENTATIVE_ID,
    after_penalty,
    of_domestic_service,
    special_letter,
    three_people,
)
from checker.rules.papers import SIGNED, advise, asks_paper, paper, path_of
from checker.rules.registry import decides
from checker.rules.shared import asks_yes, at_least, must_be_no

APPLICATION = "application-form"
ARTICLES = "articles-of-association"
CONTRACTS = "labor-contracts"
LETTER = "lawful-operation-commitment"
LICENSE = "business-license"
NO_FOREIGN_CAPITAL = "no-foreign-capital-commitment"
NUISANCE_LETTER = "no-nuisance-call-commitment"
PLAN = "business-and-technical-plan"
SPECIAL = "special-services-commitment"
STAFF = "personnel-list"
TRUST_LETTER = "trust-keeping-commitment"
REPUTATION, ABILITY = "means.reputation", "means.ability"
NOTIFICATION = path_of(LETTER, "notification_letter")
OWN_SEATS, RENTED_SEATS = "means.own_seats", "means.rented_seats"

# What a guide asks of a paper, by the name that its wording gives. Where guides agree, one name
# serves them all.
for _name, _rule, _keys in (
    ("sealed-form", APPLICATION, SIGNED),
    ("sealed-articles", ARTICLES, ("archive_seal",)),
    (
        "call-center-papers",
        PLAN,
        ("carrier_agreement", "equipment_list", "equipment_agreement", "seat_plan"),
    ),
    ("premises-proof", "premises-proof", ()),
    ("ids", STAFF, ("id_copies",)),
    ("three-heads", STAFF, ("three_heads",)),
    ("security-qualification", STAFF, ("security_qualification",)),
    ("addressed-letter", LETTER, ("addressed",)),
    ("letter-and-notification", LETTER, (*SIGNED, "notification_letter")),
    ("no-foreign-capital-letter", NO_FOREIGN_CAPITAL, SIGNED),
    ("letter-named", NO_FOREIGN_CAPITAL, ()),
):
    decides(_name, "local")(asks_paper(_rule, *_keys))

for _name, _paths in (
    ("scope-of-business", (path_of(LICENSE, "scope_named"),)),
    ("legal-representative-id", (LEGAL_REPRESENTATIVE_ID,)),
    ("scope-and-id", (path_of(LICENSE, "scope_named"), LEGAL_REPRESENTATIVE_ID)),
    ("posted-papers", (path_of(LICENSE, "delivery_order"), path_of(LICENSE, "sealed_copy"))),
    ("notification", (NOTIFICATION,)),
    (CONTRACTS, tuple(path_of(CONTRACTS, key) for key in ("originals", "copies", "data_sheet"))),
):
    decides(_name, "local")(asks_yes(*_paths))


@decides(NUISANCE_LETTER, "local")
def no_nuisance_call_commitment(app: Application, _version: Version) -> Outcome:
    """Ask for the letter of domestic call center service (国内呼叫中心业务), all that it names."""
    return Outcome(of_domestic_service(app, paper(app, NUISANCE_LETTER)))


@decides("equipment", "local")
def equipment(app: Application, _version: Version) -> Outcome:
    """Ask for the equipment agreement of domestic call center service (国内呼叫中心业务)."""
    agreement = of_domestic_service(app, app.yes(path_of(PLAN, "equipment_agreement")))
    return Outcome(paper(app, PLAN, also=(agreement,)))


@decides("business-outline", "local")
def business_outline(app: Application, _version: Version) -> Outcome:
    """Ask for the plan and advise the outline: of which services the guide asks it was not read."""
    outline = advise(app, "heading-only", path_of(PLAN, "business_outline"))
    return Outcome(paper(app, PLAN, also=(outline,)))


@decides("diplomas-of-staff", "local")
def diplomas_of_staff(app: Application, _version: Version) -> Outcome:
    """Ask for the form and advise the diplomas of all on it: the guide does not say whose."""
    diplomas = advise(app, "whose-diplomas", path_of(STAFF, "diplomas"))
    return Outcome(paper(app, STAFF, also=(diplomas,)))


@decides("notification-if-chosen", "local")
def notification_if_chosen(app: Application, _version: Version) -> Outcome:
    """Advise the letter of the notification-and-commitment procedure: the guide only names it."""
    return Outcome(advise(app, "only-if-chosen", NOTIFICATION))


@decides("letter-by-example", "local")
def letter_by_example(app: Application, _version: Version) -> Outcome:
    """Advise the letter, signed and sealed: the guide prints it in an example of other services."""
    asked = [path_of(LETTER, key) for key in ("held", *SIGNED)]
    return Outcome(advised(paper(app, LETTER, *SIGNED), why("by-example", *asked)))


@decides("id-of-other-kinds", "local")
def id_of_other_kinds(app: Application, _version: Version) -> Outcome:
    """Advise the scan of the legal representative's ID.

    The guide has the number of an ID card entered and wants a scan of another document only
    (如使用非身份证申请); no answer tells the two apart.
    """
    return Outcome(advise(app, "entered-or-scanned", LEGAL_REPRESENTATIVE_ID))


@decides("ids-and-legal-representative", "local")
def ids_and_legal_representative(app: Application, _version: Version) -> Outcome:
    """Ask for the form, the heads' IDs and the legal representative's."""
    return Outcome(paper(app, STAFF, "id_copies", also=(app.yes(LEGAL_REPRESENTATIVE_ID),)))


@decides("three-ids", "local")
def three_ids(app: Application, _version: Version) -> Outcome:
    """Ask for the form and all these IDs; the guide lists three heads, not that they differ."""
    also = (app.yes(LEGAL_REPRESENTATIVE_ID), three_people(app))
    return Outcome(paper(app, STAFF, "id_copies", also=also))


@decides("ticked", "local")
def ticked(app: Application, _version: Version) -> Outcome:
    """Take the commitment ticked in the form (点选相关承诺内容), or the letter."""
    tick = app.yes(path_of(NO_FOREIGN_CAPITAL, "ticked"))
    return Outcome(any_of(tick, app.yes(path_of(NO_FOREIGN_CAPITAL, "held"))))


@decides("letter-after-penalty", "local")
def letter_after_penalty(app: Application, version: Version) -> Outcome:
    """Ask for the letter while a penalty is less than three years old; no seal is named."""
    return after_penalty(app, version, app.yes(path_of(TRUST_LETTER, "held")), lambda _: YES)


@decides("reputation-and-ability", "local")
def reputation_and_ability(app: Application, _version: Version) -> Outcome:
    """Take one of the two, although the guide asks for both (信誉和能力).

    A guide adds nothing to a condition that the Regulations set (Licensing Law art. 16(4)).
    """
    both = all_of(app.yes(REPUTATION), app.yes(ABILITY))
    way = None if both.value else why("one-is-enough", REPUTATION, ABILITY)
    return Outcome(any_of(app.yes(REPUTATION), app.yes(ABILITY)), way=way)


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
    """Count own seats, or rented ones; of a mixture the guide gives no number."""
    numbers = {path: app.number(path) for path in (OWN_SEATS, RENTED_SEATS)}
    missing = [path for path, number in numbers.items() if number is None]
    if missing:
        return open_fact(*missing)
    least = {OWN_SEATS: version.values["own_seats"], RENTED_SEATS: version.values["rented_seats"]}
    own = at_least(app, OWN_SEATS, least[OWN_SEATS], "too-few-own-seats")
    rented = at_least(app, RENTED_SEATS, least[RENTED_SEATS], "too-few-rented-seats")
    if all(numbers.values()):
        # Where each reaches its own number, no way to count them is short.
        counts = {"own": least[OWN_SEATS], "rented": least[RENTED_SEATS]}
        mixed = silent(why("mixed-seats", OWN_SEATS, RENTED_SEATS, **counts))
        return YES if own.value and rented.value else mixed
    # Without any seat the minimum for own ones is named: it is the one the guide begins with.
    return rented if numbers[RENTED_SEATS] else own


@decides("public-lists", "local")
def public_lists(app: Application, _version: Version) -> Outcome:
    """Look at the two telecom lists and at the three public ones."""
    lists = {
        "record.dishonesty_list": "listed",
        "record.bad_list": "bad-listed",
        "record.public_lists": "public-listed",
    }
    return Outcome(all_of(*(must_be_no(app, path, code) for path, code in lists.items())))


@decides("listed-words", "local")
def listed_words(app: Application, version: Version) -> Outcome:
    """Ask for the letter also of companies with certain words in the name, or of certain trades.

    The guide has it uploaded and names neither signature nor seal.
    """
    return special_letter(app, version, paper(app, SPECIAL))

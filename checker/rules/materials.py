"""Decide the materials that need no module of their own.

What the measures of 2001 and 2009 asked otherwise stands below the rule of today.
"""

from __future__ import annotations

from collections.abc import Callable

from checker.application.application import Application
from checker.core.dates import Period, last_day_under
from checker.core.verdicts import (
    YES,
    Outcome,
    Truth,
    Why,
    advised_if,
    all_of,
    any_of,
    not_,
    open_fact,
    silent,
    why,
)
from checker.model import Version
from checker.rules.foreign_capital import FOREIGN, SHAREHOLDERS, foreign_capital, most_foreign
from checker.rules.papers import SIGNED, advise, asks_paper, letter, paper, path_of
from checker.rules.registry import decides
from checker.rules.shared import USERS, asks_yes, users_abroad

INVESTOR_STATEMENT = "foreign-investor-statement"
OTHER_SERVICES = "service.other_services"
# The negative list, as reported, takes them out whole, beside call centers; of B21 only e-commerce.
WITHOUT_CEILING = ("B22", "B23")

for _rule, _basis, _keys in (
    ("articles-of-association", "checklist", ("archive_seal",)),
    ("articles-of-association", "law", ()),
    ("personnel-list", "checklist", ("complete", "id_copies", "certificates")),
    ("premises-proof", "checklist", ()),
    ("commitment-letter", "checklist", ("covers_audiotext_and_voip", *SIGNED)),
    ("business-and-technical-plan", "law", ()),
    ("service-assurance", "law", ()),
    ("security-measures", "law", ()),
    ("good-standing-evidence", "law", ()),
    ("lawful-operation-commitment", "law", SIGNED),
):
    decides(_rule, _basis)(asks_paper(_rule, *_keys))

# The measures of 2009 and, as reported, of 2001: signed by the legal representative, no more.
decides("signed-commitment", "law")(asks_paper("lawful-operation-commitment", "signed"))

_LICENSE = tuple(path_of("business-license", key) for key in ("original", "copy"))
LEGAL_REPRESENTATIVE_ID = path_of("business-license", "legal_representative_id")
# Order 42 art. 8(2); the form has the ID scanned with the legal representative's data.
decides("business-license", "law")(asks_yes(*_LICENSE, LEGAL_REPRESENTATIVE_ID))
decides("business-license", "checklist")(asks_yes(*_LICENSE))
# The measures of 2009 and, as reported, of 2001.
decides("license-and-copy", "law")(asks_yes(*_LICENSE))
# Shown on filing.
decides("labor-contracts", "checklist")(asks_yes(path_of("labor-contracts", "originals")))


@decides("application-form", "law")
def application_form(app: Application, _version: Version) -> Outcome:
    """Ask for the form, signed (Order 42 art. 8(1)); the seal is advised."""
    return Outcome(letter(app, "application-form", "signed"))


decides("written-application", "law")(asks_paper("application-form", "signed"))


@decides("personnel-list", "law")
def personnel_list(app: Application, _version: Version) -> Outcome:
    """Ask for the form with the three heads (Order 42 art. 8(3)); their IDs are advised.

    The form, as transcribed, has no field for the IDs of the three; guides that ask for them
    decide in their provinces.
    """
    ids = advise(app, "no-ids", path_of("personnel-list", "id_copies"))
    return Outcome(paper(app, "personnel-list", also=(ids, three_people(app))))


def three_people(app: Application) -> Truth:
    """Advise three people in the three posts.

    No national text says that the three differ (B-40); the guides that say so decide locally.
    """
    return advise(app, "two-posts", path_of("personnel-list", "three_heads"))


decides("staff-description", "law")(asks_paper("personnel-list"))


@decides("no-nuisance-call-commitment", "law")
def no_nuisance_call_commitment(app: Application, _version: Version) -> Outcome:
    """Ask for the letter (notice 81, as reported)."""
    return Outcome(of_domestic_service(app, letter(app, "no-nuisance-call-commitment")))


def of_domestic_service(app: Application, asked: Truth) -> Truth:
    """Advise where all users are abroad: form and guide name 国内呼叫中心业务, and no other."""
    return advised_if(users_abroad(app), asked, why("domestic-only", USERS))


@decides("no-foreign-capital-commitment", "law")
def no_foreign_capital_commitment(app: Application, _version: Version) -> Outcome:
    """Ask a company without foreign capital for the letter."""
    signed = letter(app, "no-foreign-capital-commitment", "signed")
    return Outcome(signed, applies=not_(foreign_capital(app)))


@decides("trust-keeping-commitment", "law")
def trust_keeping_commitment(app: Application, version: Version) -> Outcome:
    """Ask for the letter while a penalty is less than three years old (未满三年).

    The form names a penalty (行政处罚) alone, no other administrative action.
    """
    asked = letter(app, "trust-keeping-commitment")
    return after_penalty(app, version, asked, lambda entry: app.is_yes(f"{entry}.penalty"))


def after_penalty(
    app: Application, version: Version, asked: Truth, counts: Callable[[str], Truth]
) -> Outcome:
    """Ask for a letter of whom a telecom authority has penalized within the years.

    Which entries count a text says. Whether less than so many years (未满) still holds on the
    corresponding day is not said: on that day the letter is advised.
    """
    entries = app.entries("penalties")
    if entries is None:
        return Outcome(asked, applies=open_fact("penalties"))
    years = version.values["years"]
    counted = {f"{entry}.on": counts(entry) for entry in entries}
    days = {path: app.date(path) for path, found in counted.items() if found.value is not False}
    periods = [Period(path, on, 12 * years) for path, on in days.items() if on]
    undated = [all_of(counted[path], open_fact(path)) for path, on in days.items() if not on]

    def any_within(is_within: Callable[[Period], Truth]) -> Truth:
        known = (all_of(counted[period.path], is_within(period)) for period in periods)
        return any_of(*known, *undated)

    notes: tuple[Why, ...] = ()
    if periods:
        # The latest of them says until when.
        latest = max(periods, key=lambda period: (period.last, period.path))
        is_short = app.is_short_of(latest).value
        if is_short and counted[latest.path].value:
            until = last_day_under(latest.on, years)
            notes = (why("penalty", latest.path, on=latest.on, until=until),)
        elif not is_short and app.is_up_to(latest).value:
            last_day = why("last-day", latest.path, on=latest.on, until=latest.last)
            asked = advised_if(not_(any_within(app.is_short_of)), asked, last_day)
    return Outcome(asked, applies=any_within(app.is_up_to), notes=notes)


@decides("special-services-commitment", "law")
def special_services_commitment(app: Application, version: Version) -> Outcome:
    """Ask for the letter with B22, four services or more, or a listed name or trade."""
    return special_letter(app, version, letter(app, "special-services-commitment"))


def special_letter(app: Application, version: Version, asked: Truth) -> Outcome:
    """Ask for the letter of whom it concerns; advise it where only B22 beside users abroad does.

    The case of form and guide is B22 with domestic call center service (国内呼叫中心业务).
    """
    conferences = _other_services(app, lambda codes: "B22" in codes)
    least = version.values["services"]
    # The service applied for counts with the others.
    several = _other_services(app, lambda codes: 1 + len(codes) >= least)
    sure = any_of(several, app.yes("company.special_words"))
    only_abroad = all_of(conferences, users_abroad(app), not_(sure))
    holds = advised_if(only_abroad, asked, why("domestic-only", USERS, OTHER_SERVICES))
    return Outcome(holds, applies=any_of(conferences, sure))


def _other_services(app: Application, test: Callable[[tuple[str, ...]], bool]) -> Truth:
    codes = app.codes(OTHER_SERVICES)
    return open_fact(OTHER_SERVICES) if codes is None else Truth(test(codes))


@decides("foreign-investor-statement", "law")
def foreign_investor_statement(app: Application, version: Version) -> Outcome:
    """Ask a company with foreign capital for the statement (FITE Provisions arts. 10 and 11).

    It names the share of each side: whether that is allowed for what else is applied for no text
    read settles (art. 6(2)).

    No text names a signature or a seal: without them it is advice. To investors of Hong Kong,
    Macau and Taiwan the rules apply by analogy (art. 16; Regulation art. 48): no answer tells
    these apart.
    """
    codes = {"signed": "unsigned", "sealed": "unsealed"}
    also = [advise(app, code, path_of(INVESTOR_STATEMENT, key)) for key, code in codes.items()]
    # The form has a commitment of its own signed (含外资成分, 签承诺书).
    commitment = app.yes(path_of(INVESTOR_STATEMENT, "form_commitment"))
    ceiling = _below_ceiling(app, version.values["ceiling"])
    statement = all_of(paper(app, INVESTOR_STATEMENT, also=also), commitment, ceiling)
    lacking = app.answers.get(path_of(INVESTOR_STATEMENT, "held")) is False
    notes = (why("by-analogy", FOREIGN),) if lacking else ()
    return Outcome(statement, applies=foreign_capital(app), notes=notes)


def _below_ceiling(app: Application, ceiling: int) -> Truth:
    """Hold where no other service has a ceiling, or the foreign share cannot be above it.

    The text has one unless the State provides otherwise; for call centers it does.
    """
    others = app.codes(OTHER_SERVICES)
    if others is None:
        return open_fact(OTHER_SERVICES)
    limited = [code for code in others if code not in WITHOUT_CEILING]
    if not limited or most_foreign(app) <= ceiling:
        return YES
    if app.entries(SHAREHOLDERS) is None:
        return open_fact(SHAREHOLDERS)
    return silent(why("over-ceiling", OTHER_SERVICES))

"""The numbers that prose needs within a sentence, each from the rule or statement that has it."""

import re

from checker.model import Basis, Lang, Law, Version
from scripts.site import rules
from scripts.site.way import every_statement
from scripts.site.words import say


def numbers(law: Law, lang: Lang) -> dict[str, str]:
    """Return what a page includes in its sentences, by the name of the snippet."""
    seats = _guide(law, "sites-and-facilities", "CN-SN")
    insured = _guide(law, "social-security-certificate", "CN-GZ")
    letter = _guide(law, "trust-keeping-commitment", "CN-HN")
    report = rules.current(law.rule("financial-report"), Basis.CHECKLIST)
    ban = rules.current(law.rule("no-application-bar"), Basis.LAW)
    fine = every_statement()["fines-unlicensed"].amount
    return {
        "share": _share(),
        "young-company": _years(report, "young_years", lang),
        "ban-false-papers": _years(ban, "false_papers_years", lang),
        "ban-deception": _years(ban, "deception_years", lang),
        "fine-unlicensed": fine.of(lang) if fine else "",
        "floor-area": say("number.area", lang, n=seats.values["floor_area"]),
        "own-seats": str(seats.values["own_seats"]),
        "rented-seats": str(seats.values["rented_seats"]),
        "months-paid": say("number.months", lang, n=insured.values["months"]),
        "penalty-years": _years(letter, "years", lang),
    }


def _guide(law: Law, rule: str, province: str) -> Version:
    """Return what the guide of a province asks of a rule."""
    return next(v for v in rules.local(law, law.rule(rule)) if v.authority == province)


def _years(version: Version | None, key: str, lang: Lang) -> str:
    """Return a number of years that a wording sets."""
    years = version.values[key] if version else 0
    return say("number.year" if years == 1 else "number.years", lang, n=years)


def _share() -> str:
    """Return the share that a holder has in the company which runs its service."""
    said = every_statement()["changes-authorized"].says.en
    (share,) = re.findall(r"\d+%", said)
    return str(share)

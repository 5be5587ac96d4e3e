"""The fines of the licensing rules, a line each, before every penalty with its text."""

from checker.model import Lang
from checker.statements import Statement, load_topics
from scripts.site.templates import render

LICENSING = frozenset(("order-42", "telecom-regulations", "number-measures"))


def fines_in_short(lang: Lang) -> str:
    """Write what a breach of the licensing rules costs."""
    return render("fines_short", lang, fines=of_licensing())


def of_licensing() -> list[Statement]:
    """Return the penalties with an amount that rest on the licensing rules alone."""
    fines = load_topics()["fines"].statements
    return [s for s in fines if s.amount and {c.instrument.id for c in s.cites} <= LICENSING]

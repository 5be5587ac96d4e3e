"""What a license holder sees first: three duties with a day, and the years of one license."""

from checker.duties import load_duties
from checker.model import Lang, Law
from scripts.site import Snippets
from scripts.site.templates import render
from scripts.site.way import every_statement, grounds


def snippets(_law: Law, lang: Lang) -> Snippets:
    """Write the duties, each with its days in large type; and the years, drawn as a line."""
    said, days = every_statement(), days_of_duties()
    yield "holder/duties.md", render("holder/duties", lang, said=said, days=days, grounds=grounds)
    yield "holder/years.md", render("holder/years", lang, said=said, days=days)


def days_of_duties() -> dict[str, int]:
    """Return how many days, or for the end how many years, each duty has."""
    values = {duty.id: duty.values for duty in load_duties()}
    return {
        "changes": values["registered-change"]["days"],
        "renewal": values["renewal"]["days"],
        "end": values["expiry"]["years"],
    }

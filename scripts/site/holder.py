"""What a license holder sees first: three duties with a day, and the years of one license."""

from checker.decide.duties import load_duties
from checker.model import Lang, Law
from scripts.site import Snippets
from scripts.site.rules import every_statement
from scripts.site.templates import render
from scripts.site.way import grounds


def snippets(_law: Law, lang: Lang) -> Snippets:
    """Write the duties, each with its days in large type; and the years, drawn as a line.

    Of each the page says in how many days it is due, of the license after how many years it ends.
    """
    said, values = every_statement(), {duty.id: duty.values for duty in load_duties()}
    days = {
        "changes": values["registered-change"]["days"],
        "renewal": values["renewal"]["days"],
        "end": values["expiry"]["years"],
    }
    yield "holder/duties.md", render("holder/duties", lang, said=said, days=days, grounds=grounds)
    yield "holder/years.md", render("holder/years", lang, said=said, days=days)

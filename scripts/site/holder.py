"""What a license holder sees first: three duties with a day, and the years of one license."""

from checker.duties import load_duties
from checker.model import Lang
from scripts.site.templates import render
from scripts.site.way import every_statement, grounds


def three_duties(lang: Lang) -> str:
    """Write annual report, changes and renewal, each with its days in large type."""
    return render(
        "holder/duties", lang, said=every_statement(), days=days_of_duties(), grounds=grounds
    )


def years(lang: Lang) -> str:
    """Write the years of a license, a list that the style draws as a line."""
    return render("holder/years", lang, said=every_statement(), days=days_of_duties())


def days_of_duties() -> dict[str, int]:
    """Return how many days, or for the end how many years, each duty has."""
    values = {duty.id: duty.values for duty in load_duties()}
    return {
        "changes": values["registered-change"]["days"],
        "renewal": values["renewal"]["days"],
        "end": values["expiry"]["years"],
    }

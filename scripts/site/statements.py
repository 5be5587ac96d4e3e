"""Tables of what the texts say, and the calendar of duties worked out for one license."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.duties import days_of, license_of, load_duties, undated
from scripts.site.templates import render

if TYPE_CHECKING:
    from markupsafe import Markup

    from checker.model import Lang
    from checker.statements import Topic

# The license of the worked calendar.
EXAMPLE = date(2026, 11, 24)


def topic(found: Topic, lang: Lang) -> str:
    """Write one table: point, what the text says, period or amount where there are any, text."""
    columns = ["statement.point", "statement.says"]
    columns += ["statement.period"] if any(said.period for said in found.statements) else []
    columns += ["statement.amount"] if any(said.amount for said in found.statements) else []
    columns.append("column.where-written")
    return render("statements", lang, topic=found, columns=columns)


def duties(lang: Lang) -> Markup:
    """Write the calendar of the example license."""
    held = license_of(load_duties(), EXAMPLE)
    return render("duties", lang, held=held, entries=days_of(held, load_duties()))


def events(lang: Lang) -> str:
    """Write the duties that wait for an event."""
    held = license_of(load_duties(), EXAMPLE)
    return render("events", lang, duties=undated(held, load_duties()))

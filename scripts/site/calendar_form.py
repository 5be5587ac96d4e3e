"""The form that works out the calendar of the visitor's own license."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from scripts.site.form.page import on_own_lines, script_data
from scripts.site.statements import duties
from scripts.site.templates import render

if TYPE_CHECKING:
    from checker.model import Lang


def calendar_form(lang: Lang) -> str:
    """Return the form, and below it the worked example that its result replaces."""
    example = Markup("\n") + duties(lang)
    data = script_data(lang, "../", {})
    return on_own_lines(render("form/calendar", lang, example=example, data=data))

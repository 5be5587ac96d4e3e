"""The calendar of a holder's duties: the visitor's own, a worked example, and each last day."""

from datetime import date, timedelta

from markupsafe import Markup

from checker.decide.duties import days_of, license_of, load_duties, undated
from checker.model import Lang, Law
from scripts.site import Snippets
from scripts.site.form.page import on_own_lines, script_data
from scripts.site.templates import render

# The license of the worked calendar, and the day something changes under it.
GRANTED = date(2026, 11, 24)
CHANGED = date(2027, 6, 1)
STEPS = {"below": timedelta(days=-1), "at": timedelta(), "above": timedelta(days=1)}


def snippets(_law: Law, lang: Lang) -> Snippets:
    """Write the form over its worked example, the duties that wait for an event, the last days."""
    duties = load_duties()
    held = license_of(duties, GRANTED)
    example = render("duties", lang, held=held, entries=days_of(held, duties))
    data = script_data(lang, "../", {})
    shown = render("form/calendar", lang, example=Markup("\n") + example, data=data)
    yield "calendar/form.md", on_own_lines(shown)
    events = render("events", lang, duties=undated(held, duties))
    yield "statements/events.md", f"{events}\n{last_days(lang)}"


def last_days(lang: Lang) -> str:
    """Write for each duty its last day with a day on either side, and the words it rests on."""
    return render(
        "last_days",
        lang,
        granted=GRANTED,
        changed=CHANGED,
        places=STEPS,
        duties=load_duties(),
        lasts=first_of_each(),
    )


def first_of_each() -> dict[str, date]:
    """Return the first last day of each duty, as the calendar computes it."""
    held = license_of(load_duties(), GRANTED, registered=CHANGED, decided=CHANGED, ending=CHANGED)
    found: dict[str, date] = {}
    for entry in days_of(held, load_duties()):
        found.setdefault(entry.duty.id, entry.on)
    return found

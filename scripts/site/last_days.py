"""The last days of a holder's duties: a day before, the day itself, a day after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from checker.duties import days_of, license_of, load_duties
from scripts.site.templates import render

if TYPE_CHECKING:
    from checker.duties import Duty
    from checker.model import Lang

# The license of the tables, and the day something changes under it.
GRANTED = date(2026, 11, 24)
CHANGED = date(2027, 6, 1)
STEPS = {"below": timedelta(days=-1), "at": timedelta(), "above": timedelta(days=1)}
# What ends by itself has no doing in time: it lasts, or has ended.
ENDS = "expiry"
ENDED, LATE = ("last-days.ended", "last-days.valid"), ("last-days.late", "last-days.in-time")


class Day(NamedTuple):
    """A day beside the last one: whether the duty is done in time, and the word for it."""

    on: date
    in_time: bool
    word: str


def last_days(lang: Lang) -> str:
    """Write for each duty its last day with a day on either side, and the words it rests on."""
    lasts = first_of_each()
    rows = [(duty, _days(duty, lasts[duty.id])) for duty in load_duties()]
    return render("last_days", lang, granted=GRANTED, changed=CHANGED, places=STEPS, rows=rows)


def first_of_each() -> dict[str, date]:
    """Return the first last day of each duty, as the calendar computes it."""
    held = license_of(load_duties(), GRANTED, registered=CHANGED, decided=CHANGED)
    found: dict[str, date] = {}
    for entry in days_of(held, load_duties()):
        found.setdefault(entry.duty.id, entry.on)
    return found


def in_time(on: date, last: date) -> bool:
    """Tell whether a duty is done in time: the last day is inside."""
    return on <= last


def _days(duty: Duty, last: date) -> dict[str, Day]:
    words = ENDED if duty.id == ENDS else LATE
    days = {place: (last + by, in_time(last + by, last)) for place, by in STEPS.items()}
    return {place: Day(on, done, words[done]) for place, (on, done) in days.items()}

"""Count the authority's clocks from the day of filing, as the page on the way tells them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checker.core.dates import add_days
from checker.core.words import joined_texts, word
from checker.core.working_days import add_working_days, is_known, load_years
from checker.decide.statements import Statement, load_topic
from checker.model import Route, Text

FOREIGN_INVESTED = "foreign-invested"


class Clock(NamedTuple):
    """One clock: what runs, and the last day of it, the day of filing not counted.

    Where no text says whether working days are meant, ``by`` counts calendar days and
    ``by_working_days`` working days, the later. Without a day it runs from another one's end.
    ``holidays_known`` tells of the working days counted whether all their holidays are.
    """

    id: str
    said: Statement
    by: date | None = None
    by_working_days: date | None = None
    holidays_known: bool | None = None


def clocks(route: Route, filed: date) -> tuple[Clock, ...]:
    """Return the clocks after filing: first check, decision, delivery."""
    said = load_topic("clocks").by_id
    decision = said["fite" if route.path == FOREIGN_INVESTED else "decision"]
    return (
        clock_from(filed, "first-check", said["correction"]),
        clock_from(filed, "decision", decision),
        Clock("delivery", said["delivery"]),
    )


def clock_from(filed: date, name: str, said: Statement) -> Clock:
    """Return the clock of a statement from some day on, that day not counted."""
    days = said.days or 0
    working = add_working_days(filed, days)
    known = is_known(filed, working)
    if said.counted == "working":
        return Clock(name, said, working, holidays_known=known)
    return Clock(name, said, add_days(filed, days), working, known)


def clock_said(clock: Clock) -> Text:
    """Say until when a clock runs, by which period, and which holidays are known for it."""
    period, years = clock.said.in_its_days, load_years()
    if clock.by is None:
        return word("window.within", period=period)
    holidays = "window.holidays-known" if clock.holidays_known else "window.holidays-beyond"
    known = word(holidays, first=str(years[0].year), last=str(years[-1].year))
    later = clock.by_working_days
    by = "window.by-either" if later else "window.by"
    return word(by, day=clock.by, period=period, later=later or "", known=known)


def holidays() -> Text:
    """Say by which notices working days are counted."""
    return word(
        "window.holidays", notices=joined_texts((y.notice for y in load_years()), "mark.both")
    )

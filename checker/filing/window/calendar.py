"""Write the days to file for calendar programs: the filing day, and every day that bounds it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from checker.core.words import word
from checker.filing.calendar import Noted, calendar_of
from checker.filing.clocks import holidays
from checker.filing.dated_papers import last_days
from checker.filing.window.causes import cause_lines
from checker.filing.window.outline import WindowOutline
from checker.model import Lang


def as_icalendar(outline: WindowOutline, lang: Lang, now: datetime) -> str:
    """Return the days as a calendar file, the filing day first."""
    return calendar_of(outline.report, word("window.title"), noted_days(outline), lang, now)


# Where days to file begin and end, and the clocks that have a day.
END_WORDS = {
    "opens": "window.event-opens",
    "closes": "window.event-closes",
}
CLOCK_WORDS = {
    "first-check": "window.event-first-check",
    "decision": "window.event-decision",
}


def noted_days(outline: WindowOutline) -> Iterator[Noted]:
    """Return the days of the calendar, the filing day first."""
    day = outline.window.day
    yield Noted("file", day, word("window.event-file"), (outline.heading, *outline.below))
    run = next((r for r in outline.outlook.met if r.has(day)), None)
    for name, on, by in run.ends if run else ():
        causes = tuple(line.text for line in cause_lines(by, on))
        yield Noted(name, on, word(END_WORDS[name]), causes)
    yield from last_days(line.paper for line in outline.papers)
    if lease := outline.lease:
        yield Noted("lease", lease.last, word("window.event-lease"), (lease.said,))
    for clock, said in outline.clocks:
        if clock.by:
            title = word(CLOCK_WORDS[clock.id], day=day)
            yield Noted(clock.id, clock.by, title, (said, holidays()))

"""Write the days to file for calendar programs: a second import moves what the first one made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import NamedTuple

from checker.filing.window.causes import cause_lines
from checker.filing.window.outline import WindowOutline
from checker.model import Lang, Text
from checker.report.icalendar import Event, calendar_file
from checker.words import word

# Files written one after the other are told apart by the minute, counted from here on.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
SECONDS_A_MINUTE = 60
DIGEST_LENGTH = 16


class Noted(NamedTuple):
    """One day of the calendar: what it is, its title, and what is said of it."""

    name: str
    on: date
    title: Text
    said: tuple[Text, ...]


def as_icalendar(outline: WindowOutline, lang: Lang, now: datetime) -> str:
    """Return an all-day event for the filing day and for every day that bounds it.

    An event is known again by what it is and by the company's name, never by its day. Its number
    grows with the time of writing, so that of two files the later one counts (RFC 5545, 3.8.7.4).
    """
    stamp = now.astimezone(UTC)
    number = max(0, int((stamp - EPOCH).total_seconds()) // SECONDS_A_MINUTE)
    # Companies without a name share theirs.
    whose = sha256((outline.report.company or "").encode()).hexdigest()[:DIGEST_LENGTH]
    events = (
        Event(
            uid=f"{noted.name}-{whose}@call-center-license",
            on=noted.on,
            title=noted.title.of(lang),
            text="\n".join(text.of(lang) for text in noted.said),
            sequence=number,
        )
        for noted in noted_days(outline)
    )
    return calendar_file(word("window.title").of(lang), events, f"{stamp:%Y%m%dT%H%M%SZ}")


def noted_days(outline: WindowOutline) -> tuple[Noted, ...]:
    """Return the days of the calendar, the filing day first."""
    company = outline.report.company
    whose = (word("window.event-of", company=company),) if company else ()
    last = (*whose, word("report.disclaimer"))
    return tuple(day._replace(said=(*day.said, *last)) for day in _days(outline))


def _days(outline: WindowOutline) -> Iterator[Noted]:
    day = outline.window.day
    yield Noted("file", day, word("window.event-file"), (outline.heading, *outline.below))
    run = next((r for r in outline.outlook.met if r.has(day)), None)
    for name, on, by in run.ends if run else ():
        causes = tuple(line.text for line in cause_lines(by, on))
        yield Noted(name, on, word(f"window.event-{name}"), causes)
    for paper, _, said in outline.papers:
        if paper.until:
            title = word("window.event-paper", paper=paper.rule.nav)
            yield Noted(f"paper-{paper.rule.id}", paper.until, title, (said,))
    if lease := outline.lease:
        yield Noted("lease", lease.last, word("window.event-lease"), (lease.said,))
    for clock, said in outline.clocks:
        if clock.by:
            title = word(f"window.event-{clock.id}", day=day)
            yield Noted(clock.id, clock.by, title, (said, word("window.holidays")))

"""Write days for calendar programs: a second import moves what the first one made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import NamedTuple

from checker.core.words import word
from checker.model import Lang, Text
from checker.report.icalendar import CalendarEvent, calendar_file
from checker.report.outline import Report

# Files written one after the other are told apart by the minute, counted from here on.
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
SECONDS_A_MINUTE = 60
DIGEST_LENGTH = 16
# What tells a company without a name from others, and stays while its application is prepared.
# Where the service is and whose capital it is are all that a list of papers asks.
KNOWN_BY = (
    *("company.established_on", "company.province", "company.legal_form"),
    *("service.provinces", "company.foreign_capital"),
)


class Noted(NamedTuple):
    """One day of the calendar: what it is, its title, and what is said of it."""

    name: str
    on: date
    title: Text
    said: tuple[Text, ...]


def calendar_of(
    report: Report, title: Text, days: Iterable[Noted], lang: Lang, now: datetime
) -> str:
    """Return an all-day event for every day; each says whose it is, and that it is no ruling.

    An event is known again by what it is and by whose it is, never by its day. Its number
    grows with the time of writing, so that of two files the later one counts (RFC 5545, 3.8.7.4).
    """
    stamp = now.astimezone(UTC)
    number = max(0, int((stamp - EPOCH).total_seconds()) // SECONDS_A_MINUTE)
    company = report.company
    known_by = company or " ".join(str(report.app.answers.get(path)) for path in KNOWN_BY)
    digest = sha256(known_by.encode()).hexdigest()[:DIGEST_LENGTH]
    whose = (word("window.event-of", company=company),) if company else ()
    last = (*whose, word("report.disclaimer"))
    events = (
        CalendarEvent(
            uid=f"{noted.name}-{digest}@call-center-license",
            on=noted.on,
            title=noted.title.of(lang),
            text="\n".join(text.of(lang) for text in (*noted.said, *last)),
            sequence=number,
        )
        for noted in days
    )
    return calendar_file(title.of(lang), events, f"{stamp:%Y%m%dT%H%M%SZ}")

"""Write days for calendar programs: those of a license, or others (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from checker import __version__
from checker.core.dates import add_days
from checker.core.visible import visible
from checker.core.words import word
from checker.decide.duties import DutyDay, License
from checker.model import Lang
from checker.report.summary import in_short

LINE_END = "\r\n"
LONGEST_LINE = 75  # octets, without the line end: RFC 5545, 3.1
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarEvent(NamedTuple):
    """One all-day event.

    ``uid`` is the same each time it is written: a calendar program then moves the event it has
    and adds no second one. ``sequence`` counts up where its day may have moved (3.8.7.4).
    """

    uid: str
    on: date
    title: str
    text: str
    sequence: int | None = None


def saved_calendar(name: str, text: str) -> dict[str, str]:
    """Return a calendar file as a reply hands it out."""
    return {"name": f"b24-{name}.ics", "type": "text/calendar", "text": text}


def as_icalendar(held: License, entries: Iterable[DutyDay], lang: Lang, today: date) -> str:
    """Return one all-day event for each day; it takes up no time of the day."""
    granted, last = _day(held.granted), word("report.disclaimer").of(lang)
    events = (
        CalendarEvent(
            # With its day: a yearly duty has many.
            uid=f"{entry.duty.id}-{_day(entry.on)}-{granted}@call-center-license",
            on=entry.on,
            title=entry.duty.title.of(lang),
            text=f"{entry.text.of(lang)}\n{in_short(entry.duty.cites).of(lang)}\n{last}",
        )
        for entry in entries
    )
    return calendar_file(word("calendar.title").of(lang), events, f"{_day(today)}T000000Z")


def calendar_file(title: str, events: Iterable[CalendarEvent], stamp: str) -> str:
    """Return a calendar of events; ``stamp`` is the moment it is written (UTC, 3.3.5)."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//call-center-license//checker {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(title)}",
    ]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{stamp}",
            *([] if event.sequence is None else [f"SEQUENCE:{event.sequence}"]),
            f"DTSTART;VALUE=DATE:{_day(event.on)}",
            # Its end is the day after, which is not part of it (3.6.1).
            f"DTEND;VALUE=DATE:{_day(add_days(event.on, 1))}",
            f"SUMMARY:{escaped(event.title)}",
            f"DESCRIPTION:{escaped(event.text)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{part}{LINE_END}" for line in (*lines, "END:VCALENDAR") for part in fold(line))


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """Escape a text value (3.3.11)."""
    # A text has no controls but the end of a line (3.1).
    return visible(text, kept="\n").translate(ESCAPES)


def fold(line: str) -> Iterator[str]:
    """Cut a line so that no part is too long; a part that goes on begins with a space."""
    part = ""
    for sign in line:
        # Octets are counted, and no sign is cut in two.
        if len((part + sign).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += sign
    yield part

"""Write the calendar of duties for calendar programs (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from checker import __version__
from checker.duties import Entry, License
from checker.model import Lang
from checker.report.summary import in_short
from checker.words import word

LINE_END = "\r\n"
LONGEST_LINE = 75  # octets, without the line end: RFC 5545, 3.1
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def as_icalendar(held: License, entries: Iterable[Entry], lang: Lang, today: date) -> str:
    """Return one all-day event for each day; it takes up no time of the day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//call-center-license//checker {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(word('calendar.title').of(lang))}",
    ]
    for entry in entries:
        lines += _event(held, entry, lang, today)
    return "".join(f"{part}{LINE_END}" for line in (*lines, "END:VCALENDAR") for part in fold(line))


def _event(held: License, entry: Entry, lang: Lang, today: date) -> list[str]:
    """Write one event; its end is the day after, which is not part of it (3.6.1)."""
    duty = entry.duty
    uid = f"{duty.id}-{_day(entry.on)}-{_day(held.granted)}@call-center-license"
    description = f"{entry.text.of(lang)}\n{in_short(duty.cites).of(lang)}"
    description += f"\n{word('report.disclaimer').of(lang)}"
    return [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{_day(today)}T000000Z",
        f"DTSTART;VALUE=DATE:{_day(entry.on)}",
        f"DTEND;VALUE=DATE:{_day(entry.on + timedelta(days=1))}",
        f"SUMMARY:{escaped(duty.title.of(lang))}",
        f"DESCRIPTION:{escaped(description)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def escaped(text: str) -> str:
    """Escape a text value (3.3.11)."""
    return text.translate(ESCAPES)


def fold(line: str) -> Iterator[str]:
    """Cut a line so that no part is too long; a part that goes on begins with a space."""
    part = ""
    for sign in line:
        if len((part + sign).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += sign
    yield part

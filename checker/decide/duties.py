"""The duties of a license holder, day by day.

Days are counted as everywhere (``dates``): the starting day is not counted, the last day is
inside. "Ninety days before the end" is the end less ninety days, that day inside. Where a text
does not say whether days are working days, calendar days are counted: they are fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from checker.core.dates import add_years
from checker.core.input_error import InputError
from checker.core.law_folder import kept_by_law, law_folder
from checker.core.tables import LawError, open_table
from checker.core.words import fill, word
from checker.kinds.date import read_date
from checker.load import load_law
from checker.load.instruments import citations
from checker.model import Citation, Folder, Instruments, Text

# No license is older than the Telecommunications Regulations; no calendar needs to go further.
FIRST_DAY, LAST_DAY = date(2000, 9, 25), date(2199, 12, 31)
# A license renewed once may still bear the day of its first grant.
LONGEST_TERMS = 2
# What a holder knows of a license; the first must be known.
CHANGES = ("registered", "decided", "ending")
KNOWN = ("granted", "expires", *CHANGES)
YEARLY = ("annual-report", "number-report")
# The other duties, by the day that each is counted from, and whether its days run before or after.
COUNTED = {
    "renewal": ("expires", -1),
    "opening": ("expires", 0),
    "expiry": ("expires", 0),
    "registered-change": ("registered", 1),
    "decided-change": ("decided", 1),
    "branch": ("decided", 1),
    "ending": ("ending", -1),
}


@dataclass(frozen=True, slots=True)
class Duty:
    """What a holder has to do by a day, with the words for it."""

    id: str
    title: Text
    due: Text
    cites: tuple[Citation, ...]
    quote: Text
    values: Mapping[str, int] = field(default_factory=dict)
    cut: Text | None = None
    whenever: Text | None = None


@dataclass(frozen=True, slots=True)
class License:
    """The days of one license; ``computed`` tells that its end follows from its beginning."""

    granted: date
    expires: date
    computed: bool
    registered: date | None = None
    decided: date | None = None
    ending: date | None = None


@dataclass(frozen=True, slots=True)
class DutyDay:
    """One day of the calendar: the last on which a duty can be done."""

    duty: Duty
    on: date
    text: Text
    since: date | None = None


@kept_by_law
def load_duties() -> tuple[Duty, ...]:
    """Return the duties shipped with this package."""
    return read_duties(law_folder(), load_law().instruments)


def read_duties(folder: Folder, instruments: Instruments) -> tuple[Duty, ...]:
    """Read the duties of a law folder. Raises ``LawError`` with file and place."""
    with open_table(folder.joinpath("duties.toml")) as data:
        found = tuple(
            row.record(Duty, cites=citations(row, instruments)) for row in data.rows("duty")
        )
    known = (*YEARLY, *COUNTED)
    # A duty whose days nobody counts would never be told.
    if sorted(duty.id for duty in found) != sorted(known):
        raise LawError(f"duties.toml: the duties are {', '.join(known)}, each once")
    return found


def read_license(duties: Iterable[Duty], written: Mapping[str, str | None]) -> License:
    """Read a license's days, written as YYYY-MM-DD; those left out are ``None``.

    Raises ``InputError`` that names the option in error.
    """
    given = {name: day for name in KNOWN if (day := written.get(name)) is not None}
    days = {name: read_date(f"--{name}", day) for name, day in given.items()}
    return license_of(duties, **days)


def license_of(
    duties: Iterable[Duty],
    granted: date,
    expires: date | None = None,
    **changes: date,
) -> License:
    """Return a license's days, with those of ``CHANGES``.

    Raises ``InputError`` that names the option in error.
    """
    # The day printed on the license prevails; only without it the term is counted.
    years = next(duty for duty in duties if duty.id == "expiry").values["years"]
    _refuse_outside("--granted", granted, FIRST_DAY, LAST_DAY, "calendar.day-out-of-range")
    end = expires or add_years(granted, years)
    farthest = add_years(granted, LONGEST_TERMS * years)
    _refuse_outside("--expires", end, granted, farthest, "calendar.end-out-of-range")
    for name, day in changes.items():
        _refuse_outside(f"--{name}", day, granted, end, "calendar.change-out-of-range")
    return License(granted, end, expires is None, **changes)


def _refuse_outside(option: str, day: date, first: date, last: date, key: str) -> None:
    if not first <= day <= last:
        days = {"day": day.isoformat(), "first": first.isoformat(), "last": last.isoformat()}
        raise InputError(option, word(key, **days))


def days_of(held: License, duties: Iterable[Duty]) -> tuple[DutyDay, ...]:
    """Return every day that follows from a license, earliest first."""
    found = [entry for duty in duties for entry in _entries(held, duty)]
    return tuple(sorted(found, key=lambda entry: entry.on))


def undated(held: License, duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Return the duties that wait for an event whose day was not given."""
    return tuple(duty for duty in duties if duty.whenever and not list(_entries(held, duty)))


def _entries(held: License, duty: Duty) -> Iterator[DutyDay]:
    """Return the days of one duty: one a year, or one that is counted from a day of the license."""
    if duty.id in COUNTED:
        name, sign = COUNTED[duty.id]
        start: date | None = getattr(held, name)
        if start:
            on = start + sign * timedelta(days=duty.values.get("days", 0))
            yield DutyDay(duty, on, fill(duty.due, {"from": start, "on": on}))
        return
    # Each year is reported on, from that of the license to the one before its end.
    for year in range(held.granted.year, held.expires.year):
        since = date(year + 1, duty.values["from_month"], duty.values["from_day"])
        last = date(year + 1, duty.values["until_month"], duty.values["until_day"])
        # Where the license ends first, no text says whether the duty is left: its end, to be safe.
        on = min(last, held.expires)
        words = duty.cut if duty.cut and on < last else duty.due
        yield DutyDay(duty, on, fill(words, {"year": year, "since": since, "on": on}), since)

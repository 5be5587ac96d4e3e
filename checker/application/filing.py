"""Read the days after sending, ``[filing]`` of a file: kept for the clocks, deciding nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.application.walk import FILING, known_keys
from checker.core.input_error import InputError
from checker.core.words import word
from checker.kinds.date import read_date
from checker.model import Text


class Days(NamedTuple):
    """The days that are known, in the order in which they follow each other."""

    sent: date | None = None
    correction: date | None = None
    corrected: date | None = None
    accepted: date | None = None
    decided: date | None = None
    received: date | None = None

    @property
    def awaits_correction(self) -> bool:
        """Tell whether the authority waits for what is to be corrected."""
        return bool(self.correction and not (self.corrected or self.accepted or self.decided))


NOTHING_SENT = Days()
# What a file calls each day.
KEYS = {f"{name}_on": name for name in Days._fields}
# What a page and a schema call it.
DAY_WORDS = {
    "sent": "track.day-sent",
    "correction": "track.day-correction",
    "corrected": "track.day-corrected",
    "accepted": "track.day-accepted",
    "decided": "track.day-decided",
    "received": "track.day-received",
}


def path_of(name: str) -> str:
    """Return where a day stands in a file."""
    return f"{FILING}.{name}_on"


def read_filing(data: object, today: date, errors: list[InputError]) -> Days:
    """Return the days; every fault names its key and counts as not typed."""
    found: dict[str, date] = {}
    for key, raw in known_keys(FILING, data, KEYS, errors):
        try:
            found[KEYS[key]] = read_date(f"{FILING}.{key}", raw)
        except InputError as error:
            errors.append(error)
    for name, message in out_of_order(Days(**found), today):
        errors.append(InputError(path_of(name), message))
        del found[name]
    return Days(**found)


def out_of_order(days: Days, today: date) -> Iterator[tuple[str, Text]]:
    """Return each day that lies behind one that follows it, or behind today, with the fault."""
    # From the last day back: of two in the wrong order the one that comes first is at fault.
    later = today
    for name in reversed(Days._fields):
        on: date | None = getattr(days, name)
        if on and on > later:
            yield name, word("answer-error.out-of-order", day=on, later=later)
        later = min(later, on or later)

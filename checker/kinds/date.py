"""A day."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any, TypeGuard

from checker.core.input_error import refusal
from checker.kinds.kind import Kind, Schema, plain
from checker.model import Fact, Law

FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# As Excel in China shows a day, and as a file writes it; midnight is what some exports add.
IN_A_CELL = re.compile(
    r"([0-9]{4}) ?(?:-|/|\.|年) ?([0-9]{1,2}) ?(?:-|/|\.|月) ?([0-9]{1,2}) ?日?"
    r"(?: 0?0:00(?::00)?)?"
)
# A date of TOML is this text to whoever checks it.
DAY: Schema = {"type": "string", "format": "date", "pattern": rf"^{FORM.pattern}$"}


def is_day(value: object) -> TypeGuard[date]:
    """Tell a day from a moment, which Python takes for one, and from anything else."""
    return isinstance(value, date) and not isinstance(value, datetime)


def read_date(path: str, raw: Any, *_context: object) -> date:
    """Read a day: a TOML date, or text of the form YYYY-MM-DD."""
    if is_day(raw):
        return raw
    if isinstance(raw, str) and FORM.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise refusal(path, "answer-error.no-date", raw)


def read_cell(value: Any, _fact: Fact, _law: Law) -> Any:
    """Return a day as a file writes it."""
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    found = IN_A_CELL.fullmatch(plain(value)) if isinstance(value, str) else None
    if not found:
        return value
    year, month, day = found.groups()
    return f"{year}-{month:>02}-{day:>02}"


DATE = Kind(
    read=read_date,
    schema=lambda _fact, _law: DAY,
    read_cell=read_cell,
    limits=("late", "begin"),
)

"""One line of text, such as a name."""

from __future__ import annotations

from typing import Any

from checker.core.input_error import refusal
from checker.kinds.kind import Kind, Schema
from checker.model import Fact, Law

LONGEST_LINE = 200
# What a reader of lines refuses of all signs: those that turn the line or move a cursor.
ONE_LINE = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$"
LINE: Schema = {"type": "string", "maxLength": LONGEST_LINE, "pattern": ONE_LINE}


def read_line(path: str, raw: Any, _fact: Fact | None = None, _law: Law | None = None) -> str:
    """Read a text that a report can print as it stands."""
    if isinstance(raw, str) and len(raw) <= LONGEST_LINE and raw.isprintable():
        return raw
    raise refusal(path, "answer-error.no-line", raw, most=LONGEST_LINE)


TEXT = Kind(read=read_line, schema=lambda _fact, _law: LINE)

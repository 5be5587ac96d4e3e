"""Refuse what is no input: where it stands, what is wrong, what is allowed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from checker.core.bounds import MOST_FAULTS
from checker.core.visible import visible
from checker.core.words import word
from checker.model import Text

LONGEST_SHOWN = 40
LONGEST_KEY = 80
LONGEST_NAME = 200


class InputError(ValueError):
    """Bad input: the file, line and key it stands under, what is wrong and what is allowed.

    One can stand for all those beyond the first hundred: ``count`` says how many.
    """

    count = 1

    def __init__(
        self, path: str, text: Text, line: int | None = None, value: str | None = None
    ) -> None:
        """Keep the key, the message in both languages, the line and the value, as far as known."""
        # A key is written by others: no terminal is to act on it.
        self.path = safe(path)
        super().__init__(f"{self.path}: {text.en}" if path else text.en)
        self.text = text
        self.line = line
        self.value = value


def told(errors: Iterable[InputError], more: int = 0) -> tuple[InputError, ...]:
    """Return the first hundred faults, and one that says how many more there are.

    ``more`` counts those that were not even put into words.
    """
    listed = tuple(errors)
    left = more + sum(error.count for error in listed[MOST_FAULTS:])
    if not left:
        return listed
    last = InputError("", more_faults(left))
    last.count = left
    return (*listed[:MOST_FAULTS], last)


def more_faults(count: int) -> Text:
    """Say how many faults there are beyond those that were told."""
    return word("fault.one-more" if count == 1 else "fault.more", n=f"{count:,}")


def safe(text: str, longest: int = LONGEST_KEY) -> str:
    """Return a text for a message: cut short, with codes for what moves a cursor or a line."""
    return visible(text if len(text) <= longest else f"{text[: longest - 1]}…")


def shown_name(name: str) -> str:
    """Return a file's name as a message or a table shows it; of a long one the end."""
    short = name if len(name) <= LONGEST_NAME else f"…{name[1 - LONGEST_NAME :]}"
    return safe(short, LONGEST_NAME)


def shown(value: object) -> str:
    """Return a short, safe rendering of a value for a message."""
    if isinstance(value, Decimal | date):
        return safe(str(value), LONGEST_SHOWN)
    # Shown as JSON writes it, so that "15" and 15 look different.
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        # Nested too deep, or a number of more digits than Python writes.
        text = "…"
    return safe(text, LONGEST_SHOWN)


def refusal(path: str, key: str, value: object, **more: object) -> InputError:
    """Return the error that a word says of a value, both shortened for a message."""
    told = shown(value)
    return InputError(path, word(key, value=told, **more), value=told)

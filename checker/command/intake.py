"""Read one application for the command line: a file or standard input, with all its faults."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

from checker.application import syntax
from checker.application.application import parse
from checker.application.fields import InputError, safe
from checker.command.faults import reason
from checker.evaluate import evaluate
from checker.load import load_law
from checker.model import Lang, Text
from checker.report.outline import Report
from checker.words import word

STANDARD_INPUT = "-"
LONGEST_FILE_NAME = 200
MOST_FAULTS = 20


class Refused(Exception):  # noqa: N818 - what happened to the file, not what is wrong in it
    """An application that is not read: where it stands, and every fault found in it."""

    def __init__(self, name: str, errors: tuple[InputError, ...]) -> None:
        """Keep the file's name and its faults, of which there is one at least."""
        super().__init__(name)
        self.name = name
        self.errors = errors


def load(name: str | None, today: date, as_of: date | None) -> Report:
    """Read and measure one application, or an empty one; any fault refuses it."""
    return measured(name or "", {} if name is None else read(name), today, as_of)


def read(name: str) -> dict[str, Any]:
    """Read the content of one file, JSON or TOML; a fault refuses it."""
    try:
        return syntax.read(syntax.decode(_bytes(name)))
    except InputError as error:
        raise Refused(name, (error,)) from None


def measured(name: str, data: dict[str, Any], today: date, as_of: date | None = None) -> Report:
    """Measure the application that a file holds; any fault refuses it."""
    law = load_law()
    app, errors = parse(data, law, today, as_of)
    if errors:
        raise Refused(name, errors)
    return Report(app, evaluate(app, law), law)


def _bytes(name: str) -> bytes:
    """Return a file's bytes, or the first of too many."""
    if name == STANDARD_INPUT:
        return _standard_input()
    if not name:
        raise _unread(word("fault.no-file-name"))
    try:
        with Path(name).open("rb") as file:
            return file.read(syntax.LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise _unread(reason(error, "reading")) from None


def _standard_input() -> bytes:
    buffer = getattr(sys.stdin, "buffer", None)
    if buffer is None:
        raise _unread(word("fault.no-standard-input"))
    try:
        data: bytes = buffer.read(syntax.LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise _unread(reason(error, "reading")) from None
    return data


def _unread(why: Text) -> InputError:
    """Return the fault of a file that could not be read, with what may be named instead."""
    return InputError("", word("fault.name-one", why=why))


def name_of(name: str, lang: Lang) -> str:
    """Return a file's name as a message or a table shows it; of a long one the end."""
    if name == STANDARD_INPUT:
        return word("fault.standard-input").of(lang)
    short = name if len(name) <= LONGEST_FILE_NAME else f"…{name[1 - LONGEST_FILE_NAME :]}"
    return safe(short, LONGEST_FILE_NAME)


def complaint(error: InputError, lang: Lang, source: str = "") -> str:
    """Return a fault as one line: file, line, key, what is wrong and what is allowed."""
    line = word("fault.line", n=error.line).of(lang) if error.line else ""
    parts = (source, line, error.path, error.text.of(lang))
    return word("mark.colon").of(lang).join(part for part in parts if part)


def complaints(refused: Refused, lang: Lang) -> list[str]:
    """Return the faults of one file, a line each, and how many there are beyond those."""
    source = name_of(refused.name, lang)
    lines = [complaint(error, lang, source) for error in refused.errors[:MOST_FAULTS]]
    left = len(refused.errors) - len(lines)
    if left:
        lines.append(f"{source}{word('mark.colon').of(lang)}{_more(left).of(lang)}")
    return lines


def _more(count: int) -> Text:
    return word("fault.one-more" if count == 1 else "fault.more", n=f"{count:,}")


def in_one_line(refused: Refused, lang: Lang) -> str:
    """Return the first fault of a file, and how many more there are."""
    first, *rest = refused.errors
    fault = complaint(first, lang)
    if not rest:
        return fault
    return word("fault.and-more", fault=fault, more=_more(len(rest))).of(lang)

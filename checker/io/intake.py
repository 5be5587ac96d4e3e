"""Read one application for the command line: a file or standard input, with all its faults."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import BinaryIO

from checker.application import syntax
from checker.application.application import parse
from checker.core.input_error import InputError, shown_name
from checker.core.words import word
from checker.decide.evaluate import evaluate
from checker.io.endings import SHEETS
from checker.io.faults import reason
from checker.io.refused import Refused, refused
from checker.load import load_law
from checker.model import Data, Lang, Text
from checker.report.data import REPORT_FORMAT
from checker.report.outline import Report

STANDARD_INPUT = "-"
SHEET_ENDS = tuple(f".{suffix}" for suffix in SHEETS)


class RefusedError(Exception):
    """The end of reading an application: where it stands, and every fault found in it."""

    def __init__(self, name: str, *errors: InputError) -> None:
        """Keep the file's name and its faults, of which there is one at least."""
        super().__init__(name)
        self.refused = refused(name, *errors)


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Refuse a file by its name where something in it is wrong, or where it cannot be read."""
    try:
        yield
    except InputError as error:
        raise RefusedError(name, error) from None
    except OSError as error:
        raise RefusedError(name, unread(reason(error, "reading"))) from None


def read(name: str) -> Data:
    """Read the content of one file, JSON or TOML; a fault refuses it."""
    with naming(name):
        try:
            return _content(name, syntax.LARGEST_FILE)
        except InputError as error:
            # Whoever names a sheet is told so; but of one that is not there only that.
            is_sheet = name.lower().endswith(SHEET_ENDS) and not isinstance(error, UnopenedError)
            raise (InputError("", word("stream.a-sheet")) if is_sheet else error) from None


def read_report(name: str, unreadable: str) -> Data:
    """Read a report, or what may stand in its place: ``unreadable`` is the word that says it."""
    with naming(name):
        try:
            return _content(name, syntax.LARGEST_REPORT, REPORT_FORMAT)
        except syntax.UnreadableError as error:
            said = word(unreadable, problem=error.problem)
            raise InputError("", said, error.line) from None


def _content(name: str, most: int, form: str | None = None) -> Data:
    """Read a file; one that may be large for its ``form`` must be of it."""
    with opened(name) as file:
        try:
            # One byte more tells that there are too many.
            raw = file.read(most + 1)
        except (OSError, ValueError) as error:
            raise unread(reason(error, "reading")) from None
    data = syntax.read(syntax.decode(raw, most), most)
    if form and data.get("format") != form:
        syntax.decode(raw)
    return data


def measured(name: str, data: Data, today: date, as_of: date | None = None) -> Report:
    """Measure the application that a file holds; any fault refuses it."""
    law = load_law()
    app, errors = parse(data, law, today, as_of)
    if errors:
        raise RefusedError(name, *errors)
    return Report(app, evaluate(app, law), law)


def opened(name: str) -> AbstractContextManager[BinaryIO]:
    """Open a file, or standard input, which stays open."""
    if name == STANDARD_INPUT:
        buffer: BinaryIO | None = getattr(sys.stdin, "buffer", None)
        if buffer is None:
            raise unread(word("stream.no-standard-input"))
        return nullcontext(buffer)
    if not name:
        raise unread(word("stream.no-file-name"))
    try:
        return Path(name).open("rb")
    except (OSError, ValueError) as error:
        raise unread(reason(error, "reading")) from None


class UnopenedError(InputError):
    """The fault of a file that could not be opened."""


def unread(why: Text) -> UnopenedError:
    """Return the fault of a file that could not be read, with what may be named instead."""
    return UnopenedError("", word("stream.name-one", why=why))


def name_of(name: str, lang: Lang) -> str:
    """Return a file's name as a message or a table shows it."""
    return word("stream.standard-input").of(lang) if name == STANDARD_INPUT else shown_name(name)


def complaints(found: Refused, lang: Lang) -> list[str]:
    """Return the faults behind the name of their file."""
    source, colon = name_of(found.name, lang), word("mark.colon").of(lang)
    return [f"{source}{colon}{fault}" for fault in found.faults(lang)]

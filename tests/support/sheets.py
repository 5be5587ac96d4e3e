"""Sheets for the tests: written as people and spreadsheets write them, opened by other readers."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import openpyxl

from checker.io.refused import Refused
from checker.load import load_law
from checker.many.entries import Entry, read_entries
from checker.many.judge import Judged, judge

DAY = date(2026, 11, 24)
LAW = load_law()


def as_csv(*rows: Sequence[object], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    """Write rows as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(*rows: Sequence[Any]) -> bytes:
    """Write rows as an Excel file, by the library that the checker only reads with."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return an Excel file's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(raw: bytes, sheet: int = 0) -> list[list[Any]]:
    """Return the values of a sheet of an Excel file, as another reader finds them."""
    found = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[sheet]
    return [list(row) for row in found.iter_rows(values_only=True)]


def csv_rows(raw: bytes) -> list[list[str]]:
    """Return the cells of a CSV."""
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def entries(raw: bytes, name: str = "a.csv") -> list[Entry]:
    """Read a sheet in which nothing is broken."""
    found = list(read_entries(name, raw))
    assert not [each for each in found if isinstance(each, Refused) or each.faults]
    return [each for each in found if isinstance(each, Entry)]


def answers(raw: bytes, name: str = "a.csv") -> dict[str, Any]:
    """Read a sheet of one application, and return what it answers."""
    (entry,) = entries(raw, name)
    return entry.application


def refusals(raw: bytes, name: str = "a.csv") -> list[Refused]:
    """Return what could not be read of a file: itself, its heads, or cells of its rows."""
    judged = (e if isinstance(e, Refused) else judge(e, DAY) for e in read_entries(name, raw))
    told = (each if isinstance(each, Refused) else each.unread for each in judged)
    return [each for each in told if each]


def row(application: dict[str, Any], line: int | None = None) -> Judged:
    """Judge an application that has no fault."""
    found = judge(Entry("a.json", line, application), DAY)
    assert isinstance(found, Judged)
    return found

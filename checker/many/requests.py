"""Answer what the page for many applications asks: read, judge, days to file, board, files."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from typing import Any

from checker.input_error import InputError
from checker.many.board import Board
from checker.many.csv import csv_file
from checker.many.days_and_plan import days_from_today
from checker.many.entries import Entry, Refused, lines_to_mend, read_entries
from checker.many.judge import Row, judge
from checker.many.rows import BoardRow, DaysCell, axis
from checker.many.table import DAYS, lines
from checker.many.template import template_lines
from checker.many.xlsx import BEGIN as EXCEL
from checker.many.xlsx import template_xlsx, xlsx_file
from checker.model import Text
from checker.page_request import lang_of

# So many rows of a sheet in one reply: the page stays at hand, and reading can be stopped.
MOST_READ = 50
# The file that is being read. A page has one worker, and reads one file at a time.
READING: list[Iterator[Entry | Refused]] = []


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the reply to one request, by its kind; entries, rows and faults are plain data."""
    return {"ok": True} | KINDS[asked["do"]](asked)


def read(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the first applications in a file and what could not be read of it."""
    raw = b64decode(asked["bytes"])
    if raw.startswith(EXCEL):
        _need("openpyxl")
    READING[:] = [read_entries(asked["name"], raw)]
    return read_on(asked)


def read_on(_asked: dict[str, Any]) -> dict[str, Any]:
    """Return the next ones of the file that was read last, and whether there are more.

    A worker that was begun anew meanwhile knows of no file.
    """
    if not READING:
        return {"lost": True}
    found = [each for reading in READING for each in islice(reading, MOST_READ)]
    entries = [each._asdict() for each in found if isinstance(each, Entry)]
    return {"entries": entries, "errors": _errors(found), "more": len(found) == MOST_READ}


def judge_some(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what some applications come to; each row with the number of its entry."""
    lang, today = lang_of(asked), _today(asked)
    found = [(n, judge(entry, today)) for n, entry in enumerate(_entries(asked))]
    rows = [
        BoardRow(row, lang, asked["site"], today).as_data() | {"entry": n}
        for n, row in found
        if isinstance(row, Row)
    ]
    return {"rows": rows, "errors": _errors(each for _, each in found)}


def days(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the days to file of some applications that were judged, and the axis they stand on."""
    lang, today = lang_of(asked), _today(asked)
    pairs = zip(_rows(asked), _entries(asked), strict=True)
    found = [DaysCell(row, days_from_today(entry, today), lang, today) for row, entry in pairs]
    cells = [cell.as_data() | {"data": cell.days} for cell in found]
    return {"cells": cells, "axis": axis(today, lang)}


def board(asked: dict[str, Any]) -> dict[str, Any]:
    """Return what is told of all rows and of what could not be read."""
    found = _rows(asked), _refusals(asked)
    return Board(*found, lang_of(asked), asked["site"], _today(asked)).as_data()


def export(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the table: all rows, then what could not be read."""
    found: list[Row | Refused] = [*_rows(asked), *_refusals(asked)]
    lang = lang_of(asked)
    table = lines(found, lang, (DAYS,))
    if asked["format"] == "excel":
        _need("xlsxwriter")
        return _file("b24-companies.xlsx", xlsx_file(table, lang))
    return _file("b24-companies.csv", csv_file(table))


def mend(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the rows of sheets that could not be read, as a sheet to be mended and read again."""
    return _file("b24-to-mend.csv", csv_file(lines_to_mend(_refusals(asked), lang_of(asked))))


def template(asked: dict[str, Any]) -> dict[str, Any]:
    """Return an empty sheet to be filled in."""
    lang = lang_of(asked)
    if asked["format"] == "excel":
        _need("xlsxwriter")
        return _file("b24-template.xlsx", template_xlsx(lang))
    return _file("b24-template.csv", csv_file(template_lines(lang)))


def _file(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "base64": b64encode(content).decode()}


def _need(package: str) -> None:
    """Raise what tells a page to load a package: see ``checker.web``."""
    import_module(package)


def _today(asked: dict[str, Any]) -> date:
    return date.fromisoformat(asked["today"])


def _entries(asked: dict[str, Any]) -> list[Entry]:
    return [Entry(**data) for data in asked["entries"]]


def _rows(asked: dict[str, Any]) -> list[Row]:
    return [Row.from_data(data) for data in asked["rows"]]


def _errors(found: Iterable[Row | Entry | Refused]) -> list[dict[str, Any]]:
    """Return what was refused as the page keeps it: with the row, so that it can be mended."""
    return [
        each.as_data() | {"application": each.application, "is_row": each.is_row}
        for each in found
        if isinstance(each, Refused)
    ]


def _refusals(asked: dict[str, Any]) -> list[Refused]:
    """Return what could not be read, as ``_errors`` handed it to the page."""
    return [
        Refused(
            data["file"],
            data["line"],
            tuple(
                InputError(fault["key"], Text(fault["en"], fault["zh"]), line=data["line"])
                for fault in data["faults"]
            ),
            data["application"],
        )
        for data in asked["errors"]
    ]


KINDS = {
    "many-read": read,
    "many-more": read_on,
    "many-judge": judge_some,
    "many-days": days,
    "many-board": board,
    "many-export": export,
    "many-mend": mend,
    "many-template": template,
}

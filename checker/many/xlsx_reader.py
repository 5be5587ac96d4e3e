"""Read the first sheet of an Excel file row by row, within bounds.

A file of Excel is packed XML. It is read as a stream, so that no memory is taken that a bound does
not allow; the libraries for it keep strings, gaps and empty cells without end.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from math import inf, isfinite
from typing import IO

from checker.core.bounds import (
    LARGEST_UNPACKED,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHARED,
)
from checker.core.input_error import InputError
from checker.core.packed import Parts, UnpackLimits, XmlEvent, opened_parts
from checker.core.words import word
from checker.kinds.number import DIGITS_OF_A_DOUBLE, PERCENT
from checker.many.cells import Cell, UnreadableCell
from checker.many.sheet import LETTERS, SheetRow, too_wide

# An older Excel file, or one with a password.
OLD_BEGIN = b"\xd0\xcf\x11\xe0"
COLUMN = re.compile(r"[A-Z]{1,3}")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# Of a number's format the words, colors and conditions.
ASIDE = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
OF_DAYS = re.compile(r"[dmyhs]", re.IGNORECASE)
# What formats without words show; those of Chinese days are among them.
DAY = "day"
KNOWN_FORMATS = {
    **dict.fromkeys((9, 10), PERCENT),
    **dict.fromkeys((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)), DAY),
}
EPOCH, EPOCH_OF_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - no zone
SECONDS_A_DAY = 86_400
NUMBER = re.compile(r"-?[0-9]{1,40}(\.[0-9]{0,40})?([eE][+-]?[0-9]{1,4})?")
# What stands in a cell: a value or a text, with its reading; and a formula, which may lack both.
STORED = {"v", "is"}
OF_CELLS = {*STORED, "", "t", "f", "rPh"}


def read_xlsx(file: IO[bytes]) -> Iterator[SheetRow]:
    """Return the rows of the first sheet. Raises ``InputError`` where the file cannot be read."""
    megabytes = LARGEST_UNPACKED // 1_000_000
    too_large = word("sheet.too-large-unpacked", megabytes=megabytes)
    limits = UnpackLimits(
        LARGEST_UNPACKED, word("sheet.no-xlsx"), too_large, word("sheet.too-many-cells")
    )
    with opened_parts(file, limits) as parts:
        yield from Book(parts).lines()


def related(parts: Parts, name: str) -> dict[str, tuple[str, str]]:
    """Return what a part names: the kind and the name of each other part, by its id."""
    folder, base = posixpath.split(name)
    found: dict[str, tuple[str, str]] = {}
    for tag, value in parts.events(posixpath.join(folder, "_rels", f"{base}.rels")):
        if tag == "Relationship" and isinstance(value, Mapping):
            place = posixpath.normpath(posixpath.join("/", folder, value["Target"]))
            found[value["Id"]] = value["Type"].rpartition("/")[2], place.lstrip("/")
    return found


class CellText:
    """Gather what a cell or a string says, without the readings that stand above its signs."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[str] = []
        self.size, self.keeps, self.is_reading = 0, False, False

    def take(self, event: XmlEvent) -> None:
        """Take up one event."""
        tag, value = event
        if isinstance(value, str):
            if self.keeps:
                self.pieces.append(value)
                self.size += len(value)
            if self.size > LONGEST_CELL:
                raise InputError("", word("sheet.too-long-cell", most=f"{LONGEST_CELL:,}"))
        elif tag == "rPh":
            self.is_reading = value is not None
        elif tag in ("t", "v"):
            self.keeps = value is not None and not self.is_reading

    def taken(self) -> str:
        """Hand out the text, and begin anew."""
        text = "".join(self.pieces)
        self.pieces.clear()
        self.size = 0
        return text


def _as_written(text: str) -> str:
    """Return a text with the signs that XML cannot hold."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class Book:
    """A book: its first sheet, and what its cells point to."""

    def __init__(self, parts: Parts) -> None:
        """Find the book, its parts and its first sheet with cells."""
        self.parts, self.epoch, self.sheet = parts, EPOCH, ""
        book = next(name for kind, name in related(parts, "").values() if kind == "officeDocument")
        others = related(parts, book)
        self.named = dict(others.values())
        for tag, value in parts.events(book):
            if not isinstance(value, Mapping):
                continue
            if tag == "workbookPr" and value.get("date1904") in ("1", "true"):
                self.epoch = EPOCH_OF_1904
            if tag == "sheet" and not self.sheet:
                # The prefix before it is of the book's own choice.
                id_ = next(to for key, to in value.items() if key.rpartition(":")[2] == "id")
                kind, name = others[id_]
                self.sheet = name if kind == "worksheet" else ""

    @cached_property
    def strings(self) -> list[str]:
        """Return the texts that cells share."""
        found: list[str] = []
        text, signs = CellText(), 0
        for event in self.parts.events(self.named["sharedStrings"]):
            text.take(event)
            if event == ("si", None):
                found.append(_as_written(text.taken()))
                signs += len(found[-1])
                if signs > MOST_SHARED:
                    raise InputError("", word("sheet.too-many-cells"))
        return found

    @cached_property
    def formats(self) -> list[str | None]:
        """Return what each style shows of a number: a day, a percentage, or the number."""
        shows: dict[int, str | None] = {**KNOWN_FORMATS}
        found: list[str | None] = []
        is_inside = False
        for tag, value in self.parts.events(self.named["styles"]):
            # Cells point to these; those of named styles are written alike, elsewhere.
            if tag == "cellXfs":
                is_inside = value is not None
            elif tag == "numFmt" and isinstance(value, Mapping):
                # What the file's own format shows, by its first part.
                bare = ASIDE.sub("", value["formatCode"].partition(";")[0])
                shown = PERCENT if PERCENT in bare else DAY if OF_DAYS.search(bare) else None
                shows[int(value["numFmtId"])] = shown
            elif tag == "xf" and is_inside and isinstance(value, Mapping):
                found.append(shows.get(int(value.get("numFmtId", 0))))
        return found

    def lines(self) -> Iterator[SheetRow]:
        """Return the rows that have cells."""
        number, column, text = 0, 0, CellText()
        cells: list[Cell] = []
        cell: Mapping[str, str] = {}
        inside: set[str] = set()
        for event in self.parts.events(self.sheet):
            tag, value = event
            if tag == "c" and isinstance(value, Mapping):
                cell, inside = value, set()
                column = _column(value["r"]) if "r" in value else column
            elif tag == "c":
                found = self._cell(cell, inside, text.taken())
                if found is not None:
                    _put(cells, column, found, number)
                column += 1
            elif tag in OF_CELLS:
                inside.add(tag)
                text.take(event)
            elif tag == "row" and isinstance(value, Mapping):
                # A row without a number stands below the row before.
                number, column, cells = int(value.get("r", number + 1)), 0, []
                if number > MOST_ROWS:
                    raise InputError("", word("sheet.row-beyond", most=f"{MOST_ROWS:,}"))
            elif tag == "row" and cells:
                # A row is worth what was read for it.
                self.parts.elements = 0
                yield SheetRow(number, cells)

    def _cell(self, cell: Mapping[str, str], inside: Collection[str], text: str) -> Cell:
        """Return what a cell holds; where it shows a percentage or a day, what it shows."""
        kind = cell.get("t", "n")
        if not STORED.intersection(inside):
            return UnreadableCell(word("sheet.no-result")) if "f" in inside else None
        if kind == "s":
            return self.strings[int(text)]
        if kind == "b":
            return text == "1"
        if kind == "d":
            return datetime.fromisoformat(text)
        return self._number(text, cell) if kind == "n" and text else _as_written(text)

    def _number(self, text: str, cell: Mapping[str, str]) -> Cell:
        """Return a number as it is shown; what is none stays a text, to be refused in its row."""
        value = float(text) if NUMBER.fullmatch(text) else inf
        if not isfinite(value):
            return text
        style = int(cell.get("s", 0))
        shows = self.formats[style] if style else None
        if shows == PERCENT:
            return f"{Decimal(f'{value * 100:.{DIGITS_OF_A_DOUBLE}g}'):f}{PERCENT}"
        if shows != DAY:
            return value if value % 1 else int(value)
        try:
            # To the second: few times of day are exact parts of a day.
            day = self.epoch + timedelta(seconds=round(value * SECONDS_A_DAY))
        except OverflowError:
            return text
        # Below one it is a time of day, on no day.
        return day if value >= 1 else day.time()


def _column(place: str) -> int:
    """Return the column of a place such as B7, counted from 0."""
    found = COLUMN.match(place)
    if found is None:
        raise InputError("", word("sheet.no-xlsx"))
    column = 0
    for letter in found[0]:
        column = column * LETTERS + ord(letter) - ord("A") + 1
    return column - 1


def _put(cells: list[Cell], column: int, cell: Cell, row: int) -> None:
    """Put a cell at its place; those left out before it are empty."""
    if column >= MOST_COLUMNS:
        raise too_wide(column, row)
    cells.extend([None] * (column + 1 - len(cells)))
    cells[column] = cell

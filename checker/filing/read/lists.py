"""Shareholders and insured people, as papers list them: in a table, in lines, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, takewhile, zip_longest
from typing import Any, NamedTuple

from checker.filing.comparing import amount
from checker.filing.read.load import Patterns, fits, load_labels
from checker.filing.read.sheet import Dense, Sheet

NAME, KIND, SHARE, SPAN = "name", "kind", "share", "span"
# What stands between two rows: a rule, or where a page ends.
PAGE = re.compile(r"[-:=—]*\d{0,3}[-:=—]*|.{0,2}第\d+页.*")
NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")
DIGIT = re.compile(r"\d")
NOTHING = Dense("", "", [])
# No table has more columns.
MOST_COLUMNS = 20
# So much the shares may be off by rounding.
ROUNDING = 0.1
WHOLE = 100


class Row(NamedTuple):
    """One row of a list: what stands in its columns, and where its signs stand."""

    cells: Mapping[str, str]
    at: list[int]


def owners(dense: Dense, sheet: Sheet) -> list[Row]:
    """Return the shareholders: by their table, else by lines of their own, else by sentences."""
    found = next(_tables(sheet, load_labels().owners), None)
    if found is None:
        ways = (list(_told(dense, way)) for way in load_labels().told)
        found = next(filter(None, ways), [])
    shares = [share for share in _shares(found) if share is not None]
    # Nobody is missing, as far as the shares tell: together they are all of it.
    is_whole = len(shares) == len(found) and abs(sum(shares) - WHOLE) < ROUNDING
    return found if is_whole or not shares else []


def people(sheet: Sheet) -> list[Row]:
    """Return the people of every table, or the months that it tells of all of them."""
    found = list(_tables(sheet, load_labels().people))
    return [row for table in found for row in table] if all(found) else []


def _tables(sheet: Sheet, patterns: Patterns) -> Iterator[list[Row]]:
    """Return the rows of each table with such columns; none of one that is not wholly read."""
    rows = [sheet.row(line) for line in sheet.lines]
    for i in range(len(rows)):
        # A head is one row, or every cell of the table is a line of its own.
        single = takewhile(lambda row: len(row) == 1, rows[i : i + MOST_COLUMNS])
        lines = list(takewhile(lambda row: _columns(row, patterns), single)) or [rows[i]]
        head = [cell for row in lines for cell in row]
        columns = _columns(head, patterns)
        # A row of labels has no numbers in it, as one of labels and values has.
        is_head = len(columns) > 1 and not any(DIGIT.search(cell.text) for cell in head)
        if is_head and {NAME, SPAN} & {*columns}:
            below: Iterable[list[Dense]] = (rows[n] for n in range(i + len(lines), len(rows)))
            if len(lines) > 1:
                cells = [chain.from_iterable(below)] * len(head)
                below = map(list, zip_longest(*cells, fillvalue=NOTHING))
            found = _rows(below, columns, len(head))
            if found is None or found:
                yield found or []


def _columns(head: list[Dense], patterns: Patterns) -> dict[str, int]:
    """Return in which cell of a head each column stands."""
    found: dict[str, int] = {}
    for n, cell in enumerate(head):
        fitting = (name for name, pattern in patterns.items() if pattern.fullmatch(cell.text))
        found.setdefault(next(fitting, ""), n)
    found.pop("", None)
    return found


def _rows(below: Iterable[list[Dense]], columns: Mapping[str, int], size: int) -> list[Row] | None:
    """Return the rows below a head; nothing where one more names somebody and cannot be read."""
    found: list[Row] = []
    held: list[Dense] = []
    for line in below:
        if PAGE.fullmatch("".join(cell.text for cell in line)):
            continue
        # A name that is broken goes on in the first cell of the next line.
        is_broken = held and len(held) + len(line) == size + 1
        cells = [*held[:-1], held[-1].joined(line[0]), *line[1:]] if is_broken else line
        row = _row(cells, columns) if len(cells) <= size else None
        if row:
            found.append(row)
        elif held or len(line) >= size:
            held = held or line
            break
        held = [] if row else line
    named = held[: columns.get(NAME, -1) + 1]
    shape = "party" if len(held) == 1 else "named"
    return None if named and fits(shape, named[-1].text) else found


def _row(cells: list[Dense], columns: Mapping[str, int]) -> Row | None:
    """Read one row; nothing where it names nobody, or where no names are listed, no month."""
    if len(cells) <= max(columns.values()) or any(":" in cell.text for cell in cells):
        return None
    told = {column: cells[n].text for column, n in columns.items()}
    if "first" in told:
        told[SPAN] = f"{told['first']}至{told.get(SPAN, '')}"
    if not (fits("party", told[NAME]) if NAME in told else fits("until", told[SPAN])):
        return None
    if NAME in told:
        told[NAME] = cells[columns[NAME]].printed
    return Row(told, [at for cell in cells for at in cell.at])


def _told(dense: Dense, way: re.Pattern[str]) -> Iterator[Row]:
    """Return whom lines or sentences name."""
    for found in way.finditer(dense.text):
        name = dense.part(*found.span(NAME)).printed
        told = {column: text for column, text in found.groupdict().items() if text}
        yield Row(told | {NAME: name}, dense.part(*found.span()).at)


# What fields and answers take of a list


def as_owners(found: list[Row]) -> list[dict[str, Any]]:
    """Return shareholders as the answers hold them: name, kind, share, as far as they are told."""
    return [
        {NAME: row.cells[NAME]}
        | ({KIND: kind} if (kind := _kind(row)) else {})
        | ({SHARE: share} if share is not None else {})
        for row, share in zip(found, _shares(found), strict=True)
    ]


def as_shares(found: list[Row]) -> list[dict[str, Any]]:
    """Return shareholders as a paper's field holds them: name and share."""
    return [{k: v for k, v in each.items() if k != KIND} for each in as_owners(found)]


def _kind(row: Row) -> str | None:
    told = f"{row.cells.get(KIND, '')}:{row.cells[NAME]}"
    kinds = load_labels().kinds.items()
    return next((kind for kind, pattern in kinds if pattern.fullmatch(told)), None)


def _shares(found: list[Row]) -> list[float | int | None]:
    """Return the shares in percent: as printed, else as parts of the money if all of it is told."""
    printed = [row.cells.get(SHARE, "").removesuffix("%") for row in found]
    told = [Decimal(one) if NUMBER.fullmatch(one) else None for one in printed]
    sums = [amount(row.cells.get("money", "")) for row in found]
    whole = sum(each.total for each in sums if each)
    if not any(told) and whole and all(sums) and len({each.currency for each in sums if each}) == 1:
        told = [round(each.total / whole * WHOLE, 2) for each in sums if each]
    return [None if one is None else int(one) if one == int(one) else float(one) for one in told]

"""Shareholders and insured people, as papers list them: in a table, in lines, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, takewhile, zip_longest
from typing import Any, NamedTuple

from checker.filing.comparing import amount
from checker.filing.read.load import Patterns, fits, load_labels, named
from checker.filing.read.sheet import Dense, Sheet
from checker.filing.read.takes import last_month

NAME, KIND, SHARE, SPAN = "name", "kind", "share", "span"
# What stands between two rows: a rule, or where a page ends.
PAGE = re.compile(r"[-:=—]*\d{0,3}[-:=—]*|.{0,2}第\d+页.*")
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%?")
DIGIT = re.compile(r"\d")
NOTHING = Dense("", "", [])
# No table has more columns.
MOST_COLUMNS = 20
# So much the shares may be off by rounding.
ROUNDING = Decimal("0.1")
WHOLE = Decimal(100)


class Row(NamedTuple):
    """One row of a list: what stands in its columns, and where its signs stand."""

    cells: Mapping[str, str]
    at: list[int]


class Listed(NamedTuple):
    """What a list tells, by the shape of the value, and where its signs stand."""

    told: Mapping[str, Any]
    at: list[int]


def owners(sheet: Sheet, dense: Dense) -> Listed:
    """Return the shareholders: by their table, else by lines of their own, else by sentences."""
    found = next(_tables(sheet, load_labels().lists["owners"]), None)
    if found is None:
        ways = load_labels().lists["told"].values()
        found = next(filter(None, (list(_told(dense, way)) for way in ways)), [])
    shares = _shares(found)
    known = [share for share in shares if share is not None]
    # Where the shares are not all of it together, somebody is missing.
    is_whole = len(known) == len(found) and abs(sum(known, -WHOLE)) < ROUNDING
    told = [_owner(row.cells, share) for row, share in zip(found, shares, strict=True)]
    return _listed(found, shares=told if is_whole or not known else [])


def people(sheet: Sheet) -> Listed:
    """Return what the tables of people tell of all of them."""
    tables = list(_tables(sheet, load_labels().lists["people"]))
    found = [row for table in tables for row in table] if all(tables) else []
    return _listed(found, months=_of_all(found, "months"), span=_of_all(found, SPAN))


def _listed(found: list[Row], **told: Any) -> Listed:
    names = "、".join(row.cells[NAME] for row in found if NAME in row.cells)
    return Listed(told | {"names": names}, [at for row in found for at in row.at])


def _of_all(found: list[Row], column: str) -> str:
    """Return what a column says of all rows: one and the same, or at least the last month."""
    told = {row.cells[column] for row in found if column in row.cells}
    if len(told) > 1:
        lasts = {last_month(each) or "" for each in told}
        # A table without names is of one person, month by month.
        is_of_one = not any(NAME in row.cells for row in found)
        told = {max(lasts)} if is_of_one or len(lasts) == 1 else set()
    return "".join(told)


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
    names = [named(patterns, cell.text) for cell in head]
    return {name: names.index(name) for name in names if name}


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
    whom = held[: columns.get(NAME, -1) + 1]
    shape = "party" if len(held) == 1 else "named"
    return None if whom and fits(shape, whom[-1].text) else found


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


def _owner(cells: Mapping[str, str], share: Decimal | None) -> dict[str, Any]:
    """Return a shareholder as the answers hold one: name, kind, share, as far as they are told."""
    kind = named(load_labels().kinds["owner"], f"{cells.get(KIND, '')}:{cells[NAME]}")
    owner: dict[str, Any] = {NAME: cells[NAME]}
    if kind:
        owner[KIND] = kind
    if share is not None:
        owner[SHARE] = int(share) if share % 1 == 0 else float(share)
    return owner


def _shares(found: list[Row]) -> list[Decimal | None]:
    """Return the shares in percent: as printed, else as parts of the money if all of it is told."""
    printed = [PERCENT.fullmatch(row.cells.get(SHARE, "")) for row in found]
    if any(printed):
        return [Decimal(one[1]) if one else None for one in printed]
    sums = [each for row in found if (each := amount(row.cells.get("money", "")))]
    whole = sum(each.total for each in sums)
    if not whole or len(sums) < len(found) or len({each.currency for each in sums}) > 1:
        return [None] * len(found)
    return [round(each.total / whole * WHOLE, 2) for each in sums]

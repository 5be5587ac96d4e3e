"""Shareholders and insured people, as papers list them: in a table, in lines, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from checker.filing.comparing import amount
from checker.filing.read.load import Patterns, fits, load_labels, named
from checker.filing.read.sheet import Dense, TextSheet
from checker.filing.read.takes import last_month
from checker.kinds.number import MOST_DECIMALS
from checker.report.data import plain_data

NAME, KIND, SHARE, SPAN = "name", "kind", "share", "span"
# What may stand between two rows: a rule, or where a page ends.
PAGE = r"(?:(?:[-:=—\t ]*+(?:\d{1,4}[-—]++)?|.{0,2}第\d{1,4}页.*)\n){0,20}"
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)%?")
# In so many signs behind a list nothing may look like one of its rows.
NEAR = 90
# And in so many cells, where each is a line.
CELLS_BELOW = 3
# So much the shares may be off by rounding.
ROUNDING = Decimal("0.1")
WHOLE = Decimal(100)


class ListRow(NamedTuple):
    """One row of a list: what stands in its columns, and where its signs stand."""

    cells: Mapping[str, str]
    at: list[int]


class Listed(NamedTuple):
    """What a list tells, by the shape of the value, and where its signs stand."""

    told: Mapping[str, Any]
    at: list[int]


def owners(sheet: TextSheet, dense: Dense) -> Listed:
    """Return the shareholders: by their table, else by lines of their own, else by sentences."""
    found = next(_tables(sheet, load_labels().patterns["owners"]), None)
    if found is None:
        ways = load_labels().patterns["told"].values()
        read = (
            filter(None, (_row(dense, one) for one in way.finditer(dense.text))) for way in ways
        )
        found = next(filter(None, map(list, read)), [])
    shares = _shares(found)
    known = [share for share in shares if share is not None]
    # Where the shares are not all of it together, somebody is missing.
    is_whole = len(known) == len(found) and abs(sum(known, -WHOLE)) < ROUNDING
    told = [_owner(row.cells, share) for row, share in zip(found, shares, strict=True)]
    return _listed(found, shares=told if is_whole or not known else [])


def people(sheet: TextSheet) -> Listed:
    """Return what the tables of people tell of all of them."""
    tables = list(_tables(sheet, load_labels().patterns["people"]))
    found = [row for table in tables for row in table] if all(tables) else []
    months, span = _of_all(found, "months"), _of_all(found, SPAN)
    return _listed(found, months=months, span=span, date=_day(found))


def _listed(found: list[ListRow], **told: Any) -> Listed:
    names = "、".join(row.cells[NAME] for row in found if NAME in row.cells)
    return Listed(told | {"names": names}, [at for row in found for at in row.at])


def _day(found: list[ListRow]) -> str:
    """Return the one day on which all rows were issued."""
    told = {row.cells.get("issued", "") for row in found}
    return "".join(told) if len(told) == 1 and all(fits("date", day) for day in told) else ""


def _of_all(found: list[ListRow], column: str) -> str:
    """Return what a column says of all rows: one and the same, or at least the last month."""
    told = {row.cells[column] for row in found if column in row.cells}
    if len(told) > 1:
        lasts = {last_month(each) or "" for each in told}
        # A table without names is of one person, month by month.
        is_of_one = not any(NAME in row.cells for row in found)
        told = {max(lasts)} if is_of_one or len(lasts) == 1 else set()
    return "".join(told)


def _tables(sheet: TextSheet, patterns: Patterns) -> Iterator[list[ListRow]]:
    """Return the rows of each table with such columns; none of one that is not wholly read."""
    heads = "|".join(pattern.pattern for pattern in patterns.values())
    # Cells are parted by tabs, or by spaces, or each is a line of its own.
    for end in "\t \n":
        dense = sheet.whole(f"\t\n{end}")
        head = rf"^(?:(?:{heads})\n)+" if end == "\n" else rf"^[^\n{end}]*{end}.*\n"
        for found in re.finditer(head, dense.text, re.MULTILINE):
            names = [named(patterns, cell) for cell in found[0][:-1].split(end)]
            columns = {name: names.index(name) for name in names if name}
            # A row of labels has no numbers in it, as one of labels and values has.
            is_head = len(columns) > 1 and not re.search(r"\d", found[0])
            if is_head and {NAME, SPAN} & {*columns}:
                rows = _rows(dense, found.end(), end, columns, len(names))
                if rows is None or rows:
                    yield rows or []


def _rows(
    dense: Dense, start: int, end: str, columns: Mapping[str, int], size: int
) -> list[ListRow] | None:
    """Return the rows below a head; nothing where one more names somebody and cannot be read."""
    cell, least = rf"[^\t\n:{end}]*", max(columns.values()) + 1
    cells = [cell] * least
    for name, n in columns.items():
        # A name that is broken goes on in the next line.
        broken = rf"(?:\n{cell})??" if name == NAME else ""
        cells[n] = rf"(?P<{name}>{cell}{broken})"
    more = rf"(?:{end}{cell}){{0,{size - least}}}"
    row = re.compile(rf"^{PAGE}{end.join(cells)}{more}(?:\n|\Z)", re.MULTILINE)
    found: list[ListRow] = []
    while (one := row.match(dense.text, start)) and (read := _row(dense, one)):
        found.append(read)
        start = one.end()
    # Where rows follow behind something else, the list is not whole.
    if any(_row(dense, one) for one in row.finditer(dense.text, start + 1, start + NEAR)):
        return None
    if NAME not in columns:
        return found
    # Cell by cell a row may lack one: where somebody is named right below, the list goes on.
    below = dense.text[start:].split("\n", CELLS_BELOW)[:CELLS_BELOW]
    is_of_owners = not {KIND, SHARE, "money"}.isdisjoint(columns)
    if end == "\n" and is_of_owners and any(fits("party", cell) for cell in below):
        return None
    whom = re.compile(rf"{PAGE}(?:{cell}{end}){{0,{columns[NAME]}}}+({cell})(?:{end}|\n|\Z)")
    after = whom.match(dense.text, start)
    shape = "named" if after and "\n" != end in after[0] else "party"
    return None if after and fits(shape, after[1]) else found


def _row(dense: Dense, found: re.Match[str]) -> ListRow | None:
    """Read one row; nothing where it names nobody, or where no names are listed, no month."""
    told = found.groupdict("")
    if "first" in told:
        told[SPAN] = f"{told['first']}至{told.get(SPAN, '')}"
    name = told.get(NAME, "").replace("\n", "")
    if not (fits("party", name) if NAME in told else fits("until", told[SPAN])):
        return None
    if name:
        told[NAME] = dense.part(*found.span(NAME)).printed.replace("\n", "")
    start = found.start(NAME if NAME in told else SPAN)
    return ListRow(told, dense.part(start, found.end()).at)


def _owner(cells: Mapping[str, str], share: Decimal | None) -> dict[str, Any]:
    """Return a shareholder as the answers hold one: name, kind, share, as far as they are told."""
    kind = named(load_labels().patterns["kinds"], f"{cells.get(KIND, '')}:{cells[NAME]}")
    owner = {NAME: cells[NAME], KIND: kind, SHARE: None if share is None else plain_data(share)}
    return {key: told for key, told in owner.items() if told is not None}


def _shares(found: list[ListRow]) -> list[Decimal | None]:
    """Return the shares in percent: as printed, else as parts of the money if all of it is told."""
    printed = [PERCENT.fullmatch(row.cells.get(SHARE, "")) for row in found]
    if any(printed):
        # With as many decimals as an answer takes.
        return [round(Decimal(one[1]), MOST_DECIMALS) if one else None for one in printed]
    sums = [each for row in found if (each := amount(row.cells.get("money", "")))]
    whole = sum(each.total for each in sums)
    if not whole or len(sums) < len(found) or len({each.currency for each in sums}) > 1:
        return [None] * len(found)
    return [round(each.total / whole * WHOLE, 2) for each in sums]

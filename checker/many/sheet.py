"""Read the rows of a sheet, whatever file it stands in, as applications by their columns' heads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from checker.application.syntax import BYTE_ORDER_MARK
from checker.application.walk import put_answer
from checker.core.bounds import MOST_COLUMNS, MOST_FAULTS
from checker.core.input_error import InputError, safe, told
from checker.core.words import word
from checker.kinds.kind import plain
from checker.many.cells import Cell, UnreadableCell, read_cell
from checker.many.columns import EXAMPLE, EXAMPLE_NAME, OWN, by_head, plain_head
from checker.model import Data, Fact

LETTERS = 26
LONGEST_HEAD = 60


class SheetRow(NamedTuple):
    """A row as a file has it: its number, from 1 on, and its cells."""

    number: int
    cells: Sequence[Cell]


class ReadRow(NamedTuple):
    """A row as it was read: its number, what it answers, and what is wrong with it.

    Where a cell cannot be read, its answer is what stands there. Of heads there is no application.
    """

    number: int
    application: Data | None
    errors: tuple[InputError, ...] = ()


def read_lines(lines: Iterable[SheetRow]) -> Iterator[ReadRow]:
    """Return the applications of a sheet, with what is wrong in each; empty rows are none.

    The first row that is not empty holds the heads; where it is no head of ours, nothing is read.
    """
    filled = (line for line in lines if any(not _is_empty(cell) for cell in line.cells))
    head = next(filled, None)
    if head is None:
        yield ReadRow(1, None, (InputError("", word("sheet.empty")),))
        return
    found, errors = _heads(head)
    if errors:
        yield ReadRow(head.number, None, errors)
    if any(found):
        rows = (_read(line, found) for line in filled)
        read = (row for row in rows if row is not None)
        # Heads alone, or beside the example only, are no application.
        none = ReadRow(head.number, None, (InputError("", word("sheet.no-row")),))
        yield next(read, none)
        yield from read


def _is_empty(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


# What a column is: of a question, its owner's or of an unknown head, or of none.
Head = Fact | str | None
UNKNOWN = "?"


def _heads(line: SheetRow) -> tuple[list[Head], tuple[InputError, ...]]:
    """Return what each column is, and what is wrong; a head that stands twice reads nothing."""
    # A byte order mark may have come through another encoding.
    texts = [
        plain(str(cell).lstrip(BYTE_ORDER_MARK))
        if cell and not isinstance(cell, UnreadableCell)
        else ""
        for cell in line.cells
    ]
    known = by_head()
    found: list[Head] = [
        OWN if text.startswith(OWN) else known.get(plain_head(text), UNKNOWN) if text else None
        for text in texts
    ]
    columns = [one for one in found if isinstance(one, Fact)]
    if not columns:
        return [], (InputError("", word("sheet.no-heads")),)
    twice = dict.fromkeys(one.path for one in columns if columns.count(one) > 1)
    if twice:
        return [], tuple(InputError(path, word("sheet.head-twice")) for path in twice)
    unknown = (
        word("sheet.unknown-head", column=letters(n), head=safe(texts[n], LONGEST_HEAD), own=OWN)
        for n, one in enumerate(found)
        if one == UNKNOWN
    )
    return found, told(InputError("", said) for said in unknown)


def letters(number: int) -> str:
    """Return what a spreadsheet calls a column, counted from 0: A, Z, AA."""
    # No letter stands for nothing, so that Z is followed by AA.
    above, last = divmod(number, LETTERS)
    return (letters(above - 1) if above else "") + chr(ord("A") + last)


def too_wide(column: int, row: int) -> InputError:
    """Return the fault of a sheet with a value beyond the last column that is read."""
    last = letters(MOST_COLUMNS - 1)
    return InputError("", word("sheet.too-wide", column=letters(column), last=last), row)


def _is_example(line: SheetRow, application: Mapping[str, Any]) -> bool:
    """Tell the template's example; a company written over it, the mark forgotten, is none."""
    mark, name = line.cells[0], application.get("company", {}).get("name")
    if name != EXAMPLE_NAME or not isinstance(mark, str):
        return False
    return plain(mark) in {plain(text) for text in word(EXAMPLE)}


def _read(line: SheetRow, heads: Sequence[Head]) -> ReadRow | None:
    """Read one row, unless it is the example; a cell without a head may have moved the others."""
    application: Data = {}
    errors: list[InputError] = []
    beyond: list[int] = []
    for number, cell in enumerate(line.cells):
        head = heads[number] if number < len(heads) else None
        if isinstance(head, Fact):
            try:
                answer = read_cell(head, cell)
            except InputError as error:
                errors.append(error)
                # Kept as it stands: the row may be written again, to be mended.
                answer = None if isinstance(cell, UnreadableCell) else str(cell)
            if answer is not None:
                put_answer(application, head.path, answer)
        elif head is None and not _is_empty(cell):
            beyond.append(number)
    if _is_example(line, application):
        return None
    errors += (
        InputError("", word("sheet.beyond", column=letters(number)))
        for number in beyond[:MOST_FAULTS]
    )
    return ReadRow(line.number, application, told(errors, len(beyond[MOST_FAULTS:])))

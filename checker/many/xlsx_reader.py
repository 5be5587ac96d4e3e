"""Read the first sheet of an Excel file row by row."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from typing import IO, Any

from checker.input_error import InputError
from checker.kinds.number import DIGITS_OF_A_DOUBLE
from checker.many.cells import Cell
from checker.many.sheet import Line
from checker.words import word

BEGIN = b"PK\x03\x04"
# An older Excel file, or one with a password.
OLD_BEGIN = b"\xd0\xcf\x11\xe0"
LARGEST_UNPACKED = 1_000_000_000


def read_xlsx(file: IO[bytes]) -> Iterator[Line]:
    """Return the rows of the first sheet. Raises ``InputError`` where the file cannot be read."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra that not everybody has
    except ModuleNotFoundError:
        raise InputError("", word("sheet.no-openpyxl")) from None
    try:
        _refuse_unpacked(file)
        with warnings.catch_warnings(action="ignore"):
            book = load_workbook(file, read_only=True, data_only=True)
        with closing(book):
            sheet = book.worksheets[0]
            # What a file says of its own size need not be true.
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(), 1):
                yield Line(number, [_value(cell) for cell in row])
    except InputError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks the library at any place
        raise InputError("", word("sheet.no-xlsx")) from None


def _refuse_unpacked(file: IO[bytes]) -> None:
    """Refuse what would grow beyond reason when it is unpacked."""
    with zipfile.ZipFile(file) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
            raise InputError("", word("sheet.too-large"))


def _value(cell: Any) -> Cell:
    """Return what a cell holds; where Excel shows a percentage, the number that it shows."""
    value: Cell = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return Decimal(f"{value * 100:.{DIGITS_OF_A_DOUBLE}g}")
    return value

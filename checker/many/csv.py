"""Read a CSV row by row, in UTF-8 or as Excel in China writes it, and write one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import IO

from checker.core.bounds import LONGEST_ROW, MOST_COLUMNS, MOST_ROWS
from checker.core.encoding import CHINESE, encoding_of, is_foreign
from checker.core.input_error import InputError
from checker.core.words import word
from checker.many.columns import by_head, plain_head
from checker.many.sheet import SheetRow, too_wide

DELIMITERS = (",", ";", "\t")
LONGEST_HEAD = 1 << 16
# No text of a sheet: a row of this alone stands behind the last.
END = "\0end\0"


def read_csv(file: IO[bytes]) -> Iterator[SheetRow]:
    """Return the rows of a CSV, counted as a spreadsheet counts them.

    Raises ``InputError`` where its text, or a row, cannot be read.
    """
    encoding = encoding_of(file)
    if encoding == CHINESE and is_foreign(file):
        raise InputError("", word("sheet.encoding"))
    text = io.TextIOWrapper(file, encoding, newline="")
    try:
        delimiter = delimiter_of(text.readline(LONGEST_HEAD)) or DELIMITERS[0]
        text.seek(0)
        pieces = BoundedLines(text)
        rows = csv.reader(pieces, delimiter=delimiter)
        for number, cells in enumerate(iter(rows.__next__, [END]), 1):
            if pieces.is_over:
                # A quotation mark that is nowhere closed has taken in all that stands below it.
                raise InputError("", word("sheet.no-csv"), number)
            yield SheetRow(number, _within(cells, number))
            pieces.held = 0
    except UnicodeDecodeError:
        raise InputError("", word("sheet.encoding")) from None
    except csv.Error:
        raise InputError("", word("sheet.no-csv"), rows.line_num) from None
    finally:
        # The file is its owner's to close.
        text.detach()


def _within(cells: list[str], number: int) -> list[str]:
    """Return the cells of a row as far as they are read."""
    if number > MOST_ROWS:
        raise InputError("", word("sheet.row-beyond", most=f"{MOST_ROWS:,}"))
    beyond = next((at for at, cell in enumerate(cells[MOST_COLUMNS:]) if cell.strip()), None)
    if beyond is not None:
        raise too_wide(MOST_COLUMNS + beyond, number)
    return cells[:MOST_COLUMNS]


class BoundedLines:
    """The lines of a text, and after them one more, which tells that the last row is closed.

    ``held`` counts the signs of a row that is not read to its end.
    """

    def __init__(self, text: io.TextIOBase) -> None:
        """Begin before the first line."""
        self.text, self.held, self.is_over = text, 0, False

    def __iter__(self) -> Iterator[str]:
        """Return the lines, each with its end; a row that is too long has none."""
        while line := self.text.readline(LONGEST_ROW):
            self.held += len(line)
            if self.held >= LONGEST_ROW:
                raise InputError("", word("sheet.too-long-row", most=f"{LONGEST_ROW:,}"))
            yield line
        self.is_over = True
        yield END


def delimiter_of(head: str) -> str | None:
    """Return the sign between cells by which most heads are known; nothing where none is."""
    known = by_head()
    counts = {
        sign: sum(
            plain_head(cell) in known for cell in next(csv.reader([head], delimiter=sign), [])
        )
        for sign in DELIMITERS
    }
    best = max(DELIMITERS, key=lambda sign: counts[sign])
    return best if counts[best] else None

"""Read a CSV row by row, in UTF-8 or as Excel in China writes it, and write one."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from checker.application.syntax import BYTE_ORDER_MARK
from checker.input_error import InputError
from checker.kinds.kind import plain
from checker.many.cells import neutral
from checker.many.columns import by_head
from checker.many.sheet import Line
from checker.model import Law
from checker.words import word

DELIMITERS = (",", ";", "\t")
CHINESE = "gb18030"
MARKS_OF_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
PIECE = 1 << 16
LONGEST_HEAD = 1 << 16


def read_csv(file: IO[bytes], law: Law) -> Iterator[Line]:
    """Return the rows of a CSV, counted as a spreadsheet counts them.

    Raises ``InputError`` where its text, or a row, cannot be read.
    """
    text = io.TextIOWrapper(file, encoding_of(file), newline="")
    try:
        delimiter = delimiter_of(text.readline(LONGEST_HEAD), law) or DELIMITERS[0]
        text.seek(0)
        rows = csv.reader(text, delimiter=delimiter)
        for number, cells in enumerate(rows, 1):
            yield Line(number, cells)
    except UnicodeDecodeError:
        raise InputError("", word("sheet.encoding")) from None
    except csv.Error:
        raise InputError("", word("sheet.no-csv"), rows.line_num) from None
    finally:
        # The file is its owner's to close.
        text.detach()


def encoding_of(file: IO[bytes]) -> str:
    """Return the encoding of a text: UTF-8 if the whole of it is, else as Excel in China writes."""
    if file.read(len(codecs.BOM_UTF16_LE)) in MARKS_OF_UTF16:
        file.seek(0)
        return "utf-16"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while piece := file.read(PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return CHINESE
    finally:
        file.seek(0)
    return "utf-8-sig"


def delimiter_of(head: str, law: Law) -> str | None:
    """Return the sign between cells by which most heads are known; nothing where none is."""
    known = by_head(law)
    counts = {
        sign: sum(plain(cell) in known for cell in next(csv.reader([head], delimiter=sign), []))
        for sign in DELIMITERS
    }
    best = max(DELIMITERS, key=lambda sign: counts[sign])
    return best if counts[best] else None


def csv_lines(lines: Iterable[Sequence[object]], *, marked: bool = True) -> Iterator[str]:
    """Return a CSV line by line; ``marked`` puts the byte order mark that a spreadsheet wants.

    A cell that a spreadsheet would read as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if marked:
        yield BYTE_ORDER_MARK
    for line in lines:
        writer.writerow([neutral(str(cell)) for cell in line])
        yield out.getvalue()
        out.seek(0)
        out.truncate()


def csv_file(lines: Iterable[Sequence[object]]) -> bytes:
    """Return a CSV as a file."""
    return "".join(csv_lines(lines)).encode()

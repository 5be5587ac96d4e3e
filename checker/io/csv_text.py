"""Write a CSV whose cells no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from checker.application.syntax import BYTE_ORDER_MARK

# What OWASP names under “CSV Injection”, full width as well: some spreadsheets read those alike.
SIGNS = "-=+@＝＋－＠"
FORMULA_SIGNS = (*SIGNS, "\t", "\r", "\n", "\0")
APOSTROPHE = "'"
# Within a cell, too: a program that splits a CSV at semicolons has another cell there.
FORMULA = rf"^{{0}}(?=[{SIGNS}\t\r\n\0])|(?<=[;\t\r\n]){{0}}(?=[{SIGNS}])"
LIVE, NEUTRALIZED = (re.compile(FORMULA.format(before)) for before in ("", APOSTROPHE))


def neutral(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would take for a formula."""
    return LIVE.sub(APOSTROPHE, text)


def as_typed(text: str) -> str:
    """Return a text without the apostrophes that kept it from being a formula."""
    return NEUTRALIZED.sub("", text)


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

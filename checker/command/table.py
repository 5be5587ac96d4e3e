"""Write rows as a table of Markdown or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], form: str, *, marked: bool = True
) -> str:
    """Return rows as Markdown or CSV; ``marked`` puts the byte order mark that a spreadsheet wants.

    A cell that a spreadsheet would read as a formula begins with an apostrophe.
    """
    if form == "csv":
        out = io.StringIO()
        lines = [head, *([_cell(text) for text in row] for row in rows)]
        csv.writer(out, lineterminator="\n").writerows(lines)
        return (BYTE_ORDER_MARK if marked else "") + out.getvalue()
    body = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in body)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text

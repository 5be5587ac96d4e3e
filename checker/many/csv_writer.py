"""Write lines of cells as CSV, so that no spreadsheet takes a cell for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from checker.application.syntax import BYTE_ORDER_MARK
from checker.many.neutral import neutral


def csv_lines(lines: Iterable[Sequence[object]], *, marked: bool = True) -> Iterator[str]:
    """Return a CSV line by line; ``marked`` puts the byte order mark that a spreadsheet wants."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if marked:
        yield BYTE_ORDER_MARK
    for line in lines:
        writer.writerow([neutral(str(cell)) for cell in line])
        yield out.getvalue()
        out.seek(0)
        out.truncate()

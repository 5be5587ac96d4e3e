"""Write rows as a table of Markdown or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.many.csv import csv_lines
from checker.report.plain import plain_markdown


def table(
    head: Sequence[str], rows: Iterable[Sequence[object]], form: str, *, marked: bool = True
) -> str:
    """Return rows as Markdown or CSV; ``marked`` puts the byte order mark that a spreadsheet wants.

    A cell that a spreadsheet would read as a formula begins with an apostrophe.
    """
    lines = (head, *rows)
    return "".join(csv_lines(lines, marked=marked) if form == "csv" else markdown_lines(lines))


def markdown_lines(lines: Iterable[Sequence[object]]) -> Iterator[str]:
    """Return a table of Markdown line by line; the first line holds the heads."""
    for number, line in enumerate(lines):
        yield _row(line)
        if number == 0:
            yield _row(["---"] * len(line))


def _row(line: Sequence[object]) -> str:
    return f"| {' | '.join(plain_markdown(str(cell)) for cell in line)} |\n"

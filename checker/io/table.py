"""Write rows as text, or as a table of Markdown or CSV."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence

from checker.core.words import phrase
from checker.io.csv_text import csv_lines
from checker.model import Lang
from checker.report.plain import plain_markdown

# The heads of the columns.
HEADS = {
    "kind": "listed.kind",
    "rule": "listed.rule",
    "number": "listed.number",
    "title": "listed.title",
    "basis": "listed.basis",
    "rank": "listed.rank",
    "asked": "listed.asked",
    "effective": "listed.effective",
    "ends": "listed.ends",
    "citation": "listed.citation",
    "status": "listed.status",
    "checked": "listed.checked",
    "due": "listed.due",
}


def listed(
    columns: Iterable[str],
    rows: Iterable[Sequence[str]],
    options: Namespace,
    in_text: Callable[[Sequence[str], Lang], str],
) -> str:
    """Return rows as they are asked for: as text, each by a function, or as Markdown or CSV.

    A cell that a spreadsheet would read as a formula begins with an apostrophe.
    """
    if options.format == "text":
        return "".join(in_text(row, options.lang) for row in rows)
    # In English the heads are the names of the columns.
    lines = ([phrase(HEADS[column], options.lang) for column in columns], *rows)
    is_csv = options.format == "csv"
    return "".join(csv_lines(lines, marked=not options.no_bom) if is_csv else markdown_lines(lines))


def markdown_lines(lines: Iterable[Sequence[object]]) -> Iterator[str]:
    """Return a table of Markdown line by line; the first line holds the heads."""
    for number, line in enumerate(lines):
        yield f"| {' | '.join(plain_markdown(str(cell)) for cell in line)} |\n"
        if number == 0:
            yield f"|{' --- |' * len(line)}\n"

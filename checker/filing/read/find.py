"""Read what papers say from their text: what a label or a set sentence names, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from checker.filing.read.load import load_labels, named
from checker.filing.read.sheet import Sheet, Span
from checker.filing.read.values import Said, Values


class Part(NamedTuple):
    """One paper in a text, by its id: its first line, its own text, what it says by its place."""

    paper: str
    line: int
    text: str
    said: dict[Span, Said]


def read(text: str) -> list[Part]:
    """Read a text of one paper, or of several, each under its title."""
    sheet, parts = Sheet(text), []
    papers = {name: paper for paper in load_labels().papers for name in paper.titles}
    titles = list(_titles(sheet)) or list(islice(_marked(sheet), 1))
    # What stands before the first title is of its paper too.
    starts = [0, *(start for _, start in titles[1:]), len(sheet.text)]
    # Without any title there is a span, and nothing to read it as.
    for (name, _), (start, end) in zip(titles, pairwise(starts), strict=False):
        own, says = Sheet(sheet.text[start:end]), papers[name].says.get(name)
        if not says or says.search(own.whole("").text):
            said = Values(own, papers[name]).said(name)
            parts.append(Part(name, sheet.text.count("\n", 0, start), own.text, said))
    return [part for part in parts if part.said]


def _titles(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """Return where which paper begins; a title that stands again goes on with its paper."""
    titles = {name: one for paper in load_labels().papers for name, one in paper.titles.items()}
    last = None
    for line in sheet.lines:
        # A line without a title is of the title before it.
        name = named(titles, sheet.dense([line]).text) or last
        if name and name != last:
            yield name, line.start
        last = name


def _marked(sheet: Sheet) -> Iterator[tuple[str, int]]:
    """Tell papers without a title by their marks: those that have enough of them."""
    for paper in load_labels().papers:
        names = {label.name for label in Values(sheet, paper).labels}
        if len(names & paper.marks) >= paper.least:
            yield next(iter(paper.titles)), 0

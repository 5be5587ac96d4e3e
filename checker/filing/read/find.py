"""Read what papers say from their text: what a label or a set sentence names, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.filing.read.load import Paper, load_labels, named
from checker.filing.read.sheet import Sheet, Span
from checker.filing.read.values import Said, Values


class Part(NamedTuple):
    """One paper in a text, by its id: its first line, its own text, what it says by its place."""

    paper: str
    line: int
    text: str
    said: dict[Span, Said]


class Title(NamedTuple):
    """Which paper it is, and where it begins."""

    name: str
    paper: Paper
    start: int


def read(text: str) -> list[Part]:
    """Read a text of one paper, or of several, each under its title."""
    sheet, papers = Sheet(text), load_labels().papers
    titles = list(_titles(sheet, papers)) or list(_marked(sheet, papers))
    # What stands before the first title is of its paper too.
    starts = [0, *(title.start for title in titles[1:]), len(sheet.text)]
    parts = []
    # Without any title there is a span, and nothing to read it as.
    for title, (start, end) in zip(titles, pairwise(starts), strict=False):
        own, says = Sheet(sheet.text[start:end]), title.paper.says.get(title.name)
        if says and not says.search(own.whole("").text):
            continue
        said = Values(own, title.paper).said(title.name)
        parts.append(Part(title.name, sheet.text.count("\n", 0, start), own.text, said))
    return [part for part in parts if part.said]


def _titles(sheet: Sheet, papers: tuple[Paper, ...]) -> Iterator[Title]:
    """Return where each paper begins; a title that stands again goes on with its paper."""
    last = None
    for line in sheet.lines:
        text = sheet.dense([line]).text
        found = ((named(paper.titles, text), paper) for paper in papers)
        # A line without a title is of the title before it; the paper beside it counts for nothing.
        name, paper = next((one for one in found if one[0]), (last, papers[0]))
        if name and name != last:
            yield Title(name, paper, line.start)
        last = name


def _marked(sheet: Sheet, papers: tuple[Paper, ...]) -> Iterator[Title]:
    """Tell a paper without a title by its marks: the first that has enough of them."""
    for paper in papers:
        names = {label.name for label in Values(sheet, paper).labels}
        if len(names & paper.marks) >= paper.least:
            yield Title(next(iter(paper.titles)), paper, 0)
            return

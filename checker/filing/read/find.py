"""Read what papers say from their text: what a label or a set sentence names, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
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


def read(text: str, kind: str | None = None) -> list[Part]:
    """Read a text of one paper, or of several, each under its title.

    ``kind`` is the only one that is looked for. Without a title all of the text is of it, but of
    letters the title alone tells which one it is.
    """
    sheet, parts = Sheet(text), []
    known = [paper for paper in load_labels().papers if kind in (None, paper.id)]
    papers = {name: paper for paper in known for name in paper.titles}
    titles = list(_titles(sheet, papers)) or list(islice(_marked(sheet, known), 1))
    if not titles and kind and len(papers) == 1:
        titles = [(kind, 0)]
    # What stands before the first title is of its paper too.
    starts = [0, *(start for _, start in titles[1:]), len(sheet.text)]
    # Without any title there is a span, and nothing to read it as.
    for (name, _), (start, end) in zip(titles, pairwise(starts), strict=False):
        own, says = Sheet(sheet.text[start:end]), papers[name].says.get(name)
        if not says or says.search(own.whole("").text):
            said = Values(own, papers[name]).said(name)
            parts.append(Part(name, sheet.text.count("\n", 0, start), own.text, said))
    return [part for part in parts if part.said]


def _titles(sheet: Sheet, papers: Mapping[str, Paper]) -> Iterator[tuple[str, int]]:
    """Return where which paper begins; a title that stands again goes on with its paper."""
    titles, last = {name: paper.titles[name] for name, paper in papers.items()}, None
    for line in sheet.lines:
        # A line without a title is of the title before it.
        name = named(titles, sheet.dense([line]).text) or last
        if name and name != last:
            yield name, line.start
        last = name


def _marked(sheet: Sheet, known: Iterable[Paper]) -> Iterator[tuple[str, int]]:
    """Tell papers without a title by their marks: those that have enough of them."""
    for paper in known:
        names = {label.name for label in Values(sheet, paper).labels}
        if len(names & paper.marks) >= paper.least:
            yield next(iter(paper.titles)), 0

"""Read what papers say from their text: what a label or a set sentence names, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import NamedTuple

from checker.core.bounds import LONGEST_SENTENCE
from checker.filing.read.load import REGISTRY, PaperLayout, fits, load_labels, named
from checker.filing.read.sheet import Span, TextSheet, in_lines
from checker.filing.read.values import Said, Values
from checker.filing.read.word_text import refuse_long

# A sentence, or a line without one, that is too long; what of it is read, and the rest.
LONG = re.compile(rf"([^\n。]{{{LONGEST_SENTENCE}}})[^\n。]+")


class PaperText(NamedTuple):
    """One paper in a text, by its id: its first line, its own text, what it says by its place."""

    paper: str
    line: int
    text: str
    said: dict[Span, Said]


def read(text: str, kind: str | None = None) -> list[PaperText]:
    """Read a text of one paper, or of several, each under its title.

    ``kind`` is the only one that is looked for. Without a title all of the text is of it, but of
    letters the title alone tells which one it is. The rest of a very long sentence is left out.
    Raises ``InputError`` for a text that is too long.
    """
    refuse_long(text)
    sheet, parts = TextSheet(LONG.sub(r"\1", in_lines(text))), list[PaperText]()
    known = [paper for paper in load_labels().papers if kind in (None, paper.id)]
    papers = {name: paper for paper in known for name in paper.titles}
    titles = list(_titles(sheet, papers)) or list(islice(_marked(sheet, known), 1))
    if not titles and kind and len(papers) == 1:
        titles = [(kind, 0)]
    # What stands before the first title is of its paper too.
    starts = [0, *(start for _, start in titles[1:]), len(sheet.text)]
    line, counted = 0, 0
    # Without any title there is a span, and nothing to read it as.
    for (name, _), (start, end) in zip(titles, pairwise(starts), strict=False):
        line, counted = line + sheet.text.count("\n", counted, start), start
        own, says = TextSheet(sheet.text[start:end]), papers[name].says.get(name)
        if not says or says.search(own.whole("").text):
            said = Values(own, papers[name]).said(name)
            parts.append(PaperText(name, line, own.text, said))
    return [part for part in parts if part.said]


def cut_lines(text: str) -> list[int]:
    """Return the numbers of the lines in which a sentence is too long to be read whole."""
    lines = in_lines(text)
    return [*dict.fromkeys(lines.count("\n", 0, one.start()) + 1 for one in LONG.finditer(lines))]


def _titles(sheet: TextSheet, papers: Mapping[str, PaperLayout]) -> Iterator[tuple[str, int]]:
    """Return where which paper begins; a title that stands again goes on with its paper."""
    titles, last = {name: paper.titles[name] for name, paper in papers.items()}, None
    texts = [sheet.dense([line]).text for line in sheet.lines]
    for line, text, below in zip(sheet.lines, texts, [*texts, ""][1:], strict=True):
        # A line without a title is of the title before it.
        name = named(titles, text) or last
        # In a list of owners the registry names the papers by which it knows them, and their codes.
        if name and name != last and not (last == REGISTRY and fits("code", below)):
            yield name, line.start
            last = name


def _marked(sheet: TextSheet, known: Iterable[PaperLayout]) -> Iterator[tuple[str, int]]:
    """Tell papers without a title by their marks: those that have enough of them."""
    for paper in known:
        names = {label.name for label in Values(sheet, paper).labels}
        if len(names & paper.marks) >= paper.least:
            yield next(iter(paper.titles)), 0

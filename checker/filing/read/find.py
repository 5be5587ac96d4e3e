"""Read what papers say from their text: what a label or a set sentence names, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from checker.filing.read.load import Paper, load_labels
from checker.filing.read.sheet import Sheet, Span
from checker.filing.read.values import Item, Values

AROUND_TITLE = "《》#*-=【】 "
BRACKET_BEHIND = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True)
class Part:
    """One paper in a text, by its id, with what was read from it."""

    paper: str
    span: Span
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Reading:
    """A text with the papers that were found in it."""

    sheet: Sheet
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """Return every value, in the order of the papers; of one path there may be several."""
        return tuple(item for part in self.parts for item in part.items)


def read(text: str) -> Reading:
    """Read a text of one paper, or of several, each under its title."""
    sheet, papers = Sheet.of(text), load_labels().papers
    titled = list(_titles(sheet, papers)) or list(_marked(sheet, papers))
    parts = _parts(sheet, titled)
    # A title below which nothing stands is a word of the paper above it.
    while len(titled) > 1 and (empty := [n for n, part in enumerate(parts) if not part.items]):
        del titled[empty[-1]]
        parts = _parts(sheet, titled)
    return Reading(sheet, tuple(part for part in parts if part.items))


class Title(NamedTuple):
    """Where a paper begins, and which it is."""

    name: str
    paper: Paper
    start: int


def _parts(sheet: Sheet, titled: list[Title]) -> list[Part]:
    """Read each paper from its title to the next; what stands before the first is the first's."""
    starts = [0, *(title.start for title in titled[1:]), len(sheet.text)]
    return [
        Part(one.name, Span(*ends), tuple(Values(sheet, one.paper, one.name, Span(*ends)).items()))
        for one, ends in zip(titled, pairwise(starts), strict=False)
    ]


def _titles(sheet: Sheet, papers: tuple[Paper, ...]) -> Iterator[Title]:
    """Return where each paper begins; a title that stands again goes on with its paper."""
    last = ""
    for line in sheet.lines:
        found = _titled(sheet.dense(line).text, papers)
        if found and found[0] != last:
            last = found[0]
            yield Title(*found, line.start)


def _titled(line: str, papers: tuple[Paper, ...]) -> tuple[str, Paper] | None:
    bare = line.strip(AROUND_TITLE)
    # A bracket may follow it, which says of what year it is, or whose.
    for text in (bare, BRACKET_BEHIND.sub("", bare)):
        for paper in papers:
            for name, pattern in paper.titles.items():
                if pattern.fullmatch(text):
                    return name, paper
    return None


def _marked(sheet: Sheet, papers: tuple[Paper, ...]) -> Iterator[Title]:
    """Tell a paper without a title by its marks: the first that has enough of them."""
    for paper in papers:
        found = paper.labels.finditer(sheet.plain)
        names = {sheet.dense(Span(*one.span("label"))).text for one in found}
        if len(names & {*paper.marks}) >= paper.least:
            yield Title(next(iter(paper.titles)), paper, 0)
            return

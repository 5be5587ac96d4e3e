"""Find the values of one paper: behind its labels, in its set sentences, in its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from checker.application.papers import paper_fields
from checker.application.walk import PAPERS
from checker.filing.comparing import amount
from checker.filing.read import lists
from checker.filing.read.load import (
    LISTED,
    PaperLayout,
    PaperValue,
    fits,
    follows,
    load_labels,
)
from checker.filing.read.sheet import Dense, Span, TextSheet
from checker.filing.read.takes import TAKES

# A value that a line's end breaks goes on over so many lines.
LINES = 3
# A label that has no value of ours is not also the beginning of other words if it is so long.
LONG_LABEL = 4
# No row of labels has more.
MOST_HEADS = 20
# What stands further from the left is in a second column.
COLUMN = 20
# What may stand before a label that has its line to itself.
NUMBERED = re.compile(r"\s*+(?:第?[一二三四五六七八九十\d]{1,5}[条、.]\s*+)?")
# Fields of a paper stand under its id; those of a letter under that of the letter.
OF_LETTER = "{paper}"
ADDRESS, AMOUNT = "address", "amount"
# Which a number has that a label says it of.
UNIT = "万元"


def _content(part: str, told: Any, printed: str) -> Any:
    """Return what is taken of a value; nothing if it has no such part."""
    match part:
        case "text":
            return printed
        case "whole":
            # A bracket that is still open goes on in the next line.
            return printed if told.count("(") == told.count(")") else None
    return TAKES[part](told)


class Said(NamedTuple):
    """One value: how it is printed, and what it fills, the contents by the paths of each."""

    printed: str
    fills: dict[str, Any]


class FoundValue(NamedTuple):
    """A value as it stands: what is read of it, how it is printed, and where its signs stand."""

    told: Any
    printed: str
    at: list[int]


class Label(NamedTuple):
    """A label as it stands in a line, what a bracket adds, and where its value may begin."""

    name: str
    aside: str
    line: int
    start: int
    end: int


class Values:
    """The values of one paper."""

    def __init__(self, sheet: TextSheet, paper: PaperLayout) -> None:
        """Find the labels of the paper, and the lines in which nothing else stands."""
        self.sheet, self.paper = sheet, paper
        self.labels: list[Label] = []
        self.heads: dict[int, list[Label]] = {}
        for n, line in enumerate(sheet.lines):
            found = []
            for one in paper.labels.finditer(sheet.plain, *line):
                # Where no bracket stands, its span is empty.
                name, aside = (sheet.dense([one.span(part)]).text for part in ("label", "aside"))
                found.append(Label(name, aside, n, one.start("label"), one.end()))
            rest = paper.labels.sub("", sheet.plain[slice(*line)])
            if 0 < len(found) <= MOST_HEADS and NUMBERED.fullmatch(rest):
                self.heads[n] = found
            starts = {label.start for label in found}
            glued = filter(None, (self._glued(n, cell) for cell in sheet.cells(line)))
            both = [*found, *(label for label in glued if label.start not in starts)]
            self.labels += sorted(both, key=lambda label: label.start)

    def _glued(self, n: int, cell: Span) -> Label | None:
        """Return the label with which a cell begins where its value follows at once.

        What ends a value and is not read itself is told by its length.
        """
        one = self.paper.glued.match(self.sheet.plain, *cell)
        if not one or not (rest := self.sheet.dense([(one.end(), cell.end)]).text):
            return None
        name, aside = (self.sheet.dense([one.span(part)]).text for part in ("label", "aside"))
        label = Label(name, aside, n, one.start("label"), one.end())
        shapes = [value.shape for value in self.paper.values if name in value.labels]
        is_end = not shapes and len(name) >= LONG_LABEL
        return label if is_end or any(follows(shape, rest) for shape in shapes) else None

    @cached_property
    def _in_lines(self) -> Dense:
        return self.sheet.whole("\n")

    @cached_property
    def _people(self) -> lists.Listed:
        return lists.people(self.sheet)

    def said(self, name: str) -> dict[Span, Said]:
        """Return by its place what each value gives to the paper of a name, each content once."""
        given: dict[Span, Said] = {}
        # A content may be a list, which no set can hold.
        known: set[tuple[str, str]] = set()
        for value in self.paper.values:
            for told, printed, at in self._found(value):
                # A sum may end where its digits could not be read.
                if value.shape == AMOUNT and amount(told) is None:
                    continue
                for part_of, part in value.gives.items():
                    path = part_of.replace(OF_LETTER, name)
                    # Of what letters have in common a paper may carry less.
                    if path.startswith(f"{PAPERS}.") and path not in paper_fields():
                        continue
                    content = _content(part, told, printed)
                    fill = (path, repr(content))
                    if content is None or fill in known:
                        continue
                    known.add(fill)
                    said = given.setdefault(Span(at[0], at[-1] + 1), Said(printed, {}))
                    said.fills[path] = content
        return given

    def _found(self, value: PaperValue) -> list[FoundValue]:
        """Return where a value stands: in a list, else behind its labels, else in a sentence."""
        return [*self._listed(value)] or [*self._labelled(value)] or [*self._in_sentences(value)]

    def _listed(self, value: PaperValue) -> Iterator[FoundValue]:
        is_people = value.shape != LISTED
        told, at = self._people if is_people else lists.owners(self.sheet, self._in_lines)
        if found := told.get(value.shape):
            yield FoundValue(found, found if isinstance(found, str) else told["names"], at)

    def _labelled(self, value: PaperValue) -> Iterator[FoundValue]:
        for i, label in enumerate(self.labels):
            if label.name in value.labels:
                shape = load_labels().shapes[value.shape]
                unit = UNIT if fits("unit", label.aside) else ""
                for spans in self._places(i, is_address=value.shape == ADDRESS):
                    place = self.sheet.dense(spans)
                    one = shape.fullmatch(place.text) or shape.fullmatch(place.text + unit)
                    if one:
                        yield _found(place, one)
                        break

    def _places(self, i: int, *, is_address: bool) -> Iterator[list[Span]]:
        """Return where the value of a label may stand: in its cell, and on the next lines."""
        label, lines = self.labels[i], self.sheet.lines
        n, start, stop = label.line, label.end, len(self.sheet.text)
        if heads := self.heads.get(n):
            n += 1
            below = self._below(n, len(heads))
            if not below:
                return
            start, end = below[heads.index(label)]
            # Side by side each value keeps to its cell; that of a single label may go on below.
            stop = end if len(heads) > 1 else stop
        # What stands further to the left is in another column, and ends nothing.
        offset = start - lines[n].start
        left = offset // 2 if offset > COLUMN else 0
        later = (self.labels[k] for k in range(i + 1, len(self.labels)))
        ends = (one.start for one in later if one.start - lines[one.line].start >= left)
        stop = min(stop, next((end for end in ends if end >= start), stop))
        place: list[Span] = []
        for line in lines[n : n + LINES]:
            cells = self.sheet.cells(Span(max(line.start, start), min(line.end, stop)))
            cells = [cell for cell in cells if cell.start - line.start >= left]
            if not cells or (place and is_address and not self._goes_on(line, cells[0], place)):
                break
            place = place + (cells if is_address and not place else cells[:1])
            if not is_address:
                yield place
        # An address goes on as long as it can, all else ends as soon as it can.
        if is_address:
            yield place

    def _below(self, n: int, count: int) -> list[Span]:
        """Return the cells in a line below labels, one for each.

        Where labels stand on two lines, or values, whose each value is stays open.
        """
        cells = [self.sheet.cells(line) for line in self.sheet.lines[n : n + 2]]
        widths = [len(each) for each in cells]
        is_table = count > 1 and widths == [count, count] and n + 1 not in self.heads
        is_open = n - 2 in self.heads or is_table
        return cells[0] if cells and not is_open and (count == 1 or count in widths[:1]) else []

    def _goes_on(self, line: Span, cell: Span, place: list[Span]) -> bool:
        """Tell whether a cell goes on with an address: it is set in, names a room, or has to."""
        # Another label right before its value ends it, whether or not that is read.
        if self.paper.glued.match(self.sheet.plain, *cell):
            return False
        set_in = " " * (cell.start - line.start)
        more = set_in + self.sheet.dense([cell]).text
        is_broken = fits("unended", self.sheet.dense(place).text) and fits("goes", more)
        return is_broken or fits("further", more)

    def _in_sentences(self, value: PaperValue) -> Iterator[FoundValue]:
        """Return what the first sentence says that says it: further ones say it in other words."""
        for pattern in value.sentences:
            if found := list(pattern.finditer(self._in_lines.text)):
                yield _found(self._in_lines, found[-1 if value.last else 0])
                return


def _found(dense: Dense, found: re.Match[str]) -> FoundValue:
    """Return what was found in a text, which may have a unit behind it."""
    part = dense.part(*found.span("v"))
    unit = found["v"][len(part.text) :]
    return FoundValue(found["v"], part.printed.replace("\n", "") + unit, part.at)

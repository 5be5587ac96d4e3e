"""Find the values of one paper: behind its labels, in its set sentences, in its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from checker.filing.read import lists
from checker.filing.read.load import NAMED, Paper, Value, load_labels
from checker.filing.read.shapes import DAY, SHAPES, TAKES, fits, names_somebody
from checker.filing.read.sheet import HAN, Dense, Sheet, Span

# A value broken by a line's end goes on over so many lines; one in a column is set in so far.
LINES, SET_IN = 3, 4
# What stands further from the left is in a second column.
COLUMN = 20
# What may follow a value in its line, and which values say themselves where they end.
FOLLOWS = re.compile(r"[(),，。;、/*|]")
OPEN_ENDED = ("form", "date", "year", "period", "span", "month", "months")
OF_PEOPLE = ("names", "months", "span")
ADDRESS = "address"
IN_CAPITALS = ("amount", "code")
OF_SHAPE = {shape: re.compile(NAMED.sub("(?:", one)) for shape, one in SHAPES.items()}
# An address goes on with a line that has no label, and names a street, a house or a room.
GOES_ON = re.compile(
    rf"(?!第\d+页)(?=[{HAN}\dA-Za-z(])[^:]{{0,40}}"
    r"(?:[路街巷号楼层室栋幢座园房元区村]|\d)[^:]{0,12}"
)
# Where a paper ends: a day, or who issues it.
END = re.compile(rf"{DAY}|登记机关|第\d+页|[-=*]")
# What may stand before a label that has its line to itself.
NUMBERED = re.compile(r"\s*(?:第?[一二三四五六七八九十\d]+[条、.])?\s*")
BETWEEN_NAMES = re.compile("[、,;/]")
# Fields of a paper stand under its id; those of a letter under that of the letter.
OF_LETTER = "{paper}"


class Item(NamedTuple):
    """One value: which field or answer it fills, with what, and where it stands."""

    path: str
    content: Any
    printed: str
    spans: tuple[Span, ...]


class Found(NamedTuple):
    """A value as it stands: its plain text, and its places."""

    text: str
    spans: tuple[Span, ...]


class Label(NamedTuple):
    """A label as it stands, with what its bracket says, and where its value may begin."""

    name: str
    aside: str
    span: Span


class Values:
    """The values of one paper, which stands in a part of a text."""

    def __init__(self, sheet: Sheet, paper: Paper, name: str, span: Span) -> None:
        """Find the labels of the paper."""
        self.sheet, self.paper, self.name, self.span = sheet, paper, name, span
        self.labels = [
            Label(
                sheet.dense(Span(*one.span("label"))).text,
                one["aside"] or "",
                Span(one.start("label"), one.end()),
            )
            for one in paper.labels.finditer(sheet.plain, *span)
        ]

        self.names = {label.name for label in self.labels}

    @cached_property
    def _in_lines(self) -> Dense:
        return self.sheet.dense(self.span, in_lines=True)

    @cached_property
    def _joined(self) -> Dense:
        return self.sheet.dense(self.span)

    @cached_property
    def _table(self) -> list[lists.Row]:
        return lists.people(self.sheet, self.span)

    def items(self) -> Iterator[Item]:
        """Return what each value gives, each content once."""
        for value in self.paper.values:
            seen: set[tuple[str, str]] = set()
            for item in self._items(value):
                key = item.path, repr(item.content)
                if key not in seen:
                    seen.add(key)
                    yield item

    def _items(self, value: Value) -> Iterator[Item]:
        if value.shape == "shares":
            yield from self._owners(value)
            return
        found = list(self._people(value)) if value.shape in OF_PEOPLE else []
        found = found or list(self._labelled(value)) or list(self._in_sentences(value))
        for one in found:
            printed = self.sheet.printed(*one.spans)
            for path, part in value.gives.items():
                content = self._content(part, one.text, printed)
                if content is not None:
                    yield Item(path.replace(OF_LETTER, self.name), content, printed, one.spans)

    def _content(self, part: str, text: str, printed: str) -> Any:
        """Return the part of a value that a field or an answer takes."""
        match part:
            case "text":
                return printed
            case "province":
                return load_labels().divisions.get(text[2:4])
        return TAKES[part](text)

    def _owners(self, value: Value) -> Iterator[Item]:
        found = lists.owners(self.sheet, self.span)
        if found:
            spans = tuple(span for row in found for span in row.spans)
            for path, part in value.gives.items():
                content = lists.as_owners(found) if part == "owners" else lists.as_shares(found)
                yield Item(path, content, "、".join(row.cells[lists.NAME] for row in found), spans)

    def _people(self, value: Value) -> Iterator[Found]:
        """Return what the tables of people tell: their names, and what holds for all of them."""
        rows = self._table
        spans = tuple(span for row in rows for span in row.spans)
        names = [row.cells[lists.NAME] for row in rows if lists.NAME in row.cells]
        match value.shape:
            case "names" if names:
                yield Found("、".join(names), spans)
            case "months" if told := lists.common(rows, lists.MONTHS):
                yield Found(told.removesuffix("个月"), spans)
            case "span":
                yield from (Found(told, spans) for told in lists.months_of_all(rows))

    # Where a value stands

    def _labelled(self, value: Value) -> Iterator[Found]:
        for i, label in enumerate(self.labels):
            one = self._behind(i, value) if label.name in value.labels else None
            if one:
                yield one

    def _behind(self, i: int, value: Value) -> Found | None:
        """Return the value behind a label, on its line or on those that follow."""
        label, later = self.labels[i], range(i + 1, len(self.labels))
        following = self.labels[i + 1].span.start if later else self.span.end
        behind = self.sheet.plain[label.span.end : following]
        start = label.span.end + len(behind) - len(behind.lstrip())
        goes_on = "\n" in behind[: start - label.span.end] and not self._stands_alone(i)
        if goes_on or not behind.strip():
            return self._below(label, value)
        # An address goes on as long as it can, all else ends as soon as it can.
        offset = self._offset(start)
        # What stands further to the left is in another column, and ends nothing.
        starts = (self.labels[n].span.start for n in later)
        ends = (place for place in starts if self._offset(place) * 2 > offset)
        stop = next(ends, self.span.end) if offset > COLUMN else following
        places = self._places(start, stop, value)
        tried = [self._fitting(place, value, label.aside) for place in places]
        if value.shape == ADDRESS:
            return tried[-1] if tried else None
        return next((one for one in tried if one), None)

    def _places(self, start: int, stop: int, value: Value) -> Iterator[tuple[Span, ...]]:
        """Return where a value may stand: in its cell, on its line, on the next lines."""
        sheet = self.sheet
        lines = [line for line in sheet.lines_from(start + 1, LINES) if line.start < stop]
        own = Span(start, min(lines[0].end, stop))
        cells = sheet.cells(own)
        place: tuple[Span, ...] = (cells[0],)
        yield place
        if len(cells) > 1:
            yield (own,)
        for line in lines[1:]:
            cells = sheet.cells(Span(line.start, min(line.end, stop)))
            below = self._in_column(cells, self._offset(start), line)
            if not below or (value.shape == ADDRESS and not self._goes_on(line, below)):
                return
            place = (*place, below)
            yield place

    def _offset(self, place: int) -> int:
        """Return how far from the left a place stands in its line."""
        return place - self.sheet.plain.rfind("\n", 0, place) - 1

    def _in_column(self, cells: list[Span], offset: int, line: Span) -> Span | None:
        """Return the cell below a value that stands so far from the left, if the line has one."""
        if offset > COLUMN:
            return next((cell for cell in cells if cell.start - line.start > offset // 2), None)
        return cells[0] if cells else None

    def _goes_on(self, line: Span, cell: Span) -> bool:
        """Tell whether a line goes on with an address: it is set in, or names a room."""
        text = self.sheet.dense(cell).text
        is_set_in = cell.start - line.start > SET_IN and not END.match(text)
        return is_set_in or GOES_ON.fullmatch(text) is not None

    def _stands_alone(self, i: int) -> bool:
        """Tell whether what stands below a label is certainly its value, not another's."""
        plain, start = self.sheet.plain, self.labels[i].span.start
        line = plain.rfind("\n", 0, start) + 1
        ends_a_column = i > 0 and not plain[self.labels[i - 1].span.end : start].strip()
        return NUMBERED.fullmatch(plain, line, start) is not None and not ends_a_column

    def _below(self, label: Label, value: Value) -> Found | None:
        """Return the value below a label, in a row of as many cells as the row of labels has."""
        lines = self.sheet.lines_from(label.span.end, 2)
        heads, below, *_ = *map(self.sheet.cells, lines), []
        are_labels = [self.sheet.dense(cell).text in self.names for cell in (*heads, *below[:1])]
        # Where the second row begins with a label too, both are of a form that is not filled in.
        if len(heads) != len(below) or not all(are_labels[:-1]) or are_labels[-1]:
            return None
        column = next(n for n, one in enumerate(heads) if one.start <= label.span.start < one.end)
        return self._fitting((below[column],), value, label.aside)

    def _fitting(self, place: tuple[Span, ...], value: Value, aside: str) -> Found | None:
        """Return what of a place is such a value, if nothing but a bracket or a mark follows it."""
        dense = self.sheet.dense(*place)
        if value.shape == "names" and not BETWEEN_NAMES.search(dense.text):
            return self._spaced_names(place)
        text = dense.text.upper() if value.shape in IN_CAPITALS else dense.text
        # A sum of money may have its unit in the bracket of its label.
        unit = "万元" if value.shape == "amount" and "万" in aside and text[-1:].isdigit() else ""
        found = OF_SHAPE[value.shape].match(text)
        if not found or not found[0] or not fits(value.shape, found[0] + unit):
            return None
        rest = text[found.end() :]
        if rest and value.shape not in OPEN_ENDED and not FOLLOWS.match(rest):
            return None
        return Found(found[0] + unit, dense.spans(0, found.end()))

    def _spaced_names(self, place: tuple[Span, ...]) -> Found | None:
        """Read names that only spaces part."""
        cells = [cell for span in place for cell in self.sheet.cells(span, words=True)]
        names = [self.sheet.dense(cell).text for cell in cells]
        if names and all(map(names_somebody, names)):
            return Found("、".join(names), tuple(cells))
        return None

    def _in_sentences(self, value: Value) -> Iterator[Found]:
        """Return what the first sentence says that says it: further ones say it in other words."""
        # What no end of a line bounds may be broken by one.
        unbound = [one for one in value.sentences if "\\n" not in one.pattern]
        in_lines = ((one, self._in_lines) for one in value.sentences)
        for pattern, dense in (*in_lines, *((one, self._joined) for one in unbound)):
            matches = (one for one in pattern.finditer(dense.text) if fits(value.shape, one["v"]))
            found = list(matches)
            if found:
                one = found[-1 if value.last else 0]
                yield Found(one["v"], dense.spans(*one.span("v")))
                return

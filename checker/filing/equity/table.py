"""Write the owners as a table below the drawing, where the sheet has room for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.filing.equity.find import COMPANY, Holding, outline
from checker.filing.equity.outline import EquityChart
from checker.filing.equity.svg_pieces import Style, place, rule, text
from checker.filing.equity.text_width import LEADING, wrapped
from checker.model import Lang
from checker.report.html import Html, el
from checker.words import phrase

# Millimeters: the text, the room around it, and the columns.
CELL, GAP = 3.1, 2.0
COLUMNS = {"holder": 52.0, "kind": 36.0, "direct": 42.0, "through": 29.0, "foreign": 21.0}
WIDTH = sum(COLUMNS.values())
# Of a column, so much stays free on the right.
APART = 4.0
# Numbers end at the right edge of their column.
NUMBERS = ("direct", "through")
STEP, MOST_STEPS = 4.0, 6
HEAD = "#f2f5f8"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the lines of each cell, how far the first is set in, and whether it is bold."""

    cells: tuple[tuple[str, ...], ...]
    indent: float = 0.0
    bold: bool = False

    @property
    def height(self) -> float:
        """Return how high the row is."""
        return max(map(len, self.cells)) * CELL * LEADING + GAP


@dataclass(frozen=True)
class Table:
    """The owners of one applicant, a row each, in the order of the outline."""

    chart: EquityChart
    lang: Lang

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Return the head, a row for each holding, and the sum."""
        head = [self._say(key) for key in COLUMNS]
        whole = [self._say("sum"), "", "", self.chart.whole().of(self.lang), ""]
        return (_row(head, bold=True), *self._holdings(), _row(whole, bold=True))

    @property
    def height(self) -> float:
        """Return how high the table is."""
        return sum(row.height for row in self.rows)

    def drawn(self, left: float, y: float) -> Iterator[Html]:
        """Draw the table from its upper left corner."""
        head = self.rows[0]
        yield el("rect", **place(left, y, WIDTH, head.height), fill=HEAD)
        for row in self.rows:
            yield from _drawn_row(row, left, y)
            y += row.height
            yield rule(left, y, left + WIDTH)

    def _say(self, key: str, **values: object) -> str:
        return phrase(f"equity.{key}", self.lang, **values)

    def _holdings(self) -> Iterator[Row]:
        owned = self.chart.owned
        for depth, holding, again in outline(owned):
            box = owned.boxes[holding.owner]
            cells = [
                self.chart.name(box.number).of(self.lang),
                self.chart.kind(box).of(self.lang),
                self._direct(holding),
                self._through(holding, again=again),
                self.chart.foreign_answer(box).of(self.lang),
            ]
            yield _row(cells, STEP * min(depth - 1, MOST_STEPS))

    def _direct(self, holding: Holding) -> str:
        share = self.chart.share(holding).of(self.lang)
        if holding.owned == COMPANY:
            return share
        return self._say("of", of=self.chart.name(holding.owned), share=share)

    def _through(self, holding: Holding, *, again: bool) -> str:
        """Return the share of an end, once; of who is traced further the ends say it."""
        if again:
            return self._say("closes" if holding.closes else "again")
        ended = holding.owner not in self.chart.owned.owners_of
        return self.chart.effective(holding.owner).of(self.lang) if ended else self._say("none")


def _row(cells: Sequence[str], indent: float = 0.0, *, bold: bool = False) -> Row:
    rooms = [wide - APART for wide in COLUMNS.values()]
    rooms[0] -= indent
    broken = (wrapped(c, room, CELL, bold=bold) for c, room in zip(cells, rooms, strict=True))
    return Row(tuple(map(tuple, broken)), indent, bold)


def _drawn_row(row: Row, left: float, y: float) -> Iterator[Html]:
    indent = row.indent + 1
    for (key, wide), lines in zip(COLUMNS.items(), row.cells, strict=True):
        ends = key in NUMBERS
        x = left + wide - APART if ends else left + indent
        style = Style(CELL, row.bold, "end" if ends else "start")
        for n, line in enumerate(lines):
            if line:
                yield text(x, y + GAP / 2 + CELL * (1 + LEADING * n), line, style)
        left, indent = left + wide, 1

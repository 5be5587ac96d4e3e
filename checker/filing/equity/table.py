"""Write the owners as a table below the drawing, where the sheet has room for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.core.words import phrase, word
from checker.filing.equity.find import COMPANY
from checker.filing.equity.outline import EquityChart, outline
from checker.filing.equity.svg_pieces import Style, place, rule, stacked
from checker.filing.equity.text_width import LEADING, wrapped
from checker.model import Lang
from checker.report.html import Html, el

# Millimeters: the text, the room around it, and the columns.
CELL, GAP = 3.1, 2.0
COLUMNS = {
    "equity.holder": 52.0,
    "equity.kind": 36.0,
    "equity.direct": 42.0,
    "equity.through": 29.0,
    "equity.foreign": 21.0,
}
WIDTH = sum(COLUMNS.values())
# Of a column, so much stays free on the right.
APART = 4.0
# Numbers end at the right edge of their column.
NUMBERS = ("equity.direct", "equity.through")
STEP, MOST_STEPS = 4.0, 6
HEAD = "#f2f5f8"
FOREIGN = {True: "equity.yes", False: "equity.no", None: "equity.open"}


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """One row: the lines of each cell, how far the first is set in, and whether it is bold."""

    cells: tuple[tuple[str, ...], ...]
    indent: float = 0.0
    bold: bool = False

    @property
    def height(self) -> float:
        """Return how high the row is."""
        return max(map(len, self.cells)) * CELL * LEADING + GAP

    def drawn(self, left: float, y: float) -> Iterator[Html]:
        """Draw the row from its upper left corner."""
        indent = self.indent + 1
        for (key, wide), lines in zip(COLUMNS.items(), self.cells, strict=True):
            ends = key in NUMBERS
            style = Style(CELL, self.bold, "end" if ends else "start")
            x = left + wide - APART if ends else left + indent
            yield from stacked(x, y + GAP / 2, (style, lines))
            left, indent = left + wide, 1


@dataclass(frozen=True)
class OwnerTable:
    """The owners of one applicant, a row each, in the order of the outline."""

    chart: EquityChart
    lang: Lang

    @cached_property
    def rows(self) -> tuple[OwnerRow, ...]:
        """Return the head, a row for each holding, and the sum."""
        chart = self.chart
        rows = [_row([phrase(key, self.lang) for key in COLUMNS], bold=True)]
        for depth, holding, again in outline(chart.owned):
            box, share = chart.owned.boxes[holding.owner], chart.share(holding)
            if holding.owned != COMPANY:
                share = word("equity.of", of=chart.name(holding.owned), share=share)
            # Of an end it is said once; of who is traced further the ends say it.
            through = word("equity.none")
            if again:
                through = word("equity.closes" if holding.closes else "equity.again")
            elif box.number not in chart.owned.owners_of:
                through = chart.effective(box.number)
            foreign = word(FOREIGN[box.foreign])
            cells = (chart.name(box.number), chart.kind(box), share, through, foreign)
            said = [cell.of(self.lang) for cell in cells]
            rows.append(_row(said, STEP * min(depth - 1, MOST_STEPS)))
        whole = [phrase("equity.sum", self.lang), "", "", chart.whole().of(self.lang), ""]
        return (*rows, _row(whole, bold=True))

    @property
    def height(self) -> float:
        """Return how high the table is."""
        return sum(row.height for row in self.rows)

    def drawn(self, left: float, y: float) -> Iterator[Html]:
        """Draw the table from its upper left corner."""
        head = self.rows[0]
        yield el("rect", **place(left, y, WIDTH, head.height), fill=HEAD)
        for row in self.rows:
            yield from row.drawn(left, y)
            y += row.height
            yield rule(left, y, left + WIDTH)


def _row(cells: Sequence[str], indent: float = 0.0, *, bold: bool = False) -> OwnerRow:
    rooms = [wide - APART for wide in COLUMNS.values()]
    rooms[0] -= indent
    broken = (wrapped(c, room, CELL, bold=bold) for c, room in zip(cells, rooms, strict=True))
    return OwnerRow(tuple(map(tuple, broken)), indent, bold)

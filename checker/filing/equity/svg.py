"""Draw the equity chart (股权结构图) on one sheet of A4, to be signed and sealed, as SVG.

Nothing is loaded from elsewhere; the reader's own fonts set the text, and ``text_width`` counts
on the wide side.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from checker import __version__
from checker.core.words import phrase
from checker.filing.equity.find import COMPANY
from checker.filing.equity.layout import (
    NAME,
    PAD,
    SMALL,
    BoxText,
    Layout,
    Owner,
    Placed,
    layout,
    written,
)
from checker.filing.equity.outline import EquityChart, outline
from checker.filing.equity.svg_pieces import INK, MUTED, Style, number, place, rule, stacked, text
from checker.filing.equity.table import OwnerTable
from checker.filing.equity.text_width import LEADING, wrapped
from checker.model import LANG_TAGS, Lang
from checker.report.html import Finished, Html, el
from checker.rules.shared import PERSON

# Millimeters of a sheet of A4.
SHEET = WIDTH, HEIGHT = 210.0, 297.0
EDGE = 15.0
ROOM = WIDTH - 2 * EDGE
TITLE = Style(6.4, bold=True, anchor="middle")
BELOW = Style(3.5, anchor="middle", fill=MUTED)
PLAIN = Style(3.5)
FINE = Style(3.0, fill=MUTED)
FOOT, SIGNING, SEAL = 14.0, 48.0, 17.0
# Between title, drawing, table, and signing.
APART = 7.0
# Of the seal's place from the middle of the sheet.
SEAL_LEFT, SEAL_MIDDLE = 10.0, 55.0

# A text of size 10 is at most so large (12 points), and made smaller step by step until all fits.
LARGEST, STEP = 0.42, 0.94
# A table is added only where it does not make the chart smaller than this (9 points).
WITH_TABLE, MOST_OF_TABLE = 0.32, 120.0

# Of the drawing, in its own units.
NAMED = Style(NAME, bold=True, anchor="middle")
NOTED = Style(SMALL, anchor="middle", fill=MUTED)
SHARE = Style(SMALL, bold=True)
ARROW = "l-3 -6h6z"
SHADE = "#e8eff8"
FONTS = (
    "'Noto Sans SC','Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',"
    "Arial,Helvetica,sans-serif"
)


class Fit(NamedTuple):
    """How a chart fits the sheet: its scale and layout, and whether there is room for the table."""

    scale: float
    layout: Layout
    tabled: bool = False


@dataclass(frozen=True)
class ChartSheet:
    """One sheet in one language: what is written on it, and how it is laid out."""

    chart: EquityChart
    lang: Lang

    def svg(self) -> Finished:
        """Return the sheet as an SVG image, in millimeters."""
        owned, (width, height) = self.chart.owned, map(number, SHEET)
        n, levels = len(owned.boxes) - 1, max(owned.levels.values())
        described = self._say("equity.described", company=self.chart.company, n=n, levels=levels)
        return el(
            "svg",
            el("title", self.chart.title.of(self.lang)),
            el("desc", described),
            el("rect", **place(0, 0, *SHEET), fill="#fff"),
            *stacked(WIDTH / 2, EDGE, *self._heading),
            self._drawing(),
            *(self._table.drawn(EDGE, self._drawn_to + APART) if self.fit.tabled else ()),
            *self._signing(),
            *self._foot(),
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {width} {height}",
            width=f"{width}mm",
            height=f"{height}mm",
            role="img",
            lang=LANG_TAGS[self.lang],
            font_family=FONTS,
            fill=INK,
        ).of(self.lang)

    def _say(self, key: str, **values: object) -> str:
        return phrase(key, self.lang, **values)

    @cached_property
    def tree(self) -> Owner:
        """Return the company with its owners above it, each with the text of its box."""
        company = Owner(COMPANY, self._written(COMPANY))
        below = [company]
        for depth, holding, again in outline(self.chart.owned):
            # What closes a loop is told in its box.
            if not holding.closes:
                owner = Owner(holding.owner, self._written(holding.owner, again=again), holding)
                below[depth - 1].owners.append(owner)
                below[depth:] = [owner]
        return company

    def _written(self, number: int, *, again: bool = False) -> BoxText:
        notes = self.chart.notes(self.chart.owned.boxes[number], again=again)
        name = self.chart.name(number).of(self.lang)
        return written(name, [note.of(self.lang) for note in notes])

    @cached_property
    def _table(self) -> OwnerTable:
        return OwnerTable(self.chart, self.lang)

    @cached_property
    def fit(self) -> Fit:
        """Return how the chart fits best: with its table, if that leaves it large enough."""
        if self._table.height < MOST_OF_TABLE:
            tabled = self._fitted(self._table.height + APART)
            if tabled.scale >= WITH_TABLE:
                return tabled._replace(tabled=True)
        return self._fitted()

    def _fitted(self, taken: float = 0.0) -> Fit:
        """Return the largest scale with which the chart fits; small enough, everything does."""
        sentence = 3 * PLAIN.size if self.chart.has_sentence else 0
        high = HEIGHT - self._head_height - (FOOT + SIGNING + sentence + APART) - taken
        # Rows break anew at each scale, so that no scale follows from another's layout.
        scale, found = LARGEST, None
        while found is None:
            found = layout(self.tree, ROOM / scale, high / scale)
            scale *= STEP
        return Fit(scale / STEP, found)

    @property
    def places(self) -> tuple[Placed, ...]:
        """Return the boxes in millimeters, where they stand on the sheet."""
        scale, (left, top) = self.fit.scale, self._corner
        return tuple(
            Placed(owner, left + x * scale, top + y * scale, wide * scale, high * scale)
            for owner, x, y, wide, high in self.fit.layout.boxes
        )

    @property
    def _corner(self) -> tuple[float, float]:
        """Return where the drawing begins: in the middle of the sheet, below its head."""
        return (WIDTH - self.fit.layout.width * self.fit.scale) / 2, self._head_height

    @property
    def _drawn_to(self) -> float:
        """Return where the drawing ends."""
        return self._corner[1] + self.fit.layout.height * self.fit.scale

    @cached_property
    def _heading(self) -> list[tuple[Style, list[str]]]:
        """Return the title, and whether the chart is complete, broken into lines."""
        mark = " " if self.lang == "en" else ""
        below = mark.join((self.chart.state().of(self.lang), self._say("equity.arrows")))
        title = wrapped(self.chart.title.of(self.lang), ROOM, TITLE.size, bold=True)
        return [(TITLE, title), (BELOW, wrapped(below, ROOM, BELOW.size))]

    @property
    def _head_height(self) -> float:
        high = sum(style.size * len(lines) for style, lines in self._heading)
        return EDGE + LEADING * high + APART

    def _drawing(self) -> Html:
        """Draw lines first, then boxes, at the scale that fits."""
        left, top = map(number, self._corner)
        lines = []
        for line in self.fit.layout.lines:
            points = [f"{number(x)} {number(y)}" for x, y in line.points]
            path = f"M{'L'.join(points)}"
            lines.append(el("path", d=path, fill="none", stroke=INK, stroke_width="1"))
            if line.arrow:
                lines.append(el("path", d=f"M{points[-1]}{ARROW}"))
            if line.holding:
                # The share stands where the line leaves its owner.
                x, y = line.points[0]
                share = self.chart.share(line.holding).of(self.lang)
                lines.append(text(x + 2.5, y + SMALL + 2, share, SHARE))
        boxes = (part for box in self.fit.layout.boxes for part in self._box(box))
        move = f"translate({left} {top}) scale({self.fit.scale:.4f})"
        return el("g", *lines, *boxes, transform=move)

    def _box(self, placed: Placed) -> Iterator[Html]:
        """Draw a box: round for a person, strong for the company, dashed for a foreign owner."""
        box, said = self.chart.owned.boxes[placed.owner.number], placed.owner.text
        own = box.number == COMPANY
        yield el(
            "rect",
            **place(*placed[1:]),
            rx="12" if box.kind == PERSON else "2",
            fill=SHADE if own else "#fff",
            stroke=INK,
            stroke_width="1.8" if own else "1",
            stroke_dasharray="5 2" if box.foreign else None,
        )
        middle = placed.x + placed.width / 2
        yield from stacked(middle, placed.y + PAD, (NAMED, said.name), (NOTED, said.more))

    def _signing(self) -> Iterator[Html]:
        """Leave room for signature, seal and date, below the sentence if a guide asks it."""
        y = self._drawn_to + (self._table.height + APART if self.fit.tabled else 0) + APART
        if self.chart.has_sentence:
            lines = wrapped(self._say("equity.sentence"), ROOM, PLAIN.size)
            yield from stacked(EDGE, y, (PLAIN, lines))
            y += PLAIN.size * (LEADING * len(lines) + 1)
        y += PLAIN.size
        yield text(EDGE, y, self._say("equity.signature"), PLAIN)
        yield rule(EDGE, y + 16, EDGE + 75, INK)
        yield text(EDGE, y + 32, self._say("equity.date"), PLAIN)
        yield text(WIDTH / 2 + SEAL_LEFT, y, self._say("equity.seal-line"), PLAIN)
        x, y = WIDTH / 2 + SEAL_MIDDLE, y + SEAL + 4
        yield el(
            "circle",
            cx=number(x),
            cy=number(y),
            r=number(SEAL),
            fill="none",
            stroke=MUTED,
            stroke_width="0.25",
            stroke_dasharray="1.2 0.8",
        )
        yield text(x, y + 1, self._say("equity.seal"), FINE._replace(anchor="middle"))

    def _foot(self) -> Iterator[Html]:
        yield rule(EDGE, HEIGHT - FOOT + 2, WIDTH - EDGE)
        y = HEIGHT - FOOT + 7
        yield text(EDGE, y, self._say("equity.foot"), FINE)
        version = self._say("equity.version", version=__version__)
        yield text(WIDTH - EDGE, y, version, FINE._replace(anchor="end"))

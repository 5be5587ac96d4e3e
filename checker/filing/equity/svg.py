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
from checker.filing.equity.find import COMPANY, PERSON
from checker.filing.equity.layout import (
    NAME,
    PAD,
    SMALL,
    Drawn,
    Layout,
    Placed,
    Written,
    layout,
    written,
)
from checker.filing.equity.outline import EquityChart
from checker.filing.equity.svg_pieces import INK, MUTED, Style, number, place, rule, text
from checker.filing.equity.table import Table
from checker.filing.equity.text_width import LEADING, wrapped
from checker.model import LANG_TAGS, Lang
from checker.report.html import Html, el
from checker.words import phrase

# Beyond this a sheet of A4 is not read any more: the list stands for the chart.
MOST_DRAWN = 120

# Millimeters of a sheet of A4.
SHORT, LONG, EDGE = 210.0, 297.0, 15.0
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
# An upright sheet is taken unless lying makes the text larger than this.
WORTH_TURNING = 1.1

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
    """How a chart fits a sheet: scale and layout, whether it lies, and has room for the table."""

    scale: float
    layout: Layout
    lies: bool = False
    tabled: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet in one language: what is written on it, and how it is laid out."""

    chart: EquityChart
    lang: Lang

    @property
    def is_drawn(self) -> bool:
        """Tell whether there is something to draw, and not too much of it."""
        return not self.chart.is_empty and len(self.chart.owned.boxes) <= MOST_DRAWN

    def svg(self) -> Html:
        """Return the sheet as an SVG image, in millimeters."""
        width, height = map(number, self.size)
        return el(
            "svg",
            el("title", self.chart.title.of(self.lang)),
            el("desc", self._description()),
            el("rect", **place(0, 0, *self.size), fill="#fff"),
            *self._head(),
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
        )

    def _say(self, key: str, **values: object) -> str:
        return phrase(f"equity.{key}", self.lang, **values)

    def _description(self) -> str:
        """Return what the image shows, for who does not see it."""
        n, levels = len(self.chart.owned.boxes) - 1, self.chart.depth
        return self._say("described", company=self.chart.company, n=n, levels=levels)

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Return the text of each box, broken into lines."""
        found = []
        for box in self.chart.owned.boxes:
            held = self.chart.owned.held_by.get(box.number, [])
            name = self.chart.name(box.number).of(self.lang)
            notes = [note.of(self.lang) for note in self.chart.notes(box)]
            found.append(written(name, notes, sum(not each.closes for each in held)))
        return tuple(found)

    @cached_property
    def _table(self) -> Table:
        return Table(self.chart, self.lang)

    @cached_property
    def fit(self) -> Fit:
        """Return how the chart fits best: with its table, else upright, else lying."""
        if self._table.height < MOST_OF_TABLE:
            tabled = self._fitted(SHORT, LONG, self._table.height + APART)
            if tabled.scale >= WITH_TABLE:
                return tabled._replace(tabled=True)
        upright, lying = (self._fitted(*sides) for sides in ((SHORT, LONG), (LONG, SHORT)))
        turned = lying.scale > upright.scale * WORTH_TURNING
        return lying._replace(lies=True) if turned else upright

    def _fitted(self, width: float, height: float, taken: float = 0.0) -> Fit:
        """Return the largest scale with which the chart fits; small enough, everything does."""
        wide = width - 2 * EDGE
        high = height - self._head_height(wide) - self._below - taken
        scale, found = LARGEST, None
        while found is None:
            found = layout(self.chart.owned, self.texts, wide / scale, high / scale)
            scale *= STEP
        return Fit(scale / STEP, found)

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the sheet."""
        return (LONG, SHORT) if self.fit.lies else (SHORT, LONG)

    @property
    def places(self) -> tuple[Placed, ...]:
        """Return the boxes in millimeters, where they stand on the sheet."""
        scale, (left, top) = self.fit.scale, self._corner
        return tuple(
            Placed(n, left + x * scale, top + y * scale, wide * scale, high * scale)
            for n, x, y, wide, high in self.fit.layout.boxes
        )

    @property
    def _corner(self) -> tuple[float, float]:
        """Return where the drawing begins: in the middle of the sheet, below its head."""
        width, _ = self.size
        left = (width - self.fit.layout.width * self.fit.scale) / 2
        return left, self._head_height(width - 2 * EDGE)

    @property
    def _drawn_to(self) -> float:
        """Return where the drawing ends."""
        return self._corner[1] + self.fit.layout.height * self.fit.scale

    @property
    def _below(self) -> float:
        """Return how much room the signing and the foot take at least."""
        sentence = 3 * PLAIN.size if self.chart.has_sentence else 0
        return FOOT + SIGNING + sentence + APART

    def _heading(self, wide: float) -> tuple[list[str], list[str]]:
        """Return the title, and whether the chart is complete, broken into lines."""
        title = wrapped(self.chart.title.of(self.lang), wide, TITLE.size, bold=True)
        mark = " " if self.lang == "en" else ""
        below = mark.join((self.chart.state().of(self.lang), self._say("arrows")))
        return title, wrapped(below, wide, BELOW.size)

    def _head_height(self, wide: float) -> float:
        title, below = self._heading(wide)
        return EDGE + LEADING * (TITLE.size * len(title) + BELOW.size * len(below)) + APART

    def _head(self) -> Iterator[Html]:
        width, _ = self.size
        title, below = self._heading(width - 2 * EDGE)
        y = EDGE
        for line in title:
            yield text(width / 2, y + TITLE.size, line, TITLE)
            y += TITLE.size * LEADING
        for line in below:
            yield text(width / 2, y + BELOW.size, line, BELOW)
            y += BELOW.size * LEADING

    def _drawing(self) -> Html:
        """Draw lines first, then boxes, at the scale that fits."""
        left, top = map(number, self._corner)
        lines = (part for line in self.fit.layout.lines for part in self._line(line))
        boxes = (part for box in self.fit.layout.boxes for part in self._box(box))
        move = f"translate({left} {top}) scale({self.fit.scale:.4f})"
        return el("g", *lines, *boxes, transform=move)

    def _line(self, line: Drawn) -> Iterator[Html]:
        """Draw one line, with its arrow, and the share where it leaves its owner."""
        points = [f"{number(x)} {number(y)}" for x, y in line.points]
        yield el("path", d=f"M{'L'.join(points)}", fill="none", stroke=INK, stroke_width="1")
        if line.arrow:
            yield el("path", d=f"M{points[-1]}{ARROW}")
        if line.holding:
            x, y = line.points[0]
            share = self.chart.share(line.holding).of(self.lang)
            yield text(x + 2.5, y + SMALL + 2, share, SHARE)

    def _box(self, placed: Placed) -> Iterator[Html]:
        """Draw a box: round for a person, strong for the company, dashed for a foreign owner."""
        box, own = self.chart.owned.boxes[placed.number], placed.number == COMPANY
        yield el(
            "rect",
            **place(*placed[1:]),
            rx="12" if box.kind == PERSON else "2",
            fill=SHADE if own else "#fff",
            stroke=INK,
            stroke_width="1.8" if own else "1",
            **({"stroke_dasharray": "5 2"} if box.foreign else {}),
        )
        written_lines = self.texts[placed.number]
        middle, y = placed.x + placed.width / 2, placed.y + PAD
        for style, lines in ((NAMED, written_lines.name), (NOTED, written_lines.more)):
            for line in lines:
                yield text(middle, y + style.size, line, style)
                y += style.size * LEADING

    def _signing(self) -> Iterator[Html]:
        """Leave room for signature, seal and date, below the sentence if a guide asks it."""
        width, _ = self.size
        y = self._drawn_to + (self._table.height + APART if self.fit.tabled else 0) + APART
        if self.chart.has_sentence:
            for line in wrapped(self._say("sentence"), width - 2 * EDGE, PLAIN.size):
                yield text(EDGE, y + PLAIN.size, line, PLAIN)
                y += PLAIN.size * LEADING
            y += PLAIN.size
        y += PLAIN.size
        yield text(EDGE, y, self._say("signature"), PLAIN)
        yield rule(EDGE, y + 16, EDGE + 75, INK)
        yield text(EDGE, y + 32, self._say("date"), PLAIN)
        yield text(width / 2 + SEAL_LEFT, y, self._say("seal-line"), PLAIN)
        yield from self._seal(width / 2 + SEAL_MIDDLE, y + SEAL + 4)

    def _seal(self, x: float, y: float) -> Iterator[Html]:
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
        yield text(x, y + 1, self._say("seal"), FINE._replace(anchor="middle"))

    def _foot(self) -> Iterator[Html]:
        width, height = self.size
        yield rule(EDGE, height - FOOT + 2, width - EDGE)
        y = height - FOOT + 7
        yield text(EDGE, y, self._say("foot"), FINE)
        version = self._say("version", version=__version__)
        yield text(width - EDGE, y, version, FINE._replace(anchor="end"))

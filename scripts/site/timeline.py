"""The timeline, drawn when the site is built: years, the three measures as bars, every event.

It is drawn twice, wide and narrow; the style sheet shows the one that fits. Colors are the
site's, by class; the text is text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scripts.site.history import GENERATIONS
from scripts.site.markup import element, text
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from checker.model import Instrument, Lang, Law

# General laws, guides and lists without a day of their own are left out.
NOT_SHOWN = (
    *("checklist", "portal-forms", "civil-code", "company-law", "licensing-law"),
    *("advertising-law", "personal-information-law", "anti-fraud-law", "foreign-investment-law"),
    *("sms-rules", "credit-repair"),
)
SHAPES = {"wide": 680, "narrow": 330}
TOP, GAP, LINE = 20, 14, 18
YEAR_X, BAR_X, BAR, DOT_X, LABEL_X = 0, 44, 22, 80, 106
SIZE = 13.0
MARKS, OPENING = "，。；：、）》", "（《“"


@dataclass(frozen=True, slots=True)
class Happening:
    """One event with its day, or its year alone."""

    on: date | int
    said: str
    source: str
    reported: bool

    @property
    def at(self) -> float:
        """Return the place in time, in years; a year alone stands at its middle."""
        if isinstance(self.on, int):
            return self.on + 0.5
        return self.on.year + (self.on.timetuple().tm_yday - 1) / 366

    @property
    def when(self) -> str:
        """Return the day as it is shown."""
        return str(self.on)


def happenings(law: Law, lang: Lang) -> list[Happening]:
    """Return every event of the instruments that have days, in order."""
    shown = (
        i
        for i in law.instruments.values()
        if i.id not in NOT_SHOWN and not i.id.startswith("guide-")
    )
    return sorted((h for i in shown for h in _of(i, lang)), key=lambda h: (h.at, h.source))


def _of(found: Instrument, lang: Lang) -> Iterator[Happening]:
    """Return an instrument's beginning, on the day it took effect where that is known, and more."""
    name, on = _name(found, lang), found.effective or found.promulgated
    if on:
        said = _led(name, _begun(found, lang), lang)
        yield Happening(on, said, found.id, reported=found.status != "verified")
    for event in found.events:
        said = _led(name, event.what.of(lang), lang)
        yield Happening(event.on, said, found.id, reported=event.status != "verified")


def _begun(found: Instrument, lang: Lang) -> str:
    if found.effective is None:
        return say("timeline.issued", lang)
    if found.promulgated == found.effective:
        return say("timeline.both", lang)
    if found.promulgated is None:
        return say("timeline.force", lang)
    return say("timeline.issued-force", lang, on=found.promulgated)


def _name(found: Instrument, lang: Lang) -> str:
    short = found.short.of(lang).removeprefix("the ")
    short = f"2017年{short}" if found.id == "order-42" and lang == "zh" else short
    return short[:1].upper() + short[1:]


def _led(name: str, said: str, lang: Lang) -> str:
    if lang == "zh":
        return f"{name}：{said}"
    return f"{name}: {said[:1].lower()}{said[1:]}"


def timeline(law: Law, lang: Lang) -> str:
    """Write both drawings in one figure, with the key below."""
    events = happenings(law, lang)
    drawn = [Drawing(law, events, lang, shape).svg() for shape in SHAPES]
    key = element("figcaption", text(say("timeline.key", lang)))
    return "\n".join(('<figure class="b-timeline">', *drawn, key, "</figure>")) + "\n"


@dataclass(frozen=True)
class Drawing:
    """One drawing: a scale for the years, bars, and a label for each event."""

    law: Law
    events: list[Happening]
    lang: Lang
    shape: str

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        return SHAPES[self.shape]

    @property
    def first(self) -> int:
        """Return the first year shown."""
        return int(self.events[0].at)

    @property
    def last(self) -> int:
        """Return the year in which the line ends."""
        return max(i.checked for i in self.law.instruments.values()).year + 1

    def labels(self) -> list[list[str]]:
        """Return each event's lines: its day, then its words."""
        room = self.width - LABEL_X
        return [[_day(e, self.lang), *wrapped(e.said, room)] for e in self.events]

    def year(self, at: float) -> float:
        """Return the height of a moment; the years are stretched until the labels fit."""
        return TOP + (at - self.first) * self.scale

    @property
    def scale(self) -> float:
        """Return pixels a year."""
        needed = sum(len(lines) * LINE + GAP for lines in self.labels())
        return max(24.0, needed / (self.last - self.first))

    def svg(self) -> str:
        """Write the drawing."""
        tops = self.tops()
        height = max(tops[-1] + len(self.labels()[-1]) * LINE, self.year(self.last)) + TOP
        ids = f"b-timeline-{self.shape}"
        values = {"n": len(self.events), "first": self.first, "last": self.last - 1}
        parts = (
            element("title", text(say("timeline.title", self.lang)), id=f"{ids}-title"),
            element("desc", text(say("timeline.desc", self.lang, **values)), id=f"{ids}-desc"),
            *self.years(),
            *self.bars(),
            *(self.event(i, top) for i, top in enumerate(tops)),
        )
        return element(
            "svg",
            "\n".join(parts),
            class_=f"b-timeline__{self.shape}",
            viewBox=f"0 0 {self.width} {height:.0f}",
            width=str(self.width),
            height=f"{height:.0f}",
            role="group",
            aria_labelledby=f"{ids}-title",
            aria_describedby=f"{ids}-desc",
        )

    def tops(self) -> list[float]:
        """Return the first line's height of each label, as near its event as the others let it."""
        heights = [len(lines) * LINE + GAP for lines in self.labels()]
        return spread([self.year(event.at) for event in self.events], heights)

    def years(self) -> Iterator[str]:
        """Write a tick and a number every five years."""
        for year in range(self.first - self.first % 5, self.last + 1, 5):
            if year >= self.first:
                y = f"{self.year(year):.1f}"
                right = str(DOT_X)
                tick = {"x1": str(BAR_X - 6), "x2": right, "y1": y, "y2": y}
                yield element("line", "", class_="b-timeline__tick", **tick)
                yield element("text", str(year), x=str(YEAR_X), y=f"{self.year(year) + 4:.1f}")

    def bars(self) -> Iterator[str]:
        """Write one bar for each generation of the measures."""
        for generation in GENERATIONS:
            measure = self.law.instruments[generation]
            top = self.year(_moment(measure.effective) if measure.effective else self.first)
            bottom = self.year(_moment(measure.ends) if measure.ends else self.last)
            kind = f"b-timeline__bar b-timeline__{generation}"
            box = {"x": str(BAR_X), "y": f"{top:.1f}", "width": str(BAR)}
            yield element("rect", "", class_=kind, **box, height=f"{bottom - top - 1:.1f}")
            at = f"{BAR_X + BAR / 2 + 4:.1f} {(top + bottom) / 2:.1f}"
            name = text(say(f"generation.{generation}", self.lang))
            turned = f"translate({at}) rotate(-90)"
            yield element(
                "text",
                name,
                class_=f"b-timeline__name b-timeline__{generation}-name",
                transform=turned,
            )

    def event(self, index: int, top: float) -> str:
        """Write one event: a dot at its day, a line to its label, the label with its source."""
        event, lines = self.events[index], self.labels()[index]
        y, kind = self.year(event.at), "ring" if event.reported else "dot"
        dot = element(
            "circle", "", class_=f"b-timeline__{kind}", cx=str(DOT_X), cy=f"{y:.1f}", r="4"
        )
        path = f"M{DOT_X + 5} {y:.1f}L{LABEL_X - 6} {top:.1f}"
        leader = element("path", "", class_="b-timeline__leader", d=path)
        said = "".join(
            element(
                "text",
                text(line),
                x=str(LABEL_X),
                y=f"{top + 4 + i * LINE:.1f}",
                class_="" if i else "b-timeline__day",
            )
            for i, line in enumerate(lines)
        )
        return dot + leader + element("a", said, href=f"../sources/#{event.source}")


def spread(wanted: list[float], heights: list[int]) -> list[float]:
    """Place labels of these heights near the places they want, in order and without overlap.

    Labels that would overlap form a block, which moves as a whole to the mean of its wishes.
    """
    blocks: list[list[int]] = []
    for i in range(len(wanted)):
        blocks.append([i])
        while len(blocks) > 1 and _end(blocks[-2], wanted, heights) > _start(
            blocks[-1], wanted, heights
        ):
            blocks[-2:] = [[*blocks[-2], *blocks[-1]]]
    placed: list[float] = []
    for block in blocks:
        top = _start(block, wanted, heights)
        for i in block:
            placed.append(top)
            top += heights[i]
    return placed


def _start(block: list[int], wanted: list[float], heights: list[int]) -> float:
    before = [sum(heights[j] for j in block[:n]) for n in range(len(block))]
    mean = sum(wanted[i] - offset for i, offset in zip(block, before, strict=True)) / len(block)
    return max(mean, float(TOP)) if block[0] == 0 else mean


def _end(block: list[int], wanted: list[float], heights: list[int]) -> float:
    return _start(block, wanted, heights) + sum(heights[i] for i in block)


def _moment(on: date) -> float:
    return on.year + (on.timetuple().tm_yday - 1) / 366


def _day(event: Happening, lang: Lang) -> str:
    mark = f" ({say('timeline.reported', lang)})" if event.reported else ""
    return f"{event.when}{mark.replace(' (', '（').replace(')', '）') if lang == 'zh' else mark}"


def wrapped(said: str, room: float) -> list[str]:
    """Break a text into lines that fit: at spaces, or between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(said):
        if line and wide(line + piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]


def _pieces(said: str) -> Iterator[str]:
    """Return what must not be broken: a word with its space, a Chinese character, a date."""
    piece = ""
    for sign in said:
        if piece and _may_break(piece, sign):
            yield piece
            piece = ""
        piece += sign
    if piece:
        yield piece


def _may_break(piece: str, sign: str) -> bool:
    """Tell whether a line may end here: not before a mark, after a bracket, or inside a date."""
    if sign in MARKS or piece[-1] in OPENING:
        return False
    if piece[-1] in f" {MARKS}":
        return True
    if _chinese(sign):
        return not piece[-1].isdigit()
    return _chinese(piece[-1]) and not (sign.isdigit() and piece[0].isdigit())


def _chinese(sign: str) -> bool:
    return sign > "\u2e7f"


def wide(said: str) -> float:
    """Return about how many pixels a text takes: a Chinese sign is as wide as it is high."""
    return sum(SIZE if _chinese(sign) else SIZE * 0.56 for sign in said)

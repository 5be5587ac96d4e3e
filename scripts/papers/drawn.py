"""Draw a paper from its layout: text on a white page, as a printer puts it there."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from scripts.cases import support
from scripts.machine.environment import StepError, run
from scripts.papers.lots import drawn

LAYOUTS = Path(__file__).with_name("layouts.toml")
# A4 at 150 dots an inch.
SHORT, LONG = 1240, 1754
MARGIN, SIGN, PITCH = 120, 27, 1.75
# A text of several papers, and a longer one, take more than a page.
SEVERAL, LONGEST_TEXT = "several", 30
NO_FONT = "No Chinese font is there: install one, such as fonts-noto-cjk, and look with fc-list."


class Paper(NamedTuple):
    """One paper: its kind, the lines it is drawn from, and what it says by path."""

    kind: str
    lines: Sequence[str]
    says: dict[str, Any]
    wide: bool = False


def papers(count: int) -> list[Paper]:
    """Return so many papers of all kinds in turn, always alike."""
    with LAYOUTS.open("rb") as file:
        data = tomllib.load(file)
    kinds = [*data["says"]]
    made = []
    for n in range(count):
        chance, kind = Random(n), kinds[n % len(kinds)]  # noqa: S311 - it is to be the same again
        layouts = [each for each in data["paper"] if each["kind"] == kind]
        layout, lot = layouts[n // len(kinds) % len(layouts)], drawn(chance)
        says = {path: lot[name] for path, name in data["says"][kind].items()}
        lines = layout["text"].strip("\n").format_map(lot).split("\n")
        made.append(Paper(kind, lines, says, layout.get("wide", False)))
    return made


def texts_of_tests(count: int) -> list[Paper]:
    """Return texts of the tests as papers, of each kind in turn: other layouts than ours."""
    by_kind: dict[str, list[Paper]] = {}
    for each in support("layouts").layouts():
        once = {path: values[0] for path, values in each.said.items() if len(values) == 1}
        lines = [line.replace("\t", "　　") for line in each.text.strip("\n").split("\n")]
        if once and each.kind != SEVERAL and len(lines) <= LONGEST_TEXT:
            by_kind.setdefault(each.kind, []).append(Paper(each.kind, lines, once))
    turns = zip_longest(*by_kind.values())
    return [paper for turn in turns for paper in turn if paper][:count]


@cache
def font(size: int, *, serif: bool) -> ImageFont.FreeTypeFont:
    """Return a Chinese font of this machine."""
    family = "serif" if serif else "sans-serif"
    told = run(["fc-match", "-f", "%{file}\n%{index}\n%{lang}", f"{family}:lang=zh-cn"])
    file, index, langs = told.split("\n", 2)
    if "zh-cn" not in langs:
        raise StepError(NO_FONT)
    return ImageFont.truetype(file, size, index=int(index) & 0xFFFF)


def picture_of(paper: Paper, *, serif: bool = False) -> Image.Image:
    """Return the page of a paper."""
    size = (LONG, SHORT) if paper.wide else (SHORT, LONG)
    page = Image.new("RGB", size, "white")
    pen = Pen(page, serif=serif)
    for line in paper.lines:
        pen.put(line)
    return page


class Pen:
    """Where the next line of a page is put."""

    def __init__(self, page: Image.Image, *, serif: bool) -> None:
        """Begin at the top of a page."""
        self.draw, self.serif = ImageDraw.Draw(page), serif
        self.left, self.right = MARGIN, page.width - MARGIN
        self.y = float(MARGIN)
        self.stops: list[float] = []

    def put(self, line: str) -> None:
        """Put one line of a layout, and go on below it."""
        width = self.right - self.left
        mark, _, rest = line.partition(" ")
        if mark == "@":
            self.stops = [float(stop) for stop in rest.split()]
        elif mark == "#":
            self._alone(rest, 2 * SIGN, 0.5)
        elif mark == ">":
            self._alone(rest, SIGN, 1)
        elif mark == "|":
            self._row([cell.strip() for cell in rest.rstrip("|").split("|")])
        elif " || " in line:
            starts = [self.left + int(width * stop) for stop in (0, *self.stops)]
            cells = [cell.strip() for cell in line.split(" || ")]
            self._cells(cells, [*starts[: len(cells)], self.right])
        else:
            self._cells([line], [self.left, self.right])

    def _alone(self, text: str, size: int, place: float) -> None:
        """Put a text in the middle, or at the right; a long one is set smaller."""
        used = font(size, serif=self.serif)
        while used.getlength(text) > self.right - self.left:
            size -= 2
            used = font(size, serif=self.serif)
        x = self.left + (self.right - self.left - used.getlength(text)) * place
        self.draw.text((x, self.y), text, "black", font=used)
        self.y += size * PITCH

    def _row(self, cells: Sequence[str]) -> None:
        """Put a row of a table between rules; the first of two columns is narrow."""
        width, count = self.right - self.left, len(cells)
        parts = (
            [0.0, 0.28] if count == len(("label", "value")) else [n / count for n in range(count)]
        )
        bounds = [self.left + int(width * part) for part in (*parts, 1)]
        top = self.y
        self.y += SIGN * 0.4
        self._cells(cells, bounds, SIGN // 2)
        self.y += SIGN * 0.1
        for x in bounds:
            self.draw.line((x, top, x, self.y), "black", 2)
        for y in (top, self.y):
            self.draw.line((self.left, y, self.right, y), "black", 2)

    def _cells(self, cells: Sequence[str], bounds: Sequence[int], inset: int = 0) -> None:
        """Put cells side by side, each broken over lines at its right bound."""
        used = font(SIGN, serif=self.serif)
        widths = [bounds[n + 1] - bounds[n] - SIGN // 2 - inset for n in range(len(cells))]
        whole = [broken(cell, width) for cell, width in zip(cells, widths, strict=True)]
        most = max(map(len, whole))
        for n, lines in enumerate(whole):
            # In a table a cell stands in the middle of its row.
            first = (most - len(lines)) / 2 if inset else 0
            for k, line in enumerate(lines):
                place = bounds[n] + inset, self.y + (first + k) * SIGN * PITCH
                self.draw.text(place, line, "black", font=used)
        self.y += most * SIGN * PITCH


def broken(text: str, width: int) -> list[str]:
    """Return a text in lines that are no wider; signs that end one do not begin the next."""
    used, lines = font(SIGN, serif=False), [""]
    for sign in text:
        if used.getlength(lines[-1] + sign) > width and sign not in "，。；：、）”%":
            lines.append("")
        lines[-1] += sign
    return lines

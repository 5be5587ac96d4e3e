"""Small pieces of an SVG image: text, rules, surfaces; numbers the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.filing.equity.text_width import LEADING
from checker.report.html import Html, el

INK, MUTED, RULE = "#1b2733", "#46535f", "#c3ccd5"


class Style(NamedTuple):
    """How a text is set."""

    size: float
    bold: bool = False
    anchor: str = "start"
    fill: str = INK


def number(value: float) -> str:
    """Write a number with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(x: float, y: float, said: str, style: Style) -> Html:
    """Return one line of text."""
    return el(
        "text",
        said,
        x=number(x),
        y=number(y),
        font_size=number(style.size),
        font_weight="700" if style.bold else None,
        text_anchor=None if style.anchor == "start" else style.anchor,
        fill=None if style.fill == INK else style.fill,
    )


def stacked(x: float, y: float, *parts: tuple[Style, Sequence[str]]) -> Iterator[Html]:
    """Return lines below each other, each part in its style; an empty line takes its room."""
    for style, lines in parts:
        for line in lines:
            if line:
                yield text(x, y + style.size, line, style)
            y += style.size * LEADING


def rule(left: float, y: float, right: float, stroke: str = RULE) -> Html:
    """Return a thin level line, a quarter of a unit strong."""
    path = f"M{number(left)} {number(y)}H{number(right)}"
    return el("path", d=path, stroke=stroke, stroke_width="0.25")


def place(x: float, y: float, width: float, height: float) -> dict[str, str]:
    """Return the attributes of a rectangle that say where it is."""
    return {"x": number(x), "y": number(y), "width": number(width), "height": number(height)}

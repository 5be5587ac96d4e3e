"""Measure and break text without a font: no line comes out longer than it is counted here."""

from __future__ import annotations

import re
import unicodedata

from checker.core.words.wrap import on_lines

# From one line to the next, in em.
LEADING = 1.3
# Widths in em, on the wide side of the fonts that print Chinese and Latin letters.
WIDE = 1.0
NARROW = {**dict.fromkeys("iljtfrI.,;:'|!()[]{}/\\ -", 0.42), **dict.fromkeys("mwMW@%&—…·", 1.0)}
UPPER, OTHER = 0.76, 0.62
BOLD = 1.08
# A Latin word stays whole; each Chinese sign may begin a line, but for the marks that close.
PIECES = re.compile(r"[!-~\u00a1-\u024f]+ *|.[，。、；：！？）】》”’%％]*|\s+")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is at a size, in the unit of the size."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1)


def _em(sign: str) -> float:
    if sign in NARROW:
        return NARROW[sign]
    if unicodedata.combining(sign):
        return 0
    # Signs of ambiguous width are wide in the fonts that print Chinese.
    if unicodedata.east_asian_width(sign) in "WFA":
        return WIDE
    return UPPER if sign.isupper() else OTHER


def wrapped(text: str, most: float, size: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines of at most a width; a word too long for a line is cut."""

    def fits(line: str) -> bool:
        return width(line.rstrip(), size, bold=bold) <= most

    pieces: list[str] = []
    for piece in PIECES.findall(text):
        pieces += [piece] if fits(piece) else list(piece)
    lines = (line.strip() for line in on_lines(pieces, fits))
    return [line for line in lines if line] or [""]

"""One text as it is read: sign for sign in plain shape, so that a place in one is in both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import normalize

from checker.filing.comparing import plain_sign

# The text of many a PDF has radicals in the place of the signs that look like them.
RADICALS = "".join(map(chr, range(0x2F00, 0x2FD6)))
SHORT_RADICALS = "⻅⻆⻉⻋⻌⻐⻓⻔⻘⻙⻚⻛⻜⻠⻢⻣⻥⻦⻧⻨⻩⻬⻮⻰⻳⻄⺟⺠⻝⻤⻁"
SHORT_SIGNS = "见角贝车辶钅长门青韦页风飞饣马骨鱼鸟卤麦黄齐齿龙龟西母民食鬼虎"
# What takes no room: joints, marks of direction, hyphens that may be, variants of a sign's shape.
UNSEEN = "".join(
    chr(sign)
    for signs in (
        (0xAD, 0x61C, 0x180E, 0xFEFF),
        range(0x200B, 0x2010),
        range(0x202A, 0x202F),
        range(0x2060, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xE0100, 0xE01F0),
    )
    for sign in signs
)
SEEN = str.maketrans(RADICALS + SHORT_RADICALS, normalize("NFKC", RADICALS) + SHORT_SIGNS, UNSEEN)
# A line to write on is blank; what stands between the cells of a table ends them.
PLAIN = str.maketrans("|│┃¦○_", "\t\t\t\t〇 ")
BLANK = re.compile(r"[^\S\n\t]|\n(?=[^\S\n]*+(?:\n|\Z))")
# Spaces that say nothing: around a line, and in a word that is spaced out.
NO_SPACE = re.compile(
    r"^ +|(?<! ) +$|(?<!\S)[\u3400-\u9fff]( +)[\u3400-\u9fff](?:\1[\u3400-\u9fff])*(?!\S)",
    re.MULTILINE,
)
SILENT = "\x1f"
# A wide gap ends a cell.
GAP = re.compile(r"(?<=\S) (?= +\S)")
# A space between words of Latin letters is a sign; letters that stand alone are spaced out.
LATIN = re.compile(r"(?<=[A-Za-z]{2}) (?=[A-Za-z])|(?<=[A-Za-z]) (?=[A-Za-z]{2})")
BETWEEN_WORDS = "_"
LINE = re.compile(r"^[^\S\n]*+\S.*", re.MULTILINE)
CELL = re.compile(r"\S+(?:[ \x1f]+\S+)*")


class Span(NamedTuple):
    """A place in a text, from one sign up to another."""

    start: int
    end: int


class Dense(NamedTuple):
    """Pieces of a text without their spaces, plain and as printed, each sign with its place."""

    text: str
    printed: str
    at: list[int]

    def part(self, start: int, end: int) -> Dense:
        """Return some of its signs."""
        return Dense(self.text[start:end], self.printed[start:end], self.at[start:end])


def in_lines(text: str) -> str:
    """Return a text with one way to end a line."""
    return "\n".join(text.splitlines())


class TextSheet:
    """A text as it is read: without what no reader sees, and with one way to end a line."""

    def __init__(self, text: str) -> None:
        """Shape the signs, and find the lines in which something stands."""
        self.text = in_lines(text).translate(SEEN)
        shaped = "".join(map(plain_sign, self.text)).translate(PLAIN)
        spaced = NO_SPACE.sub(lambda one: one[0].replace(" ", SILENT), BLANK.sub(" ", shaped))
        self.plain = LATIN.sub(BETWEEN_WORDS, GAP.sub("\t", spaced))
        self.lines = [Span(*line.span()) for line in LINE.finditer(self.plain)]

    def dense(self, spans: Iterable[tuple[int, int]], ends: str = "") -> Dense:
        """Return pieces without spaces, but for the ends of lines or cells that are to stay."""
        places = (at for span in spans for at in range(*span))
        at = [n for n in places if not self.plain[n].isspace() or self.plain[n] in ends]
        text = "".join(self.plain[n] for n in at).replace(BETWEEN_WORDS, " ")
        return Dense(text, "".join(self.text[n] for n in at), at)

    def whole(self, ends: str) -> Dense:
        """Return all of it, with these ends."""
        return self.dense([(0, len(self.text))], ends)

    def cells(self, line: Span) -> list[Span]:
        """Return the cells of a line, parted by tabs or wide gaps."""
        return [Span(*cell.span()) for cell in CELL.finditer(self.plain, *line)]

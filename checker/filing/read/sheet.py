"""One text as it is read: sign for sign in plain shape, so that a place in one is in both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Self

from checker.filing.comparing import plain_sign

# What stands between the cells of a table.
HAN = "\u3400-\u9fff〇"
CELL_ENDS = "|│┃¦\t"
SHAPES = str.maketrans(
    dict.fromkeys(CELL_ENDS, "\t") | dict.fromkeys("\v\f\x85\u2028", "\n") | {"○": "〇"}
)
# What no reader sees.
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\xad"))
# A line to write on is blank.
BLANK = "_"
CELL = re.compile(r"[^\t\n ]+(?: [^\t\n ]+)*")
# A name may be spaced out.
WORD = re.compile(rf"(?<!\S)[{HAN}](?: [{HAN}])+(?!\S)|[^\t\n ]+")
TABBED = re.compile(r"(?:(?<=\t)|^)[^\t\n]*", re.MULTILINE)
# Words of Latin letters, around a space: one of the two has two letters at least.
WORDS = re.compile(r"[A-Za-z]{2} [A-Za-z].?|.?[A-Za-z] [A-Za-z]{2}", re.DOTALL)
# Signs of one value that stand further apart are on two lines.
GAP = 8


class Span(NamedTuple):
    """A place in a text, from one sign up to another."""

    start: int
    end: int


class Dense(NamedTuple):
    """A piece of a text without its spaces, each sign with its place."""

    text: str
    at: tuple[int, ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where some of its signs stand in the whole text, line by line."""
        found: list[Span] = []
        for at in self.at[start:end]:
            if found and at - found[-1].end < GAP:
                found[-1] = Span(found[-1].start, at + 1)
            else:
                found.append(Span(at, at + 1))
        return tuple(found)


@dataclass(frozen=True)
class Sheet:
    """A text as it is read: without what no reader sees."""

    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return a text as it was given, with one way to end a line."""
        return cls(text.replace("\r\n", "\n").replace("\r", "\n").translate(UNSEEN))

    @cached_property
    def plain(self) -> str:
        """Return the text in half width, sign for sign; a cell ends with a tab."""
        return "".join(map(_plain, self.text))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """Return the lines in which something stands."""
        return tuple(Span(*found.span()) for found in re.finditer(r"[^\n]*[^\s][^\n]*", self.plain))

    def dense(self, *spans: Span, in_lines: bool = False) -> Dense:
        """Return pieces without spaces, but for those between Latin words.

        ``in_lines`` keeps the ends of the lines, one for those that follow each other.
        """
        signs: list[tuple[str, int]] = []
        for at in (at for span in spans for at in range(*span)):
            sign = self.plain[at]
            if not sign.isspace() or (in_lines and sign == "\n" and signs and signs[-1][0] != "\n"):
                signs.append((sign, at))
            elif self._parts_words(at):
                signs.append((" ", at))
        return Dense("".join(sign for sign, _ in signs), tuple(at for _, at in signs))

    def _parts_words(self, at: int) -> bool:
        # Letters that stand alone are spaced out, and no words.
        return WORDS.fullmatch(self.plain, max(at - 2, 0), at + 3) is not None

    def printed(self, *spans: Span) -> str:
        """Return what stands there as it is printed, without the spaces of the layout."""
        return "".join(self.text[at] for at in self.dense(*spans).at)

    def cells(self, line: Span, *, words: bool = False) -> list[Span]:
        """Return the cells of a line, parted by tabs or wide gaps.

        ``words`` is for the rows of a table: a cell may be empty between tabs, and where there are
        none, every space parts two.
        """
        pattern = CELL
        if words:
            pattern = TABBED if "\t" in self.plain[slice(*line)] else WORD
        return [Span(*each.span()) for each in pattern.finditer(self.plain, *line)]


def _plain(sign: str) -> str:
    shaped = sign.translate(SHAPES)
    if shaped in "\t\n":
        return shaped
    return " " if shaped.isspace() or shaped == BLANK else plain_sign(shaped)

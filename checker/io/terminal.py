"""Break long lines where a terminal ends, as each language breaks them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from checker.core.words.wrap import on_lines

# A Chinese sign with the marks that must not part from it, or another word; and the spaces behind.
PIECE = re.compile(
    r"(?:[（［《“]*[\u2e80-\u9fff\uff00-\uffef][，。；：、？）］》”]*"
    r"|[^ \u2e80-\u9fff\uff00-\uffef]+) *"
)
NARROWEST = 40


def wrapped(text: str, width: int) -> str:
    """Break every line longer than the width; what follows is set in as the line was."""
    wide = max(width, NARROWEST)
    return "\n".join(line for each in text.split("\n") for line in _wrapped(each, wide))


def _wrapped(line: str, width: int) -> Iterator[str]:
    body = line.lstrip(" ")
    indent = " " * (len(line) - len(body))
    room = width - len(indent)

    def fits(text: str) -> bool:
        return columns(text.rstrip(" ")) <= room

    return (indent + each for each in on_lines(PIECE.findall(body), fits))


def columns(text: str) -> int:
    """Return how many columns a text takes; a Chinese sign takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)

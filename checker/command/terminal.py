"""Break long lines where a terminal ends, as each language breaks them."""

from __future__ import annotations

import re
from unicodedata import east_asian_width

# A run of spaces; a Chinese sign with the marks that must not part from it; another word.
PIECE = re.compile(
    r" +|[（［《“]*[\u2e80-\u9fff\uff00-\uffef][，。；：、？）］》”]*"
    r"|[^ \u2e80-\u9fff\uff00-\uffef]+"
)
NARROWEST = 40


def wrapped(text: str, width: int) -> str:
    """Break every line longer than the width; what follows is set in as the line was."""
    wide = max(width, NARROWEST)
    return "\n".join("\n".join(_folded(line, wide)) for line in text.split("\n"))


def columns(text: str) -> int:
    """Return how many columns a text takes; a Chinese sign takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _folded(line: str, width: int) -> list[str]:
    body = line.lstrip(" ")
    indent = " " * (len(line) - len(body))
    lines, current = [], indent
    for piece in PIECE.findall(body):
        full = columns(current) + columns(piece.rstrip(" ")) > width
        if full and current.strip():
            lines.append(current.rstrip(" "))
            current = indent + piece.lstrip(" ")
        else:
            current += piece
    return [*lines, current]

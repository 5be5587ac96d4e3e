"""Break a text into lines, wherever it is written: a terminal counts columns, a drawing widths."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def on_lines(pieces: Iterable[str], fits: Callable[[str], bool]) -> Iterator[str]:
    """Put as many pieces on each line as fit; a piece that is too wide has a line of its own."""
    line = ""
    for piece in pieces:
        if line and not fits(line + piece):
            yield line.rstrip(" ")
            line = ""
        line += piece
    yield line

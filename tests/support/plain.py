"""What a command says, as text."""

from collections.abc import Iterable

from checker.model import Lang
from checker.report.plain import PlainLine, written


def text_of(parts: Iterable[PlainLine], lang: Lang) -> str:
    """Return lines for a terminal."""
    return written(parts, "text", lang)

"""What a command says, as text."""

from collections.abc import Iterable

from checker.model import Lang
from checker.report.plain import Part, written


def text_of(parts: Iterable[Part], lang: Lang) -> str:
    """Return lines for a terminal."""
    return written(parts, "text", lang)

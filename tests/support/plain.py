"""What a command says, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.plain import Part, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model import Lang


def text_of(parts: Iterable[Part], lang: Lang) -> str:
    """Return lines for a terminal."""
    return written(parts, "text", lang)

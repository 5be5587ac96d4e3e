"""What provincial guides add to a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.words import say

if TYPE_CHECKING:
    from checker.model import Lang


def local(lang: Lang) -> str:
    """Say that no local guide is recorded, and whom to ask."""
    return say("ask-first", lang).replace("{href}", "../scope.md") + "\n"

"""How what is cited is named, and how far it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.site.words import opening, say

if TYPE_CHECKING:
    from checker.model import Citation, Instrument, Lang, Version

STRENGTH = ("verified", "reported", "unverified")


def place(cite: Citation, lang: Lang) -> str:
    """Name instrument and article in short."""
    named = say("citation.place", lang, instrument=cite.instrument.short, article=cite.article)
    return opening(named)


def full_title(instrument: Instrument, lang: Lang) -> str:
    """Return an instrument's title with its number."""
    title = instrument.title.of(lang)
    number = instrument.number.of(lang) if instrument.number else ""
    if not number or number in title:
        return title
    return say("citation.title", lang, title=title, number=number)


def reading(version: Version) -> str:
    """Return how far a wording was read: reported where it says so, else its best citation."""
    if version.certainty == "reported":
        return "reported"
    return min((cite.status for cite in version.cites), key=STRENGTH.index, default="unverified")

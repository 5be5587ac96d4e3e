"""The version of the rules and the day of their last check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker import __version__
from scripts.site import rules
from scripts.site.templates import render
from scripts.site.words import say

if TYPE_CHECKING:
    from datetime import date

    from checker.model import Lang, Law


def rules_version(lang: Lang) -> str:
    """Name the version of the rules."""
    return say("version.rules", lang, version=__version__)


def last_checked(law: Law, lang: Lang) -> str:
    """Say up to which day every instrument was checked."""
    return say("version.checked", lang, on=rules.law_checked(law))


def version(law: Law, lang: Lang) -> str:
    """Write both in one line."""
    return f"{rules_version(lang)}{say('mark.comma', lang)}{last_checked(law, lang)}\n"


def reading(on: date, lang: Lang, key: str = "reading.texts") -> str:
    """Say once for a page when its texts were checked, and what a citation without a mark is."""
    return render("reading", lang, on=on, key=key)

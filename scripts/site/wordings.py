"""Every wording of a rule in a folded table: on which basis, from when to when, what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from scripts.site import rules
from scripts.site.templates import render
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Lang, Rule, Version


def wordings(rule: Rule, lang: Lang) -> str:
    """Write all versions, the law first and the newest first, with a way to all rules' versions."""
    return render(
        "wordings",
        lang,
        rule=rule,
        wordings=[
            (version, period(version, lang), rules.asks_in_short(rule, version))
            for version in rules.newest_first(rule)
        ],
    )


def period(version: Version, lang: Lang) -> str:
    """Say from when to when a wording counts; where no text gives the day, say that."""
    if version.basis is Basis.CHECKLIST:
        return say("dated.undated", lang)
    if rules.in_force_since(version) is None:
        return say("dated.no-day-given", lang, on=version.effective)
    if version.ends is None:
        return say("dated.from", lang, began=version.effective)
    return say("dated.from-to", lang, began=version.effective, ended=version.ends)

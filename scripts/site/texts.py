"""The folded words of the texts: quoted Chinese, our English, article and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from scripts.site import rules
from scripts.site.templates import render
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Lang, Rule, Version


def texts(rule: Rule, lang: Lang) -> str:
    """Write every wording of a rule, the law first and the newest first."""
    versions = rules.newest_first(rule)
    return render(
        "texts",
        lang,
        wordings=[(version, dated(version, lang)) for version in versions],
        any_quoted=any(version.quote for version in versions),
    )


def dated(version: Version, lang: Lang) -> str:
    """Say from when to when a wording is in force, as far as its instrument says so."""
    if version.basis is Basis.CHECKLIST:
        return say("dated.undated", lang)
    if rules.is_coming(version):
        return say("dated.in-force-from", lang, on=version.effective)
    began, ends = rules.in_force_since(version), version.ends
    parts = [say("dated.in-force-since", lang, on=began)] if began else []
    parts += [say("dated.until", lang, on=ends)] if ends else []
    return say("mark.comma", lang).join(parts)

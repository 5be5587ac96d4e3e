"""A rule page's sources: instrument, article, how far read, last check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.site import rules
from scripts.site.templates import render

if TYPE_CHECKING:
    from checker.model import Citation, Lang, Rule


def sources(rule: Rule, lang: Lang) -> str:
    """Write one row for each instrument and reading a rule or its page rests on, the law first."""
    grouped: dict[tuple[str, str], list[Citation]] = {}
    for cite in rules.all_citations(rule):
        grouped.setdefault((cite.instrument.id, cite.status), []).append(cite)
    return render("sources", lang, grouped=list(grouped.values()))

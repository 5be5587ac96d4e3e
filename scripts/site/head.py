"""A rule page's kicker, title and jump line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Basis
from checker.report.freshness import first_due
from scripts.site import rules
from scripts.site.templates import render

if TYPE_CHECKING:
    from checker.model import Lang, Rule


def anchor(heading: str) -> str:
    """Return the id a heading gets on its page."""
    return heading.lower().replace(" ", "-")


def head(rule: Rule, lang: Lang) -> str:
    """Write the kicker and the page's title; on an English page the Chinese name stands beside."""
    law, cites = rules.current(rule, Basis.LAW), rules.all_citations(rule)
    return render(
        "head",
        lang,
        rule=rule,
        law=law,
        some_only=law is not None and rules.for_some_only(law),
        listed=rules.current(rule, Basis.CHECKLIST) is not None,
        checked=rules.last_check(cites),
        due=first_due(cites),
    )


def jump(rule: Rule, lang: Lang) -> str:
    """Write the jump line."""
    headings = [(key, anchor(heading.of(lang))) for key, heading in rules.HEADINGS.items()]
    return render("jump", lang, rule=rule, headings=headings)

"""The forms of the pages: the whole questionnaire, and one rule's own questions beside its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages.form import questionnaire, rule_form

if TYPE_CHECKING:
    from checker.model import Lang, Law, Rule


def form(law: Law, lang: Lang) -> str:
    """Return the whole questionnaire."""
    return questionnaire(law, lang).strip("\n") + "\n"


def check(law: Law, rule: Rule, lang: Lang) -> str:
    """Return one rule's small checker, to stand beside the text."""
    content = rule_form(law, rule.id, lang).strip("\n")
    return f'<aside class="b-check b-panel" id="b-check">\n{content}\n</aside>\n'

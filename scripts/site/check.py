"""The forms of the pages: the whole questionnaire, and one rule's own questions beside its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scripts.site.form.page import questionnaire, rule_form
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Lang, Law, Rule

# Inside a Markdown container, Python-Markdown takes a block tag that follows text on its line for
# inline text, and then closes the container with the block's end tag.
BLOCK_TAG = re.compile(
    r"(?<!\n)<(?=(?:article|aside|dd|details|div|dl|dt|fieldset|form|h[1-6]|legend|li|noscript|ol"
    r"|output|p|progress|section|summary|table|tbody|td|th|thead|tr|ul)[\s>])"
)


def on_own_lines(content: str) -> str:
    """Begin every block tag on a line of its own."""
    return BLOCK_TAG.sub("\n<", content).strip("\n")


def form(law: Law, lang: Lang) -> str:
    """Return the whole questionnaire."""
    return on_own_lines(questionnaire(law, lang)) + "\n"


def check(law: Law, rule: Rule, lang: Lang) -> str:
    """Return one rule's small checker, to stand beside the text."""
    content = on_own_lines(rule_form(law, rule.id, lang))
    label = say(f"jump.check-{rule.kind}", lang)
    return (
        f'<aside class="b-check b-panel" id="b-check" aria-label="{label}">\n{content}\n</aside>\n'
    )

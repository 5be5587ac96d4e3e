"""Texts as the generated parts of pages have them."""

import html

from checker.model import Lang, Text
from scripts.site import templates


def text(value: str) -> str:
    """Escape a text; its quotation marks and apostrophes stand as they are."""
    return html.escape(templates.in_one_line(value), quote=False)


def quoted(value: str) -> str:
    """Escape a quotation and set it in quotation marks."""
    return text(templates.quoted(value))


def markdown(value: str) -> str:
    """Escape a text for a line of Markdown."""
    return str(templates.markdown(value, "en"))


def inline(value: Text, lang: Lang) -> str:
    """Escape a text in one language; the Chinese terms in an English one are marked as Chinese."""
    return str(templates.inline(value, lang)).replace("&#39;", "'")

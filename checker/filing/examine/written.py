"""Write the notice in one language: as a page of its own, and as a Word file."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import word
from checker.filing.docx import Document, Paragraph
from checker.model import Lang
from checker.report.html import Finished
from checker.report.page import page, rendered
from checker.report.plain import PlainLine

# The last line of a remark says what it rests on.
SET_APART = Finished("p.small { margin-bottom: 0.9em }")
STYLES = {"title": "Title", "heading": "Heading1"}


def as_html(parts: Iterable[PlainLine], lang: Lang) -> str:
    """Return the notice as a page that needs nothing else, fit for printing."""
    return page(word("examine.title").of(lang), rendered(parts, lang), lang, SET_APART)


def as_word(parts: Iterable[PlainLine], lang: Lang) -> bytes:
    """Return the notice as a Word file."""
    blocks = tuple(
        Paragraph("".join(part.written(lang)), STYLES.get(part.kind, "Normal")) for part in parts
    )
    return Document(word("examine.title").of(lang), blocks, "{page}").file()

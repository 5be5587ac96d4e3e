"""The few HTML parts all snippets share; every text that enters a page is escaped here."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from checker.report.markup import icon
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from checker.model import Lang

CHINESE = "zh-Hans"
READ_ICON = {"verified": "read", "reported": "reported", "unverified": "help"}
READ_CLASS = {"verified": "read", "reported": "reported", "unverified": ""}
LINE_END = re.compile(r"\s*\n\s*")
AFTER_CHINESE_MARK = re.compile(r"(?<=[。；：，、？！）”])\s*\n\s*")
INNER = str.maketrans("“”", "‘’")
MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]#|"})


def text(value: str) -> str:
    """Escape a text for HTML; its lines become one, without a space after a Chinese mark."""
    return escape(LINE_END.sub(" ", AFTER_CHINESE_MARK.sub("", value)), quote=False)


def quoted(value: str) -> str:
    """Escape a quotation and set it in quotation marks; those inside it become inner marks."""
    return text(f"“{value.translate(INNER)}”")


def markdown(value: str) -> str:
    """Escape a text for a line of Markdown."""
    return text(value).translate(MARKDOWN)


def element(name: str, content: str, **attributes: str) -> str:
    """Write one element; a trailing underscore of an attribute's name is dropped."""
    pairs = ((k.rstrip("_").replace("_", "-"), v) for k, v in attributes.items() if v)
    opened = "".join(f' {k}="{escape(v)}"' for k, v in pairs)
    return f"<{name}{opened}>{content}</{name}>"


def span(classes: str, content: str) -> str:
    """Write a span of a class."""
    return element("span", content, class_=classes)


def link(href: str | None, content: str) -> str:
    """Link a content, or leave it plain where no address is known."""
    return element("a", content, href=href) if href else content


def tag(content: str, kind: str = "") -> str:
    """Write a small tag."""
    return span(f"b-tag b-tag--{kind}" if kind else "b-tag", content)


def read_tag(status: str, lang: Lang) -> str:
    """Say how far a text was read."""
    word = text(say(f"status.{status}", lang))
    return tag(f"{icon(READ_ICON[status])} {word}", READ_CLASS[status])


def exception_tag(status: str, lang: Lang) -> str:
    """Say how far a text was read where the text itself was not; see ``reading``."""
    return "" if status == "verified" else read_tag(status, lang)


def reading(on: date, lang: Lang, key: str = "reading.texts") -> str:
    """Say once for a page when its texts were checked, and what a citation without a mark is."""
    return element("p", text(say(key, lang, on=on)), class_="b-reading") + "\n"


def muted(content: str) -> str:
    """Write something quietly."""
    return span("b-muted", content)


def table(classes: str, caption: str, head: Iterable[str], rows: Iterable[str]) -> str:
    """Write a table with a caption, one row of headers and ready rows."""
    lines = (
        f'<table class="{classes}">',
        element("caption", text(caption)),
        f"<thead><tr>{''.join(head)}</tr></thead>",
        "<tbody>",
        *rows,
        "</tbody>",
        "</table>",
    )
    return "\n".join(lines) + "\n"


def heads(keys: Iterable[str], lang: Lang) -> list[str]:
    """Write plain column headers from fixed words."""
    return [element("th", text(say(key, lang)), scope="col") for key in keys]


def cell(content: str, name: str = "", classes: str = "") -> str:
    """Write a cell; its column's name is shown where the table becomes blocks."""
    return element("td", content, class_=classes, data_label=name)


def row(cells: Iterable[str], **attributes: str) -> str:
    """Write one table row."""
    return element("tr", "".join(cells), **attributes)

"""Build HTML from elements: what is not built here is text, and is escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Self

# Elements without content, which have no end tag.
EMPTY = ("br", "input", "meta")
# Few texts hold one, and to look is quicker than to replace five signs.
SPECIAL = re.compile("[&<>\"']")


class Html(str):
    """Finished HTML, which is not escaped again; a constant of the code may be made one."""

    __slots__ = ()

    def __html__(self) -> Self:
        """Return itself: so a template engine knows that it is finished."""
        return self


NOTHING = Html()


def el(tag: str, *content: str, **attributes: str) -> Html:
    """Return one element. Text in it and the values of attributes are escaped.

    ``cls`` stands for ``class``, ``_`` in a name for ``-``; an attribute with an empty value is
    written without one.
    """
    parts = [f"<{tag}"]
    for key, value in attributes.items():
        name = "class" if key == "cls" else key.replace("_", "-")
        parts.append(f' {name}="{_escaped(value)}"' if value else f" {name}")
    parts += [">", *map(_safe, content)]
    if tag not in EMPTY:
        parts.append(f"</{tag}>")
    return Html("".join(parts))


def together(*content: str) -> Html:
    """Return parts one after the other; what is text is escaped."""
    return Html("".join(map(_safe, content)))


def joined(parts: Iterable[str], between: str) -> Html:
    """Return parts with a text between each two."""
    return Html(_escaped(between).join(map(_safe, parts)))


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else _escaped(part)


def _escaped(text: str) -> str:
    return escape(text) if SPECIAL.search(text) else text

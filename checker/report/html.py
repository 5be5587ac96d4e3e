"""Build HTML from elements: what is not built here is text, and is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


# Elements without content, which have no end tag.
EMPTY = ("br", "meta")


class Html(str):
    """Finished HTML, which is not escaped again; a constant of the code may be made one."""

    __slots__ = ()

    def __html__(self) -> Html:
        """Return itself: so a template engine knows that it is finished."""
        return self


NOTHING = Html()


def el(tag: str, *content: str, **attributes: str) -> Html:
    """Return one element. Text in it and the values of attributes are escaped.

    ``cls`` stands for ``class``, ``_`` in a name for ``-``; an attribute with an empty value is
    written without one.
    """
    opened = "".join([_attribute(name, value) for name, value in attributes.items()])
    closed = "" if tag in EMPTY else f"</{tag}>"
    return Html(f"<{tag}{opened}>{_inside(content)}{closed}")


def together(*content: str) -> Html:
    """Return parts one after the other; what is text is escaped."""
    return Html(_inside(content))


def joined(parts: Iterable[str], between: str) -> Html:
    """Return parts with a text between each two."""
    return Html(escape(between).join(_safe(part) for part in parts))


def _inside(content: Iterable[str]) -> str:
    return "".join([_safe(part) for part in content])


def _safe(part: str) -> str:
    return part if isinstance(part, Html) else escape(part)


def _attribute(name: str, value: str) -> str:
    known = "class" if name == "cls" else name.replace("_", "-")
    return f' {known}="{escape(value)}"' if value else f" {known}"

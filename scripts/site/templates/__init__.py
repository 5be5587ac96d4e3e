"""Render the templates of what is made for pages; all that enters a page is escaped here.

A template gets its data and ``lang``. A text in both languages is written in that of the page,
``say(key, …)`` writes a fixed word, ``icon(name)`` draws an icon of the sprite.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from markupsafe import Markup

from checker.model import Text
from checker.report import markup
from scripts.site.words import say

if TYPE_CHECKING:
    from jinja2.runtime import Context

    from checker.model import Lang

LINE_END = re.compile(r"\s*\n\s*")
AFTER_CHINESE_MARK = re.compile(r"(?<=[。；：，、？！）”])\s*\n\s*")


def in_one_line(value: str) -> str:
    """Join the lines of a text, without a space after a Chinese mark."""
    return LINE_END.sub(" ", AFTER_CHINESE_MARK.sub("", value))


@pass_context
def _written(context: Context, value: Any) -> Any:
    """Write what a template names: of a text in both languages, that of the page."""
    if isinstance(value, Text):
        value = value.of(context["lang"])
    return in_one_line(value) if type(value) is str else value


@pass_context
def _say(context: Context, key: str, **values: object) -> str:
    return say(key, context["lang"], **values)


def _icon(name: str) -> Markup:
    return Markup(markup.icon(name))  # noqa: S704 - escaped where it is made


ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_written,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
ENVIRONMENT.globals |= {"say": _say, "icon": _icon}


def render(name: str, lang: Lang, **data: Any) -> str:
    """Return a template filled with its data, in one language."""
    return ENVIRONMENT.get_template(f"{name}.html.jinja").render(lang=lang, **data)

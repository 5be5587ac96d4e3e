"""Render the templates of what is made for pages; all that enters a page is escaped here.

A template gets its data. What it names is written as a page of its language would: of a text in
both languages that one, a day in words, an amount with its unit. Beside the data it has

* ``say(key, …)``: a fixed word, filled; what fills it may be markup,
* ``space``: what parts two sentences,
* ``icon(name)``, ``pill(state)``, ``rank_tag(rank)``, ``due_mark(day)`` and
  ``cited_place(citation, sources)``: as in the result panel,
* ``named(rule)`` and ``address(rule, depth)``: kind and number of a rule, and its page,
* ``floors``: the oldest engines that are promised something,
* ``places``: the names of the places that are filled from answers,
* ``rules``: all that ``scripts.site.rules`` tells of a rule, and ``Basis``,
* the filters ``quoted``, ``opening``, ``by_itself``, ``within``, ``inline``, ``slots`` and
  ``markdown`` for words, ``brief`` and ``first_sentence`` to shorten them, ``joined`` and
  ``mark_between`` for lists, ``place`` and ``full_title`` for what is cited,
* the macros of ``parts.html.jinja``, to be imported.

In the templates of ``form/`` a line break beside a tag lays out the source and is not written: the
form's words stand in lines of controls, where a space would show.
"""

import html
import re
from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape, soft_str

from checker.core.words import SPACE, by_itself, opening, written
from checker.model import LANG_TAGS, Basis, Lang
from checker.report import places
from checker.report.html import Html, cited_place, due_mark, icon, pill, rank_tag
from scripts.site import rules, words
from scripts.site.floors import floors
from scripts.site.shorten import brief, first_sentence

# A template is compiled once for both languages.
COMPILED = TemporaryDirectory(prefix="templates-")
CHINESE = LANG_TAGS["zh"]
LINE_END = re.compile(r"\s*\n\s*")
AFTER_CHINESE_MARK = re.compile(r"(?<=[。；：，、？！）”])\s*\n\s*")
HAN = re.compile(r"[\u3400-\u9fff]+")
INNER_MARKS = str.maketrans("“”", "‘’")
PLACE = re.compile(r"\{(\w+)\}")
LAYOUT = re.compile(r"(?<=[>}])\s*\n\s*|\s*\n\s*(?=[<{])")
MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]#|"})


def render(name: str, lang: Lang, **data: Any) -> Markup:
    """Return a template filled with its data, in one language."""
    filled = environment_of(lang).get_template(f"{name}.html.jinja").render(data)
    # The attributes of a template stand in double quotes, so apostrophes can stay as they are.
    shown = filled.replace("&#39;", "'").strip("\n")
    return Markup(f"{shown}\n")  # noqa: S704 - its data was escaped where it was filled in


class _FormLayout(Extension):
    """Drop the line breaks beside the tags of the form's templates."""

    def preprocess(self, source: str, name: str | None, _filename: str | None = None) -> str:
        """Return the source of a template as it is compiled."""
        return LAYOUT.sub("", source) if str(name).startswith("form/") else source


@cache
def environment_of(lang: Lang) -> Environment:
    """Return the templates of one language, whose macros then know it too."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=partial(_shown, lang=lang),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[_FormLayout],
        bytecode_cache=FileSystemBytecodeCache(COMPILED.name),
    )
    environment.globals |= {
        "lang": lang,
        "chinese": CHINESE,
        "space": SPACE.of(lang),
        "say": partial(_say, lang),
        **{
            make.__name__: partial(_made, make, lang)
            for make in (icon, pill, rank_tag, due_mark, cited_place)
        },
        "Basis": Basis,
        "places": places,
        "rules": rules,
        "named": partial(rules.named, lang=lang),
        "address": rules.address,
        "floors": floors(),
        "reading": rules.reading,
    }
    environment.filters |= {
        "quoted": quoted,
        "opening": opening,
        "by_itself": by_itself,
        "brief": brief,
        "first_sentence": first_sentence,
        "within": partial(_within, lang=lang),
        "inline": partial(inline, lang=lang),
        "slots": partial(slots, lang=lang),
        "joined": partial(_joined, lang=lang),
        "mark_between": partial(_mark_between, lang=lang),
        "markdown": partial(markdown, lang=lang),
        "named": partial(rules.named, lang=lang),
        "place": partial(rules.place, lang=lang),
        "full_title": rules.full_title,
    }
    return environment


def _made(make: Callable[..., Html], lang: Lang, *asked: Any, **named: Any) -> str:
    return make(*asked, **named).of(lang)


def _shown(value: Any, lang: Lang) -> Any:
    """Write what a template names; markup stands as it is."""
    if isinstance(value, Html):
        return value.of(lang)
    if hasattr(value, "__html__"):
        return value
    return in_one_line(written(value, lang))


def _within(value: object, lang: Lang) -> str:
    """Begin a name with a small letter, as within a sentence; China keeps its capital."""
    said = soft_str(_shown(value, lang))
    return said[:1].lower() + said[1:]


def _say(lang: Lang, key: str, **values: object) -> Markup:
    said = escape(in_one_line(words.word(key).of(lang)))
    shown = {name: _shown(value, lang) for name, value in values.items()}
    return said.format(**shown) if shown else said


def in_one_line(value: str) -> str:
    """Join the lines of a text, without a space after a Chinese mark."""
    return LINE_END.sub(" ", AFTER_CHINESE_MARK.sub("", value))


def quoted(value: str) -> str:
    """Set a quotation in quotation marks; those inside it become inner marks."""
    return f"“{value.translate(INNER_MARKS)}”"


def inline(value: object, lang: Lang) -> Markup:
    """Escape a text; the Chinese terms in an English one are marked as Chinese."""
    said = escape(_shown(value, lang))
    if lang == "zh":
        return said
    return Markup(HAN.sub(rf'<span lang="{CHINESE}">\g<0></span>', said))  # noqa: S704


def slots(value: object, lang: Lang) -> Markup:
    """Escape a text; each name in braces becomes a place that the page's script fills."""
    said = escape(_shown(value, lang))
    return Markup(PLACE.sub(r'<span data-slot="\1"></span>', said))  # noqa: S704


def markdown(value: object, lang: Lang) -> Markup:
    """Escape a text for a line of Markdown, its quotation marks and apostrophes as they are."""
    said = html.escape(escape(_shown(value, lang)).unescape(), quote=False)
    return Markup(said.translate(MARKDOWN))  # noqa: S704


def _joined(items: Iterable[object], between: str | None = None, *, lang: Lang) -> Markup:
    """Join the items of a list by a mark: where none is given, by the one that keeps them apart."""
    shown = [_shown(item, lang) for item in items]
    mark = words.mark_between(shown, lang) if between is None else between
    return escape(mark).join(shown)


def _mark_between(items: Iterable[object], lang: Lang) -> str:
    return words.mark_between([_shown(item, lang) for item in items], lang)

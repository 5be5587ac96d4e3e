"""Build HTML from elements: all else is text, and is escaped; and the pieces that pages share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from html import escape
from typing import Self

from checker.model import Authority, Basis, Citation, Lang, Rule, Text
from checker.words import opening, phrase, word

# Elements without content, which have no end tag.
EMPTY = ("br", "input", "meta")
# Few texts hold one, and to look is quicker than to replace five signs.
SPECIAL = re.compile("[&<>\"']")
STATE_ICONS = {
    "met": "check",
    "not_met": "close",
    "answer": "edit",
    "unclear": "help",
    "not_applicable": "minus",
}

# The number of an article stays on the line of its word.
ARTICLE = re.compile(r"\b(arts?\.) ")


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


def label(key: str, lang: Lang) -> Html:
    """Return a fixed word that leads a sentence, with its colon."""
    return el("strong", f"{phrase(key, lang)}{colon(lang)}")


def colon(lang: Lang) -> str:
    """Return the language's colon, without the space that follows it."""
    return word("mark.colon").of(lang).rstrip()


def spoken(text: str) -> Html:
    """Return a text that only a screen reader says."""
    return el("span", text, cls="b-sr")


def button(act: str, *content: str, cls: str = "b-button", **more: str) -> Html:
    """Return a button by what it does: the page's script listens for its ``data-do``."""
    return el("button", *content, type="button", cls=cls, data_do=act, **more)


def making(*content: str, **asked: str) -> Html:
    """Return a button that has the rules make a file, or what is printed, by what is asked."""
    return button("make", *content, data_ask=json.dumps(asked))


# One answer shows some fifty icons and pills, of a few dozen kinds.
@cache
def icon(name: str) -> Html:
    """Return an icon of the page's sprite, hidden from assistive technology."""
    return el("svg", el("use", href=f"#i-{name}"), cls="b-i", aria_hidden="true")


def cited_place(cite: Citation, lang: Lang, sources: str) -> Html:
    """Return an instrument, linked to its entry on the page of sources, and the article."""
    name = opening(cite.instrument.short.of(lang).removeprefix("the "))
    link = el("a", name, href=f"{sources}#{cite.instrument.id}")
    article = ARTICLE.sub("\\1\N{NO-BREAK SPACE}", cite.article.of(lang))
    mark = ", " if lang == "en" else "" if article.startswith("第") else "："
    return together(link, mark, article)


def rule_link(rule: Rule, lang: Lang, site: str, **attributes: str) -> Html:
    """Return a rule's short name, linked to its page."""
    return el("a", rule.nav.of(lang), **attributes, href=f"{site}{rule.page}")


def authority_links(found: Authority, lang: Lang, site: str) -> tuple[Html, Html]:
    """Link an authority to its entry in the guide, named, and to its own site."""
    page = el("a", found.name.of(lang), href=f"{site}authorities/#{found.code.lower()}")
    host = el("a", found.host, href=f"https://{found.host}/", rel="noopener")
    return page, host


def jump(path: str, words: str) -> Html:
    """Return a link that leads to a question of the form, or to that of an entry's list."""
    place = f"#q-{path.partition('[')[0]}"
    return el("a", words, cls="b-jump", href=place, data_goto=path, data_do="next")


def due_mark(due: date, lang: Lang, *, said: bool = True) -> Html:
    """Return the day of the next check, with a mark that shows once the visitor's day is past it.

    Without ``said`` the day itself stays unseen: nothing shows until the mark does.
    """
    day = due.isoformat()
    shown = phrase("report.next-check", lang, on=due) if said else ""
    late = el("b", phrase("report.overdue", lang), cls="b-late", hidden="")
    return el("time", shown, " ", late, cls="b-due", datetime=day, data_due=day)


@cache
def pill(state: str, lang: Lang) -> Html:
    """Return a verdict, or a finding's state, as icon and word."""
    return pill_saying(state, phrase(f"verdict.{state}", lang))


def pill_saying(state: str, words: str) -> Html:
    """Return a verdict's color and icon, with words of its own."""
    return el("span", icon(state), words, cls=f"b-pill b-pill--{state}")


def rank_tag(rank: str, lang: Lang) -> Html:
    """Say what a requirement's words rest on."""
    return el("span", phrase(f"rank.{rank}", lang), cls=f"b-rank b-rank--{rank}")


def strip(states: Mapping[Basis, str], lang: Lang) -> Html:
    """Return what each basis says of one rule, in two or three small cells."""
    cells = (
        el(
            "span",
            phrase(f"strip.{basis.value}", lang),
            icon(STATE_ICONS[state]),
            spoken(phrase(f"verdict.{state}", lang)),
            cls=f"b-cell b-cell--{state}",
        )
        for basis, state in states.items()
    )
    # Copied as text, the cells are words apart.
    return el("span", *(together(cell, " ") for cell in cells), cls="b-strip")


def bar(counts: Mapping[str, int]) -> Html:
    """Return the shares of the states as a bar of textured parts; what is not asked has none."""
    asked = {state: n for state, n in counts.items() if n and state != "not_applicable"}
    parts = (el("i", cls=f"b-bar__{state}", style=f"flex-grow:{n}") for state, n in asked.items())
    return el("span", *parts, cls="b-bar", aria_hidden="true")


def counted_marks(counts: Mapping[str, int], lang: Lang) -> Html:
    """Return the counts that are not zero, each with its icon."""
    marks = (
        together(el("span", icon(state), phrase(f"count.{state}", lang, n=n), cls="b-count"), " ")
        for state, n in counts.items()
        if n
    )
    return together(*marks)


def paragraphs(texts: Iterable[Text], lang: Lang, lead: Html = NOTHING) -> Html:
    """Return a paragraph for each text, all with the same lead."""
    return together(*(el("p", lead, text.of(lang)) for text in texts))

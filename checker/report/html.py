"""Build HTML from elements, and the pieces that pages share.

All else is text, and is escaped. Both are in two languages until they are written: so nothing
below a door has to know in which one it is read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache, wraps
from html import escape
from typing import Any, NoReturn, Self, TypeVarTuple

from checker.core.words import by_itself, word
from checker.core.words.terms import RANK_WORDS, STRIP_WORDS, VERDICT_WORDS
from checker.model import Authority, Basis, Citation, Lang, Rule, Text
from checker.report import places

Asked = TypeVarTuple("Asked")

# Of the lines that are kept, each rule's some times over: without them an answer takes 2.4 ms in
# CPython, with them 1.8.
MOST_KEPT = 100
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


class Finished(str):
    """HTML of one language, which is not escaped again; a constant of the code may be made one."""

    __slots__ = ()

    def __html__(self) -> Self:
        """Return itself: so a template engine knows that it is finished."""
        return self


class Html:
    """An element, or parts one after the other, in both languages until one is asked for."""

    __slots__ = ("attributes", "content", "tag")

    def __init__(
        self, tag: str, content: Sequence[Content], attributes: Mapping[str, HtmlValue]
    ) -> None:
        """Hold the parts as they are; without a tag they stand for themselves."""
        self.tag, self.content, self.attributes = tag, content, attributes

    def __bool__(self) -> bool:
        """Tell whether anything is there."""
        return bool(self.tag) or any(self.content)

    def __str__(self) -> NoReturn:
        """Refuse to be written in no language."""
        raise TypeError("HTML is written in one language: see ``of``")

    def of(self, lang: Lang) -> Finished:
        """Return it in one language."""
        pieces: list[str] = []
        self.write(pieces.append, lang)
        return Finished("".join(pieces))

    def write(self, put: Callable[[str], None], lang: Lang) -> None:
        """Write it piece by piece. Text in it and the values of attributes are escaped."""
        if self.tag:
            start = f"<{self.tag}"
            for key, value in self.attributes.items():
                if value is None:
                    continue
                name = "class" if key == "cls" else key.replace("_", "-")
                said = value if isinstance(value, str) else value.of(lang)
                start += f' {name}="{_escaped(said)}"' if said else f" {name}"
            put(f"{start}>")
        for each in self.content:
            if isinstance(each, str):
                put(each if isinstance(each, Finished) else _escaped(each))
            elif isinstance(each, Html):
                each.write(put, lang)
            elif each:
                put(_escaped(each.of(lang)))
        if self.tag and self.tag not in EMPTY:
            put(f"</{self.tag}>")


# What stands in an element, and what an attribute is; nothing stands for nothing.
Content = str | Text | Html | None
HtmlValue = str | Text | None
NOTHING = Html("", (), {})


def el(tag: str, *content: Content, **attributes: HtmlValue) -> Html:
    """Return one element.

    ``cls`` stands for ``class``, ``_`` in a name for ``-``; an attribute with an empty value is
    written without one, one that is nothing not at all.
    """
    return Html(tag, content, attributes)


def together(*content: Content) -> Html:
    """Return parts one after the other."""
    return Html("", content, {})


def joined_html(parts: Iterable[Content], between: str | Text) -> Html:
    """Return parts with a text between each two."""
    return together(*[each for part in parts for each in (between, part)][1:])


class Either(Html):
    """HTML that is another one in each language."""

    __slots__ = ("by_lang",)

    def __init__(self, by_lang: Callable[[Lang], Html]) -> None:
        """Keep how each is made."""
        self.by_lang = by_lang

    def __bool__(self) -> bool:
        """Tell that something is there: what, only the language says."""
        return True

    def write(self, put: Callable[[str], None], lang: Lang) -> None:
        """Write that of a language."""
        self.by_lang(lang).write(put, lang)


def kept(make: Callable[[*Asked], Html]) -> Callable[[*Asked], Html]:
    """Keep what a part is in a language: most stand from one answer to the next."""

    @lru_cache(MOST_KEPT)
    def told(lang: Lang, *asked: *Asked) -> Html:
        return together(make(*asked).of(lang))

    @wraps(make)
    def made(*asked: *Asked) -> Html:
        return Either(lambda lang: told(lang, *asked))

    return made


def in_language(found: Any, lang: Lang) -> Any:
    """Return what is found with the texts and the HTML of one language."""
    # Most are finished texts.
    if isinstance(found, str):
        return found
    if isinstance(found, Html | Text):
        return found.of(lang)
    if isinstance(found, dict):
        return {key: in_language(value, lang) for key, value in found.items()}
    return [in_language(each, lang) for each in found] if isinstance(found, list | tuple) else found


def _escaped(text: str) -> str:
    return escape(text) if SPECIAL.search(text) else text


def label(key: str) -> Html:
    """Return a fixed word that leads a sentence, with its colon."""
    return el("strong", word(key), colon())


@cache
def colon() -> Text:
    """Return the colon, without the space that follows it."""
    en, zh = word("mark.colon")
    return Text(en.rstrip(), zh.rstrip())


def spoken(*content: Content) -> Html:
    """Return a text that only a screen reader says."""
    return el("span", *content, cls="b-sr")


def button(act: str, *content: Content, cls: str = "b-button", **more: HtmlValue) -> Html:
    """Return a button by what it does: the page's script listens for its ``data-do``."""
    return el("button", *content, type="button", cls=cls, data_do=act, **more)


def making(*content: Content, **asked: str) -> Html:
    """Return a button that has the rules make a file, or what is printed, by what is asked."""
    return button("make", *content, data_ask=json.dumps(asked))


# One answer shows some fifty icons and pills, of a few dozen kinds.
@cache
def icon(name: str) -> Html:
    """Return an icon of the page's sprite, hidden from assistive technology."""
    drawn = el("svg", el("use", href=f"#i-{name}"), cls="b-i", aria_hidden="true")
    # It is one in all languages.
    return together(drawn.of("en"))


def cited_place(cite: Citation, sources: str) -> Html:
    """Return an instrument, linked to its entry on the page of sources, and the article."""
    short, article = cite.instrument.short, cite.article
    link = el("a", by_itself(short), href=f"{sources}#{cite.instrument.id}")
    mark = Text(", ", "" if article.zh.startswith("第") else "：")
    return together(
        link, mark, Text(*(ARTICLE.sub("\\1\N{NO-BREAK SPACE}", each) for each in article))
    )


def rule_link(rule: Rule, site: str, **attributes: str) -> Html:
    """Return a rule's short name, linked to its page."""
    return el("a", rule.nav, **attributes, href=f"{site}{rule.page}")


def authority_links(found: Authority, site: str) -> tuple[Html, Html]:
    """Link an authority to its entry in the guide, named, and to its own site."""
    page = el("a", found.name, href=f"{site}authorities/#{found.code.lower()}")
    host = el("a", found.host, href=f"https://{found.host}/", rel="noopener")
    return page, host


def jump(path: str, words: Text) -> Html:
    """Return a link that leads to a question of the form, or to that of an entry's list."""
    place = f"#{places.question(path.partition('[')[0])}"
    return el("a", words, cls="b-jump", href=place, data_goto=path, data_do="next")


def due_mark(due: date, *, said: bool = True) -> Html:
    """Return the day of the next check, with a mark that shows once the visitor's day is past it.

    Without ``said`` the day itself stays unseen: nothing shows until the mark does.
    """
    day = due.isoformat()
    shown = word("report.next-check", on=due) if said else ""
    late = el("b", word("report.overdue"), cls="b-late", hidden="")
    return el("time", shown, " ", late, cls="b-due", datetime=day, data_due=day)


@cache
def pill(state: str) -> Html:
    """Return a verdict, or a finding's state, as icon and word."""
    return pill_saying(state, word(VERDICT_WORDS[state]))


def pill_saying(state: str, words: Text | Html) -> Html:
    """Return a verdict's color and icon, with words of its own."""
    return el("span", icon(state), words, cls=f"b-pill b-pill--{state}")


def rank_tag(rank: str) -> Html:
    """Say what a requirement's words rest on."""
    return el("span", word(RANK_WORDS[rank]), cls=f"b-rank b-rank--{rank}")


def strip(states: Mapping[Basis, str]) -> Html:
    """Return what each basis says of one rule, in two or three small cells."""
    cells = (
        el(
            "span",
            word(STRIP_WORDS[basis]),
            icon(STATE_ICONS[state]),
            spoken(word(VERDICT_WORDS[state])),
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


# How many findings have a state, beside its icon.
COUNT_WORDS = {
    "met": "count.met",
    "not_met": "count.not_met",
    "answer": "count.answer",
    "unclear": "count.unclear",
    "not_applicable": "count.not_applicable",
}


def counted_marks(counts: Mapping[str, int]) -> Html:
    """Return the counts that are not zero, each with its icon."""
    marks = (
        together(el("span", icon(state), word(COUNT_WORDS[state], n=n), cls="b-count"), " ")
        for state, n in counts.items()
        if n
    )
    return together(*marks)


def paragraphs(texts: Iterable[Text], lead: Html = NOTHING) -> Html:
    """Return a paragraph for each text, all with the same lead."""
    return together(*(el("p", lead, text) for text in texts))

"""What is known of provincial guides on a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages import rules
from scripts.pages.markup import cell, element, heads, link, muted, read_tag, row, table, text
from scripts.pages.words import day, say

if TYPE_CHECKING:
    from checker.model import Citation, Lang, Rule

COLUMNS = ("guide", "where", "guide-date", "read")


def local(rule: Rule, lang: Lang) -> str:
    """List the guides a rule cites, then all others; say whom to ask."""
    guides = [c for c in rules.citations(rule.versions) if c.instrument.id.startswith("guide-")]
    ask = say("ask-first", lang).replace("{href}", "../scope.md")
    if not guides:
        return f"{text(say('no-local-sentence', lang))} {ask}\n".replace("。 ", "。")
    lines = [*(_guide(cite, lang) for cite in guides), _others(lang)]
    shown = table("b-local-guides", say("jump-local", lang), heads(COLUMNS, lang), lines)
    return f"{text(say('guides-cited', lang))}\n\n{shown}\n{ask}\n"


def _guide(cite: Citation, lang: Lang) -> str:
    names = [say(key, lang) for key in COLUMNS]
    guide = cite.instrument
    dated = guide.promulgated
    cells = (
        element("th", link(guide.url, text(guide.title.of(lang))), scope="row"),
        cell(text(cite.article.of(lang)), names[1]),
        cell(text(day(dated, lang) if dated else say("no-date", lang)), names[2]),
        cell(read_tag(cite.status, lang), names[3]),
    )
    return row(cells)


def _others(lang: Lang) -> str:
    known = element("td", muted(text(say("no-local", lang))), colspan=str(len(COLUMNS) - 1))
    return row((element("th", text(say("others", lang)), scope="row"), known))

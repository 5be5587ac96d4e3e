"""What the guides of single provinces ask of a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.site import rules
from scripts.site.compare import province
from scripts.site.markup import cell, element, heads, link, read_tag, row, table, text
from scripts.site.words import day, say

if TYPE_CHECKING:
    from checker.model import Citation, Lang, Law, Rule, Version

COLUMNS = (
    "column.province",
    "local.guide-asks",
    "column.where",
    "column.guide-date",
    "column.read",
)
CITED = ("column.guide", "column.where", "column.guide-date", "column.read")


def local(law: Law, rule: Rule, lang: Lang) -> str:
    """List what each guide asks, then the guides only cited, and whom to ask in all others."""
    versions = rules.local(rule)
    ask = (
        say("local.ask-first" if versions else "local.ask-first-all", lang)
        .replace("{href}", "../scope.md")
        .replace("{list}", "../local/index.md")
    )
    own = {version.cites[0].instrument.id for version in versions}
    cited = [c for c in _guides(rule) if c.instrument.id not in own]
    parts = [_asking(law, versions, lang) if versions else text(say("local.no-guide-adds", lang))]
    parts += [_also(cited, lang)] if cited else []
    return "\n\n".join((*parts, ask)) + "\n"


def _guides(rule: Rule) -> list[Citation]:
    return [c for c in rules.citations(rule.versions) if c.instrument.id.startswith("guide-")]


def _asking(law: Law, versions: tuple[Version, ...], lang: Lang) -> str:
    rows = [_asks(law, version, lang) for version in versions]
    shown = table("b-local", say("jump.local", lang), heads(COLUMNS, lang), rows)
    return f"{text(say('local.guides-ask', lang))}\n\n{shown}"


def _asks(law: Law, version: Version, lang: Lang) -> str:
    names = [say(key, lang) for key in COLUMNS]
    guide, cite = law.guides[str(version.authority)], version.cites[0]
    return row(
        (
            element("th", province(law, version, lang), scope="row"),
            cell(text(version.asks.of(lang)), names[1]),
            cell(link(guide.instrument.url, text(cite.article.of(lang))), names[2]),
            cell(text(dated(guide.instrument.promulgated, lang)), names[3]),
            cell(read_tag(cite.status, lang), names[4]),
        ),
        data_province=str(version.authority),
    )


def dated(printed: object, lang: Lang) -> str:
    """Write the date a guide bears, or say that it bears none."""
    return day(printed, lang) if printed else say("dated.no-date", lang)


def _also(cites: list[Citation], lang: Lang) -> str:
    rows = [_cited(cite, lang) for cite in cites]
    shown = table("b-local", say("local.guides-cited", lang), heads(CITED, lang), rows)
    return f"{text(say('local.guides-cited', lang))}\n\n{shown}"


def _cited(cite: Citation, lang: Lang) -> str:
    names = [say(key, lang) for key in CITED]
    guide = cite.instrument
    return row(
        (
            element("th", link(guide.url, text(guide.title.of(lang))), scope="row"),
            cell(text(cite.article.of(lang)), names[1]),
            cell(text(dated(guide.promulgated, lang)), names[2]),
            cell(read_tag(cite.status, lang), names[3]),
        )
    )

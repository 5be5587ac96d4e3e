"""A rule page's sources: instrument, article, how far read, last check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.markup import due_mark
from scripts.site import rules
from scripts.site.markup import cell, element, heads, link, muted, read_tag, row, table, tag, text
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Citation, Instrument, Lang, Rule

COLUMNS = ("column.instrument", "column.where", "column.read", "column.checks")


def sources(rule: Rule, lang: Lang) -> str:
    """Write one row for each instrument and reading a rule or its page rests on, the law first."""
    grouped: dict[tuple[str, str], list[Citation]] = {}
    for cite in rules.all_citations(rule):
        grouped.setdefault((cite.instrument.id, cite.status), []).append(cite)
    rows = (_row(cites, lang) for cites in grouped.values())
    return table("b-sources", say("jump.sources", lang), heads(COLUMNS, lang), rows)


def _row(cites: list[Citation], lang: Lang) -> str:
    instrument = cites[0].instrument
    names = [say(key, lang) for key in COLUMNS]
    articles = say("mark.list", lang).join(cite.article.of(lang) for cite in cites)
    return row(
        (
            element("th", _titled(instrument, lang), scope="row"),
            cell(text(articles), names[1]),
            cell(_read(cites[0], lang), names[2]),
            cell(_checks(instrument, lang), names[3]),
        )
    )


def _checks(instrument: Instrument, lang: Lang) -> str:
    """Write the days of the last check and of the next, each in a line of its own."""
    late = due_mark(instrument.due, lang, said=False)
    return f"{instrument.checked}<br>{instrument.due} {late}"


def _titled(instrument: Instrument, lang: Lang) -> str:
    """Link the text itself, and its line in the list of sources: what else rests on it."""
    said, rests = text(full_title(instrument, lang)), text(say("sources.what-rests", lang))
    more = element("a", rests, href=f"../../sources/#{instrument.id}", class_="b-rests")
    return f"{link(instrument.url, said)}<br>{more}"


def _read(cite: Citation, lang: Lang) -> str:
    if cite.instrument.id == "checklist":
        return tag(text(say("compare.as-listed", lang)))
    shown = read_tag(cite.status, lang)
    # Of a text that was read, the article says itself what of it was not.
    if "verified" in (cite.status, cite.instrument.status):
        return shown
    return f"{shown} {muted(text(cite.instrument.read.of(lang)))}"


def full_title(instrument: Instrument, lang: Lang) -> str:
    """Return an instrument's title with its number."""
    title = instrument.title.of(lang)
    number = instrument.number.of(lang) if instrument.number else ""
    if not number or number in title:
        return title
    return f"{title}（{number}）" if lang == "zh" else f"{title}, {number}"

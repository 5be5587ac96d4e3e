"""The list of the sources page: every instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.report.markup import due_mark
from scripts.site import rules
from scripts.site.citations import full_title
from scripts.site.markup import cell, element, exception_tag, heads, link, muted, row, table, text
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Instrument, Lang, Law, Rule
    from scripts.site.mentions import Mention, Mentions

INSTRUMENT_COLUMNS = ("column.instrument", "column.read", "instruments.rests")
DEPTH = 1


def instruments(law: Law, lang: Lang, mentioned: Mentions) -> str:
    """Write every instrument: issuer, dates, reading, and the rules and pages that rest on it."""
    rows = (
        _instrument(law, found, lang, mentioned[lang].get(found.id, []))
        for found in law.instruments.values()
    )
    caption = say("instruments.caption", lang)
    return table("b-instruments", caption, heads(INSTRUMENT_COLUMNS, lang), rows)


def _instrument(law: Law, found: Instrument, lang: Lang, pages: list[Mention]) -> str:
    names = [say(key, lang) for key in INSTRUMENT_COLUMNS]
    title = link(found.url, text(full_title(found, lang)))
    issued = "<br>".join(map(text, (found.issuer.of(lang), *_dates(found, lang))))
    mark = exception_tag(found.status, lang)
    due = muted(due_mark(found.due, lang))
    read = "<br>".join(filter(None, (mark, text(found.read.of(lang)), due)))
    cells = (
        element("th", f"{title}<br>{muted(issued)}", scope="row"),
        cell(read, names[1]),
        cell(_resting(law, found, lang, pages), names[2]),
    )
    return row(cells, id=found.id)


def _dates(found: Instrument, lang: Lang) -> list[str]:
    known = (
        ("dated.issued", found.promulgated),
        ("dated.in-force-since", found.effective),
        ("dated.until", found.ends),
    )
    return [say(key, lang, on=day) for key, day in known if day] or [say("dated.no-date", lang)]


def _resting(law: Law, found: Instrument, lang: Lang, pages: list[Mention]) -> str:
    """Link every rule that cites an instrument, by kind and number, and every page."""
    lines = [_kind(law, kind, found, lang) for kind in ("condition", "material")]
    lines.append(_pages(pages, lang))
    return "<br>".join(filter(None, lines)) or muted(text(say("instruments.nothing", lang)))


def _kind(law: Law, kind: str, found: Instrument, lang: Lang) -> str:
    cited = (rule for rule in rules.of_kind(law, kind) if _cites(rule, found))
    links = [_numbered(rule, lang) for rule in cited]
    if not links:
        return ""
    space = "" if lang == "zh" else " "
    return f"{text(say(f'instruments.{kind}', lang))}{space}{say('mark.list', lang).join(links)}"


def _pages(pages: list[Mention], lang: Lang) -> str:
    links = [element("a", text(page.title), href=page.address) for page in pages]
    if not links:
        return ""
    # Titles hold commas: the pages are told apart by a stronger mark.
    space, mark = ("", "；") if lang == "zh" else (" ", "; ")
    return f"{text(say('instruments.pages', lang))}{space}{mark.join(links)}"


def rests_on(law: Law, lang: Lang) -> str:
    """Write every rule with all instruments it rests on, each leading to its line on this page."""
    keys = ("column.rule", "instruments.rests-on")
    rows = (_rule(rule, say(keys[1], lang), lang) for rule in law.rules)
    return table("b-rests-on", say("instruments.rules-caption", lang), heads(keys, lang), rows)


def _rule(rule: Rule, name: str, lang: Lang) -> str:
    space = "　" if lang == "zh" else ", "
    title = text(f"{rules.named(rule, lang)}{space}{rule.nav.of(lang)}")
    cites = rules.all_citations(rule)
    shorts = {c.instrument.id: c.instrument.short.of(lang).removeprefix("the ") for c in cites}
    links = (element("a", text(short), href=f"#{name}") for name, short in shorts.items())
    head = element("th", element("a", title, href=rules.address(rule, DEPTH)), scope="row")
    return row((head, cell(say("mark.list", lang).join(links), name)))


def _cites(rule: Rule, found: Instrument) -> bool:
    return any(cite.instrument is found for cite in rules.all_citations(rule))


def _numbered(rule: Rule, lang: Lang) -> str:
    """Show a rule's number; its name is heard, and seen where the pointer rests."""
    name = f"{rules.named(rule, lang)} {rule.nav.of(lang)}"
    address = rules.address(rule, DEPTH)
    return element("a", str(rule.number), href=address, title=name, aria_label=name)

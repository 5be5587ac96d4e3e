"""The lists of the reference pages: every instrument, every authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.pages import rules
from scripts.pages.markup import cell, element, heads, link, muted, read_tag, row, table, text
from scripts.pages.sources import full_title
from scripts.pages.words import say

if TYPE_CHECKING:
    from checker.model import Authority, Instrument, Lang, Law

INSTRUMENT_COLUMNS = ("instrument", "in-force", "read", "last-check-head", "rests")
AUTHORITY_COLUMNS = ("province", "authority", "site", "phone", "read", "last-check-head")
DEPTH = 1


def instruments(law: Law, lang: Lang) -> str:
    """Write every instrument: issuer, dates, reading, and the rules that rest on it."""
    rows = (_instrument(law, instrument, lang) for instrument in law.instruments.values())
    caption = say("instruments-caption", lang)
    return table("b-instruments", caption, heads(INSTRUMENT_COLUMNS, lang), rows)


def _instrument(law: Law, found: Instrument, lang: Lang) -> str:
    names = [say(key, lang) for key in INSTRUMENT_COLUMNS]
    title = link(found.url, text(full_title(found, lang)))
    read = f"{read_tag(found.status, lang)}<br>{muted(text(found.read.of(lang)))}"
    cells = (
        element("th", f"{title}<br>{muted(text(found.issuer.of(lang)))}", scope="row"),
        cell(_dates(found, lang), names[1]),
        cell(read, names[2]),
        cell(found.checked.isoformat(), names[3]),
        cell(_resting(law, found, lang), names[4]),
    )
    return row(cells, id=found.id)


def _dates(found: Instrument, lang: Lang) -> str:
    parts = []
    if found.effective:
        parts.append(say("since", lang, on=found.effective))
    if found.ends:
        parts.append(say("until", lang, on=found.ends))
    if found.promulgated:
        parts.append(say("issued", lang, on=found.promulgated))
    return "<br>".join(map(text, parts)) or muted(text(say("no-date", lang)))


def _resting(law: Law, found: Instrument, lang: Lang) -> str:
    """Link every rule that cites an instrument."""
    resting = [
        r for r in law.rules if any(c.instrument is found for c in rules.citations(r.versions))
    ]
    links = [
        link(rules.address(rule, DEPTH), text(f"{rules.named(rule, lang)} {rule.nav.of(lang)}"))
        for rule in resting
    ]
    return "<br>".join(links) or muted(text(say("no-rule-rests", lang)))


def authorities(law: Law, lang: Lang) -> str:
    """Write the ministry and every administration with its site."""
    rows = (_authority(found, lang) for found in law.authorities.values())
    caption = say("authorities-caption", lang)
    return table("b-authorities", caption, heads(AUTHORITY_COLUMNS, lang), rows)


def _authority(found: Authority, lang: Lang) -> str:
    names = [say(key, lang) for key in AUTHORITY_COLUMNS]
    phone = text(found.phone) if found.phone else muted(text(say("no-phone", lang)))
    cells = (
        element("th", text(found.province.of(lang)), scope="row"),
        cell(text(found.name.of(lang)), names[1]),
        cell(link(f"https://{found.host}/", text(found.host)), names[2]),
        cell(phone, names[3]),
        cell(read_tag(found.host_status, lang), names[4]),
        cell(found.checked.isoformat(), names[5]),
    )
    return row(cells, id=found.code.lower())

"""The pages of single provinces: the guide, what it asks, worked examples; and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import WHOLE_NETWORK_AUTHORITY, Basis
from checker.report.guides import page_of, place_name
from checker.report.markup import due_mark, pill, rank_tag
from scripts.site import rules
from scripts.site.compare import opening, written_in
from scripts.site.examples import read_examples
from scripts.site.local import dated
from scripts.site.markup import (
    CHINESE,
    cell,
    element,
    heads,
    link,
    muted,
    quoted,
    read_tag,
    row,
    table,
    text,
)
from scripts.site.shorten import brief
from scripts.site.sources import full_title
from scripts.site.words import day, joined, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.model import Authority, Guide, Lang, Law, Rule, Version
    from scripts.site.examples import Example

DEPTH = 2
RULE_COLUMNS = ("column.rule", "local.guide-asks", "column.where", "basis.law")
EXAMPLE_COLUMNS = ("column.case", "column.rule", "basis.local", "basis.law")
LIST_COLUMNS = ("column.province", "column.guide", "guide.adds")


def snippets(law: Law, cases: Path, lang: Lang) -> Iterator[tuple[str, str]]:
    """Write what the pages of the provinces include."""
    yield "local/provinces.md", provinces(law, lang)
    for guide in asking(law):
        folder = f"local/{place_name(guide)}"
        shown = read_examples(cases / f"local-{place_name(guide)}.toml", law)
        yield f"{folder}/guide.md", about(law, guide, lang)
        yield f"{folder}/rules.md", asked(law, guide, lang)
        yield f"{folder}/examples.md", examples(law, shown, lang)


def asking(law: Law) -> list[Guide]:
    """Return the guides that ask for something, each of which has a page."""
    return [guide for guide in law.guides.values() if guide.standing == "asks"]


def about(law: Law, guide: Guide, lang: Lang) -> str:
    """Say which guide it is, from whom, of what date, and how far it was read."""
    found, authority = guide.instrument, law.authorities[guide.authority]
    checked = say("dated.last-check", lang, on=found.checked)
    checks = f"{muted(text(checked))} {due_mark(found.due, lang)}"
    read = f"{read_tag(found.status, lang)} {text(found.read.of(lang))} {checks}"
    pairs = [
        ("column.authority", _authority(authority, lang)),
        ("column.guide", link(found.url, text(full_title(found, lang)))),
        ("column.guide-date", text(dated(found.promulgated, lang))),
        ("guide.counted-from", text(day(guide.since, lang))),
        ("column.read", read),
        *([("detail.note", text(guide.note.of(lang)))] if guide.note else []),
    ]
    rows = [
        row((element("th", text(say(key, lang)), scope="row"), element("td", content)))
        for key, content in pairs
    ]
    caption = element("caption", text(say("guide.about", lang)))
    lines = (f'<table class="b-facts">{caption}', "<tbody>", *rows, "</tbody>", "</table>")
    return "\n".join(lines) + "\n"


def _authority(found: Authority, lang: Lang) -> str:
    parts = [link(f"https://{found.host}/", text(found.name.of(lang)))]
    parts += [text(found.phone)] if found.phone else []
    return ("，" if lang == "zh" else ", ").join(parts)


def asked(law: Law, guide: Guide, lang: Lang) -> str:
    """Write one row for each rule the guide speaks of, beside the current requirements."""
    rows = [_asked(rule, version, lang) for rule, version in spoken_of(law, guide)]
    return table("b-local", say("local.guide-asks", lang), heads(RULE_COLUMNS, lang), rows)


def spoken_of(law: Law, guide: Guide) -> list[tuple[Rule, Version]]:
    """Return the rules a guide speaks of, each with its newest wording."""
    found = [(r, r.versions_on(Basis.LOCAL, guide.authority)) for r in law.rules]
    return [(rule, versions[-1]) for rule, versions in found if versions]


def _asked(rule: Rule, version: Version, lang: Lang) -> str:
    names = [say(key, lang) for key in RULE_COLUMNS]
    return row(
        (
            element("th", _named(rule, lang, DEPTH), scope="row"),
            cell(_words(version, lang), names[1]),
            cell(written_in(version, lang), names[2]),
            cell(_by_law(rule, lang), names[3]),
        ),
        id=rule.id,
    )


def _named(rule: Rule, lang: Lang, depth: int) -> str:
    name = link(rules.address(rule, depth), text(rule.nav.of(lang)))
    return f"{muted(text(rules.named(rule, lang)))}<br>{name}"


def _words(version: Version, lang: Lang) -> str:
    """Write what is asked in our words, then the guide's own."""
    asks = text(version.asks.of(lang))
    if version.quote is None:
        return asks
    quote = element(
        "span",
        quoted(version.quote.zh),
        lang=CHINESE if lang == "en" else "",
        class_="b-quote",
    )
    return f"{asks}<br>{muted(quote)}"


def _by_law(rule: Rule, lang: Lang) -> str:
    """Say in short what the current requirements ask of the same rule."""
    version = rules.current(rule, Basis.LAW)
    if version is None:
        return muted(text(say("requirement.not-in-law", lang)))
    if not version.asked:
        return muted(text(say("requirement.no-longer", lang)))
    first = rules.FORM_ROWS[rule.kind][0]
    said = text(brief(version.form.get(first, version.asks).of(lang)))
    return f"{said} {rank_tag(version.rank, lang)}"


def examples(law: Law, shown: tuple[Example, ...], lang: Lang) -> str:
    """Write the worked cases, each with what guide and law make of it."""
    rows = [_example(law, example, lang) for example in shown]
    note = element("p", muted(text(say("guide.examples", lang))), class_="b-computed")
    heading = say("jump.examples", lang)
    return f"{note}\n\n{table('b-examples', heading, heads(EXAMPLE_COLUMNS, lang), rows)}"


def _example(law: Law, example: Example, lang: Lang) -> str:
    names = [say(key, lang) for key in EXAMPLE_COLUMNS]
    verdicts = (
        pill(example.states[b], lang) if b in example.states else muted("–")
        for b in (Basis.LOCAL, Basis.LAW)
    )
    rule = law.rule(example.rule)
    cells = [
        cell(content, name)
        for content, name in zip((_named(rule, lang, DEPTH), *verdicts), names[1:], strict=True)
    ]
    return row((element("th", text(example.name.of(lang)), scope="row"), *cells))


def provinces(law: Law, lang: Lang) -> str:
    """List the ministry and every province, with the guide that was read and what it adds."""
    rows = (_province(law, found, lang) for found in law.authorities.values())
    caption = say("guide.list", lang)
    return table("b-local b-local--list", caption, heads(LIST_COLUMNS, lang), rows)


def _province(law: Law, found: Authority, lang: Lang) -> str:
    names = [say(key, lang) for key in LIST_COLUMNS]
    guide = law.guides.get(found.code)
    asks = guide is not None and guide.standing == "asks"
    page = f"../{page_of(found.code, law)}" if asks else ""
    name = element("b", link(page, text(opening(found.province.of(lang)))))
    cells = (
        element("th", name, scope="row"),
        cell(_guide(guide, lang), names[1]),
        cell(_adds(law, found, guide, lang), names[2]),
    )
    return row(cells, id=found.code.lower())


def _guide(guide: Guide | None, lang: Lang) -> str:
    if guide is None:
        return muted("–")
    found = guide.instrument
    title = link(found.url, text(found.title.of(lang)))
    return f"{title}<br>{muted(text(dated(found.promulgated, lang)))}"


def _adds(law: Law, found: Authority, guide: Guide | None, lang: Lang) -> str:
    """Name the rules a guide speaks of, or say how it stands to the law."""
    if found.code == WHOLE_NETWORK_AUTHORITY:
        return text(say("guide.ministry", lang))
    if guide is None:
        return muted(text(say("report.no-local", lang)))
    if guide.standing == "asks":
        spoken = (rule for rule, _ in spoken_of(law, guide))
        return joined([link(rules.address(r, 1), text(r.nav.of(lang))) for r in spoken], lang)
    note = f" {text(guide.note.of(lang))}" if guide.note else ""
    return f"{element('b', text(say(f'standing.{guide.standing}', lang)))}{note}"

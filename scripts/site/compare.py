"""The comparison: what current requirements, provincial guide and old checklist ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import RANKS, Basis
from checker.report.guides import page_of
from checker.report.markup import icon, rank_tag
from scripts.site import rules
from scripts.site.markup import element, link, muted, read_tag, span, table, tag, text
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Citation, Lang, Law, Rule, Version

RANK = "rank"
LAST_ROWS = ("written", "sure")
ABSENT = {
    Basis.LAW: "requirement.not-in-law",
    Basis.LOCAL: "requirement.no-guide-adds",
    Basis.CHECKLIST: "requirement.not-on-checklist",
}
FIRST_SENTENCE = re.compile(r"(?<=[。])|(?<=\.) (?=[A-Z])")
DEPTH = 2
FEW = 2
STRENGTH = ("verified", "reported", "unverified")


@dataclass(frozen=True, slots=True)
class Column:
    """One basis of the table: its wording, if it has one, and a cell for some of its rows.

    A cell that says the same for several rows stands once and spans them.
    """

    basis: Basis
    version: Version | None
    cells: dict[str, str]
    spans: dict[str, int]


def compare(law: Law, rule: Rule, lang: Lang) -> str:
    """Write the table and, below it, what changed."""
    form = rules.FORM_ROWS[rule.kind]
    columns = [_column(law, rule, basis, form, lang) for basis in Basis]
    caption = say("compare.caption", lang, rule=rules.named(rule, lang))
    heads = ("<td></td>", *(_heading(column, lang) for column in columns))
    rows = (_row(name, columns, lang) for name in (RANK, *form, *LAST_ROWS))
    return table("b-compare", caption, heads, rows) + f"\n{changed(rule, lang)}\n"


def changed(rule: Rule, lang: Lang) -> str:
    """Write the line on what changed between the bases."""
    mark, space = ("：", "") if lang == "zh" else (":", " ")
    title = f"{text(say('column.changed', lang))}{mark}"
    said = text(rules.changed(rule, lang))
    line = f"{icon('history')} {element('b', title)}{space}{said}"
    return element("p", line, class_="b-changed")


def _column(law: Law, rule: Rule, basis: Basis, form: tuple[str, ...], lang: Lang) -> Column:
    local = rules.local(rule) if basis is Basis.LOCAL else ()
    version = None if local else rules.current(rule, basis)
    first = form[0]
    if version is None:
        absent = muted(text(say(ABSENT[basis], lang)))
        whole = _local(law, local, lang) if local else absent
        every = {RANK: ranked("guide", lang)} if local else {}
        rest = first if local else RANK
        rows = len(form) + len(LAST_ROWS) + (rest == RANK)
        return Column(basis, None, every | {rest: whole}, {rest: rows})
    every = {
        RANK: ranked(version.rank, lang),
        "written": written_in(version, lang),
        "sure": how_sure(version, lang),
    }
    if not version.asked:
        return Column(
            basis, version, {first: not_asked(rule, version, lang)} | every, {first: len(form)}
        )
    said = {name: _said(version, name, lang) for name in form}
    if first not in version.form:
        said[first] = text(version.asks.of(lang))
    return Column(basis, version, said | every, {})


def ranks(lang: Lang) -> str:
    """List every rank with what it means, the strongest first."""
    means = {rank: text(say(f"rank-means.{rank}", lang)) for rank in RANKS}
    pairs = "".join(
        f"<div><dt>{rank_tag(rank, lang)}</dt><dd>{said}</dd></div>" for rank, said in means.items()
    )
    return f'<dl class="b-ranks">{pairs}</dl>\n'


def ranked(rank: str, lang: Lang) -> str:
    """Name a rank and say what it means."""
    return f"{rank_tag(rank, lang)} {muted(text(say(f'rank-means.{rank}', lang)))}"


def _local(law: Law, versions: tuple[Version, ...], lang: Lang) -> str:
    """List what each guide asks under its province; of many guides, folded, the first sentence.

    The page's script takes the line of the reader's own province out of the fold.
    """
    few = len(versions) <= FEW
    items = "".join(
        element("li", _by_guide(law, v, lang, whole=few), data_province=str(v.authority))
        for v in versions
    )
    shown = element("ul", items, class_="b-compare__guides")
    if few:
        return shown
    summary = element("summary", text(say("compare.guides-fold", lang, n=len(versions))))
    return element("details", f"{summary}{shown}", class_="b-compare__fold")


def _by_guide(law: Law, version: Version, lang: Lang, *, whole: bool) -> str:
    mark = "：" if lang == "zh" else ": "
    asks = version.asks.of(lang)
    said = asks if whole else FIRST_SENTENCE.split(asks)[0]
    return f"{province(law, version, lang)}{mark}{text(said)}"


def province(law: Law, version: Version, lang: Lang) -> str:
    """Link a local wording's province from a rule's page."""
    code = str(version.authority)
    name = text(law.authorities[code].province.of(lang))
    return link(f"{'../' * DEPTH}{page_of(code, law)}", name)


def _said(version: Version, name: str, lang: Lang) -> str:
    if name not in version.form:
        return muted(text(say("compare.not-said", lang)))
    said = text(version.form[name].of(lang))
    return f"{said} {rank_tag(version.ranks[name], lang)}" if name in version.ranks else said


def not_asked(rule: Rule, version: Version, lang: Lang) -> str:
    """Say that a basis asks no longer, since when if that is known, and what it says instead."""
    word = f"{icon('not_applicable')}{text(say('requirement.no-longer', lang))}"
    shown = span("b-pill b-pill--not_applicable", word)
    day = rules.dropped_on(rule, version.basis)
    since = f" {text(say('dated.since', lang, on=day))}" if day else ""
    return f"{shown}{since}<br>{text(_without_opening(version.asks.of(lang), lang))}"


def _without_opening(asks: str, lang: Lang) -> str:
    """Drop the words the pill has just said."""
    return opening(asks.removeprefix("不要求：" if lang == "zh" else "Not asked: "))


def written_in(version: Version, lang: Lang) -> str:
    """Name every article, linked to its instrument's address; say which were not read."""
    return "<br>".join(_cited(cite, lang) for cite in version.cites)


def _cited(cite: Citation, lang: Lang) -> str:
    linked = link(cite.instrument.url, text(place(cite, lang)))
    if cite.status == "verified":
        return linked
    return f"{linked} {muted(text(say(f'status.{cite.status}', lang)))}"


def place(cite: Citation, lang: Lang) -> str:
    """Name instrument and article in short."""
    mark = "" if lang == "zh" else ", "
    return opening(f"{cite.instrument.short.of(lang)}{mark}{cite.article.of(lang)}")


def opening(said: str) -> str:
    """Begin with a capital letter."""
    return said[:1].upper() + said[1:]


def how_sure(version: Version, lang: Lang) -> str:
    """Say how far the deciding words were read, and whether the applicant judges."""
    if version.basis is Basis.CHECKLIST:
        shown = tag(text(say("compare.as-listed", lang)))
    else:
        shown = read_tag(reading(version), lang)
    if version.certainty != "declared":
        return shown
    return f"{shown} {muted(text(say('certainty.declared', lang)))}"


def reading(version: Version) -> str:
    """Return how far a wording was read: reported where it says so, else its best citation."""
    if version.certainty == "reported":
        return "reported"
    return min((cite.status for cite in version.cites), key=STRENGTH.index, default="unverified")


def _heading(column: Column, lang: Lang) -> str:
    basis = column.basis
    name = f"{icon(basis.value)} {text(say(f'basis.{basis.value}', lang))}"
    role = span("b-role", _role(column, lang))
    return element("th", f"{name} {role}", scope="col", class_=f"b-{basis.value}")


def _role(column: Column, lang: Lang) -> str:
    role = text(say(f"role.{column.basis.value}", lang))
    since = rules.in_force_since(column.version) if column.version else None
    return f"{role} · {text(say('dated.in-force-since', lang, on=since))}" if since else role


def _row(name: str, columns: list[Column], lang: Lang) -> str:
    head = element("th", text(say(f"row.{name}", lang)), scope="row")
    cells = [_cell(column, name, lang) for column in columns if name in column.cells]
    return f"<tr>{head}{''.join(cells)}</tr>"


def _cell(column: Column, name: str, lang: Lang) -> str:
    basis = column.basis.value
    spans = column.spans.get(name)
    return element(
        "td",
        column.cells[name],
        class_=f"b-{basis}",
        data_basis=say(f"basis.{basis}", lang),
        rowspan=str(spans) if spans else "",
    )

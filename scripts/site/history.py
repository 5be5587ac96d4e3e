"""The three generations of the licensing measures, side by side: rules from their versions."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.load import STATUSES
from checker.model import Basis
from checker.report.markup import rank_tag
from checker.tables import Table
from scripts.site import rules
from scripts.site.citations import full_title, reading
from scripts.site.markup import (
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
from scripts.site.words import day, say

if TYPE_CHECKING:
    from checker.model import Instrument, Lang, Law, Rule, Text, Version

GENERATIONS = ("order-19", "order-5", "order-42")
# What is asked today rests on more than the newest measures, so its column bears no order's name.
COLUMNS = {
    "order-19": "generation.order-19",
    "order-5": "generation.order-5",
    "order-42": "generation.now",
}
DEPTH = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What one generation says on one topic."""

    says: Text
    article: Text | None
    status: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One topic of procedure or duty, with what each generation says where it was read."""

    id: str
    topic: Text
    on: dict[str, Cell]


def read_clauses() -> tuple[Clause, ...]:
    """Read the topics; an unknown key or a missing language is refused."""
    raw = files("checker").joinpath("law/generations.toml").read_text(encoding="utf-8")
    return tuple(read_clause(c) for c in tomllib.loads(raw)["clause"])


def read_clause(raw: dict[str, object]) -> Clause:
    """Read one topic. Raises ``LawError`` with its place."""
    data = Table(f"generations.toml {raw.get('id')}", raw)
    cells = {g: data.maybe(g) for g in GENERATIONS}
    found = {g: _cell(Table(f"{data.where} {g}", c)) for g, c in cells.items() if c}
    clause = Clause(data.take("id"), data.text("topic"), found)
    data.done()
    return clause


def _cell(data: Table) -> Cell:
    found = Cell(data.text("says"), data.maybe_text("article"), data.take("status", *STATUSES))
    data.done()
    return found


def measures(law: Law, lang: Lang) -> str:
    """Write the three orders with their days and how far each was read."""
    keys = (
        "generation.measures",
        "generation.issued",
        "generation.force",
        "generation.ends",
        "column.read",
    )
    rows = (_order(law.instruments[g], [say(k, lang) for k in keys], lang) for g in GENERATIONS)
    return table("b-measures", say("generation.caption-measures", lang), heads(keys, lang), rows)


def _order(found: Instrument, names: list[str], lang: Lang) -> str:
    issued, force, ends = (
        day(d, lang) if d else "" for d in (found.promulgated, found.effective, found.ends)
    )
    read = f"{read_tag(found.status, lang)}<br>{muted(text(found.read.of(lang)))}"
    title = link(f"../sources/#{found.id}", text(full_title(found, lang)))
    cells = (
        element("th", title, scope="row"),
        cell(text(issued), names[1]),
        cell(text(force), names[2]),
        cell(text(ends or say("generation.still", lang)), names[3]),
        cell(read, names[4]),
    )
    return row(cells)


def listed(law: Law, lang: Lang) -> str:
    """Write where each item of the old checklist stands under each generation."""
    keys = ("generation.item", "generation.listed", *COLUMNS.values())
    rows = [
        _rule(law, rule, lang, [_listed(rule, say("basis.checklist", lang), lang)])
        for rule in law.rules
        if rules.current(rule, Basis.CHECKLIST)
    ]
    return table("b-generations", say("generation.caption-listed", lang), heads(keys, lang), rows)


def unlisted(law: Law, lang: Lang) -> str:
    """Write the rules the old checklist leaves out, under each generation."""
    keys = ("column.rule", *COLUMNS.values())
    rows = [
        _rule(law, rule, lang, [])
        for rule in law.rules
        if rules.current(rule, Basis.LAW) and not rules.current(rule, Basis.CHECKLIST)
    ]
    return table("b-generations", say("generation.caption-unlisted", lang), heads(keys, lang), rows)


def _listed(rule: Rule, name: str, lang: Lang) -> str:
    version = rules.current(rule, Basis.CHECKLIST)
    return cell(_said(rule, version, lang) if version else "", name)


def _rule(law: Law, rule: Rule, lang: Lang, before: list[str]) -> str:
    space = "　" if lang == "zh" else ", "
    title = text(f"{rules.named(rule, lang)}{space}{rule.nav.of(lang)}")
    head = element("th", element("a", title, href=rules.address(rule, DEPTH)), scope="row")
    cells = [
        cell(
            under(rule, law.instruments[g], lang),
            say(column.replace("generation.", "generation-year."), lang),
        )
        for g, column in COLUMNS.items()
    ]
    return row((head, *before, *cells))


def under(rule: Rule, measure: Instrument, lang: Lang) -> str:
    """Write what a generation says on a rule; the newest shows the wording of today."""
    version = version_under(rule, measure)
    if version is None:
        return muted(text(say("generation.none", lang)))
    late = measure.effective is not None and version.effective > measure.effective
    since = f" {muted(text(say('generation.since', lang, on=version.effective)))}" if late else ""
    tag = "" if reading(version) == "verified" else f"<br>{read_tag(reading(version), lang)}"
    said = _said(rule, version, lang) if measure.ends else _ranked(rule, version, lang)
    return f"{_asked(version, lang)}{since}<br>{said}{tag}"


def _ranked(rule: Rule, version: Version, lang: Lang) -> str:
    """Write what is asked with what it rests on; what only a form words, after the text's words."""
    rank = version.rank_of(rules.FORM_ROWS[rule.kind][0])
    said = f"{_said(rule, version, lang)} {rank_tag(rank, lang)}"
    if rank == version.rank or version.quote is None:
        return said
    words = quoted(version.quote.zh) if lang == "zh" else text(f"“{version.quote.en}”")
    return f"{words} {rank_tag(version.rank, lang)}<br>{said}"


def version_under(rule: Rule, measure: Instrument) -> Version | None:
    """Return a rule's wording by the law under one generation of the measures."""
    if measure.ends is None:
        return rules.current(rule, Basis.LAW)
    return rule.version(Basis.LAW, measure.ends)


def _asked(version: Version, lang: Lang) -> str:
    return element(
        "b", text(say("requirement.asked" if version.asked else "requirement.not-asked", lang))
    )


def _said(rule: Rule, version: Version, lang: Lang) -> str:
    first = rules.FORM_ROWS[rule.kind][0]
    said = version.form.get(first, version.asks)
    return text(said.of(lang))


def clauses(law: Law, lang: Lang) -> str:
    """Write procedure and duties under each generation."""
    keys = ("generation.topic", *(f"generation.{g}" for g in GENERATIONS))
    rows = (_topic(law, clause, lang) for clause in read_clauses())
    return table("b-generations", say("generation.caption-clauses", lang), heads(keys, lang), rows)


def _topic(law: Law, clause: Clause, lang: Lang) -> str:
    cells = [
        cell(_clause_cell(law, g, clause.on.get(g), lang), say(f"generation-year.{g}", lang))
        for g in GENERATIONS
    ]
    head = element("th", text(clause.topic.of(lang)), scope="row")
    return row((head, *cells), id=f"clause-{clause.id}")


def _clause_cell(law: Law, generation: str, found: Cell | None, lang: Lang) -> str:
    if found is None:
        return muted(text(say("generation.none", lang)))
    where = found.article.of(lang) if found.article else law.instruments[generation].short.of(lang)
    source = element("a", text(where.removeprefix("the ")), href=f"../sources/#{generation}")
    tag = "" if found.status == "verified" else f"<br>{read_tag(found.status, lang)}"
    return f"{text(found.says.of(lang))}<br>{muted(source)}{tag}"

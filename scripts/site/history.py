"""The three generations of the licensing measures, side by side: rules from their versions."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.load.instruments import STATUSES
from checker.model import Basis
from checker.tables import Table, read_toml
from scripts.site import rules
from scripts.site.templates import render

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from checker.model import Instrument, Lang, Law, Rule, Text, Version

# What is asked today rests on more than the newest measures, so its column bears no order's name.
COLUMNS = {"order-19": "order-19", "order-5": "order-5", "now": "order-42"}
GENERATIONS = tuple(COLUMNS.values())


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


@dataclass(frozen=True, slots=True)
class Wording:
    """What a generation says of a rule: since when, if later than the measures, and its words.

    Of today's wording also what those words rest on; what only a form words follows the ``quote``
    of the text.
    """

    version: Version
    since: date | None
    said: Text
    rank: str | None
    quote: Text | None


@dataclass(frozen=True, slots=True)
class Row:
    """A rule with its words on the old checklist, if it is listed, and under each generation."""

    rule: Rule
    listed: Text | None
    under: Mapping[str, Wording | None]


def read_clauses() -> tuple[Clause, ...]:
    """Read the topics; an unknown key or a missing language is refused."""
    raw = read_toml(files("checker").joinpath("law/generations.toml"))
    return tuple(read_clause(c) for c in raw["clause"])


def read_clause(raw: dict[str, object]) -> Clause:
    """Read one topic. Raises ``LawError`` with its place."""
    with Table(f"generations.toml {raw.get('id')}", raw) as row:
        cells = {generation: row.maybe_read(generation, _cell) for generation in GENERATIONS}
        on = {generation: cell for generation, cell in cells.items() if cell}
        return Clause(row.take("id"), row.text("topic"), on)


def _cell(row: Table) -> Cell:
    with row:
        return Cell(row.text("says"), row.maybe_text("article"), row.take("status", *STATUSES))


def measures(law: Law, lang: Lang) -> str:
    """Write the three orders with their days and how far each was read."""
    return render("measures", lang, orders=_orders(law))


def _orders(law: Law) -> list[Instrument]:
    return [law.instruments[generation] for generation in GENERATIONS]


def listed(law: Law, lang: Lang) -> str:
    """Write where each item of the old checklist stands under each generation."""
    rows = [row for row in _rows(law) if row.listed]
    return render("generations", lang, table="listed", rows=rows)


def unlisted(law: Law, lang: Lang) -> str:
    """Write the rules the old checklist leaves out, under each generation."""
    rows = [row for row in _rows(law) if not row.listed and row.under["now"]]
    return render("generations", lang, table="unlisted", rows=rows)


def _rows(law: Law) -> list[Row]:
    orders = {column: law.instruments[name] for column, name in COLUMNS.items()}
    return [_row(rule, orders) for rule in law.rules]


def _row(rule: Rule, orders: Mapping[str, Instrument]) -> Row:
    version = rules.current(rule, Basis.CHECKLIST)
    listed = rules.asks_in_short(rule, version) if version else None
    return Row(rule, listed, {column: _under(rule, order) for column, order in orders.items()})


def _under(rule: Rule, measure: Instrument) -> Wording | None:
    """Return what a generation says of a rule; the newest has the wording of today."""
    version = version_under(rule, measure)
    if version is None:
        return None
    late = measure.effective is not None and version.effective > measure.effective
    rank = None if measure.ends else version.rank_of(rules.FORM_ROWS[rule.kind][0])
    return Wording(
        version,
        since=version.effective if late else None,
        said=rules.asks_in_short(rule, version),
        rank=rank,
        quote=version.quote if rank not in (None, version.rank) else None,
    )


def version_under(rule: Rule, measure: Instrument) -> Version | None:
    """Return a rule's wording by the law under one generation of the measures."""
    if measure.ends is None:
        return rules.current(rule, Basis.LAW)
    return rule.version(Basis.LAW, measure.ends)


def clauses(law: Law, lang: Lang) -> str:
    """Write procedure and duties under each generation."""
    return render("clauses", lang, clauses=read_clauses(), orders=_orders(law))

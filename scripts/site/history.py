"""The three generations of the licensing measures, side by side: rules from their versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from checker.load.instruments import STATUSES
from checker.model import Basis, Instrument, Lang, Law, Rule, Text, Version
from checker.tables import Table, read_toml
from scripts.site import rules
from scripts.site.templates import render

# What is asked today rests on more than the newest measures, so its column bears no order's name.
COLUMNS = {"order-19": "order-19", "order-5": "order-5", "now": "order-42"}
GENERATIONS = tuple(COLUMNS.values())


@dataclass(frozen=True, slots=True)
class Cell:
    """What one generation says on one topic."""

    says: Text
    status: str
    article: Text | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One topic of procedure or duty, with what each generation says where it was read."""

    id: str
    topic: Text
    on: dict[str, Cell]


def read_clauses() -> tuple[Clause, ...]:
    """Read the topics; an unknown key or a missing language is refused."""
    raw = read_toml(files("checker").joinpath("law/generations.toml"))
    return tuple(read_clause(c) for c in raw["clause"])


def read_clause(raw: dict[str, object]) -> Clause:
    """Read one topic. Raises ``LawError`` with its place."""
    row = Table(f"generations.toml {raw.get('id')}", raw)
    cells = {generation: row.maybe_read(generation, _cell) for generation in GENERATIONS}
    return row.record(Clause, on={name: cell for name, cell in cells.items() if cell})


def _cell(row: Table) -> Cell:
    return row.record(Cell, {"status": STATUSES})


def measures(law: Law, lang: Lang) -> str:
    """Write the three orders with their days and how far each was read."""
    return render("measures", lang, orders=_orders(law))


def _orders(law: Law) -> list[Instrument]:
    return [law.instruments[generation] for generation in GENERATIONS]


def listed(law: Law, lang: Lang) -> str:
    """Write where each item of the old checklist stands under each generation."""
    shown = [(rule, on) for rule in law.rules if (on := rules.current(rule, Basis.CHECKLIST))]
    return _generations(law, lang, "listed", shown)


def unlisted(law: Law, lang: Lang) -> str:
    """Write the rules the old checklist leaves out, under each generation."""
    on_list = rules.known_to(law, Basis.CHECKLIST)
    shown = [(rule, None) for rule in rules.known_to(law, Basis.LAW) if rule not in on_list]
    return _generations(law, lang, "unlisted", shown)


def _generations(
    law: Law, lang: Lang, table: str, shown: Sequence[tuple[Rule, Version | None]]
) -> str:
    orders = {column: law.instruments[name] for column, name in COLUMNS.items()}
    return render("generations", lang, table=table, shown=shown, columns=orders)


def clauses(law: Law, lang: Lang) -> str:
    """Write procedure and duties under each generation."""
    return render("clauses", lang, clauses=read_clauses(), orders=_orders(law))

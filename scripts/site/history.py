"""The three generations of the licensing measures, side by side: rules from their versions."""

from dataclasses import dataclass
from datetime import timedelta
from importlib.resources import files

from checker.core.tables import Table, open_table
from checker.load.instruments import STATUSES
from checker.model import Basis, Instrument, Lang, Law, Text
from scripts.site import Snippets, rules
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


def read_clauses() -> list[Clause]:
    """Read the topics; an unknown key or a missing language is refused."""
    with open_table(files("checker").joinpath("law/generations.toml")) as data:
        return [read_clause(row) for row in data.rows("clause")]


def read_clause(row: Table) -> Clause:
    """Read one topic. Raises ``LawError`` with its place."""
    told = [generation for generation in GENERATIONS if generation in row.rest]
    return row.record(
        Clause, on={name: row.table(name).record(Cell, {"status": STATUSES}) for name in told}
    )


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write the day, the orders with theirs, the rules by generation, and procedure and duties."""
    orders = [law.instruments[generation] for generation in GENERATIONS]
    yield "history/day.md", _day(law, orders, lang)
    yield "history/measures.md", render("measures", lang, orders=orders)
    columns = {column: law.instruments[name] for column, name in COLUMNS.items()}
    on_list = [(rule, on) for rule in law.rules if (on := rules.current(rule, Basis.CHECKLIST))]
    listed = [rule for rule, _ in on_list]
    known = [rule for rule in law.rules if rules.current(rule, Basis.LAW)]
    beside = [(rule, None) for rule in known if rule not in listed]
    for table, shown in (("listed", on_list), ("unlisted", beside)):
        told = render("generations", lang, table=table, shown=shown, columns=columns)
        yield f"history/{table}.md", told
    yield "history/clauses.md", render("clauses", lang, clauses=read_clauses(), orders=orders)


def _day(law: Law, orders: list[Instrument], lang: Lang) -> str:
    """Write the control of the day, also for days before the first measures, and ahead."""
    checked = max(i.checked for i in law.instruments.values())
    first = min(order.effective for order in orders if order.effective)
    next_day = timedelta(days=1)
    told = {"before": first - next_day, "after": checked + next_day}
    return render("day", lang, orders=orders, checked=checked, **told)

"""What the texts say beside the rules: clocks, duties after the license, numbers, penalties.

Each file of ``law/statements`` is one table of the guide. They decide nothing, so the checker
does not read them; the pages and the calendar do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from checker.load import load_law
from checker.load.instruments import citations
from checker.model import Citation, Folder, Instrument, Text
from checker.tables import Table, open_table, toml_files

COUNTED = ("working", "not-said")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a text says; ``counted`` tells in which days its period runs."""

    id: str
    point: Text
    says: Text
    cites: tuple[Citation, ...]
    period: Text | None = None
    counted: str | None = None
    amount: Text | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """The statements of one table, in the order of the page."""

    id: str
    title: Text
    statements: tuple[Statement, ...]

    def citations(self) -> tuple[Citation, ...]:
        """Return every citation of the table."""
        return tuple(cite for each in self.statements for cite in each.cites)


@cache
def load_topics() -> Mapping[str, Topic]:
    """Return the statements shipped with this package, by the id of their table."""
    folder = files("checker").joinpath("law")
    return read_topics(folder.joinpath("statements"), load_law().instruments)


def read_topics(folder: Folder, instruments: Mapping[str, Instrument]) -> dict[str, Topic]:
    """Read a folder of statements. Raises ``LawError`` with file and place."""
    topics = (_topic(open_table(path), instruments) for path in toml_files(folder))
    return {topic.id: topic for topic in topics}


def _topic(row: Table, instruments: Mapping[str, Instrument]) -> Topic:
    statements = tuple(_statement(each, instruments) for each in row.rows("statement"))
    found = row.record(Topic, id=row.where.removesuffix(".toml"), statements=statements)
    if len({each.id for each in statements}) < len(statements):
        raise row.fault("two statements have the same id")
    return found


def _statement(row: Table, instruments: Mapping[str, Instrument]) -> Statement:
    found = row.record(Statement, {"counted": COUNTED}, cites=citations(row, instruments))
    if not found.cites:
        raise row.fault("cites nothing")
    # Working days or not said: of what, without a period.
    if found.counted and found.period is None:
        raise row.fault("counted without a period")
    return found

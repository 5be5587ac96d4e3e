"""What the texts say beside the rules: clocks, duties after the license, numbers, penalties.

Each file of ``law/statements`` is one table of the guide. They decide nothing, so the checker
does not read them; the pages and the calendar do.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.load import citation, load_law
from checker.tables import Table, read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

    from checker.model import Citation, Instrument, Text

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
        return tuple(cite for said in self.statements for cite in said.cites)


@cache
def load_topics() -> Mapping[str, Topic]:
    """Return the statements shipped with this package, by the id of their table."""
    folder = files("checker").joinpath("law")
    return read_topics(folder.joinpath("statements"), load_law().instruments)


def read_topics(folder: Traversable, instruments: Mapping[str, Instrument]) -> dict[str, Topic]:
    """Read a folder of statements. Raises ``LawError`` with file and place."""
    paths = sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)
    return {p.name.removesuffix(".toml"): _topic(p, instruments) for p in paths}


def _topic(path: Traversable, instruments: Mapping[str, Instrument]) -> Topic:
    row = Table(path.name, read_toml(path))
    listed = [_statement(path.name, raw, instruments) for raw in row.take("statement")]
    found = Topic(path.name.removesuffix(".toml"), row.text("title"), tuple(listed))
    row.done()
    if len({said.id for said in listed}) < len(listed):
        raise row.fault("two statements have the same id")
    return found


def _statement(
    name: str, raw: Mapping[str, object], instruments: Mapping[str, Instrument]
) -> Statement:
    row = Table(f"{name} {raw.get('id')}", raw)
    found = Statement(
        id=row.take("id"),
        point=row.text("point"),
        says=row.text("says"),
        cites=tuple(citation(row, cite, instruments) for cite in row.take("cites")),
        period=row.maybe_text("period"),
        counted=row.take("counted", *COUNTED) if "counted" in row.rest else None,
        amount=row.maybe_text("amount"),
    )
    row.done()
    if not found.cites:
        raise row.fault("cites nothing")
    if found.counted and found.period is None:
        raise row.fault("counted without a period")
    return found

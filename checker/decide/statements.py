"""What the texts say beside the rules: clocks, duties after the license, numbers, penalties.

Each file of ``law/statements`` is one table of the guide. They decide nothing, so no verdict reads
them; the pages do, the calendar, and what is said of the days after filing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from checker.core.law_folder import kept_by_law, law_folder
from checker.core.tables import Table, open_table, toml_files
from checker.core.words import NO_TEXT
from checker.load import load_law
from checker.load.instruments import citations
from checker.model import Citation, Folder, Instruments, Law, Text

COUNTED = ("working", "not-said")


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a text says; ``counted`` tells in which days its period runs.

    ``begins`` are the days of ``[filing]`` that it runs from, where its text says so.
    """

    id: str
    point: Text
    says: Text
    cites: tuple[Citation, ...]
    period: Text | None = None
    counted: str | None = None
    begins: tuple[str, ...] = ()
    amount: Text | None = None

    @property
    def in_its_days(self) -> Text:
        """Return the period as people say it: in working days, where its text counts so."""
        period = self.period or NO_TEXT
        if self.counted != "working":
            return period
        english = re.sub(r"(?<=\d) days", " working days", period.en)
        return Text(english, re.sub(r"(?<=\d)日", "个工作日", period.zh))

    @property
    def days(self) -> int | None:
        """Return the number of days its period begins with: "5 days"; nothing of another one."""
        found = re.match(r"(\d+) days\b", self.period.en) if self.period else None
        return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class Topic:
    """The statements of one table, in the order of the page."""

    id: str
    title: Text
    statements: tuple[Statement, ...]

    @property
    def by_id(self) -> dict[str, Statement]:
        """Return the statements by their ids."""
        return {each.id: each for each in self.statements}


@kept_by_law
def load_topics() -> Mapping[str, Topic]:
    """Return the statements shipped with this package, by the id of their table."""
    return read_topics(law_folder().joinpath("statements"), load_law().instruments)


@kept_by_law
def load_topic(name: str) -> Topic:
    """Return the statements of one table: the others are not read for it."""
    path = law_folder().joinpath("statements").joinpath(f"{name}.toml")
    return _topic(open_table(path), load_law().instruments)


def promises(law: Law) -> dict[str, Statement]:
    """Return what each province says of its clock, by code: a statement may be of several."""
    codes = {found.province.en: found.code for found in law.authorities.values()}
    return {
        codes[name]: said
        for said in load_topic("promises").statements
        for name in said.point.en.split(", ")
    }


def read_topics(folder: Folder, instruments: Instruments) -> dict[str, Topic]:
    """Read a folder of statements. Raises ``LawError`` with file and place."""
    topics = (_topic(open_table(path), instruments) for path in toml_files(folder))
    return {topic.id: topic for topic in topics}


def _topic(row: Table, instruments: Instruments) -> Topic:
    statements = []
    for each in row.rows("statement"):
        said = each.record(
            Statement,
            {"counted": COUNTED},
            begins=tuple(each.maybe("begins", ())),
            cites=citations(each, instruments),
        )
        if not said.cites:
            raise each.fault("cites nothing")
        # Working days or not said: of what, without a period.
        if said.counted and said.period is None:
            raise each.fault("counted without a period")
        statements.append(said)
    found = row.record(Topic, id=row.where.removesuffix(".toml"), statements=tuple(statements))
    if len(found.by_id) < len(statements):
        raise row.fault("two statements have the same id")
    return found

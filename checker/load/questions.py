"""Read the questions to the applicant, and what their answers are held to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Fact, Option, Section, Text
from checker.tables import LawError, Table, open_table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

OWNERS = ("legal", "finance", "hr", "premises", "shareholders", "technical")
FACT_TYPES = (
    *("bool", "choice", "date", "integer", "money", "number", "text", "list"),
    *("province", "provinces", "services", "rule"),
)


def read_questions(folder: Traversable) -> tuple[tuple[Section, ...], list[Fact]]:
    """Read ``facts.toml``: the sections, and every question but those on a material."""
    with open_table(folder.joinpath("facts.toml")) as data:
        sections = tuple(_section(row) for row in data.rows("section"))
        known = [section.id for section in sections]
        facts = [question(row, row.take("section")) for row in data.rows("fact", "path")]
    paths = {fact.path for fact in facts}
    for fact in facts:
        if fact.section not in known:
            raise LawError(f"facts.toml {fact.path}: unknown section {fact.section}")
        if fact.adds_up not in (None, *paths):
            raise LawError(f"facts.toml {fact.path}: adds_up names no question: {fact.adds_up}")
    return sections, facts


def _section(row: Table) -> Section:
    with row:
        return Section(
            id=row.take("id"),
            title=row.text("title"),
            note=row.maybe_text("note"),
            open=row.maybe("open", default=False),
        )


def question(row: Table, section: str) -> Fact:
    """Read one question of a section of the form."""
    with row:
        return Fact(
            path=row.take("path"),
            section=section,
            type=row.take("type", *FACT_TYPES),
            label=row.text("label"),
            short=row.text("short"),
            why=row.text("why"),
            where=row.text("where"),
            owner=row.take("owner", *OWNERS),
            options=tuple(_option(each) for each in row.maybe_tables("options")),
            gate=row.maybe("gate", default=False),
            unit=row.maybe_text("unit"),
            no=row.maybe_text("no"),
            mend=row.maybe_text("mend"),
            decides=row.maybe("decides", default=True),
            stays=row.maybe("stays", default=False),
            never_none=row.maybe("never_none", default=False),
            adds_up=row.maybe("adds_up"),
        )


def _option(row: Table) -> Option:
    with row:
        return Option(row.take("id"), Text(row.take("en"), row.take("zh")))

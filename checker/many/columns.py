"""The columns of a sheet: one for each question, and what their heads may be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from checker.kinds.kind import plain
from checker.model import Fact, Lang, Law, Text
from checker.words import word

DAY = "application_date"
NAME = "company.name"
# A column whose head begins so is its owner's: a number of a file, a remark. It is not read.
OWN = "#"
# What stands in the first column of the row that is only an example, and the name of its company.
EXAMPLE, EXAMPLE_NAME = "sheet.example", "甲公司"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the question that its cells answer. ``offered`` columns stand in the template."""

    fact: Fact
    offered: bool

    @property
    def path(self) -> str:
        """Return where its answers stand in an application file."""
        return self.fact.path

    @property
    def head(self) -> Text:
        """Return what stands above it."""
        return self.fact.short


@cache
def filing_day() -> Fact:
    """Return the filing date as a question: in a file it is none, in a sheet a column like others.

    No form shows it, so that it has no section, nor whom to ask.
    """
    asks = word("sheet.asks-filing-date")
    short = word("sheet.filing-date")
    return Fact(DAY, "", "date", label=asks, short=short, why=asks, where=asks, owner="")


@cache
def columns(law: Law) -> tuple[Column, ...]:
    """Return every column that is read, in the order of the template.

    The questions of a list's entries have none of their own: a list is one cell.
    """
    asked = [fact for path, fact in law.facts.items() if "[]" not in path]
    name = [fact for fact in asked if fact.path == NAME]
    ordered = (*name, filing_day(), *(fact for fact in asked if fact.path != NAME))
    # What decides nothing is read, but not asked for.
    return tuple(Column(f, offered=f.decides or f.path == NAME) for f in ordered)


def offered(law: Law) -> tuple[Column, ...]:
    """Return the columns of the template: the company's name, and all that decides."""
    return tuple(column for column in columns(law) if column.offered)


@cache
def by_head(law: Law) -> Mapping[str, Column]:
    """Return the columns by what their heads may be: the short name in a language, or the path."""
    return {
        plain(head): column
        for column in columns(law)
        for head in (column.path, column.head.en, column.head.zh)
    }


def own_head(lang: Lang) -> str:
    """Return the head of the column that a template leaves to its owner."""
    return f"{OWN} {word('sheet.own').of(lang)}"

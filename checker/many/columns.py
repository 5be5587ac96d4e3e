"""The columns of a sheet: one for each question, and what their heads may be called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from unicodedata import normalize

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
    """One column: where its answers stand in an application file, its question and its head.

    The filing date is no question. ``offered`` columns stand in the template.
    """

    path: str
    fact: Fact | None
    head: Text
    offered: bool


@cache
def columns(law: Law) -> tuple[Column, ...]:
    """Return every column that is read, in the order of the template.

    The questions of a list's entries have none of their own: a list is one cell.
    """
    day = Column(DAY, None, word("sheet.filing-date"), offered=True)
    own = [_column(fact) for path, fact in law.facts.items() if "[]" not in path]
    return (*(c for c in own if c.path == NAME), day, *(c for c in own if c.path != NAME))


def _column(fact: Fact) -> Column:
    """Return the column of a question; what decides nothing is read, but not asked for."""
    return Column(fact.path, fact, fact.short, offered=fact.decides or fact.path == NAME)


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


def plain(text: str) -> str:
    """Return a head, key or word as it is compared: half width, small letters, one space."""
    return " ".join(normalize("NFKC", text).casefold().replace("’", "'").split())

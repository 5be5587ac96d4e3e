"""Read by which words a claim is recognized, what it is, and what is right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.resources import files

from checker.core.law_folder import kept_by_law
from checker.core.tables import Table, by_unique_key, open_table
from checker.load import load_law
from checker.load.instruments import citations
from checker.load.names import pattern
from checker.model import LANGS, Citation, Lang, Law, Text

FILE = "claims.toml"
# What a claim can be: strongest first.
MARKS = ("law", "form", "guide", "old", "nowhere")
Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class Claim:
    """A statement in circulation: by which words it is told, what it is, and what is right.

    One that ``negates`` says no itself; ``provinces`` are those whose guides say so.
    """

    id: str
    mark: str
    told: Patterns
    right: Text
    cites: tuple[Citation, ...]
    rules: tuple[str, ...]
    provinces: tuple[str, ...] = ()
    negates: bool = False


@dataclass(frozen=True)
class Named:
    """Words beside those of the law's data that name a condition or a paper."""

    rule: str
    told: Patterns


@dataclass(frozen=True)
class Signs:
    """What a sentence says of a paper: that it is asked for, the opposite, or something else.

    ``turns`` makes another thing of a claim that itself says no; ``item`` and ``rest`` are what may
    stand before and behind the name in an item of a list.
    """

    asks: re.Pattern[str]
    denies: re.Pattern[str]
    turns: re.Pattern[str]
    aside: re.Pattern[str]
    item: re.Pattern[str]
    rest: re.Pattern[str]


@dataclass(frozen=True)
class Known:
    """All that is recognized."""

    claims: Mapping[str, Claim]
    named: tuple[Named, ...]
    signs: Mapping[Lang, Signs]


@kept_by_law
def load_known() -> Known:
    """Return what is recognized. Raises ``LawError`` for a file at fault."""
    return read_known(load_law())


def read_known(law: Law) -> Known:
    """Return what is recognized under a law."""
    with open_table(files("checker.filing.claims").joinpath(FILE)) as data:
        claims = [_claim(row, law) for row in data.rows("claim")]
        named = tuple(_named(row, law) for row in data.rows("named"))
        with data.table("signs") as signs:
            of_lang = {lang: _signs(signs.table(lang)) for lang in LANGS}
        return Known(by_unique_key(FILE, ((each.id, each) for each in claims)), named, of_lang)


def _claim(row: Table, law: Law) -> Claim:
    """Read a claim; that its rules and provinces are known, a test says."""
    cites = citations(row, law.instruments)
    lists = {key: tuple(row.maybe(key, ())) for key in ("rules", "provinces")}
    return row.record(Claim, {"mark": MARKS}, told=_words(row), cites=cites, **lists)


def _named(row: Table, law: Law) -> Named:
    known = [rule.id for rule in law.rules]
    return row.record(Named, {"rule": known}, told=_words(row))


def _words(row: Table) -> Patterns:
    """Take the patterns of each language that has some; they are no texts to be shown."""
    keys = {lang: f"told_{lang}" for lang in LANGS}
    return {
        lang: pattern(row.take(key), row.where) for lang, key in keys.items() if key in row.rest
    }


def _signs(row: Table) -> Signs:
    with row:
        return Signs(*(pattern(row.take(each.name), row.where) for each in fields(Signs)))

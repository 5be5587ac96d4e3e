"""The sheet to fill in: a column for each question that decides, and what its cells take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from checker.kinds import KINDS
from checker.many.cells import write_cell
from checker.many.columns import EXAMPLE, EXAMPLE_NAME, Column, offered, own_head
from checker.many.entry_lists import key_names, write_entries
from checker.model import LANGS, Fact, Lang, Law, Text
from checker.words import joined, word

# Only an example of how cells are filled in: it decides nothing, and the row is not read.
EXAMPLE_ROW: dict[str, Any] = {
    "application_date": "2026-11-24",
    "company.name": EXAMPLE_NAME,
    "company.legal_form": "limited-liability-company",
    "company.established_on": "2020-05-01",
    "company.registered_capital": 1_000_000,
    "company.foreign_capital": False,
    "service.for_others": True,
    "service.public_network": True,
    "service.users": "mainland",
    "service.provinces": ["CN-HN"],
    "service.other_services": [],
    "shareholders": [
        {"name": "自然人甲", "kind": "natural-person", "share": 60, "id_copy": True},
        {"name": "乙公司", "kind": "company", "share": 40, "license_copy": True},
    ],
    "violations": [],
    "materials.social-security-certificate.held": True,
    "materials.social-security-certificate.issued_on": "2026-11-10",
    "materials.social-security-certificate.months": 3,
}


class Explained(NamedTuple):
    """What the second sheet says of a column: its heads, its path, what it takes and asks."""

    column: Column
    takes: Text
    asks: Text


def heads(law: Law, lang: Lang) -> list[str]:
    """Return the heads of the template: the owner's own column, then those that are read."""
    return [own_head(lang), *(column.head.of(lang) for column in offered(law))]


def example(law: Law, lang: Lang) -> list[Any]:
    """Return the row that shows how cells are filled in."""
    cells = (written(column, EXAMPLE_ROW.get(column.path), law, lang) for column in offered(law))
    return [word(EXAMPLE).of(lang), *cells]


def written(column: Column, answer: object, law: Law, lang: Lang) -> Any:
    """Return an answer as a cell of its column; nothing where there is none."""
    if answer is None:
        return ""
    if column.fact.type == "list":
        return write_entries(column.fact, answer, law, lang)
    return write_cell(column.fact, answer, law, lang)


def explained(law: Law) -> Iterator[Explained]:
    """Return what each column of the template takes and asks, in both languages."""
    for column in offered(law):
        yield Explained(column, takes(column.fact, law), column.fact.label)


@cache
def takes(fact: Fact, law: Law) -> Text:
    """Say what a cell takes."""
    if fact.type == "list":
        return word("takes.list", keys=key_names(fact, law), example=_example_of(fact, law))
    options = joined((word("takes.option", text=o.text, id=o.id) for o in fact.options), "; ", "；")
    said = word(f"takes.{fact.type}", options=options)
    return joined((said, word("takes.unit", unit=fact.unit)), " ", "") if fact.unit else said


def _example_of(fact: Fact, law: Law) -> Text:
    """Return an entry of a list with its first answers, as both languages write it."""
    shown = EXAMPLE_ROW.get(fact.path)
    if not shown:
        # An entry with the first question answered: the first choice, or an earlier day.
        stem = f"{fact.path}[]."
        first = next(each for path, each in law.facts.items() if path.startswith(stem))
        answer = first.options[0].id if first.options else "2025-01-31"
        shown = [{first.path.removeprefix(stem): answer}]
    return Text(*(write_entries(fact, shown[-1:], law, lang) for lang in LANGS))


def choices(fact: Fact, lang: Lang, law: Law) -> Sequence[str]:
    """Return what a spreadsheet may offer for a cell; nothing where it holds more than one word."""
    return [each.of(lang) for each in KINDS[fact.type].offers(fact, law)]

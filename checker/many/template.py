"""The sheet to fill in: a column for each question, and what its cells take."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from checker.core.tables import read_toml
from checker.core.words import SPACE, joined_texts, word
from checker.kinds import KINDS
from checker.load import load_law
from checker.many.cells import entry_questions, key_names, write_cell
from checker.many.columns import EXAMPLE, EXAMPLE_NAME, NAME, offered, own_head
from checker.model import LANGS, Data, Fact, Lang, Text

# What a cell takes, by the type of its question; of a list it is said with its keys.
TAKES = {
    "bool": "takes.bool",
    "choice": "takes.choice",
    "date": "takes.date",
    "integer": "takes.integer",
    "money": "takes.money",
    "number": "takes.number",
    "text": "takes.text",
    "province": "takes.province",
    "provinces": "takes.provinces",
    "services": "takes.services",
}


@cache
def example_row() -> Data:
    """Return the answers of the example, by path."""
    answers = read_toml(files("checker.many").joinpath("example.toml"))
    return {NAME: EXAMPLE_NAME, **answers}


def template_lines(lang: Lang) -> tuple[list[Any], list[Any]]:
    """Return the heads of the template, its owner's own column first, and the example below."""
    asked = offered()
    cells = (write_cell(fact, example_row().get(fact.path), lang) for fact in asked)
    heads = [own_head("sheet.own", lang), *(fact.short.of(lang) for fact in asked)]
    return heads, [word(EXAMPLE).of(lang), *cells]


@cache
def takes(fact: Fact, *, with_ids: bool = True) -> Text:
    """Say what a cell takes, words with their ids or without."""
    if fact.type == "list":
        shown = example_row().get(fact.path)
        if not shown:
            # An entry with the first question answered: the first choice, or an earlier day.
            key, first = next(iter(entry_questions(fact).items()))
            shown = [{key: first.options[0].id if first.options else "2025-01-31"}]
        example = Text(*(str(write_cell(fact, shown[-1:], lang)) for lang in LANGS))
        return word("takes.list", keys=key_names(fact), example=example)
    options = joined_texts(
        word("takes.option", text=option.text, id=option.id) if with_ids else option.text
        for option in fact.options
    )
    said = word(TAKES[fact.type], options=options)
    return joined_texts((said, word("takes.unit", unit=fact.unit)), SPACE) if fact.unit else said


def choices(fact: Fact, lang: Lang) -> list[str]:
    """Return what a spreadsheet may offer for a cell; nothing where it holds more than one word."""
    return [each.of(lang) for each in KINDS[fact.type].offers(fact, load_law())]

"""Read one cell of a sheet as an application file would hold its answer, and write it again.

What a cell may say to a kind of answer, and what people call a word of it, its kind knows.
A cell that cannot be read is handed on as it stands: who reads the application refuses it there,
in the same words as for a file.

A list, such as the shareholders, stands in one cell: its entries on lines of their own or behind
semicolons. Of an entry each answer stands behind its key and =, with commas between; the first one
may stand without: “乙公司，类型=公司，比例=40”.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, NamedTuple

from checker.core.input_error import InputError, shown
from checker.core.law_folder import kept_by_law
from checker.core.words import joined_texts, word
from checker.io.csv_text import as_typed
from checker.kinds import KINDS
from checker.kinds.kind import plain
from checker.kinds.several import NOTHING
from checker.load import load_law
from checker.many.columns import plain_head
from checker.many.printed import as_printed
from checker.model import Data, Fact, Lang, Text


class UnreadableCell(NamedTuple):
    """What stands for a cell that holds something and cannot be read."""

    why: Text


# What a cell of Excel, or of a CSV, holds.
Cell = str | bool | int | float | Decimal | date | datetime | time | UnreadableCell | None

UNSURE = {"", "不清楚", "不确定", "not sure", "unsure", "?"}
ENTRIES = re.compile(r"[;；\n]")
ANSWERS = re.compile(r"([,，])")
EQUALS = re.compile(r"[=＝]")


def read_cell(fact: Fact, value: Cell) -> Any:
    """Return a cell's answer; nothing where the cell leaves the question open.

    Raises ``InputError`` for what is no answer of a list's entry.
    """
    if isinstance(value, str):
        value = as_typed(value.strip())
        if plain(value) in UNSURE:
            return None
    if value is None:
        return None
    if isinstance(value, UnreadableCell):
        raise InputError(fact.path, value.why)
    if fact.type == "list":
        text = str(value)
        listed = [] if plain(text) in NOTHING else ENTRIES.split(text)
        entries = (entry for entry in listed if entry.strip())
        return [_read_entry(fact, n, entry) for n, entry in enumerate(entries)]
    kind, law = KINDS[fact.type], load_law()
    found = kind.read_cell(value, fact, law)
    # What the kind of answer does not know itself may be what a paper prints.
    is_known = type(found) is not type(value) or found != value
    return found if is_known else kind.read_cell(as_printed(fact, value), fact, law)


def _read_entry(fact: Fact, number: int, text: str) -> Data:
    asked, keys = entry_questions(fact), _keys(fact)
    path = f"{fact.path}[{number}]"
    found: Data = {}
    for name, written in _split(text, first=next(iter(asked))):
        key = keys.get(plain_head(name))
        if key is None:
            allowed = word("sheet.no-key", value=shown(name), names=key_names(fact))
            raise InputError(path, allowed)
        if key in found:
            raise InputError(path, word("answer-error.twice", value=shown(name)))
        found[key] = read_cell(asked[key], written)
    return {key: answer for key, answer in found.items() if answer is not None}


def _split(text: str, first: str) -> list[tuple[str, str]]:
    """Return the answers of an entry, each with its key as it is written."""
    found: list[tuple[str, str]] = []
    pieces = ANSWERS.split(text)
    for comma, piece in zip(("", *pieces[1::2]), pieces[::2], strict=True):
        key, *value = EQUALS.split(piece, maxsplit=1)
        if value:
            found.append((key.strip(), value[0]))
        elif not found:
            found.append((first, piece))
        else:
            # A comma inside a name: “Example Co., Ltd.”
            key, before = found[-1]
            found[-1] = key, before + comma + piece
    return [(key, value.strip()) for key, value in found]


@kept_by_law
def entry_questions(fact: Fact) -> dict[str, Fact]:
    """Return the questions that a list asks of each entry, by their keys, in order."""
    stem = f"{fact.path}[]."
    facts = load_law().facts.items()
    return {path.removeprefix(stem): one for path, one in facts if path.startswith(stem)}


# A sheet asks for every entry.
@kept_by_law
def _keys(fact: Fact) -> dict[str, str]:
    """Return the keys of a list's entries by all they are called, in the form too."""
    asked = entry_questions(fact).items()
    return {plain_head(name): key for key, one in asked for name in (*one.label, *one.short, key)}


def key_names(fact: Fact) -> Text:
    """Return what the answers of an entry are called, each with its key."""
    asked = entry_questions(fact).items()
    names = (word("takes.key", name=one.short, key=key) for key, one in asked)
    return joined_texts(names, "mark.comma")


def write_cell(fact: Fact, answer: object, lang: Lang) -> str | float | Decimal:
    """Return what to write into a cell so that it is read as this answer again."""
    # By what stands there, not by what is asked: a row to be mended may hold anything.
    match answer:
        case None:
            return ""
        # Before the numbers: to Python true is one of them.
        case bool():
            return word("answer.yes" if answer else "answer.no").of(lang)
        case int() | float() | Decimal():
            return answer
        case list() | tuple():
            is_list = fact.type == "list"
            write = _write_entry if is_list else write_cell
            between = "\n" if is_list else word("sheet.between").of(lang)
            written = between.join(str(write(fact, one, lang)) for one in answer)
            return written or word("sheet.none").of(lang)
        case str():
            return KINDS[fact.type].called(answer, fact, load_law()).of(lang)
    return str(answer)


def _write_entry(fact: Fact, entry: Data, lang: Lang) -> str:
    """Return one entry; without answers it is written with an open one, so that it is counted."""
    asked = entry_questions(fact)
    given = entry or {next(iter(asked)): ""}
    answers = (
        f"{asked[key].short.of(lang)}={write_cell(asked[key], answer, lang)}"
        for key, answer in given.items()
    )
    return word("mark.comma").of(lang).join(answers)

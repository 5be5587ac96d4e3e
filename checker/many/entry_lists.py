"""Read and write a list, such as the shareholders, in one cell.

The entries stand on lines of their own or behind semicolons. Of an entry each answer stands behind
its key and =, with commas between; the first one may stand without: “乙公司，类型=公司，比例=40”.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.input_error import InputError, shown
from checker.kinds.kind import plain
from checker.kinds.several import NOTHING
from checker.many.cells import UNSURE, Cell, read_cell, write_cell
from checker.many.neutral import as_typed
from checker.model import Fact, Lang, Law, Text
from checker.words import joined, word

ENTRIES = re.compile(r"[;；\n]")
ANSWERS = re.compile(r"([,，])")
EQUALS = re.compile(r"[=＝]")


def read_entries(fact: Fact, value: Cell, law: Law) -> list[dict[str, Any]] | None:
    """Return the entries of a cell; nothing where it leaves the question open.

    Raises ``InputError`` for what is no answer of an entry.
    """
    text = "" if value is None else as_typed(str(value).strip())
    if plain(text) in UNSURE:
        return None
    if plain(text) in NOTHING:
        return []
    listed = [entry for entry in ENTRIES.split(text) if entry.strip()]
    return [_entry(fact, n, entry, law) for n, entry in enumerate(listed)]


def _entry(fact: Fact, number: int, text: str, law: Law) -> dict[str, Any]:
    keys, path = _keys(law, fact.path), f"{fact.path}[{number}]"
    found: dict[str, Any] = {}
    for name, written in _answers(text, first=next(iter(keys))):
        key = keys.get(plain(name))
        if key is None:
            allowed = word("sheet.no-key", value=shown(name), names=key_names(fact, law))
            raise InputError(path, allowed)
        if key in found:
            raise InputError(path, word("answer-error.twice", value=shown(name)))
        found[key] = read_cell(law.facts[f"{fact.path}[].{key}"], written, law)
    return {key: answer for key, answer in found.items() if answer is not None}


def _answers(text: str, first: str) -> list[tuple[str, str]]:
    """Return the answers of an entry, each with its key as it is written."""
    found: list[tuple[str, str]] = []
    pieces = ANSWERS.split(text)
    for comma, piece in zip(("", *pieces[1::2]), pieces[::2], strict=True):
        key, sign, value = _cut(piece)
        if sign or not found:
            found.append((key.strip() if sign else first, value))
        else:
            # A comma inside a name: “Example Co., Ltd.”
            key, before = found[-1]
            found[-1] = key, before + comma + value
    return [(key, value.strip()) for key, value in found]


def _cut(piece: str) -> tuple[str, str, str]:
    """Return the key, the sign behind it and the value; a piece without the sign is a value."""
    found = EQUALS.search(piece)
    if found is None:
        return "", "", piece
    return piece[: found.start()], found[0], piece[found.end() :]


@cache
def _keys(law: Law, name: str) -> dict[str, str]:
    """Return the keys of a list's entries by all they are called, in the order of the questions."""
    stem = f"{name}[]."
    found: dict[str, str] = {}
    for path, fact in law.facts.items():
        if path.startswith(stem):
            key = path.removeprefix(stem)
            found |= {plain(called): key for called in (key, *fact.short)}
    return found


def key_names(fact: Fact, law: Law) -> Text:
    """Return what the answers of an entry are called, each with its key."""
    stem = f"{fact.path}[]."
    asked = {path.removeprefix(stem): f for path, f in law.facts.items() if path.startswith(stem)}
    names = (word("takes.key", name=one.short, key=key) for key, one in asked.items())
    return joined(names, *word("mark.comma"))


def write_entries(fact: Fact, entries: object, law: Law, lang: Lang) -> str:
    """Return a list as one cell, an entry a line; what is no list stands as it is."""
    if not isinstance(entries, list):
        return str(entries)
    return "\n".join(_written(fact, e, law, lang) for e in entries) or word("sheet.none").of(lang)


def _written(fact: Fact, entry: dict[str, Any], law: Law, lang: Lang) -> str:
    """Return one entry; without answers it is written with an open one, so that it is counted."""
    first, *_ = _keys(law, fact.path).values()
    given = entry or {first: ""}
    asked = {key: law.facts[f"{fact.path}[].{key}"] for key in given}
    answers = (
        f"{one.short.of(lang)}={write_cell(one, given[key], law, lang)}"
        for key, one in asked.items()
    )
    return word("mark.comma").of(lang).join(answers)

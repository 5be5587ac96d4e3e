"""The fixed words of the pages, in both languages: read from the TOML files in this folder.

A file holds groups of words, ``key = { en = "…", zh = "…" }``; a word is named ``group.key``.
What the checker's reports say too stands in ``checker/words/`` and is found by the same name.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker import words as checker_words
from checker.model import Text
from checker.words import fill, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.model import Lang

FOLDER = Path(__file__).parent
LANGUAGES = {"en", "zh"}


class WordError(ValueError):
    """A word that is given twice, or not in both languages."""


@cache
def words() -> dict[str, Text]:
    """Return every fixed word of the pages by its name."""
    found: dict[str, Text] = {}
    for path in sorted(FOLDER.glob("*.toml")):
        for key, text in _words(tomllib.loads(path.read_text(encoding="utf-8")), path.stem):
            if key in found:
                raise WordError(f"{path.name}: {key} is in another file as well")
            found[key] = text
    return found


def _words(table: Mapping[str, Any], where: str, stem: str = "") -> Iterator[tuple[str, Text]]:
    """Return each word of a table and of the tables in it."""
    for name, value in table.items():
        key = f"{stem}{name}"
        if not isinstance(value, dict):
            raise WordError(f"{where}.toml: {key} is not in both languages")
        if value.keys() & LANGUAGES:
            yield key, _in_both(value, f"{where}.toml: {key}")
        else:
            yield from _words(value, where, f"{key}.")


def _in_both(pair: Mapping[str, Any], where: str) -> Text:
    if pair.keys() != LANGUAGES or not all(isinstance(said, str) for said in pair.values()):
        raise WordError(f"{where} is not in both languages")
    return Text(pair["en"], pair["zh"])


def group(name: str) -> dict[str, Text]:
    """Return the words of one group by their keys."""
    stem = f"{name}."
    return {key.removeprefix(stem): text for key, text in words().items() if key.startswith(stem)}


def word(key: str, **values: object) -> Text:
    """Return a fixed word in both languages, filled: the pages' own, or the checker's."""
    found = words()[key] if key in words() else checker_words.word(key)
    return fill(found, values)


def say(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word in one language, filled."""
    return word(key, **values).of(lang)


def mark_between(items: Sequence[str], lang: Lang) -> str:
    """Return the mark between the items of a list: a wider one where an item holds the usual."""
    mark = say("mark.list", lang)
    return say("mark.wide", lang) if any(mark in item for item in items) else mark


def joined(items: Sequence[str], lang: Lang) -> str:
    """Join the items of a list."""
    return mark_between(items, lang).join(items)


def opening(said: str) -> str:
    """Begin with a capital letter."""
    return said[:1].upper() + said[1:]


def day(value: object, lang: Lang) -> str:
    """Write a day as prose does."""
    return written(value, lang)

"""The fixed words of the pages, in both languages: read from the TOML files in this folder.

A file holds groups of words, ``key = { en = "…", zh = "…" }``; a word is named ``group.key``.
What the checker's reports say too stands in ``checker/core/words/`` and is found by the same name.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from checker.core import words as checker_words
from checker.core.words import fill, read_words
from checker.model import Lang, Text

FOLDER = Path(__file__).parent


@cache
def words() -> dict[str, Text]:
    """Return every fixed word of the pages by its name."""
    return read_words(FOLDER)


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
    return say("between.wide", lang) if any(mark in item for item in items) else mark

"""What the kinds that hold several codes have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from checker.input_error import InputError, shown
from checker.kinds.kind import Schema, one_of, plain
from checker.model import Text
from checker.words import joined, word

# What a cell says where there is nothing to list.
NOTHING = {"无", "没有", "none"}
BETWEEN = re.compile(r"[;,；，、\n]")


def in_one_order(path: str, raw: list[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """Return chosen codes in one order; a code that stands twice is a slip of the pen."""
    for code in raw:
        if raw.count(code) > 1:
            raise InputError(path, word("answer-error.twice", value=shown(code)))
    return tuple(code for code in order if code in raw)


def each_once(words: Iterable[str]) -> Schema:
    """Return the schema of several words, none of them twice."""
    return {"type": "array", "items": one_of(words), "uniqueItems": True}


def in_words(names: Iterable[Text]) -> Text:
    """Write what was chosen, or that nothing was."""
    listed = [*names]
    return joined(listed, *word("mark.list")) if listed else word("answer.none")


def pieces(value: Any) -> list[str]:
    """Return the parts of a cell; the word for none holds none."""
    if plain(str(value)) in NOTHING:
        return []
    return [piece.strip() for piece in BETWEEN.split(str(value)) if piece.strip()]

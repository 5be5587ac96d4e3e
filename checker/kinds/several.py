"""Several words of those that there are, each once; or none."""

from __future__ import annotations

import re
from typing import Any

from checker.core.input_error import InputError, refusal, shown
from checker.core.words import joined_texts, word
from checker.kinds.kind import Kind, Schema, plain
from checker.model import Fact, Law, Text

# What a cell says where there is nothing to list.
NOTHING = {"无", "没有", "none"}
BETWEEN = re.compile(r"[;,；，、\n]")


def several(one: Kind, refused: str, example: str) -> Kind:
    """Return the kind of an answer that lists words of one kind.

    ``refused`` is the word said of what is no list, and ``example`` shows one.
    """

    def read(path: str, raw: Any, fact: Fact, law: Law) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise refusal(path, refused, raw, allowed=example)
        for code in raw:
            one.read(path, code, fact, law)
        for code in raw:
            # A code that stands twice is a slip of the pen.
            if raw.count(code) > 1:
                raise InputError(path, word("answer-error.twice", value=shown(code)))
        return tuple(option.id for option in one.options(fact, law) if option.id in raw)

    def schema(fact: Fact, law: Law) -> Schema:
        return {"type": "array", "items": one.schema(fact, law), "uniqueItems": True}

    def written(value: tuple[str, ...], fact: Fact, law: Law) -> Text:
        listed = [one.called(code, fact, law) for code in value]
        return joined_texts(listed, "mark.list") if listed else word("answer.none")

    def read_cell(value: Any, fact: Fact, law: Law) -> Any:
        text = str(value)
        if plain(text) in NOTHING:
            return []
        pieces = (piece.strip() for piece in BETWEEN.split(text))
        return [one.read_cell(piece, fact, law) for piece in pieces if piece]

    return Kind(
        read=read,
        schema=schema,
        written=written,
        read_cell=read_cell,
        called=one.called,
        options=one.options,
        in_words=True,
        limits=("not_empty", "empty_if"),
    )

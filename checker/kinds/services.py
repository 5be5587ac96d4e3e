"""Some of the answers that the question names, such as other telecom services; or none."""

from __future__ import annotations

from typing import Any

from checker.input_error import refusal
from checker.kinds.choice import CHOICE
from checker.kinds.kind import Kind, Schema
from checker.kinds.several import each_once, in_one_order, in_words, pieces
from checker.model import Fact, Law, Text


def read(path: str, raw: Any, fact: Fact, _law: Law) -> tuple[str, ...]:
    """Read the ids of some answers."""
    allowed = tuple(option.id for option in fact.options)
    if not isinstance(raw, list):
        raise refusal(path, "answer-error.no-services", raw, allowed='[], ["B22"]')
    for code in raw:
        if code not in allowed:
            raise refusal(path, "answer-error.no-service", code, allowed=", ".join(allowed))
    return in_one_order(path, raw, allowed)


def schema(fact: Fact, _law: Law) -> Schema:
    """Return the ids of the answers."""
    return each_once(option.id for option in fact.options)


def words(value: tuple[str, ...], fact: Fact, law: Law) -> Text:
    """Name what was chosen."""
    return in_words(CHOICE.called(code, fact, law) for code in value)


def read_cell(value: Any, fact: Fact, law: Law) -> Any:
    """Return the ids of what stands in the cell."""
    return [CHOICE.read_cell(piece, fact, law) for piece in pieces(value)]


SERVICES = Kind(
    read=read,
    schema=schema,
    words=words,
    read_cell=read_cell,
    called=CHOICE.called,
    in_words=True,
    limits=("not_empty", "empty_if"),
)

"""One of the answers that the question names."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, by_name, one_of, plain
from checker.model import Fact, Law, Text
from checker.words import in_both


def read(path: str, raw: Any, fact: Fact, _law: Law) -> str:
    """Read the id of an answer."""
    allowed = [option.id for option in fact.options]
    if raw in allowed:
        return str(raw)
    raise refusal(path, "answer-error.no-choice", raw, allowed=", ".join(allowed))


def schema(fact: Fact, _law: Law) -> Schema:
    """Return the ids of the answers."""
    return one_of(option.id for option in fact.options)


# A sheet asks for every cell.
@cache
def _by_name(fact: Fact) -> dict[str, str]:
    return by_name(fact.options)


def read_cell(value: Any, fact: Fact, _law: Law) -> Any:
    """Return the id of an answer by any of its names."""
    return _by_name(fact).get(plain(str(value)), value)


def called(code: str, fact: Fact, _law: Law) -> Text:
    """Return what people call an answer; what is none of these stands as it is."""
    return next((one.text for one in fact.options if one.id == code), in_both(code))


def offers(fact: Fact, _law: Law) -> tuple[Text, ...]:
    """Offer the answers by their names."""
    return tuple(option.text for option in fact.options)


CHOICE = Kind(
    read=read,
    schema=schema,
    words=called,
    read_cell=read_cell,
    called=called,
    offers=offers,
    in_words=True,
)

"""One of the answers that the question names."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, by_name, one_of, plain
from checker.model import Fact, Law, Text
from checker.words import in_both


def _read(path: str, raw: Any, fact: Fact, _law: Law) -> str:
    allowed = [option.id for option in fact.options]
    if raw in allowed:
        return str(raw)
    raise refusal(path, "answer-error.no-choice", raw, allowed=", ".join(allowed))


def _schema(fact: Fact, _law: Law) -> Schema:
    return one_of(option.id for option in fact.options)


# A sheet asks for every cell.
@cache
def _by_name(fact: Fact) -> dict[str, str]:
    return by_name(fact.options)


def _read_cell(value: Any, fact: Fact, _law: Law) -> Any:
    return _by_name(fact).get(plain(str(value)), value)


def _called(code: str, fact: Fact, _law: Law) -> Text:
    """Return what people call an answer; what is none of these stands as it is."""
    return next((one.text for one in fact.options if one.id == code), in_both(code))


def _offers(fact: Fact, _law: Law) -> tuple[Text, ...]:
    return tuple(option.text for option in fact.options)


CHOICE = Kind(
    read=_read,
    schema=_schema,
    words=_called,
    read_cell=_read_cell,
    called=_called,
    offers=_offers,
    in_words=True,
)

"""Yes or no; some questions take a third answer, such as that no text settles it."""

from __future__ import annotations

from typing import Any

from checker.core.input_error import refusal
from checker.core.words import word
from checker.kinds.choice import CHOICE
from checker.kinds.kind import Kind, Schema, plain
from checker.model import Fact, Law, Text

YES = {"是", "有", "yes", "y", "true", "√", "✓"}
NO = {"否", "无", "no", "n", "false", "×"}


def read(path: str, raw: Any, fact: Fact, _law: Law) -> bool | str:
    """Read yes, no, or an answer that the question takes beside them."""
    if isinstance(raw, bool):
        return raw
    if raw in ("true", "false"):
        raise refusal(path, "answer-error.quoted", raw, example=raw)
    more = [option.id for option in fact.options]
    if raw in more:
        return str(raw)
    if more:
        raise refusal(
            path, "answer-error.no-bool-or", raw, allowed=", ".join(f'"{one}"' for one in more)
        )
    raise refusal(path, "answer-error.no-bool", raw)


def schema(fact: Fact, law: Law) -> Schema:
    """Return true or false, or one of the other answers."""
    yes_or_no: Schema = {"type": "boolean"}
    return {"anyOf": [yes_or_no, CHOICE.schema(fact, law)]} if fact.options else yes_or_no


def written(value: bool | str, fact: Fact, law: Law) -> Text:  # noqa: FBT001 - the answer itself
    """Say yes or no, or what the other answer is called."""
    if isinstance(value, str):
        return CHOICE.written(value, fact, law)
    return word("answer.yes" if value else "answer.no")


def read_cell(value: Any, fact: Fact, law: Law) -> Any:
    """Return a yes or a no however it is written, or the other answer by any of its names."""
    text = plain(str(value))
    return True if text in YES else False if text in NO else CHOICE.read_cell(value, fact, law)


def offers(fact: Fact, law: Law) -> tuple[Text, ...]:
    """Offer yes, no and the other answers."""
    return (word("answer.yes"), word("answer.no"), *CHOICE.offers(fact, law))


BOOL = Kind(
    read=read,
    schema=schema,
    written=written,
    read_cell=read_cell,
    called=CHOICE.called,
    offers=offers,
    in_words=True,
)

"""One rule of the guide, by its id."""

from __future__ import annotations

from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, one_of
from checker.model import Fact, Law, Text


def read(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    """Read the id of a rule."""
    ids = tuple(rule.id for rule in law.rules)
    if raw in ids:
        return str(raw)
    raise refusal(path, "answer-error.no-rule", raw, allowed=", ".join(ids))


def schema(_fact: Fact, law: Law) -> Schema:
    """Return the ids of the rules."""
    return one_of(rule.id for rule in law.rules)


def words(value: str, _fact: Fact, law: Law) -> Text:
    """Return the rule's title."""
    return law.rule(value).title


# A cell holds the id, not the title: titles are long, and the list of them is no sheet's.
RULE = Kind(read=read, schema=schema, words=words)

"""One rule of the guide, by its id."""

from __future__ import annotations

from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, one_of
from checker.model import Fact, Law, Text


def _read(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    ids = tuple(rule.id for rule in law.rules)
    if raw in ids:
        return str(raw)
    raise refusal(path, "answer-error.no-rule", raw, allowed=", ".join(ids))


def _schema(_fact: Fact, law: Law) -> Schema:
    return one_of(rule.id for rule in law.rules)


def _words(value: str, _fact: Fact, law: Law) -> Text:
    return law.rule(value).title


# A cell holds the id, not the title: titles are long, and the list of them is no sheet's.
RULE = Kind(read=_read, schema=_schema, words=_words)

"""A list, such as the shareholders: no answer itself, its entries hold the answers.

How a whole list stands in one cell of a sheet is told in ``checker.many.cells``.
"""

from __future__ import annotations

from typing import Any

from checker.core.input_error import InputError, refusal
from checker.core.words import in_both, word
from checker.kinds.kind import Kind, Schema
from checker.model import Fact, Law, Text

MOST_ENTRIES = 1000


def refuse_no_list(path: str, raw: object, key: str) -> None:
    """Refuse what is no list, or too long a one; ``key`` says what no list is not."""
    if not isinstance(raw, list):
        raise refusal(path, key, raw)
    if len(raw) > MOST_ENTRIES:
        count, most = f"{len(raw):,}", f"{MOST_ENTRIES:,}"
        raise InputError(path, word("input.too-many-entries", count=count, most=most))


def read(path: str, raw: Any, fact: Fact, _law: Law) -> list[Any]:
    """Return the entries as they stand in the file: their answers are read each by its kind."""
    refuse_no_list(path, raw, "input.no-entries")
    if fact.limits.not_empty and not raw:
        raise InputError(path, fact.limits.not_empty)
    found: list[Any] = raw
    return found


def schema(fact: Fact, _law: Law) -> Schema:
    """Return a list; whoever knows the questions of an entry puts its schema in ``items``."""
    least = {"minItems": 1} if fact.limits.not_empty else {}
    return {"type": "array", "items": {}, "maxItems": MOST_ENTRIES, **least}


def written(length: int, _fact: Fact, _law: Law) -> Text:
    """Say how many entries there are."""
    return in_both(length) if length else word("answer.none")


LIST = Kind(read=read, schema=schema, written=written, limits=("not_empty",))

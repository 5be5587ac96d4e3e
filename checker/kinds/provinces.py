"""Some provinces, or the whole country; none where all users are abroad."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.core.words import word
from checker.kinds.kind import Schema, plain
from checker.kinds.province import PROVINCE
from checker.kinds.several import several
from checker.model import NATIONWIDE, Fact, Law, Text

SOME = several(PROVINCE, "answer-error.no-provinces", f'"{NATIONWIDE}", ["CN-HN"]')


def read(path: str, raw: Any, fact: Fact, law: Law) -> Any:
    """Read codes of provinces, or the word for all of them."""
    return NATIONWIDE if raw == NATIONWIDE else SOME.read(path, raw, fact, law)


def schema(fact: Fact, law: Law) -> Schema:
    """Return codes of provinces, or the word for all of them."""
    return {"anyOf": [{"type": "string", "const": NATIONWIDE}, SOME.schema(fact, law)]}


def called(code: str, fact: Fact, law: Law) -> Text:
    """Return the name of a province, or the word for all of them."""
    return word("answer.nationwide") if code == NATIONWIDE else PROVINCE.called(code, fact, law)


def written(value: str | tuple[str, ...], fact: Fact, law: Law) -> Text:
    """Name the provinces, or say that it is the whole country."""
    if isinstance(value, str):
        return called(value, fact, law)
    return SOME.written(value, fact, law)


def read_cell(value: Any, fact: Fact, law: Law) -> Any:
    """Return the codes of provinces, or the word for all of them."""
    nationwide = plain(str(value)) in {NATIONWIDE, "全国"}
    return NATIONWIDE if nationwide else SOME.read_cell(value, fact, law)


PROVINCES = replace(
    SOME, read=read, schema=schema, written=written, read_cell=read_cell, called=called
)

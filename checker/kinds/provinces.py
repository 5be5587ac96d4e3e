"""Some provinces, or the whole country; none where all users are abroad."""

from __future__ import annotations

from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, plain
from checker.kinds.province import PROVINCE
from checker.kinds.several import each_once, in_one_order, in_words, pieces
from checker.model import NATIONWIDE, Fact, Law, Text
from checker.words import word


def read(path: str, raw: Any, fact: Fact, law: Law) -> str | tuple[str, ...]:
    """Read codes of provinces, or the word for all of them."""
    if raw == NATIONWIDE:
        return NATIONWIDE
    if not isinstance(raw, list):
        allowed = f'"{NATIONWIDE}", ["CN-HN"]'
        raise refusal(path, "answer-error.no-provinces", raw, allowed=allowed)
    for code in raw:
        PROVINCE.read(path, code, fact, law)
    return in_one_order(path, raw, tuple(law.provinces))


def schema(_fact: Fact, law: Law) -> Schema:
    """Return codes of provinces, or the word for all of them."""
    return {"anyOf": [{"type": "string", "const": NATIONWIDE}, each_once(law.provinces)]}


def called(code: str, fact: Fact, law: Law) -> Text:
    """Return the name of a province, or the word for all of them."""
    return word("answer.nationwide") if code == NATIONWIDE else PROVINCE.called(code, fact, law)


def words(value: str | tuple[str, ...], fact: Fact, law: Law) -> Text:
    """Name the provinces, or say that it is the whole country."""
    if isinstance(value, str):
        return called(value, fact, law)
    return in_words(called(code, fact, law) for code in value)


def read_cell(value: Any, fact: Fact, law: Law) -> Any:
    """Return the codes of provinces, or the word for all of them."""
    if plain(str(value)) in {NATIONWIDE, "全国"}:
        return NATIONWIDE
    return [PROVINCE.read_cell(piece, fact, law) for piece in pieces(value)]


PROVINCES = Kind(
    read=read,
    schema=schema,
    words=words,
    read_cell=read_cell,
    called=called,
    options=PROVINCE.options,
    in_words=True,
    limits=("not_empty", "empty_if"),
)

"""Some provinces, or the whole country; none where all users are abroad."""

from __future__ import annotations

from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, plain
from checker.kinds.province import PROVINCE
from checker.kinds.several import each_once, in_one_order, in_words, pieces
from checker.model import NATIONWIDE, Fact, Law, Text
from checker.words import word


def _read(path: str, raw: Any, fact: Fact, law: Law) -> str | tuple[str, ...]:
    if raw == NATIONWIDE:
        return NATIONWIDE
    if not isinstance(raw, list):
        allowed = f'"{NATIONWIDE}", ["CN-HN"]'
        raise refusal(path, "answer-error.no-provinces", raw, allowed=allowed)
    for code in raw:
        PROVINCE.read(path, code, fact, law)
    return in_one_order(path, raw, tuple(law.provinces))


def _schema(_fact: Fact, law: Law) -> Schema:
    return {"anyOf": [{"type": "string", "const": NATIONWIDE}, each_once(law.provinces)]}


def _called(code: str, fact: Fact, law: Law) -> Text:
    return word("answer.nationwide") if code == NATIONWIDE else PROVINCE.called(code, fact, law)


def _words(value: str | tuple[str, ...], fact: Fact, law: Law) -> Text:
    if isinstance(value, str):
        return _called(value, fact, law)
    return in_words(_called(code, fact, law) for code in value)


def _read_cell(value: Any, fact: Fact, law: Law) -> Any:
    if plain(str(value)) in {NATIONWIDE, "全国"}:
        return NATIONWIDE
    return [PROVINCE.read_cell(piece, fact, law) for piece in pieces(value)]


PROVINCES = Kind(
    read=_read,
    schema=_schema,
    words=_words,
    read_cell=_read_cell,
    called=_called,
    options=PROVINCE.options,
    in_words=True,
    limits=("not_empty", "empty_if"),
)

"""Read one cell of a sheet as an application file would hold its answer, and write it again.

A cell that cannot be read is handed on as it stands: who reads the application refuses it there,
in the same words as for a file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import Any

from checker.many.columns import plain
from checker.many.neutral import as_typed
from checker.model import NATIONWIDE, Fact, Lang, Law
from checker.words import word

# What a cell of Excel, or of a CSV, holds.
Cell = str | bool | int | float | Decimal | date | datetime | time | None

YES = {"是", "有", "yes", "y", "true", "√", "✓"}
NO = {"否", "无", "no", "n", "false", "×"}
UNSURE = {"", "不清楚", "不确定", "not sure", "unsure", "?"}
NOTHING = {"无", "没有", "none"}
NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
LONGEST_NUMBER = 40
# As Excel in China shows a day, and as a file writes it; midnight is what some exports add.
DAY = re.compile(
    r"([0-9]{4}) ?(?:-|/|\.|年) ?([0-9]{1,2}) ?(?:-|/|\.|月) ?([0-9]{1,2}) ?日?"
    r"(?: 0?0:00(?::00)?)?"
)
BETWEEN = re.compile(r"[;,；，、\n]")
PROVINCE_KIND = re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区)$")
PERCENT = "%"
DIGITS_OF_A_DOUBLE = 15


def read_cell(fact: Fact | None, value: Cell, law: Law) -> Any:
    """Return a cell's answer; nothing where the cell leaves the question open.

    Without a question it is the filing date. A list of entries is read by ``entry_lists``.
    """
    kind = fact.type if fact else "date"
    if isinstance(value, str):
        value = as_typed(value.strip())
        if plain(value) in UNSURE:
            return None
    return value if value is None else READERS[kind](value, fact, law)


def _bool(value: Any, fact: Fact, law: Law) -> Any:
    text = plain(str(value))
    return True if text in YES else False if text in NO else _choice(value, fact, law)


def _date(value: Any, _fact: Any, _law: Law) -> Any:
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else value.isoformat(" ")
    found = DAY.fullmatch(plain(value)) if isinstance(value, str) else None
    if not found:
        return value
    year, month, day = found.groups()
    return f"{year}-{month:>02}-{day:>02}"


def _number(value: Any, fact: Fact, _law: Law) -> Any:
    if isinstance(value, float):
        # What a spreadsheet shows of a double; the digits beyond are an accident of binary sums.
        value = Decimal(f"{value:.{DIGITS_OF_A_DOUBLE}g}")
    elif isinstance(value, str) and len(value) <= LONGEST_NUMBER:
        bare = plain(value)
        if fact.unit and fact.unit.zh == PERCENT:
            bare = bare.removesuffix(PERCENT).rstrip()
        value = Decimal(bare.replace(",", "")) if NUMBER.fullmatch(bare) else value
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if whole else value


def _text(value: Any, _fact: Any, _law: Law) -> Any:
    return str(value)


def _choice(value: Any, fact: Fact, _law: Law) -> Any:
    return _options(fact).get(plain(str(value)), value)


def _province(value: Any, _fact: Any, law: Law) -> Any:
    name = plain(str(value))
    known = _provinces(law)
    return known.get(name) or known.get(PROVINCE_KIND.sub("", name)) or value


def _several_provinces(value: Any, fact: Any, law: Law) -> Any:
    if plain(str(value)) in {NATIONWIDE, "全国"}:
        return NATIONWIDE
    return [_province(piece, fact, law) for piece in _pieces(value)]


def _services(value: Any, fact: Fact, law: Law) -> Any:
    return [_choice(piece, fact, law) for piece in _pieces(value)]


def _pieces(value: Any) -> list[str]:
    """Return the parts of a cell that holds several codes; the word for none holds none."""
    if plain(str(value)) in NOTHING:
        return []
    return [piece.strip() for piece in BETWEEN.split(str(value)) if piece.strip()]


READERS: Mapping[str, Callable[[Any, Any, Law], Any]] = {
    "bool": _bool,
    "choice": _choice,
    "date": _date,
    "integer": _number,
    "money": _number,
    "number": _number,
    "text": _text,
    "province": _province,
    "rule": _text,
    "provinces": _several_provinces,
    "services": _services,
}


@cache
def _options(fact: Fact) -> dict[str, str]:
    """Return the answers of a choice by all they are called: id, or words of either language."""
    return {plain(name): o.id for o in fact.options for name in (o.id, *o.text)}


@cache
def _provinces(law: Law) -> dict[str, str]:
    """Return the codes of provinces by all they are called."""
    found = law.provinces.items()
    return {plain(name): code for code, one in found for name in (code, *one.province)}


def write_cell(fact: Fact | None, answer: object, law: Law, lang: Lang) -> str | float | Decimal:
    """Return what to write into a cell so that it is read as this answer again."""
    match answer:
        case bool():
            return word("answer.yes" if answer else "answer.no").of(lang)
        case int() | float() | Decimal():
            return answer
        case list():
            names = [str(write_cell(fact, one, law, lang)) for one in answer]
            return word("sheet.between").of(lang).join(names) or word("sheet.none").of(lang)
        case str():
            return _named(fact, answer, law, lang)
    return str(answer)


def _named(fact: Fact | None, answer: str, law: Law, lang: Lang) -> str:
    """Return a word of an answer as people call it; what is no answer stands as it is."""
    if fact is None or fact.type == "text":
        return answer
    if answer == NATIONWIDE:
        return word("answer.nationwide").of(lang)
    if answer in law.provinces:
        return law.provinces[answer].province.of(lang)
    return next((o.text.of(lang) for o in fact.options if o.id == answer), answer)

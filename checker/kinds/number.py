"""What is counted or measured: a whole number, an amount in yuan, a number such as a percentage."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from checker.core.input_error import InputError, refusal
from checker.core.words import SPACE, Money, in_both, joined_texts
from checker.kinds.kind import Kind, Schema, plain
from checker.model import Fact, Law, Text

LARGEST = 10**15
# What a page's number holds exactly; so a file says the same there as here.
MOST_DIGITS = 15
MOST_DECIMALS = 6
QUOTED = re.compile(r"-?[0-9]+(\.[0-9]+)?")
IN_A_CELL = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
LONGEST_IN_A_CELL = 40
PERCENT = "%"
DIGITS_OF_A_DOUBLE = 15
WHOLE: Schema = {"type": "integer", "minimum": 0, "exclusiveMaximum": LARGEST}


def _is_quoted(raw: object) -> bool:
    return isinstance(raw, str) and QUOTED.fullmatch(raw) is not None


def _from_zero(path: str, raw: Any, _fact: Fact, _law: Law, *, key: str, example: str) -> int:
    """Read a whole number of 0 or more; ``key`` says what any other value is not."""
    # A bool is an int in Python, but no number in a file.
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
        if raw < LARGEST:
            return raw
        raise _too_large(path, raw)
    if _is_quoted(raw):
        raise refusal(path, "answer-error.quoted", raw, example=example)
    raise refusal(path, key, raw)


def _number(path: str, raw: Any, fact: Fact, _law: Law) -> Decimal:
    """Read a number; refuse what the page, which has no decimals, could not hold exactly."""
    if _is_quoted(raw):
        raise refusal(path, "answer-error.quoted", raw, example="33.33")
    if not isinstance(raw, int | float | Decimal) or isinstance(raw, bool):
        raise refusal(path, "answer-error.no-number", raw)
    most = fact.limits.most
    top = LARGEST if most is None else most
    # An integer may have more digits than Python turns into text.
    if isinstance(raw, int) and not 0 <= raw <= top:
        raise _out_of_range(path, raw, most)
    value = Decimal(str(raw))
    if not (value.is_finite() and 0 <= value <= top):
        raise _out_of_range(path, raw, most)
    _, digits, exponent = value.as_tuple()
    if isinstance(exponent, int) and (exponent < -MOST_DECIMALS or len(digits) > MOST_DIGITS):
        limits = {"decimals": MOST_DECIMALS, "digits": MOST_DIGITS}
        raise refusal(path, "answer-error.too-precise", raw, **limits)
    return value


def _out_of_range(path: str, raw: float | Decimal, most: int | None) -> InputError:
    if most is not None:
        return refusal(path, "answer-error.out-of-range", raw, most=most)
    if isinstance(raw, int) or Decimal(str(raw)).is_finite():
        return _too_large(path, raw) if raw > 0 else refusal(path, "answer-error.negative", raw)
    return refusal(path, "answer-error.no-number", raw)


def _too_large(path: str, raw: object) -> InputError:
    return refusal(path, "answer-error.too-large", raw, most=LARGEST - 1)


def schema(fact: Fact, _law: Law) -> Schema:
    """Return a number; that it has few decimals the reader alone sees, as no factor is exact."""
    most = fact.limits.most
    top = {"exclusiveMaximum": LARGEST} if most is None else {"maximum": most}
    return {"type": "number", "minimum": 0, **top}


def _with_unit(value: object, fact: Fact, _law: Law) -> Text:
    return joined_texts((in_both(value), fact.unit), SPACE) if fact.unit else in_both(value)


def read_cell(value: Any, fact: Fact, _law: Law) -> Any:
    """Return a number, whole where it is."""
    if isinstance(value, float):
        # What a spreadsheet shows of a double; the digits beyond are an accident of binary sums.
        value = Decimal(f"{value:.{DIGITS_OF_A_DOUBLE}g}")
    elif isinstance(value, str) and len(value) <= LONGEST_IN_A_CELL:
        bare = plain(value)
        if fact.unit and fact.unit.zh == PERCENT:
            bare = bare.removesuffix(PERCENT).rstrip()
        value = Decimal(bare.replace(",", "")) if IN_A_CELL.fullmatch(bare) else value
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if whole else value


INTEGER = Kind(
    read=partial(_from_zero, key="answer-error.no-whole-number", example="15"),
    schema=lambda _fact, _law: WHOLE,
    written=_with_unit,
    read_cell=read_cell,
)
MONEY = replace(
    INTEGER,
    read=partial(_from_zero, key="answer-error.no-money", example="1000000"),
    written=lambda value, _fact, _law: in_both(Money(value)),
)
NUMBER = Kind(
    read=_number, schema=schema, written=_with_unit, read_cell=read_cell, limits=("most",)
)

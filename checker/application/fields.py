"""Read one answer of each type, or refuse it: key, value, what is allowed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from checker.model import NATIONWIDE, Fact, Law, Text
from checker.words import word

LARGEST = 10**15
LONGEST_LINE = 200
LONGEST_SHOWN = 40
LONGEST_KEY = 80
# What a page's number holds exactly; so a file says the same there as here.
MOST_DIGITS = 15
MOST_DECIMALS = 6
DATE_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLAIN_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class InputError(ValueError):
    """Bad input: the file, line and key it stands under, what is wrong and what is allowed."""

    def __init__(
        self, path: str, text: Text, line: int | None = None, value: str | None = None
    ) -> None:
        """Keep the key, the message in both languages, the line and the value, as far as known."""
        self.path = safe(path)
        super().__init__(f"{self.path}: {text.en}" if path else text.en)
        self.text = text
        self.line = line
        self.value = value


def safe(text: str, longest: int = LONGEST_KEY) -> str:
    """Return a text for a message: cut short, with ? for what moves a cursor or turns the line."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return "".join(c if c.isprintable() else "?" for c in cut)


def shown(value: object) -> str:
    """Return a short, safe rendering of a value for a message."""
    if isinstance(value, Decimal | date):
        return safe(str(value), LONGEST_SHOWN)
    # Shown as JSON writes it, so that "15" and 15 look different.
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        text = "…"
    return safe(text, LONGEST_SHOWN)


def refusal(path: str, key: str, value: object, **more: object) -> InputError:
    """Return the error that a word says of a value, both shortened for a message."""
    told = shown(value)
    return InputError(path, word(key, value=told, **more), value=told)


def _is_quoted_number(raw: object) -> bool:
    return isinstance(raw, str) and PLAIN_NUMBER.fullmatch(raw) is not None


def _bool(path: str, raw: Any, fact: Fact, _law: Law) -> bool | str:
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


def _choice(path: str, raw: Any, fact: Fact, _law: Law) -> str:
    allowed = [o.id for o in fact.options]
    if raw in allowed:
        return str(raw)
    raise refusal(path, "answer-error.no-choice", raw, allowed=", ".join(allowed))


def read_date(path: str, raw: Any, *_context: object) -> date:
    """Read a day: a TOML date, or text of the form YYYY-MM-DD."""
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and DATE_FORM.fullmatch(raw):
        try:
            return date.fromisoformat(raw)
        except ValueError:
            pass
    raise refusal(path, "answer-error.no-date", raw)


def _from_zero(path: str, raw: Any, _fact: Fact, _law: Law, *, key: str, example: str) -> int:
    """Read a whole number of 0 or more; ``key`` says what any other value is not."""
    # A bool is an int in Python, but no number in a file.
    if isinstance(raw, int) and not isinstance(raw, bool) and raw >= 0:
        if raw < LARGEST:
            return raw
        raise _too_large(path, raw)
    if _is_quoted_number(raw):
        raise refusal(path, "answer-error.quoted", raw, example=example)
    raise refusal(path, key, raw)


def _number(path: str, raw: Any, fact: Fact, _law: Law) -> Decimal:
    """Read a number; refuse what the page, which has no decimals, could not hold exactly."""
    if _is_quoted_number(raw):
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


def _text(path: str, raw: Any, _fact: Fact, _law: Law) -> str:
    if isinstance(raw, str) and len(raw) <= LONGEST_LINE and raw.isprintable():
        return raw
    raise refusal(path, "answer-error.no-line", raw, most=LONGEST_LINE)


def _province(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    codes = _province_codes(law)
    if raw in codes:
        return str(raw)
    raise refusal(path, "answer-error.no-province", raw, allowed=", ".join(codes))


def _rule(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    ids = tuple(rule.id for rule in law.rules)
    if raw in ids:
        return str(raw)
    raise refusal(path, "answer-error.no-rule", raw, allowed=", ".join(ids))


def _province_codes(law: Law) -> tuple[str, ...]:
    return tuple(law.provinces)


def _provinces(path: str, raw: Any, fact: Fact, law: Law) -> str | tuple[str, ...]:
    if raw == NATIONWIDE:
        return NATIONWIDE
    if not isinstance(raw, list):
        allowed = f'"{NATIONWIDE}", ["CN-HN"]'
        raise refusal(path, "answer-error.no-provinces", raw, allowed=allowed)
    for code in raw:
        _province(path, code, fact, law)
    return _each_once(path, raw, _province_codes(law))


def _services(path: str, raw: Any, fact: Fact, _law: Law) -> tuple[str, ...]:
    allowed = tuple(o.id for o in fact.options)
    if not isinstance(raw, list):
        raise refusal(path, "answer-error.no-services", raw, allowed='[], ["B22"]')
    for code in raw:
        if code not in allowed:
            raise refusal(path, "answer-error.no-service", code, allowed=", ".join(allowed))
    return _each_once(path, raw, allowed)


def _each_once(path: str, raw: list[str], order: tuple[str, ...]) -> tuple[str, ...]:
    """Return chosen codes in one order; a code that stands twice is a slip of the pen."""
    for code in raw:
        if raw.count(code) > 1:
            raise InputError(path, word("answer-error.twice", value=shown(code)))
    return tuple(c for c in order if c in raw)


READERS: dict[str, Callable[[str, Any, Any, Any], Any]] = {
    "bool": _bool,
    "choice": _choice,
    "date": read_date,
    "integer": partial(_from_zero, key="answer-error.no-whole-number", example="15"),
    "money": partial(_from_zero, key="answer-error.no-money", example="1000000"),
    "number": _number,
    "text": _text,
    "province": _province,
    "rule": _rule,
    "provinces": _provinces,
    "services": _services,
}

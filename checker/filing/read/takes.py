"""What fields and answers take of a value, from its plain text; nothing if it has no such part."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from checker.filing.comparing import CHINESE_DIGITS, YUAN, amount, plain_code
from checker.filing.read.load import fits, load_labels, named
from checker.kinds.number import LARGEST

# The numbers of a day, in figures or numerals.
NUMBERS = re.compile(r"\d+|[〇零一二三四五六七八九十元]+")
DIGITS = CHINESE_DIGITS | {"元": 1}
MONTH = re.compile(r"(\d{4})\D?(0?[1-9]|1[0-2])(?!\d)月?(?:[./\-]?\d{1,2}(?!\d))?")
# A count of months; six digits are a month.
MOST_DIGITS = 3


def number(text: str) -> int:
    """Read a number of a day: in digits, ten and tens, or digit by digit."""
    digits = "".join(str(DIGITS.get(sign, sign)) for sign in text)
    tens, ten, ones = digits.partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)


def day(numbers: Iterable[str]) -> str | None:
    """Return the day of a year, a month and a day, if it is one."""
    try:
        return date(*map(number, numbers)).isoformat()
    except ValueError:
        return None


def month_count(text: str) -> int | None:
    """Return how many months a span has, or the number that is printed."""
    if text.isdigit() and len(text) <= MOST_DIGITS:
        return int(text)
    first, *rest = [int(year) * 12 + int(month) for year, month in MONTH.findall(text)] or [0]
    return rest[-1] - first + 1 if rest and rest[-1] >= first else None


def last_month(text: str) -> str | None:
    """Return the last month of a span, by its first day."""
    months = MONTH.findall(text)
    return day((*months[-1], "1")) if months else None


def yuan(text: str) -> int | None:
    """Return a sum in whole yuan; one in another currency has none."""
    read = amount(text)
    # Of more digits than a decimal holds nobody can tell whether they are whole.
    if read and read.currency == YUAN and read.total < LARGEST and read.total % 1 == 0:
        return int(read.total)
    return None


def currency(text: str) -> str | None:
    """Return whether a sum is in yuan, as the question asks."""
    read = amount(text)
    return ("CNY" if read.currency == YUAN else "foreign") if read else None


TAKES: Mapping[str, Callable[[Any], Any]] = {
    "code": plain_code,
    "province": lambda code: load_labels().divisions.get(code[2:4]),
    "yuan": yuan,
    "currency": currency,
    "day": lambda text: day(NUMBERS.findall(text)[:3]),
    "last_day": lambda text: day(NUMBERS.findall(text)[-3:]),
    "last_month": last_month,
    "months": month_count,
    "year": number,
    "form": lambda text: named(load_labels().patterns["forms"], text),
    # A text that names none does not say that there is none.
    "is_there": lambda _text: True,
    "foreign": lambda text: fits("foreign", text) or None,
    "names": lambda text: re.split("[、,;/]", text),
    "owners": list,
    "shares": lambda owners: [{k: v for k, v in one.items() if k != "kind"} for one in owners],
}

"""Read what a cell says as papers and spreadsheets print it: 贰佰万元整, 有限公司, 15人, 43952.

What is read of a paper's text is read here by the same words; a cell is only shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from checker.filing.comparing import plain
from checker.filing.read.load import load_labels, named
from checker.filing.read.takes import NUMBERS, day, yuan
from checker.model import Fact

# Days without separators, those in numerals, and those that Excel counts.
JOINED = re.compile(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
SIGNS = "一二三四五六七八九"
NUMERAL = re.compile(rf"[〇零{SIGNS}]{{4}}年[元十{SIGNS}]{{1,3}}月[十{SIGNS}]{{1,3}}日")
COUNTED_BY_EXCEL = re.compile(r"[1-7][0-9]{4}")
# Before it Excel counts from another day by one.
EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a cell has no zone
# What people write behind a number of staff, seats, months or square meters.
COUNTED = re.compile(r"(?P<number>.*?)(?:人|名|个月?|席|平方米|平米|m2|㎡)")
NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def as_printed(fact: Fact, value: object) -> object:
    """Return what a cell says to a question as papers print it; itself where it says nothing."""
    read = OF_QUESTION.get(fact.path) or OF_KIND.get(fact.type)
    if read is None or not isinstance(value, str | int):
        return value
    found = read(plain(str(value)))
    return value if found is None else found


def _day(text: str) -> str | None:
    if joined := JOINED.fullmatch(text):
        return day(joined.groups())
    if NUMERAL.fullmatch(text):
        return day(NUMBERS.findall(text))
    if COUNTED_BY_EXCEL.fullmatch(text):
        return (EPOCH + timedelta(days=int(text))).date().isoformat()
    return None


def _count(text: str) -> str | int | None:
    """Return a number that stands before what it counts, as a cell would hold it alone."""
    found = COUNTED.fullmatch(text)
    if found is None:
        return None
    number = found["number"]
    return number if NUMBER.fullmatch(number) else yuan(number)


OF_KIND: Mapping[str, Callable[[str], Any]] = {
    "money": yuan,
    "date": _day,
    "integer": _count,
    "number": _count,
}


def _legal_form(text: str) -> str | None:
    return named(load_labels().patterns["forms"], text)


def _kind_of_owner(text: str) -> str | None:
    # A paper prints it before a name.
    return named(load_labels().patterns["kinds"], f"{text}:")


OF_QUESTION: Mapping[str, Callable[[str], Any]] = {
    "company.legal_form": _legal_form,
    "shareholders[].kind": _kind_of_owner,
    "holders[].kind": _kind_of_owner,
}

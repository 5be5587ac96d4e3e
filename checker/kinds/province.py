"""One province, by its code."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from checker.input_error import refusal
from checker.kinds.kind import Kind, Schema, by_name, one_of, plain
from checker.model import Fact, Law, Option, Text
from checker.words import in_both

# What a name may be written with: 湖南省, 上海市, 广西壮族自治区.
ENDING = re.compile(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区)$")


def provinces(_fact: Fact, law: Law) -> tuple[Option, ...]:
    """Return every province with its name, in the official order."""
    return tuple(Option(code, one.province) for code, one in law.provinces.items())


def read(path: str, raw: Any, _fact: Fact, law: Law) -> str:
    """Read the code of a province."""
    codes = tuple(law.provinces)
    if raw in codes:
        return str(raw)
    raise refusal(path, "answer-error.no-province", raw, allowed=", ".join(codes))


def schema(_fact: Fact, law: Law) -> Schema:
    """Return the codes of the provinces."""
    return one_of(law.provinces)


def called(code: str, _fact: Fact, law: Law) -> Text:
    """Return the name of a province; what is none stands as it is."""
    found = law.provinces.get(code)
    return found.province if found else in_both(code)


# A sheet asks for every cell.
@cache
def _by_name(law: Law) -> dict[str, str]:
    return by_name(Option(code, one.province) for code, one in law.provinces.items())


def read_cell(value: Any, _fact: Fact, law: Law) -> Any:
    """Return the code of a province by any of its names."""
    name, known = plain(str(value)), _by_name(law)
    return known.get(name) or known.get(ENDING.sub("", name)) or value


def offers(fact: Fact, law: Law) -> tuple[Text, ...]:
    """Offer the provinces by their names."""
    return tuple(option.text for option in provinces(fact, law))


PROVINCE = Kind(
    read=read,
    schema=schema,
    words=called,
    read_cell=read_cell,
    called=called,
    options=provinces,
    offers=offers,
    in_words=True,
)

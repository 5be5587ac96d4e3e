"""One province, by its code."""

from __future__ import annotations

from functools import cache

from checker.kinds.choice import one_word
from checker.model import Fact, Law, Option

# What a name may be written with: 湖南省, 上海市, 广西壮族自治区.
ENDING = r"(?:省|市|(?:壮族|回族|维吾尔)?自治区)$"


@cache
def provinces(_fact: Fact, law: Law) -> tuple[Option, ...]:
    """Return every province with its name, in the official order."""
    return tuple(Option(code, one.province) for code, one in law.provinces.items())


PROVINCE = one_word(provinces, "answer-error.no-province", ENDING)

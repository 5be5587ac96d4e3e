"""Compare addresses: the country, province, and city may be left out at the beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.filing.comparing import plain

# No name of a province or a city has a sign of a smaller place, nor one of a street, in it.
NAME = r"[^\W\dA-Za-z_区县旗街路村巷号弄栋幢楼]{2,12}?"
UNIT = re.compile(rf"中国|中华人民共和国|{NAME}(?:省|自治区|自治州|市(?![场政民区]))")
# What is left of an address tells a place by itself.
TELLS_A_PLACE = re.compile(r".*[区县旗镇乡街道路村巷]")


def places_differ(one: str, other: str) -> bool:
    """Tell whether two addresses differ in more than a province or city that one leaves out."""
    leads = left_out(one, other)
    return plain(one)[leads[0] :] != plain(other)[leads[1] :]


def left_out(one: str, other: str) -> tuple[int, int]:
    """Return with how many signs each address leads up, if one of them leaves some of it out.

    Where each leads up to the rest in another way, neither is left out.
    """
    first, second = (list(_units(plain(text))) for text in (one, other))
    less, more = sorted((first, second), key=len)
    following = iter(more)
    if not all(unit in following for unit in less):
        return 0, 0
    return len("".join(first)), len("".join(second))


def _units(text: str) -> Iterator[str]:
    """Return the country, the province and the cities with which an address begins."""
    start = 0
    while (found := UNIT.match(text, start)) and TELLS_A_PLACE.match(text, found.end()):
        yield found[0]
        start = found.end()

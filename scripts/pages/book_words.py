"""The fixed words of the boundary tables, the claims and the review book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Text
from checker.wording import fill

if TYPE_CHECKING:
    from checker.model import Lang

WORDS = {
    # boundaries
    "boundary-below": Text("one below", "小一个单位"),
    "boundary-at": Text("exactly at", "正好等于"),
    "boundary-above": Text("one above", "大一个单位"),
    "boundary-day-below": Text("a day before", "前一日"),
    "boundary-day-at": Text("the day itself", "当日"),
    "boundary-day-above": Text("a day after", "后一日"),
    "boundary-why": Text("Why", "理由"),
    "boundary-rests": Text("Rests on:", "所依据的条文："),
    "services-count": Text("{n}, counting B24", "{n}项，含 B24"),
    "provinces-count": Text("{n}", "{n}个"),
}


def tell(key: str, lang: Lang, **values: object) -> str:
    """Return a fixed word, filled."""
    return fill(WORDS[key], values).of(lang)

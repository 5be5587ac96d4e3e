"""Draw the days to file: one bar a row, in shares of the width, so that no style is needed.

A screen reader is told the same by the words that stand beside each bar.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from checker.core.dates import add_days
from checker.core.words import MONTHS, word
from checker.model import Text
from checker.report.html import NOTHING, Html, el

# The height of a bar, and where words stand in it.
BAR, BASELINE = 20, 14
# In shares of the width: how far apart the names of days stand, and how wide a bar with words is.
BETWEEN, BETWEEN_ON_PHONE = 13.0, 27.0
LEAST_WORDED = 16.0
LAST_TICK = 84.0
# So many days at least are drawn, so many before what matters, and this part of them after it.
LEAST_DAYS = 36
BEFORE, AFTER_SHARE = 4, 8
FARTHEST_BACK = 60


class Bar(NamedTuple):
    """Days in a row that are drawn as one, both inclusive; ``kind`` says how."""

    first: date
    last: date
    kind: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that are drawn, both inclusive, with those that are named.

    ``narrow`` are those that a phone has room to name. ``bands`` are the days that fit, the ground
    of every row; ``picked`` is drawn through all rows.
    """

    first: date
    last: date
    picked: date
    bands: tuple[Bar, ...] = ()
    ticks: tuple[date, ...] = ()
    narrow: tuple[date, ...] = ()

    def at(self, day: date) -> float:
        """Return where a day begins, in percent of the width."""
        days = (self.last - self.first).days + 1
        return 100 * (day - self.first).days / days

    def months(self) -> list[date]:
        """Return the days on which months begin."""
        days = (self.first + timedelta(n) for n in range((self.last - self.first).days + 1))
        return [day for day in days if day.day == 1]


def axis(
    span: tuple[date, date], turning: Iterable[date], bands: Sequence[Bar], picked: date
) -> Axis:
    """Return what is drawn of a span: from its beginning until something last changes.

    ``turning`` are the days on which something does; those shortly before the span bring its past
    into the picture, as the date of a paper does.
    """
    start, end = span
    days = [*turning, picked]
    early = [day for day in days if 0 < (start - day).days <= FARTHEST_BACK]
    first = min(early) - timedelta(BEFORE) if early else start
    late = max(day for day in days if day <= end)
    shown = max((late - first).days, LEAST_DAYS)
    last = add_days(first, shown + shown // AFTER_SHARE)
    found = Axis(first, last, picked, tuple(bands))
    return replace(found, ticks=_named(found, BETWEEN), narrow=_named(found, BETWEEN_ON_PHONE))


def _named(found: Axis, apart: float) -> tuple[date, ...]:
    """Choose the days to name: those on which days open and close, then first days of months.

    ``apart`` is how far two names are apart at least.
    """
    ends = [day for bar in found.bands for day in (bar.first, bar.last)]
    chosen: list[date] = []
    for day in (*ends, found.first, *found.months()):
        has_room = all(abs(found.at(day) - found.at(each)) >= apart for each in chosen)
        if has_room and found.first <= day <= found.last:
            chosen.append(day)
    return tuple(sorted(chosen))


def named_days(found: Axis) -> Html:
    """Draw the names of days above the bars; a phone shows fewer of them."""
    wide = (_tick(found, day, "wide") for day in found.ticks)
    narrow = (_tick(found, day, "narrow") for day in found.narrow)
    return _picture(found, (*wide, *narrow))


def track(found: Axis, bars: Iterable[Bar]) -> Html:
    """Draw one row: the days that fit as its ground, then the bars, then the day picked."""
    bands = (
        el("rect", **wide(*_edges(found, bar)), y="0", height="100%", cls="b-days__band")
        for bar in found.bands
    )
    drawn = (_bar(found, bar) for bar in bars)
    return _picture(found, (*bands, *drawn, _line(found, "picked", found.picked)))


def _picture(found: Axis, parts: Iterable[Html]) -> Html:
    """Return a picture as large as its place; the names of days stand in the first, the highest."""
    grid = (_line(found, "tick", day) for day in found.ticks)
    size = {"width": "100%", "height": "100%"}
    drawn = el("svg", *grid, *parts, **size, aria_hidden="true", focusable="false")
    return el("div", drawn, cls="b-days__track")


def _tick(found: Axis, day: date, shown: str) -> Html:
    # Near the right edge the name stands on the left of its line.
    late = found.at(day) > LAST_TICK
    anchor = {"text_anchor": "end", "dx": "-4"} if late else {"dx": "4"}
    return el(
        "text",
        short(day),
        x=share(found.at(day)),
        y=str(BASELINE),
        cls=f"b-days__{shown}",
        **anchor,
    )


def _line(found: Axis, name: str, day: date) -> Html:
    at = share(found.at(day))
    return el("line", x1=at, x2=at, y1="0", y2="100%", cls=f"b-days__{name}")


def _edges(found: Axis, bar: Bar) -> tuple[float, float]:
    """Return where a bar begins and ends; one that goes on is drawn beyond the edge."""
    begin = -2.0 if bar.first < found.first else found.at(bar.first)
    end = 102.0 if bar.last > found.last else found.at(add_days(bar.last, 1))
    return begin, end


def wide(begin: float, end: float) -> dict[str, str]:
    """Return where a bar begins and how wide it is, from and to percents of the width."""
    return {"x": share(begin), "width": share(end - begin)}


def _bar(found: Axis, bar: Bar) -> Html:
    """Return a bar in the middle of its row, with its days in it if there is room."""
    begin, end = _edges(found, bar)
    if end <= begin:
        return NOTHING
    shape = el(
        "rect",
        **wide(begin, end),
        y=str(-BAR // 2),
        height=str(BAR),
        rx="4",
        cls=f"b-days__{bar.kind}",
    )
    words = NOTHING
    begin, end = max(begin, 0.0), min(end, 100.0)
    if end - begin >= LEAST_WORDED:
        said = _said(found, bar)
        text = el("text", said, x="8", y=str(BASELINE), cls=f"b-days__in-{bar.kind}")
        # They are cut off at the bar's end.
        words = el("svg", text, **wide(begin, end), y=str(-BAR // 2), height=str(BAR))
    # From the middle of the row down, and visible above it too.
    return el("svg", shape, words, y="50%", overflow="visible")


def _said(found: Axis, bar: Bar) -> Text:
    """Say of what days a bar is, of those that are out of sight on both sides with their years."""
    before, after = bar.first < found.first, bar.last > found.last
    out_of_sight = before and after
    first, last = (
        short_day(day, with_year=True) if out_of_sight else short(day)
        for day in (bar.first, bar.last)
    )
    if after and not before:
        return word("window.bar-from", first=first)
    if before and not after:
        return word("window.bar-until", last=last)
    return word("window.bar", first=first, last=last) if first != last else first


def short(day: date) -> Text:
    """Write a day in short; the first of a year with the year."""
    return short_day(day, with_year=(day.month, day.day) == (1, 1))


def short_day(day: date, *, with_year: bool) -> Text:
    """Write a day in short: "26 Dec", "1 Jan 2027"."""
    month = Text(MONTHS[day.month - 1][:3], str(day.month))
    key = "window.tick-year" if with_year else "window.tick"
    return word(key, day=day.day, month=month, year=day.year)


def share(percent: float) -> str:
    """Write a part of the width."""
    return f"{percent:.2f}%"

"""Find the days on which anything can change, by watching what the filing day is compared with.

A decision looks at the day only by comparing it with other days. So one evaluation holds, step by
step, until the first day on which one of its comparisons would come out otherwise: every day up to
there has the same answer, and the next evaluation begins there. Nothing is guessed, and no rule
says twice when it changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Generic, NoReturn, TypeVar

from checker.application.application import Application

T = TypeVar("T")
ONE_DAY = timedelta(days=1)


class WatchedDay:
    """A day that can be compared with days and nothing else.

    ``last`` is the last day, from this one on, on which every comparison comes out the same.
    ``periods`` are those it was held to (``dates.within``): not before one day, not after another.
    Whatever else a rule wants of the day (its year, a sum, its text) is refused: that would change
    with every day, unseen.
    """

    __slots__ = ("_day", "_since", "last", "periods")

    def __init__(self, day: date) -> None:
        """Watch a day that was not compared yet."""
        self._day, self.last = day, date.max
        self._since: date | None = None
        self.periods: list[tuple[date, date]] = []

    def __le__(self, other: date) -> bool:
        """Tell whether the day is this one or before it."""
        if self._since is not None:
            self.periods.append((self._since, other))
        return self._is_up_to(other)

    def __gt__(self, other: date) -> bool:
        """Tell whether the day is after this one."""
        return not self._is_up_to(other)

    def __lt__(self, other: date) -> bool:
        """Tell whether the day is before this one."""
        return not self._is_from(other)

    def __ge__(self, other: date) -> bool:
        """Tell whether the day is this one or after it."""
        holds = self._is_from(other)
        # ``since <= day <= until`` asks this first, and at once behind it the other.
        self._since = other if holds else None
        return holds

    def __eq__(self, other: object) -> bool:
        """Tell whether the day is this one."""
        if not isinstance(other, date):
            return NotImplemented
        return self._is_up_to(other) and self._is_from(other)

    # A set or a table would compare it unseen.
    __hash__ = None  # type: ignore[assignment]

    def __str__(self) -> NoReturn:
        """Refuse to be written: it would say every day the same."""
        raise TypeError("a watched day can be compared, not written")

    __repr__ = __str__

    def _is_up_to(self, other: date) -> bool:
        self._since = None
        holds = self._day <= other
        if holds:
            self.last = min(self.last, other)
        return holds

    def _is_from(self, other: date) -> bool:
        self._since = None
        holds = self._day >= other
        if not holds:
            self.last = min(self.last, other - ONE_DAY)
        return holds


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """Days in a row, both inclusive, that have the same answer."""

    first: date
    last: date
    found: T


def watched_on(app: Application, day: date) -> tuple[Application, WatchedDay]:
    """Return the same answers on a day that is watched, and the day."""
    watch: Any = WatchedDay(day)
    # It has what a decision uses of a day, and nothing that would escape the watch.
    return replace(app, day=watch), watch


def stretches(
    app: Application, first: date, last: date, work: Callable[[Application], T]
) -> Iterator[Stretch[T]]:
    """Return what ``work`` finds on every day of a span, in as few evaluations as may be.

    Two stretches in a row may have found the same: a comparison changed, the answer did not.
    """
    day = first
    while True:
        on_day, watch = watched_on(app, day)
        found = work(on_day)
        end = min(watch.last, last)
        yield Stretch(day, end, found)
        if end == last:
            return
        day = end + ONE_DAY

"""Count what many applications lack, and find those that something happens to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from checker.load import load_law
from checker.many.judge import Row
from checker.many.windows import Paper

MOST_GAPS = 10


class Stale(NamedTuple):
    """A paper of one application that is taken for some days only."""

    row: Row
    paper: Paper


def most_common(rows: Iterable[Row], most: int = MOST_GAPS) -> list[tuple[str, int]]:
    """Return the rules that most applications fail or leave open, with how many; by law or guide.

    Of as many, those come first that stand first everywhere.
    """
    numbers = Counter(rule for row in rows for rule in (*row.not_met, *row.open))
    place = {rule.id: n for n, rule in enumerate(load_law().rules)}
    return sorted(numbers.items(), key=lambda gap: (-gap[1], place[gap[0]]))[:most]


def changed(rows: Iterable[Row]) -> list[Row]:
    """Return the applications whose verdicts are others than their files keep."""
    return [row for row in rows if row.changed]


def stale_within(rows: Iterable[Row], today: date, days: int = 7) -> list[Stale]:
    """Return the papers whose last day is one of the next, the first to go stale first.

    Only applications whose days to file were looked for know the days of their papers.
    """
    last = today + timedelta(days=days)
    ending = [
        (paper.until, Stale(row, paper))
        for row in rows
        for paper in (row.days.papers if row.days else ())
        if paper.until and today <= paper.until <= last
    ]
    return [each for _, each in sorted(ending, key=lambda pair: pair[0])]

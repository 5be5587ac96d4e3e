"""Find the days on which one application of many can be filed, and when its papers go stale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from checker.application.application import parse
from checker.filing.window import DAYS, window
from checker.load import load_law
from checker.many.entries import Entry


@dataclass(frozen=True, slots=True)
class Paper:
    """A dated paper: the day it bears, the earliest it may bear, and the last day it is taken."""

    rule: str
    on: date | None
    not_before: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Days:
    """The days to file by law and the province's guide, from the first to the last looked at.

    ``kind`` says what ``windows`` (first and last day, both inside) are: days on which everything
    is met (fits), nothing fails (open), nothing but what no day mends (stuck); or there is none.
    """

    first: date
    last: date
    kind: str
    windows: tuple[tuple[date, date], ...]
    papers: tuple[Paper, ...]

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, as ``window`` names it."""
        return {
            "from": self.first.isoformat(),
            "until": self.last.isoformat(),
            "kind": self.kind,
            "windows": [
                {"opens": opens.isoformat(), "closes": closes.isoformat()}
                for opens, closes in self.windows
            ],
            "papers": [
                {
                    "rule": paper.rule,
                    "on": _text(paper.on),
                    "not_before": _text(paper.not_before),
                    "until": _text(paper.until),
                }
                for paper in self.papers
            ],
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the days of such data."""
        read = date.fromisoformat
        return cls(
            first=read(data["from"]),
            last=read(data["until"]),
            kind=data["kind"],
            windows=tuple((read(run["opens"]), read(run["closes"])) for run in data["windows"]),
            papers=tuple(
                Paper(p["rule"], _day(p["on"]), read(p["not_before"]), _day(p["until"]))
                for p in data["papers"]
            ),
        )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def days_of(entry: Entry, today: date, as_of: date | None = None, days: int = DAYS) -> Days:
    """Return the days of an application that was judged: one with a fault has none."""
    law = load_law()
    app, _ = parse(entry.application, law, today, as_of)
    found = window(app, law, days=days)
    outlook = found.deciding
    return Days(
        first=found.first,
        last=found.last,
        kind=outlook.kind,
        windows=tuple((run.opens, run.closes) for run in outlook.runs),
        papers=tuple(
            Paper(each.rule.id, each.on, each.not_before, each.until) for each in found.papers
        ),
    )

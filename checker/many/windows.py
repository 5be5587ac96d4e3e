"""Find the days on which one application of many can be filed, and when its papers go stale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from checker.application.application import parse
from checker.filing.window.find import DAYS, Run, Window, first_day, window
from checker.load import load_law
from checker.many.entries import Entry

Runs = tuple[tuple[date, date], ...]
# As the command ``window`` names them.
RUNS = {"windows": "met", "nothing_fails": "unfailing", "once_that_is_met": "timely"}


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

    Runs of days are pairs, both days inside: on ``met`` everything is met, on ``unfailing``
    nothing fails, on ``timely`` nothing but what no day mends. ``kind`` is the best of it: fits,
    open, stuck or none.
    """

    first: date
    last: date
    kind: str
    met: Runs
    unfailing: Runs
    timely: Runs
    papers: tuple[Paper, ...]

    @property
    def windows(self) -> Runs:
        """Return the days of which ``kind`` is said."""
        return self.met or self.unfailing or self.timely

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data, as ``window`` names it."""
        return {
            "from": self.first.isoformat(),
            "until": self.last.isoformat(),
            "kind": self.kind,
            **{key: _written(getattr(self, name)) for key, name in RUNS.items()},
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
            **{name: _read(data[key]) for key, name in RUNS.items()},
            papers=tuple(
                Paper(p["rule"], _day(p["on"]), read(p["not_before"]), _day(p["until"]))
                for p in data["papers"]
            ),
        )


def _written(runs: Runs) -> list[dict[str, str]]:
    return [{"opens": opens.isoformat(), "closes": closes.isoformat()} for opens, closes in runs]


def _read(runs: Iterable[Mapping[str, str]]) -> Runs:
    read = date.fromisoformat
    return tuple((read(run["opens"]), read(run["closes"])) for run in runs)


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(runs: Iterable[Run]) -> Runs:
    return tuple((run.opens, run.closes) for run in runs)


def days_of(entry: Entry, today: date, as_of: date | None = None, days: int = DAYS) -> Days:
    """Return the days from the filing date on; an application with a fault has none."""
    law = load_law()
    app, _ = parse(entry.application, law, today, as_of)
    return _days_in(window(app, law, days=days))


def days_from_today(entry: Entry, today: date) -> Days:
    """Return the days as the checker's page shows them: from today, where filing lies ahead."""
    law = load_law()
    app, _ = parse(entry.application, law, today)
    return _days_in(window(app, law, first_day(app, law, today)))


def _days_in(found: Window) -> Days:
    outlook = found.deciding
    return Days(
        first=found.first,
        last=found.last,
        kind=outlook.kind,
        met=_days(outlook.met),
        unfailing=_days(outlook.unfailing),
        timely=_days(outlook.timely) if outlook.always else (),
        papers=tuple(
            Paper(each.rule.id, each.on, each.not_before, each.until) for each in found.papers
        ),
    )

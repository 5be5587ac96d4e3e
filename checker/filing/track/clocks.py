"""Say which clocks run once the application is sent, until when, and what silence means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from checker.application.filing import DAY_WORDS, Days
from checker.core.tables import open_table
from checker.core.words import word
from checker.decide.statements import Statement, load_topic, promises
from checker.filing.clocks import Clock, clock_from, clocks
from checker.model import Text
from checker.report.outline import Report

# Each day needs another one before it, most the day of sending.
NEEDS = {"corrected": "correction", "received": "decided"}
CLOCK_STATES = ("kept", "late", "runs", "passed")


@dataclass(frozen=True)
class Course:
    """Which days begin and end a clock, and what silence means as it stands: see the file."""

    begins: Sequence[str]
    ends: Sequence[str]
    silence: Mapping[str, str]


@cache
def load_courses() -> Mapping[str, Course]:
    """Return the course of each clock, in their order. Raises ``LawError``."""
    with open_table(files("checker.filing.track").joinpath("clocks.toml")) as data:
        return {name: data.table(name).record(Course) for name in tuple(data.rest)}


class Running(NamedTuple):
    """One clock from some day on, and the day that ended it.

    ``silences`` are the statements on what it means that no word came, by how it stands.
    """

    clock: Clock
    start: date
    ended: date | None
    silences: Mapping[str, str]
    today: date

    @property
    def last(self) -> date:
        """Return its last day, the later one where no text says how its days are counted."""
        return self.clock.by_working_days or self.clock.by or date.max

    @property
    def state(self) -> str:
        """Return whether it was kept, or still runs."""
        if self.ended:
            return "kept" if self.ended <= self.last else "late"
        return "runs" if self.today <= self.last else "passed"

    @property
    def silence(self) -> Statement | None:
        """Return what it means that no word came."""
        return load_topic("clocks").by_id.get(self.silences.get(self.state, ""))


def gaps(days: Days) -> Iterator[tuple[str, Text]]:
    """Return each day that another one needs and that is not given, with the fault."""
    for name, on in days._asdict().items():
        before = NEEDS.get(name, "sent")
        if on and not getattr(days, before):
            days_named = {"name": word(DAY_WORDS[name]), "before": word(DAY_WORDS[before])}
            yield before, word("track.no-day-before", **days_named)


def running(report: Report, days: Days, today: date) -> Iterator[Running]:
    """Return the clocks that were started, in their order."""
    if not days.sent:
        return
    route = report.findings.route
    said = {clock.id: clock.said for clock in clocks(route, days.sent)}
    promise = promises(report.law).get(route.authority_code)
    # What counts otherwise repeats the nation's period.
    if promise and promise.counted == "working":
        said["promise"] = promise
    known = days._asdict()
    for name, course in load_courses().items():
        begins = (said[name].begins or course.begins) if name in said else ()
        start = next(filter(None, (known[day] for day in begins)), None)
        ended = next(filter(None, (known[day] for day in course.ends)), None)
        if start:
            clock = clock_from(start, name, said[name])
            one = Running(clock, start, ended, course.silence, today)
            yield one
            # Until all is there no decision is due, unless the notice itself came late.
            if days.awaits_correction and one.state == "kept":
                return

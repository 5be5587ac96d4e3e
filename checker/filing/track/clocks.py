"""Say which clocks run once the application is sent, until when, and what silence means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from checker.application.filing import Days, path_of
from checker.filing.clocks import Clock, clock_from, clocks
from checker.input_error import InputError
from checker.report.outline import Report
from checker.statements import Statement, load_topic, promises
from checker.words import word

# Each day needs another one before it, most the day of sending.
NEEDS = {"corrected": "correction", "received": "decided"}
CLOCK_STATES = ("kept", "late", "runs", "passed")


class Running(NamedTuple):
    """One clock from some day on, and the day that ended it; ``silence`` is what no word means."""

    clock: Clock
    start: date
    ended: date | None
    silence: Statement | None
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


def refuse_gaps(days: Days, named: Callable[[str], str] = path_of) -> None:
    """Raise ``InputError`` where a day is given without the one before it, by its name."""
    for name, on in days._asdict().items():
        before = NEEDS.get(name, "sent")
        if on and not getattr(days, before):
            days_named = {"name": word(f"track.day-{name}"), "before": word(f"track.day-{before}")}
            raise InputError(named(before), word("track.no-day-before", **days_named))


def running(report: Report, days: Days, today: date) -> list[Running]:
    """Return the clocks that were started, in their order."""
    if not days.sent:
        return []
    route, said = report.findings.route, load_topic("clocks").by_id
    first, decision, delivery = clocks(route, days.sent)
    told = next((day for day in days[1:] if day), None)
    started: list[tuple[str, Statement, date, date | None, Statement | None]] = [
        (first.id, first.said, days.sent, told, said["silence"])
    ]
    # Where the notice itself came late, the application counts as accepted all the same.
    if not days.awaits_correction or (told and first.by and told > first.by):
        # What was corrected is all there from that day on.
        whole, deemed = days.corrected or days.sent, None if days.decided else said["deemed"]
        started.append((decision.id, decision.said, whole, days.decided, deemed))
        promise = promises(report.law).get(route.authority_code)
        # What counts otherwise repeats the nation's period.
        if promise and promise.counted == "working":
            start = days.accepted or whole
            started.append(("promise", promise, start, days.decided, deemed))
    if days.decided:
        started.append((delivery.id, delivery.said, days.decided, days.received, None))
    return [
        Running(clock_from(start, name, each), start, ended, silence, today)
        for name, each, start, ended, silence in started
    ]

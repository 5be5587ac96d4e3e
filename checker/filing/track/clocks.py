"""Say which clocks run once the application is sent, until when, and what silence means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from checker.application.filing import Days
from checker.filing.clocks import Clock, clock_from, clocks
from checker.model import Text
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


def gaps(days: Days) -> Iterator[tuple[str, Text]]:
    """Return each day that another one needs and that is not given, with the fault."""
    for name, on in days._asdict().items():
        before = NEEDS.get(name, "sent")
        if on and not getattr(days, before):
            days_named = {"name": word(f"track.day-{name}"), "before": word(f"track.day-{before}")}
            yield before, word("track.no-day-before", **days_named)


def running(report: Report, days: Days, today: date) -> Iterator[Running]:
    """Return the clocks that were started, in their order."""
    if not days.sent:
        return
    route, said = report.findings.route, load_topic("clocks").by_id
    first, decision, delivery = clocks(route, days.sent)

    def run(each: Clock, start: date, ended: date | None, silence: Statement | None) -> Running:
        return Running(clock_from(start, each.id, each.said), start, ended, silence, today)

    told = next((day for day in days[1:] if day), None)
    yield run(first, days.sent, told, said["silence"])
    # Where the notice itself came late, the application counts as accepted all the same.
    if not days.awaits_correction or (told and first.by and told > first.by):
        # What was corrected is all there from that day on.
        whole, deemed = days.corrected or days.sent, None if days.decided else said["deemed"]
        yield run(decision, whole, days.decided, deemed)
        promise = promises(report.law).get(route.authority_code)
        # What counts otherwise repeats the nation's period.
        if promise and promise.counted == "working":
            yield run(Clock("promise", promise), days.accepted or whole, days.decided, deemed)
    if days.decided:
        yield run(delivery, days.decided, days.received, None)

"""Say of each clock until when it runs, by which text, what silence means, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.application.filing import Days
from checker.filing.calendar import Noted
from checker.filing.clocks import clock_said, holidays
from checker.filing.dated_papers import PaperDays, dated_papers, last_days, paper_said
from checker.filing.track.clocks import Running, running
from checker.filing.track.plain import cited
from checker.model import Text
from checker.report.outline import Report, named
from checker.report.plain import Part
from checker.statements import load_topic
from checker.words import word


def parts_of(report: Report, days: Days, today: date) -> Iterator[Part]:
    """Return the lines on the clocks and on the papers that a correction finds too old."""
    yield Part("heading", word("track.clocks"))
    for one in running(report, days, today):
        said = one.clock.said
        yield Part("pair", _until(one), lead=word(f"track.clock-{one.clock.id}"))
        yield Part("line", word(f"track.clock-{one.state}", day=one.ended or today))
        yield Part("line", said.says)
        yield Part("source", cited(said.cites))
        if one.silence and one.state != "kept":
            yield Part("line", one.silence.says, lead=one.silence.point)
            yield Part("source", cited(one.silence.cites))
        if one.state == "passed" or (one.state == "late" and days.awaits_correction):
            yield Part("step", word(f"track.do-{one.clock.id}", day=one.start))
    if days.correction and not days.accepted:
        known = load_topic("clocks").by_id
        said = known["resubmit" if days.awaits_correction else "acceptance"]
        yield Part("pair", said.says, lead=said.point)
        yield Part("source", cited(said.cites))
    for paper in papers(report, days, today):
        yield Part("pair", paper_said(paper, paper.day), lead=named(paper.rule))
    if days.correction:
        yield Part("small", word("track.papers-note"))
    yield Part("small", holidays())


def papers(report: Report, days: Days, today: date) -> tuple[PaperDays, ...]:
    """Return the dated papers as they stand on the day of correction, or today before it.

    Once the application is accepted, nothing hangs on their age.
    """
    if not days.correction or days.accepted or days.decided:
        return ()
    authority = report.findings.route.authority_code
    return dated_papers(report.app, report.law, authority, days.corrected or today)


def noted_days(report: Report, days: Days, today: date) -> Iterator[Noted]:
    """Return the days of the calendar: what still runs, and the papers that a delay makes too old.

    They are named as before sending, so that a second import moves the days that were planned.
    """
    for one in running(report, days, today):
        if not one.ended:
            title = word("track.event", clock=word(f"track.clock-{one.clock.id}"))
            yield Noted(one.clock.id, one.last, title, (_until(one), holidays()))
    yield from last_days(papers(report, days, today))


def _until(one: Running) -> Text:
    return word("track.from", start=one.start, until=clock_said(one.clock))

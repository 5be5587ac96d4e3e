"""Write the errands for calendar programs: when to begin, to have papers issued, and to file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from checker.filing.calendar import Noted, calendar_of
from checker.filing.errands.find import ErrandList, IssueDays, PaperTasks
from checker.filing.errands.outline import contact, headline
from checker.model import LANGS, Lang, Text
from checker.report.outline import Report
from checker.report.papers import errands_of
from checker.words import joined, word


def as_icalendar(report: Report, found: ErrandList, lang: Lang, now: datetime) -> str:
    """Return the days as a calendar file, the filing day first."""
    days = _days(report, found, now.date())
    return calendar_of(report, word("errands.title"), days, lang, now)


def _days(report: Report, found: ErrandList, today: date) -> Iterator[Noted]:
    errands = (*found.errands, *found.old)
    papers = [paper for each in errands for paper in each.papers]
    dated = [(paper, days, _issue(paper, days)) for paper in papers if (days := paper.issue)]
    whom = report.authority
    to = Text(*(" · ".join(contact(whom, lang)) for lang in LANGS)) if whom else None
    said = (to or word("errands.no-authority"), headline(found), *(line for _, _, line in dated))
    yield Noted("file", report.findings.day, word("window.event-file"), said)
    for each in errands_of(report.law):
        ways = [way for way in errands if way.errand is each and way.begin]
        if ways and (begin := ways[0].begin):
            # What only the old list asks for is got on the same way.
            names = joined((_name(p) for way in ways for p in way.papers), *word("mark.list"))
            title = word("errands.event-begin", errand=each.name)
            yield Noted(f"begin-{each.id}", begin, title, (names,))
    for paper, days, line in dated:
        # A day that has passed is nothing to be reminded of: the paper can be had by now.
        if days.first > today:
            title = word("errands.event-issue", paper=paper.rule.nav)
            yield Noted(f"issue-{paper.rule.id}", days.first, title, (line,))


def _name(paper: PaperTasks) -> Text:
    return word("errands.paper", n=paper.rule.number, paper=paper.rule.title)


def _issue(paper: PaperTasks, days: IssueDays) -> Text:
    """Say between which days a paper is to be dated."""
    said = word("errands.issue", first=days.first, last=days.last)
    return joined((_name(paper), said), *word("mark.colon"))

"""Write the errands for calendar programs: when to begin, to have papers issued, and to file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from checker.core.words import joined_texts, word
from checker.filing.calendar import Noted, calendar_of
from checker.filing.errands.find import ErrandList
from checker.filing.errands.outline import contact, headline, issued, paper_name
from checker.model import Lang
from checker.report.papers import errands_of


def as_icalendar(found: ErrandList, lang: Lang, now: datetime) -> str:
    """Return the days as a calendar file, the filing day first."""
    days = _days(found, now.date())
    return calendar_of(found.report, word("errands.title"), days, lang, now)


def _days(found: ErrandList, today: date) -> Iterator[Noted]:
    dated = [
        (paper, days, joined_texts((paper_name(paper), issued(days)), "mark.colon"))
        for each in found.all
        for paper in each.papers
        if (days := paper.issue)
    ]
    whom = found.report.authority
    to = joined_texts(contact(whom), "mark.dot") if whom else None
    said = (to or word("errands.no-authority"), headline(found), *(line for _, _, line in dated))
    yield Noted("file", found.report.findings.day, word("window.event-file"), said)
    for each in errands_of(found.report.law):
        ways = [way for way in found.all if way.errand is each and way.begin]
        if ways and (begin := ways[0].begin):
            # What only the old list asks for is got on the same way.
            papers = (paper_name(paper) for way in ways for paper in way.papers)
            title = word("errands.event-begin", errand=each.name)
            yield Noted(f"begin-{each.id}", begin, title, (joined_texts(papers, "mark.list"),))
    for paper, days, line in dated:
        # A day that has passed is nothing to be reminded of: the paper can be had by now.
        if days.first > today:
            title = word("errands.event-issue", paper=paper.rule.nav)
            yield Noted(f"issue-{paper.rule.id}", days.first, title, (line,))

"""Files for calendar programs, read back by another program: all of them, in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from support.applications import ready, report_on
from support.calendars import calendar, events
from support.samples import in_both_languages

from checker.decide.duties import days_of, license_of, load_duties
from checker.filing.errands.calendar import as_icalendar as errands_file
from checker.filing.errands.find import errand_list
from checker.filing.window.calendar import as_icalendar as window_file
from checker.filing.window.calendar import noted_days
from checker.filing.window.find import window
from checker.filing.window.outline import WindowOutline
from checker.report.icalendar import as_icalendar as duties_file

if TYPE_CHECKING:
    from checker.model import Lang

NOW = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
REPORT = report_on(ready())
DAYS = WindowOutline(window(REPORT.app, REPORT.law))
DUTIES = load_duties()
HELD = license_of(DUTIES, date(2026, 11, 24))
KINDS = {
    "days to file": lambda lang: window_file(DAYS, lang, NOW),
    "errands": lambda lang: errands_file(errand_list(REPORT, {"registry": 5}), lang, NOW),
    "duties": lambda lang: duties_file(HELD, days_of(HELD, DUTIES), lang, NOW.date()),
}
of_every_kind = pytest.mark.parametrize("kind", KINDS)


@in_both_languages
@of_every_kind
def test_each_is_a_calendar_of_days_without_a_fault(kind: str, lang: Lang):
    found = calendar(KINDS[kind](lang))

    assert found["VERSION"] == "2.0"
    assert len(found.events) > 1
    assert {type(event.DTSTART) for event in found.events} == {date}
    assert {event.duration for event in found.events} == {timedelta(days=1)}
    assert {event.DTSTAMP.date() for event in found.events} == {NOW.date()}


@of_every_kind
def test_both_languages_name_the_same_events(kind: str):
    assert events(KINDS[kind]("en")).keys() == events(KINDS[kind]("zh")).keys()


# The day of each event, its title, and what is said.
TOLD = {
    "days to file": [(day.on, day.title, day.said) for day in noted_days(DAYS)],
    "duties": [(each.on, each.duty.title, (each.text,)) for each in days_of(HELD, DUTIES)],
}


@in_both_languages
@pytest.mark.parametrize("kind", TOLD)
def test_the_words_on_a_day_come_back_whole(kind: str, lang: Lang):
    found = events(KINDS[kind](lang)).values()

    for event, (on, title, said) in zip(found, TOLD[kind], strict=True):
        words = "\n".join(text.of(lang) for text in said)
        assert (event.DTSTART, event.summary) == (on, title.of(lang))
        assert event.description.startswith(f"{words}\n")

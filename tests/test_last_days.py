"""A duty is in time on its last day and late the day after, on the page as in the calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from support.escaped import text
from support.rows import by_columns, rows_of
from support.samples import in_both_languages

from checker.decide.duties import load_duties
from scripts.site.calendar import first_of_each, last_days

if TYPE_CHECKING:
    from checker.model import Lang

DUTIES = load_duties()


@by_columns("duty, last", rows_of("duty_days")["last_days"])
def test_the_last_day_of_each_duty(duty: str, last: str):
    assert first_of_each()[duty] == date.fromisoformat(last)


def test_the_last_day_is_inside():
    shown = last_days("en")

    assert '31 March 2027<br><span class="b-pill b-pill--met">' in shown
    assert '1 April 2027<br><span class="b-pill b-pill--not_met">' in shown


@in_both_languages
def test_every_duty_has_its_three_steps_and_its_words(lang: Lang):
    # Two rows a duty: its days, and below them the words, which have the whole width.
    rows = last_days(lang).partition("<tbody>")[2]
    shown = re.findall(r"<tr>.*?</tr>\s*<tr.*?</tr>", rows, re.DOTALL)

    assert len(shown) == len(DUTIES)
    for line, duty in zip(shown, DUTIES, strict=True):
        assert re.findall(r"b-pill--(\w+)", line) == ["met", "met", "not_met"]
        assert '<td colspan="4">' in line
        assert text(duty.quote.zh) in line
        assert lang == "zh" or text(duty.quote.en) in line

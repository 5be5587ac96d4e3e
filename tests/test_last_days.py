"""A duty is in time on its last day and late the day after, on the page as in the calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.escaped import text
from support.samples import in_both_languages

from checker.duties import load_duties
from scripts.site.calendar import first_of_each, last_days

if TYPE_CHECKING:
    from checker.model import Lang

DUTIES = load_duties()


@pytest.mark.parametrize(
    ("duty", "last"),
    [
        ("annual-report", "2027-03-31"),
        ("number-report", "2027-03-31"),
        ("renewal", "2031-08-26"),
        ("opening", "2031-11-24"),
        ("expiry", "2031-11-24"),
        ("registered-change", "2027-07-01"),
        ("decided-change", "2027-07-01"),
        ("branch", "2027-07-01"),
    ],
)
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

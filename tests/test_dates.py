"""Periods: the starting day is not counted, the corresponding day is inside."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from support.rows import by_columns, rows_of

from checker.core.dates import Period, add_days, add_months, add_years, last_day_under, within

PERIODS = rows_of("periods")


# A whole period ends on the corresponding day, or on the last of its month.
ADDED = {"months": add_months, "years": add_years, "days": add_days}


@pytest.mark.parametrize("kind", ADDED)
def test_a_period_ends_on_its_day(kind: str):
    found = [ADDED[kind](each["start"], each["count"]) for each in PERIODS[kind]]

    assert found == [each["end"] for each in PERIODS[kind]]


def test_days_before_the_calendar_are_its_first():
    assert add_days(date(2026, 3, 1), -1) == date(2026, 2, 28)
    assert add_days(date(1, 12, 1), -366) == date.min


@by_columns("start, last, inside, outside", PERIODS["within"])
def test_both_ends_are_inside(start: date, last: date, inside: list[date], outside: list[date]):
    days = [day for day in (*inside, *outside) if within(day, start, last)]

    assert days == inside


@pytest.mark.parametrize("months", [1, 2, 12, 36])
def test_a_day_earlier_as_many_months_end_too_soon(months: int):
    days = [date(2027, 1, 1) + timedelta(n) for n in range(3 * 366)]
    begun = [Period("", day, months).begin_for(day) for day in days]

    assert [day for day, on in zip(days, begun, strict=True) if add_months(on, months) < day] == []
    early = [add_months(on - timedelta(days=1), months) for on in begun]
    assert [day for day, end in zip(days, early, strict=True) if end >= day] == []


def test_three_years_are_not_full_until_the_day_before_the_corresponding_day():
    assert last_day_under(date(2023, 11, 24), 3) == date(2026, 11, 23)

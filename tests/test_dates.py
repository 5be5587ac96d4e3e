"""Periods: the starting day is not counted, the corresponding day is inside."""

from __future__ import annotations

from datetime import date

import pytest

from checker.dates import add_days, add_months, add_years, last_day_under, within


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 10, 24), 1, date(2026, 11, 24)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(9999, 12, 1), 1, date.max),
        (date(9999, 11, 1), 1, date(9999, 12, 1)),
    ],
)
def test_a_period_of_months_ends_on_the_corresponding_day(
    start: date, months: int, end: date
) -> None:
    assert end == add_months(start, months)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 11, 24), 3, date(2026, 11, 24)),
    ],
)
def test_a_period_of_years_ends_on_the_corresponding_day(
    start: date, years: int, end: date
) -> None:
    assert end == add_years(start, years)


def test_the_last_day_is_inside() -> None:
    start, last = date(2025, 11, 24), date(2026, 11, 24)

    assert within(last, start, last)
    assert not within(date(2026, 11, 25), start, last)


def test_the_starting_day_is_no_day_too_early() -> None:
    start, last = date(2025, 11, 24), date(2026, 11, 24)

    assert within(start, start, last)
    assert not within(date(2025, 11, 23), start, last)


def test_three_years_are_not_full_until_the_day_before_the_corresponding_day() -> None:
    assert last_day_under(date(2023, 11, 24), 3) == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 11, 20), 30, date(2026, 12, 20)),
        (date(9999, 12, 30), 1, date.max),
        (date(9999, 12, 30), 2, date.max),
    ],
)
def test_days_are_counted_to_the_end_of_the_calendar(start: date, days: int, end: date) -> None:
    assert add_days(start, days) == end

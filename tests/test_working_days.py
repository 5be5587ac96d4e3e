"""Working days are counted with the State Council's holidays, as far as they are known."""

from datetime import date, timedelta
from itertools import chain

import chinese_calendar
from chinese_calendar.constants import holidays as known_elsewhere
from support.rows import by_columns, rows_of

from checker.core.working_days import add_working_days, is_known, is_working, load_years

ONE_DAY = timedelta(days=1)
YEARS = [each.year for each in load_years()]


def test_working_days_leave_out_weekends_and_holidays():
    periods = rows_of("periods")["working_days"]

    found = [add_working_days(each["start"], each["count"]) for each in periods]
    assert found == [each["end"] for each in periods]


@by_columns("first, last, known", rows_of("periods")["known"])
def test_holidays_are_known_in_the_years_of_the_notices(first: date, last: date, known: bool):
    assert is_known(first, last) is known


def test_every_day_of_the_known_years_is_as_another_list_has_it():
    day, differing = date(YEARS[0], 1, 1), []
    while day.year <= YEARS[-1]:
        if is_working(day) is not chinese_calendar.is_workday(day):
            differing.append(day)
        day += ONE_DAY

    assert differing == []


def test_no_later_year_is_known_to_the_other_list():
    """If this fails, a new notice is out: it goes to checker/law/holidays.toml."""
    assert YEARS[-1] == max(day.year for day in known_elsewhere)


def test_the_years_follow_each_other():
    assert [*range(YEARS[0], YEARS[-1] + 1)] == YEARS


def test_each_day_lies_in_the_year_that_its_notice_names():
    told = {
        each.year: {day.year for day in (*each.work, *chain(*each.off))} for each in load_years()
    }

    assert told == {year: {year} for year in YEARS}


def test_each_run_of_days_off_ends_after_it_begins():
    assert [run for each in load_years() for run in each.off if run[0] > run[1]] == []


def test_only_weekends_are_worked_for_days_off():
    assert {day.isoweekday() for each in load_years() for day in each.work} <= {6, 7}

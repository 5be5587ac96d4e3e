"""Working days: Monday to Friday, less the days off of the known years, with the weekends worked.

Of a year whose notice is not known only the weekends are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker.core.dates import SATURDAY, add_days, within
from checker.core.law_folder import kept_by_law, law_folder
from checker.core.tables import open_table
from checker.model import Text


@dataclass(frozen=True, slots=True)
class Year:
    """One year as the State Council announces it: runs of days off, and weekends worked."""

    year: int
    notice: Text
    off: tuple[tuple[date, date], ...]
    work: tuple[date, ...]


# Each day that is counted asks for them.
@kept_by_law
def load_years() -> tuple[Year, ...]:
    """Return the years shipped with this package, the earliest first, without a gap."""
    with open_table(law_folder().joinpath("holidays.toml")) as data:
        return tuple(row.record(Year) for row in data.rows("year", "year"))


def is_known(first: date, last: date) -> bool:
    """Tell whether the holidays of all days from one to another are known."""
    years = load_years()
    return years[0].year <= first.year and last.year <= years[-1].year


def is_working(day: date) -> bool:
    """Tell whether a day is a working day."""
    years = load_years()
    off = any(within(day, *run) for year in years for run in year.off)
    return any(day in year.work for year in years) or (day.weekday() < SATURDAY and not off)


def add_working_days(day: date, days: int) -> date:
    """Return the day so many working days later, or the last of the calendar."""
    while days and day < date.max:
        day = add_days(day, 1)
        days -= is_working(day)
    return day

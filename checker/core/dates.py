"""Period arithmetic: the one place where calendar periods are decided.

Civil Code articles 201, 202 and 1259, by analogy: the starting day is not counted, a period
ends on the corresponding day, and that day is inside.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def add_months(day: date, months: int) -> date:
    """Return the corresponding day some months later, or the last day of that month.

    Civil Code art. 202. A period that outlives the calendar ends on its last day, in year 9999.
    """
    # Months are counted from 0, so that whole years divide out.
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month0 + 1, min(day.day, monthrange(year, month0 + 1)[1]))


def add_years(day: date, years: int) -> date:
    """Return the corresponding day some years later; 29 February becomes 28 February."""
    return add_months(day, 12 * years)


def last_day_under(day: date, years: int) -> date:
    """Return the last day on which something is surely less than some years old (未满).

    Whether the corresponding day itself is still inside no text says; where one says 以内, it is.
    """
    return add_years(day, years) - ONE_DAY


def add_days(day: date, days: int) -> date:
    """Return the day so many days later, or earlier, or else the calendar's last or first."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


class Period(NamedTuple):
    """So many months from the day that answers a question."""

    path: str
    on: date
    months: int

    @property
    def last(self) -> date:
        """Return its last day, which is inside."""
        return add_months(self.on, self.months)

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which something it decides may come out otherwise.

        The last day may be a case of its own, where a text says nothing of it.
        """
        return self.last, add_days(self.last, 1)

    def begin_for(self, day: date) -> date:
        """Return the earliest day from which as many months last until a day."""
        begin = add_months(day, -self.months)
        # From the last day of a shorter month they end before it.
        return begin if add_months(begin, self.months) == day else begin + ONE_DAY


def within(day: date, start: date, last: date) -> bool:
    """Tell whether a day lies in a period whose last day is inside (以内, Civil Code art. 1259)."""
    return start <= day <= last


def iso(day: date | None) -> str | None:
    """Return a day as files and replies write it; nothing of none."""
    return day.isoformat() if day else None

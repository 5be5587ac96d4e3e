"""What applicants were told at a counter beside the texts: dated, of the rank *practice*.

It ranks below our own reading and decides nothing: no rule reads it, and none of it is in the
package. A page shows it from two independent reports on, and none that is older than a year.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from checker.core.dates import add_years
from checker.core.tables import Table, open_table, toml_files
from checker.model import Folder, Law, Rule, Text
from scripts.machine.environment import ROOT

RANK = "practice"
FOLDER = ROOT / "scripts" / "site" / "practices"
CHINA = timezone(timedelta(hours=8))
# How the reporter met it: in a correction request, or told by the window or by telephone.
SOURCES = ("correction", "counter")
# So many different reporters make a report a practice.
INDEPENDENT = 2
YEARS = 1
# Of whom a report is, in so few signs that thousands share them.
MARK = re.compile(r"[0-9a-f]{3}")


@dataclass(frozen=True, slots=True)
class Report:
    """One report: the issue's number, the day of the answer, how it was met, its words."""

    number: int
    by: str
    day: date
    source: str
    said: str

    @property
    def last(self) -> date:
        """The last day on which it is shown."""
        return add_years(self.day, YEARS)


@dataclass(frozen=True, slots=True)
class Practice:
    """One thing that a province's counter asks, of one rule; ``says`` is what reports share."""

    authority: str
    rule: Rule
    reports: tuple[Report, ...]
    says: Text | None = None

    def fresh(self, on: date) -> tuple[Report, ...]:
        """Return the reports of the year before a day, the newest first."""
        found = (report for report in self.reports if report.day <= on <= report.last)
        return tuple(sorted(found, key=lambda report: report.day, reverse=True))

    def is_shown(self, on: date) -> bool:
        """Tell whether enough reporters met it within the year before a day."""
        return are_independent(self.fresh(on))

    def reporters(self, on: date) -> int:
        """Return how many reporters met it within the year before a day."""
        return len({report.by for report in self.fresh(on)})

    def until(self, on: date) -> date:
        """Return the last day on which it is shown, if nobody reports it again."""
        newest = {report.by: report.last for report in reversed(self.fresh(on))}
        return sorted(newest.values(), reverse=True)[INDEPENDENT - 1]


def today() -> date:
    """Return the day in China on which a report is entered, or the site is built."""
    return datetime.now(tz=CHINA).date()


def are_independent(reports: Sequence[Report]) -> bool:
    """Tell whether reports come from enough different reporters."""
    return len({report.by for report in reports}) >= INDEPENDENT


def read_practices(folder: Path, law: Law) -> tuple[Practice, ...]:
    """Return what was reported, in the official order. Raises ``LawError`` with its place."""
    paths = toml_files(folder) if folder.is_dir() else []
    found = [practice for path in paths for practice in read_file(path, law)]
    order = [*law.provinces]
    return tuple(sorted(found, key=lambda practice: order.index(practice.authority)))


def read_file(path: Folder, law: Law) -> tuple[Practice, ...]:
    """Return what was reported of one province, which names the file."""
    code = path.name.removesuffix(".toml")
    with open_table(path, "practices/") as data:
        if code not in law.provinces:
            raise data.fault(f"{code} is no province; a file is called by its code, as CN-HN.toml")
        found = tuple(_practice(row, code, law) for row in data.rows("practice", "rule"))
        numbers = [report.number for practice in found for report in practice.reports]
        for number in numbers:
            if numbers.count(number) > 1:
                raise data.fault(f"report {number} stands twice")
    return found


def _practice(row: Table, code: str, law: Law) -> Practice:
    rules = {rule.id: rule for rule in law.rules}
    rule = rules[row.take("rule", *rules)]
    reports = tuple(_report(each) for each in row.tables("report"))
    if not reports:
        raise row.fault("report is missing")
    found = row.record(Practice, authority=code, rule=rule, reports=reports)
    if found.says is None and are_independent(reports):
        raise row.fault(f"says is missing: {INDEPENDENT} reported it, say what they share")
    return found


def _report(row: Table) -> Report:
    found = row.record(Report, {"source": SOURCES})
    for key, (is_right, allowed) in ALLOWED.items():
        value = getattr(found, key)
        if not is_right(value):
            raise row.fault(f"{key} = {value!r}; allowed: {allowed}")
    return found


def _is_number(value: Any) -> bool:
    # Yes and no are numbers to Python.
    return type(value) is int and value > 0


def _is_mark(value: Any) -> bool:
    return isinstance(value, str) and MARK.fullmatch(value) is not None


def _is_day(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _is_said(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


# What a report's keys hold, beside its source.
ALLOWED = {
    "number": (_is_number, "the number of the issue, 1 or more"),
    "by": (_is_mark, "three signs of 0 to 9 and a to f"),
    "day": (_is_day, "a day, as 2026-11-24"),
    "said": (_is_said, "the words of the report"),
}

"""Random applications: near to ready, with days near those on which something changes.

Answers drawn evenly would hardly ever let anything be met. So most are those of a company that is
ready, and as many others are mixed in as the company is careless. The same seed gives the same.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from checker.application.application import APPLICATION_FORMAT
from checker.application.walk import answer_at, put_answer
from checker.model import Fact, Law

# What a ready company answers with no.
NO = (
    *("service.rents_out", "service.marketing_calls", "service.outbound_calls"),
    *("company.foreign_capital", "company.multi_level", "company.special_words"),
    *("record.", "shareholders[].foreign", "violations[]."),
)
# Days from which periods end within the span that is looked at, or begin at its edge.
PERIODS = (0, 28, 30, 31, 90, 182, 365, 366, 2 * 365, 3 * 365, 3 * 365 + 1, 5 * 365)
LONGEST_WAIT = 400
# Days at which months and years are of another length, and the first and last of a year.
ODD_DAYS = ((2, 28), (2, 29), (1, 31), (3, 31), (11, 30), (12, 31), (1, 1), (8, 31))
YEARS = (2026, 2027, 2028)
CARELESS = (0.0, 0.0, 0.005, 0.02, 0.1, 0.3)
AMOUNTS = (0, 999_999, 1_000_000, 9_999_999, 10_000_000, 12_000_000)
LISTS = ("shareholders", "establishments", "violations", "penalties", "bars")
MOST_ENTRIES = 3
AUDITED_ON = "materials.financial-report.audit_report_on"
# More than any text asks for, of anything that is counted.
ENOUGH = 500


def applications(law: Law, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Return application files without faults."""
    random = Random(seed)  # noqa: S311 - it is to be the same again
    for _ in range(count):
        yield Drawn(law, random).application()


class Drawn:
    """One company: how careless it is, and when it files, unless that is given."""

    def __init__(self, law: Law, random: Random, day: date | None = None) -> None:
        """Draw what the rest of the answers hang on."""
        self.law, self.random = law, random
        self.careless = random.choice(CARELESS)
        self.day = day or self._filing_day()

    def application(self) -> dict[str, Any]:
        """Return the application file."""
        data: dict[str, Any] = {
            "format": APPLICATION_FORMAT,
            "application_date": self.day.isoformat(),
        }
        for path, fact in self.law.facts.items():
            if "[]" not in path and fact.type != "list" and not self._careless():
                put_answer(data, path, self._answer(path, fact))
        for name in LISTS:
            if not self._careless():
                data[name] = self._entries(name)
        # Where no province is served all users are abroad: anything else is refused.
        if answer_at(data, "service.provinces") == []:
            data["service"]["users"] = "abroad"
        # The one day that is refused where it lies before another.
        founded = answer_at(data, "company.established_on") or ""
        if (answer_at(data, AUDITED_ON) or "9999") < founded:
            put_answer(data, AUDITED_ON, founded)
        return data

    def _careless(self) -> bool:
        return self.random.random() < self.careless

    def _filing_day(self) -> date:
        kind = self.random.random()
        if kind < 0.2:  # noqa: PLR2004 - a share of the days
            return self._odd_day()
        if kind < 0.4:  # noqa: PLR2004 - a share of the days
            turns = [v.effective for rule in self.law.rules for v in rule.versions]
            return self.random.choice(turns) - timedelta(self.random.randrange(LONGEST_WAIT))
        return date(2026, 1, 1) + timedelta(self.random.randrange(2 * 365))

    def _odd_day(self) -> date:
        year, (month, day) = self.random.choice(YEARS), self.random.choice(ODD_DAYS)
        leaps = year % 4 == 0
        return date(year, month, day if leaps or (month, day) != (2, 29) else 28)

    def _past_day(self) -> date:
        """Return a day from which some period ends in the days looked at, or just before them."""
        if self.random.random() < 0.2:  # noqa: PLR2004 - a share of the days
            return min(self._odd_day(), self.day)
        end = self.day + timedelta(self.random.randrange(-3, LONGEST_WAIT))
        return min(end - timedelta(self.random.choice(PERIODS)), self.day)

    def _answer(self, path: str, fact: Fact) -> Any:
        options, draw = [option.id for option in fact.options], self.random
        draws: dict[str, Callable[[], Any]] = {
            "bool": lambda: self._yes_or_no(path, options),
            "date": lambda: self._past_day().isoformat(),
            "money": lambda: draw.choice(AMOUNTS) if self._careless() else AMOUNTS[-1],
            "integer": lambda: draw.randrange(4) if self._careless() else ENOUGH,
            "choice": lambda: draw.choice(options) if self._careless() else options[0],
            "services": lambda: draw.sample(options, draw.randrange(3)),
            "province": lambda: draw.choice([*self.law.provinces]),
            "provinces": self._provinces,
            "text": lambda: "甲公司",
        }
        return draws["integer" if fact.type == "number" else fact.type]()

    def _yes_or_no(self, path: str, others: list[str]) -> Any:
        """Return yes, no, or what a question takes beside them."""
        if others and self._careless():
            return self.random.choice(others)
        return path.startswith(NO) is self._careless()

    def _provinces(self) -> Any:
        kind = self.random.random()
        if kind < 0.03:  # noqa: PLR2004 - a share of the companies
            return []
        if kind < 0.2:  # noqa: PLR2004 - a share of the companies
            return "nationwide"
        return self.random.sample([*self.law.provinces], 1 if kind < 0.9 else 2)  # noqa: PLR2004

    def _entries(self, name: str) -> list[dict[str, Any]]:
        least = int(name == "shareholders")
        often = name == "shareholders" or self.random.random() < 0.4  # noqa: PLR2004
        count = self.random.randint(least, MOST_ENTRIES) if often else 0
        facts = {p: f for p, f in self.law.facts.items() if p.startswith(f"{name}[].")}
        found = [
            {
                p.rpartition(".")[2]: self._answer(p, f)
                for p, f in facts.items()
                if not self._careless()
            }
            for _ in range(count)
        ]
        for entry in found:
            if "share" in entry:
                entry["share"] = 50 if self._careless() else round(100 / count, 2)
        return found

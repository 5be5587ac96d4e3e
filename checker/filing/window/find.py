"""Find the days on which an application can be filed, what opens them and what closes them.

Every day of a span is judged as ``evaluate`` judges it, no more and no less. That takes a few
evaluations and not one a day: an outcome carries the periods it rests on, and until one of them
turns, or another wording answers, it is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from checker.application.application import Application
from checker.core.dates import ONE_DAY
from checker.core.verdicts import Outcome
from checker.decide.evaluate import evaluate, find, measured_on
from checker.filing.dated_papers import PaperDays, dated_papers
from checker.model import DECIDING, OPEN_STATES, Bases, Basis, Finding, Law, Rule, general_path
from checker.report.outline import Report
from checker.report.sources import first_due
from checker.report.summary import worst
from checker.rules.route import decide_route
from checker.rules.shared import PROVINCES

DAYS = 400
# What decides and the old checklist: whoever files then has answered whatever a counter may ask.
SAFER = tuple(Basis)
FINE = (None, "met", "not_applicable")
FAILS = "not_met"
ANSWER = OPEN_STATES["answer"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row, both inclusive, of which a rule says the same."""

    first: date
    last: date
    found: str | None


@dataclass(frozen=True, slots=True, eq=False)
class FindingDays:
    """What one rule says on one basis, day by day; known again by identity.

    A row without a rule is the guide of a province as long as it is open which one decides.
    """

    rule: Rule | None
    basis: Basis
    stretches: tuple[Stretch, ...]

    def state(self, day: date) -> str | None:
        """Return what the rule says on a day of the span; nothing where it is not measured."""
        return next(s.found for s in self.stretches if s.first <= day <= s.last)

    @property
    def ever_stands(self) -> bool:
        """Tell whether it fails or is open on some day."""
        return any(s.found not in FINE for s in self.stretches)

    @property
    def said(self) -> list[Stretch]:
        """Return what the rule says, stretches that say the same joined to one."""
        alike = ([*group] for _, group in groupby(self.stretches, lambda one: one.found))
        return [Stretch(run[0].first, run[-1].last, run[0].found) for run in alike]


class Obstacle(NamedTuple):
    """What stands in the way on the day before a run of days, or on the day after it.

    ``paper`` is the one whose last day it is that closes a run; ``wording`` the day since when the
    rule is worded otherwise than beside the run.
    """

    rule: Rule
    basis: Basis
    day: date
    finding: Finding
    paper: PaperDays | None = None
    wording: date | None = None


@dataclass(frozen=True, slots=True)
class DayRun:
    """Days in a row, both inclusive, with what stands in the way just before and just after.

    At an end of the span that was looked at nothing does: there the run only goes out of sight.
    """

    opens: date
    closes: date
    opened_by: tuple[Obstacle, ...] = ()
    closed_by: tuple[Obstacle, ...] = ()

    def has(self, day: date) -> bool:
        """Tell whether a day lies in the run."""
        return self.opens <= day <= self.closes

    @property
    def ends(self) -> list[tuple[str, date, tuple[Obstacle, ...]]]:
        """Return where something opens the run, and where something closes it: opens, closes."""
        both = (("opens", self.opens, self.opened_by), ("closes", self.closes, self.closed_by))
        return [end for end in both if end[2]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The days that some bases leave, the whole of each of them.

    ``met``: everything is met. ``unfailing``: nothing fails, but something is open. ``timely``:
    all is met but what fails on every day (``always``), which no waiting helps; where there is no
    such day, nothing else fails.
    """

    bases: Bases
    met: tuple[DayRun, ...]
    unfailing: tuple[DayRun, ...]
    timely: tuple[DayRun, ...]
    always: tuple[FindingDays, ...]

    @property
    def kind(self) -> str:
        """Return the best that can be said of these days: fits, open, stuck or none."""
        named = {"fits": self.met, "open": self.unfailing, "stuck": self.timely}
        return next((kind for kind, runs in named.items() if runs), "none")

    @property
    def runs(self) -> tuple[DayRun, ...]:
        """Return the days of which that is said."""
        # Where on some day nothing fails, no rule fails on all days: then the two others are alike.
        return self.met or self.timely


@dataclass(frozen=True)
class Window:
    """The days from the first to the last, both inclusive, judged one by one."""

    app: Application
    law: Law
    first: date
    last: date
    authority: str
    rows: tuple[FindingDays, ...]

    @cached_property
    def report(self) -> Report:
        """Return the report of the headline day, as ``check`` gives it."""
        app = replace(self.app, day=self.day)
        return Report(app, evaluate(app, self.law), self.law)

    @cached_property
    def deciding(self) -> Outlook:
        """Return the days left by what decides."""
        return self.outlook(DECIDING)

    @cached_property
    def safer(self) -> Outlook:
        """Return the days left by what decides and by the old checklist."""
        return self.outlook(SAFER)

    @cached_property
    def day(self) -> date:
        """Return the headline day: that of the application if it fits, else the first that does."""
        runs = self.deciding.runs
        if not runs or any(run.has(self.app.day) for run in runs):
            return self.app.day
        return runs[0].opens

    @cached_property
    def papers(self) -> tuple[PaperDays, ...]:
        """Return the dated papers, with the days that the headline day asks of them."""
        return self.papers_on(self.day)

    @cached_property
    def due(self) -> date | None:
        """Return when the first text that decides on the headline day is to be checked again."""
        rules = self.report.findings.rules
        versions = (f.version for r in rules for b, f in r.on.items() if b in DECIDING)
        return first_due(cite for version in versions if version for cite in version.cites)

    def papers_on(self, day: date) -> tuple[PaperDays, ...]:
        """Return the dated papers, with the days that filing on some day asks of them."""
        if day not in self._papers:
            self._papers[day] = dated_papers(self.app, self.law, self.authority, day)
        return self._papers[day]

    # Each end of each run asks for the papers of its day: with what was found kept, a reply takes
    # 10 ms in CPython, without it 24.
    @cached_property
    def _papers(self) -> dict[date, tuple[PaperDays, ...]]:
        return {}

    def outlook(self, bases: Bases) -> Outlook:
        """Return the days that some bases leave."""
        rows = [row for row in self.rows if row.basis in bases and row.ever_stands]
        always = tuple(r for r in rows if all(s.found == FAILS for s in r.stretches))
        return Outlook(
            bases=bases,
            met=self._runs(rows, lambda _row, state: state not in FINE),
            unfailing=self._runs(rows, lambda _row, state: state == FAILS),
            timely=(
                self._runs(rows, lambda row, state: state not in FINE and row not in always)
                or self._runs(rows, lambda row, state: state == FAILS and row not in always)
            ),
            always=always,
        )

    def standing(self, bases: Collection[Basis], day: date) -> list[FindingDays]:
        """Return what is not met on a day of the span, failing or open."""
        return [r for r in self.rows if r.basis in bases and r.state(day) not in FINE]

    def failing(self, bases: Collection[Basis], day: date) -> list[FindingDays]:
        """Return what fails on a day of the span."""
        return [row for row in self.standing(bases, day) if row.state(day) == FAILS]

    def state(self, bases: Collection[Basis], day: date) -> str | None:
        """Return what bases as a whole say of a day: what is worst; nothing where none asks."""
        states = (row.state(day) for row in self.rows if row.basis in bases)
        said = [state for state in states if state]
        return worst(said) if said else None

    def finding(self, rule: Rule, basis: Basis, day: date) -> Finding:
        """Return what a rule says on a day, in words."""
        return find(replace(self.app, day=day), self.law, rule, basis, self.authority)

    def _runs(
        self, rows: Collection[FindingDays], stops: Callable[[FindingDays, str | None], bool]
    ) -> tuple[DayRun, ...]:
        """Return the runs of days on which no row stops the applicant."""
        starts = sorted({self.first, *(s.first for row in rows for s in row.stretches)})
        ends = sorted({self.last, *(s.last for row in rows for s in row.stretches)})

        def is_stopped(days: tuple[date, date]) -> bool:
            return any(stops(row, row.state(days[0])) for row in rows)

        # Between a start and the next end every row says the same.
        found = []
        for stopped, group in groupby(zip(starts, ends, strict=True), is_stopped):
            if stopped:
                continue
            days = [*group]
            opens, closes = days[0][0], days[-1][1]
            before = opens - ONE_DAY if opens > self.first else None
            after = closes + ONE_DAY if closes < self.last else None
            opened_by, closed_by = (
                tuple(
                    self._cause(r.rule, r.basis, day, beside)
                    for r in rows
                    # Whose guide applies is the same on all days.
                    if r.rule and stops(r, r.state(day))
                )
                if day
                else ()
                for day, beside in ((before, opens), (after, closes))
            )
            found.append(DayRun(opens, closes, opened_by, closed_by))
        return tuple(found)

    def _cause(self, rule: Rule, basis: Basis, day: date, beside: date) -> Obstacle:
        """Return why a rule stands in the way on a day next to a run, beside the run's own day."""
        finding, inside = (self.finding(rule, basis, each) for each in (day, beside))
        changed = inside.version is not finding.version
        later = finding if day > beside else inside
        wording = later.version.effective if changed and later.version else None
        # The paper whose last day it is.
        paper = next(
            (
                paper
                for paper in self.papers_on(beside)
                if paper.rule is rule and basis in paper.bases and paper.until == beside
            ),
            None,
        )
        return Obstacle(rule, basis, day, finding, paper, wording)


def window(app: Application, law: Law, first: date | None = None, days: int = DAYS) -> Window:
    """Return the days of a span, from the application's own on if no first one is named.

    No date of the answers may lie after the first day: an application is not read before them.
    """
    first = first or app.day
    last = date.fromordinal(min(first.toordinal() + days - 1, date.max.toordinal()))
    route = decide_route(app)
    # Without a rule it is whose guide applies.
    # An answer may be missing that says it. In one province only foreign capital can leave it
    # open. Users abroad and no province: no guide applies, with foreign capital or without.
    depends = PROVINCES in route.missing or route.scope == "local"
    whose = ANSWER if route.authority is None and depends else None
    rows = [FindingDays(None, Basis.LOCAL, (Stretch(first, last, whose),))]

    def outcome(rule: Rule, basis: Basis, day: date) -> Outcome | None:
        return measured_on(replace(app, day=day), rule, basis, route.authority_code)

    for rule in law.rules:
        reworded = [turn for turn in rule.turns if first < turn <= last]
        for basis in Basis:
            said = stretches(first, last, partial(outcome, rule, basis), reworded)
            rows.append(FindingDays(rule, basis, tuple(said)))
    return Window(app, law, first, last, route.authority_code, tuple(rows))


def stretches(
    first: date, last: date, outcome: Callable[[date], Outcome | None], reworded: Collection[date]
) -> Iterator[Stretch]:
    """Return what is said on every day of a span, in as few evaluations as may be.

    On the days ``reworded`` another wording answers. Two stretches in a row may say the same: a
    period turned, the answer did not.
    """
    day = first
    while True:
        found = outcome(day)
        periods = found.periods if found else ()
        turns = (*reworded, *(turn for period in periods for turn in period.turns))
        later = min((turn for turn in turns if day < turn <= last), default=None)
        yield Stretch(day, later - ONE_DAY if later else last, found.state if found else None)
        if later is None:
            return
        day = later


def first_day(app: Application, law: Law, today: date) -> date:
    """Return the first day to look at: today, or the filing date if that is past or far off.

    Before the last day that the answers name, the application could not be read.
    """
    if not today < app.day < today + DAYS * ONE_DAY:
        return app.day
    facts = {path: law.facts.get(general_path(path)) for path in app.answers}
    dated = (
        answer
        for path, answer in app.answers.items()
        if isinstance(answer, date) and (fact := facts[path]) and fact.decides
    )
    return max([today, *dated])

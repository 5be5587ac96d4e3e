"""What is said of the days to file, part by part, for text, Markdown, JSON and the panel."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from checker.core.words import MONTHS, counted, in_both, joined_texts, word
from checker.core.words.terms import BASIS_WORDS
from checker.decide.reasons import named_fact
from checker.decide.statements import promises
from checker.filing.clocks import Clock, clock_said, clocks
from checker.filing.dated_papers import PaperDays, paper_said
from checker.filing.lease import Lease, lease_of
from checker.filing.window.causes import Turn, cause_lines
from checker.filing.window.find import ANSWER, FAILS, SAFER, DayRun, FindingDays, Outlook, Window
from checker.model import DECIDING, Bases, Basis, Paths, Rule, Text
from checker.report.outline import Report, named
from checker.rules.foreign_capital import FOREIGN
from checker.rules.shared import PROVINCES

# The sets of bases that can be asked for, by the names of the command line.
BASES: dict[str, Bases] = {
    **{basis.value: (basis,) for basis in Basis},
    "all": SAFER,
}
# What is said in short, by what is said best of the days.
BRIEF_WORDS = {
    "open": "window.brief-open",
    "stuck": "window.brief-stuck",
    "none": "window.brief-none",
}
CLOCK_WORDS = {
    "first-check": "window.clock-first-check",
    "decision": "window.clock-decision",
    "delivery": "window.clock-delivery",
}
MOST_NAMED = 3
# A picture holds so many runs; all of them are told in words.
MOST_RUNS = 2


class Clash(NamedTuple):
    """Two rules whose days do not meet: one is met up to a day, the other only from a later one."""

    one: Rule
    last: date
    other: Rule
    first: date


class PaperLine(NamedTuple):
    """One dated paper, and what is said of its days for filing on a day."""

    paper: PaperDays
    name: Text
    said: Text


@dataclass(frozen=True)
class WindowOutline:
    """Everything that is said of the days to file; ``bases`` are those that lead."""

    window: Window
    bases: Bases = DECIDING

    @property
    def report(self) -> Report:
        """Return the report of the headline day."""
        return self.window.report

    @cached_property
    def outlook(self) -> Outlook:
        """Return the days that the leading bases leave."""
        deciding = self.bases == DECIDING
        # What decides is kept with the window: others ask for it, too.
        return self.window.deciding if deciding else self.window.outlook(self.bases)

    @cached_property
    def heading(self) -> Text:
        """Return the sentence that leads, without its full stop."""
        found = self.outlook
        match found.kind:
            case "fits":
                return word("window.fits", days=self.days(found.met))
            case "open":
                return word("window.open", waiting=joined_texts(self._waiting(), "mark.and"))
            case "stuck":
                n = len(found.always)
                return word("window.stuck", failing=counted("window.fails-one", "window.fails", n))
        if clash := self._clash:
            names = {"one": clash.one.nav, "other": clash.other.nav}
            return word("window.clash", **names, last=clash.last, first=clash.first)
        return word("window.none", last=self.window.last)

    def _waiting(self) -> Iterator[Text]:
        if n := len(self.waits_for):
            yield counted("window.answers-one", "window.answers", n)
        if n := len(self.unclear):
            yield counted("window.points-one", "window.points", n)

    @cached_property
    def brief(self) -> Text:
        """Return in short that there are no days, or what they wait for."""
        if self.outlook.kind == "open" and self.waits_for:
            n = len(self.waits_for)
            return counted("window.brief-answers-one", "window.brief-answers", n)
        return word(BRIEF_WORDS[self.outlook.kind])

    @cached_property
    def below(self) -> tuple[Text, ...]:
        """Return what is said below the sentence."""
        return tuple(self._below())

    def _below(self) -> Iterator[Text]:
        found, day, due = self.outlook, self.window.day, self.window.due
        if self.report.first_of_all:
            yield self.report.first_of_all
        if self.report.route.asks_nothing_more:
            return
        match found.kind:
            case "open":
                yield word("window.nothing-fails", days=self.days(found.unfailing))
                if self.waits_for:
                    app, law = self.window.app, self.window.law
                    facts = [named_fact(app, law, path) for path in self.waits_for]
                    yield word("window.answer-needed", facts=_listed(facts))
                if self.unclear:
                    rules = [named(rule) for rule in self.unclear]
                    yield word("window.law-unclear", rules=_listed(rules, "mark.rules"))
            case "stuck":
                yield word("window.not-met", rules=_names(found.always))
                n, days = len(found.always), self.days(found.timely)
                yield counted("window.dates-allow-one", "window.dates-allow", n, days=days)
            case "none":
                yield from self._without_days()
        # Whether the texts are to be checked again before these days.
        if due and due < day:
            yield word("window.due-before", due=due, day=day)
        elif due and any(run.closes > due for run in found.runs):
            yield word("window.due-inside", due=due)

    def _without_days(self) -> Iterator[Text]:
        always, clash = self.outlook.always, self._clash
        if always:
            yield word("window.not-met", rules=_names(always))
        if not clash:
            turning = [row for row in self._failing_somewhere if row not in always]
            yield word("window.each-day", rules=_names(turning))
            return
        # How new the paper must be that ends too early, if it is a dated one.
        for paper in self.window.papers_on(clash.first):
            if paper.rule is clash.one:
                name, since = paper.rule.nav, paper.not_before
                yield word("window.anew", paper=name, not_before=since, first=clash.first)

    @cached_property
    def focus(self) -> tuple[date, ...]:
        """Return the days that matter: where runs open and close in sight, or where two clash."""
        runs = (*self.outlook.runs[:MOST_RUNS], *self.window.safer.met[:MOST_RUNS])
        opened = (run.opens for run in runs)
        closed = (run.closes for run in runs if run.closed_by)
        clash = self._clash if self.outlook.kind == "none" else None
        return (*opened, *closed, *((clash.last, clash.first) if clash else ()))

    @cached_property
    def safer(self) -> Text | None:
        """Say on which of the days the old checklist is met too."""
        if self.bases != DECIDING or self.outlook.kind != "fits":
            return None
        both = self.window.safer.met
        if [(r.opens, r.closes) for r in both] == [(r.opens, r.closes) for r in self.outlook.met]:
            return word("window.safer-same")
        if both:
            return word("window.safer-days", days=self.days(both))
        standing = self.window.standing((Basis.CHECKLIST,), self.window.day)
        fails = [row for row in standing if row.state(self.window.day) == FAILS]
        key = "window.safer-never" if fails else "window.safer-open"
        return word(key, rules=_names(fails or standing))

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """Return what opens and what closes each run of the days that are told."""
        return tuple(_turns(self.outlook.runs))

    @cached_property
    def safer_turns(self) -> tuple[Turn, ...]:
        """Return what opens and what closes the safer days, where nothing else did so already."""
        if self.safer is None:
            return ()
        # Most often both sets of bases open and close on the same days.
        told = {(turn.lead, turn.on) for turn in self.turns}
        return tuple(t for t in _turns(self.window.safer.met) if (t.lead, t.on) not in told)

    @cached_property
    def by_basis(self) -> tuple[tuple[Text, Text], ...]:
        """Return what each basis alone leaves, then all together: name and days."""
        results = self.report.results
        rows = [
            (results[basis].guide or word(BASIS_WORDS[basis]), self._left_by((basis,)))
            for basis in Basis
        ]
        return (*rows, (word("window.all"), self._left_by(SAFER)))

    @cached_property
    def papers(self) -> tuple[PaperLine, ...]:
        """Return the dated papers of the headline day, then those that only the safer days want."""
        safer = self.window.safer.met if self.safer else ()
        days = dict.fromkeys((self.window.day, *(run.opens for run in safer[:1])))
        lines: list[PaperLine] = []
        for day in days:
            told = {line.paper.path for line in lines}
            lines += [
                PaperLine(paper, named(paper.rule), paper_said(paper, day))
                for paper in self.window.papers_on(day)
                if paper.path not in told
            ]
        return tuple(lines)

    @cached_property
    def lease(self) -> Lease | None:
        """Return the lease as it was typed, seen from the headline day."""
        return lease_of(self.window.app, self.window.law, self.window.day)

    @cached_property
    def clocks(self) -> tuple[tuple[Clock, Text], ...]:
        """Return the authority's clocks, each with its last day in words; none if no day fits."""
        if self.outlook.kind not in ("fits", "open"):
            return ()
        route = self.report.route
        return tuple((clock, clock_said(clock)) for clock in clocks(route, self.window.day))

    @cached_property
    def promise(self) -> Text | None:
        """Return the deciding province's own period, where it names another than the nation's."""
        authority = self.report.authority
        said = promises(self.window.law).get(authority.code) if authority else None
        national = [clock.said.in_its_days for clock, _ in self.clocks]
        if authority is None or said is None or said.period is None:
            return None
        if said.in_its_days in national:
            return None
        told = joined_texts((said.in_its_days, said.says))
        return word("window.promise", province=authority.province, said=told)

    def days(self, runs: Iterable[DayRun]) -> Text:
        """Write runs of days as they stand in a sentence: "from 10 to 26 December 2026"."""
        last = self.window.last
        said = (
            # At the end of the span a run goes on out of sight.
            word("window.from", first=run.opens)
            if run.closes == last and run.opens < last
            else span(run.opens, run.closes)
            for run in runs
        )
        return joined_texts(said, "window.or")

    def _left_by(self, bases: Bases) -> Text:
        """Say on which days some bases are met, or at least not failed."""
        absent = self.report.results[bases[0]].absent if len(bases) == 1 else None
        if absent:
            return absent
        found = self.window.outlook(bases)
        if found.met:
            return word("window.days-met", days=self.days(found.met))
        if found.unfailing:
            return word("window.days-open", days=self.days(found.unfailing))
        return word("window.days-never")

    @cached_property
    def _open_rows(self) -> list[tuple[FindingDays, date]]:
        """Return what is open on the first day on which nothing fails, and that day."""
        if self.outlook.kind != "open":
            return []
        day = self.outlook.runs[0].opens
        return [(row, day) for row in self.window.standing(self.bases, day)]

    @cached_property
    def waits_for(self) -> Paths:
        """Return the questions whose answers the days wait for, each once."""
        found: dict[str, None] = {}
        missing = self.report.route.missing
        whose = [path for path in (PROVINCES, FOREIGN) if path in missing]
        for row, day in self._open_rows:
            finding = self.window.finding(row.rule, row.basis, day) if row.rule else None
            found |= dict.fromkeys(finding.missing if finding else whose)
        return tuple(found)

    @cached_property
    def unclear(self) -> tuple[Rule, ...]:
        """Return the rules on which the law is unclear on these days, each once."""
        unclear = (row.rule for row, day in self._open_rows if row.state(day) != ANSWER)
        return tuple({rule.id: rule for rule in unclear if rule}.values())

    @cached_property
    def _failing_somewhere(self) -> list[FindingDays]:
        return [
            row
            for row in self.window.rows
            if row.basis in self.bases and any(s.found == FAILS for s in row.stretches)
        ]

    @cached_property
    def _clash(self) -> Clash | None:
        """Return what ends before something else begins, if that is why no day fits."""
        fit = [
            (row.rule, [s for s in row.stretches if s.found != FAILS])
            for row in self._failing_somewhere
            if row.rule and row not in self.outlook.always
        ]
        # What fails on some days, and not on all, has a first and a last day without.
        one, last = min(((rule, s[-1].last) for rule, s in fit), key=lambda each: each[1])
        other, first = max(((rule, s[0].first) for rule, s in fit), key=lambda each: each[1])
        return Clash(one, last, other, first) if last < first else None


END_WORDS = {
    "opens": "window.opens",
    "closes": "window.closes",
}


def _turns(runs: Iterable[DayRun]) -> Iterator[Turn]:
    for end, on, causes in (end for run in runs for end in run.ends):
        yield Turn(word(END_WORDS[end], day=on), on, tuple(cause_lines(causes, on)))


def span(first: date, last: date) -> Text:
    """Write days in a row without saying month or year twice."""
    if first == last:
        return word("window.on", day=first)
    one, other = in_both(first), in_both(last)
    if first.year == last.year:
        month = "" if first.month == last.month else f" {MONTHS[first.month - 1]}"
        one = Text(f"{first.day}{month}", one.zh)
        month = "" if first.month == last.month else f"{last.month}月"
        other = Text(other.en, f"{month}{last.day}日")
    return word("window.from-to", first=one, last=other)


def _names(rows: Collection[FindingDays]) -> Text:
    """Return the names of the rules of rows, each once."""
    rules = {row.rule.id: row.rule for row in rows if row.rule}
    return _listed([named(rule) for rule in rules.values()], "mark.rules")


def _listed(names: list[Text], between: str = "mark.list") -> Text:
    """List names, of many the first and how many there are beyond them."""
    first = joined_texts(names[:MOST_NAMED], between)
    left = len(names) - MOST_NAMED
    if left <= 0:
        return first
    # English counts those that are left, Chinese all of them.
    return word("window.more", listed=first, n=Text(str(left), str(len(names))))

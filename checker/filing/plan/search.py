"""Search for the smallest sets of changes after which nothing fails.

Every rule is judged by the same functions as in a report, without its words. A change is proposed
only of an answer that its question marks as one the company decides on (act) or gets (obtain);
besides, the filing day can move on. What is taken as it is (given) is never changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from checker.application.application import Application
from checker.evaluate import outcome_on
from checker.memo import watched
from checker.model import NATIONWIDE, Basis, Fact, Law, Rule, Verdict
from checker.rules.route import HOME, decide_route
from checker.rules.shared import PROVINCES, scope
from checker.verdicts import Why
from checker.words import Money

# The filing day stands beside the answers, under its key of the application file.
DAY = "application_date"
MOST_WAYS = 4
# Days that are looked at for each coverage, and waits that are kept of them.
MOST_DAYS = 8
MOST_WAITS = 2
# A longer wait is proposed only where nothing else helps.
LONG_WAIT = 400
ONE_DAY = timedelta(days=1)

# New answers by path; nothing stands for an answer that is taken back, to be found out.
Changes = Mapping[str, object]


def changed(app: Application, changes: Changes) -> Application:
    """Return an application with its answers, or its day, changed."""
    answers: dict[str, Any] = {**app.answers, **changes}
    day = answers.pop(DAY, app.day)
    return Application(day, {p: a for p, a in answers.items() if a is not None}, app.lengths)


class Look(NamedTuple):
    """How one rule comes out: whether it fails or stays unclear, why, and what was looked at.

    ``days`` are later days on which it may come out otherwise.
    """

    fails: bool
    unclear: bool
    whys: tuple[Why, ...]
    days: frozenset[date]
    seen: Mapping[str, object]


@dataclass(frozen=True)
class Judge:
    """Tell what fails on some bases; a rule comes out alike while what it looks at is the same."""

    law: Law
    bases: tuple[Basis, ...]
    _known: defaultdict[tuple[str, str, date], list[Look]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _authorities: dict[object, str] = field(default_factory=dict)

    def failing(self, app: Application) -> list[Rule]:
        """Return the rules that are not met."""
        return [rule for rule in self.law.rules if self.look(app, rule).fails]

    def passes(self, app: Application) -> bool:
        """Tell whether nothing is not met."""
        return not any(self.look(app, rule).fails for rule in self.law.rules)

    def authority(self, app: Application) -> str:
        """Return who decides: of what settles it, only the coverage is ever changed here."""
        covered = app.answers.get(PROVINCES)
        if covered not in self._authorities:
            self._authorities[covered] = decide_route(app).authority_code
        return self._authorities[covered]

    def look(self, app: Application, rule: Rule) -> Look:
        """Return how a rule comes out, found now or before."""
        authority = self.authority(app)
        known = self._known[rule.id, authority, app.day]
        for before in known:
            if all(app.answers.get(path) == answer for path, answer in before.seen.items()):
                return before
        known.append(self._look(app, rule, authority))
        return known[-1]

    def _look(self, app: Application, rule: Rule, authority: str) -> Look:
        seen: dict[str, None] = {}
        noted = watched(app, seen)
        found = [outcome_on(noted, rule, basis, authority) for basis in self.bases]
        failing = [each for each in found if each and each.verdict is Verdict.NOT_MET]
        unclear = any(each and each.verdict is Verdict.UNKNOWN and not each.open for each in found)
        whys = tuple(cause for each in failing for cause in each.holds.whys)
        notes = (note for each in failing for note in each.notes)
        untils = (dict(cause.fill).get("until") for cause in (*whys, *notes))
        # Something may come out otherwise once a cause has ended, or a wording begins or has ended.
        ended = [day for day in untils if isinstance(day, date) and day < date.max]
        ended += [version.ends for version in rule.versions if version.ends]
        days = {version.effective for version in rule.versions} | {d + ONE_DAY for d in ended}
        later = frozenset(day for day in days if failing and day > app.day)
        answers = {path: app.answers.get(path) for path in seen}
        return Look(bool(failing), unclear, whys, later, answers)


@dataclass(frozen=True)
class Search:
    """The search for one application, judged on some bases."""

    app: Application
    judge: Judge

    def ways(self) -> list[Changes]:
        """Return at most four smallest sets of changes, those with the fewest acts first.

        None where nothing fails, and where no set of changes is enough.
        """
        if self.judge.passes(self.app):
            return []
        found: list[Changes] = []
        for coverage in self._coverages():
            now = changed(self.app, coverage)
            sets = (*self._sets(now), *self._waits(now))
            found += [{**coverage, **each} for each in sets]
        return self._chosen(self._smallest(found))

    def rest(self) -> Changes:
        """Return what repairs the rules that can be repaired on the day, whatever else stands."""
        choices = [self.repairs(self.app, rule) for rule in self.judge.failing(self.app)]
        return {path: to for each in choices if each for path, to in each[0].items()}

    def repairs(self, app: Application, rule: Rule) -> list[Changes]:
        """Return smallest sets of changes after which one rule does not fail on its day.

        The lightest comes first; several only where the rule itself leaves a choice.
        """
        whole = self._grown(app, rule)
        if whole is None:
            return []
        first = self._shrunk(app, rule, whole)
        # Without one of its changes another smallest set may do: a choice that the rule leaves.
        found = [first]
        for path in first:
            rest = _without(whole, path)
            if not self._look(app, rest, rule).fails:
                found.append(self._shrunk(app, rule, rest))
        # What leaves the law unclear is no way while another does not.
        clear = [each for each in found if not self._look(app, each, rule).unclear]
        return sorted(_once(clear or found), key=self.weight)

    def weight(self, changes: Changes) -> tuple[int, int, int, list[int]]:
        """Return what a set of changes costs: acts and waits, changes, days, places in the form."""
        heavy = len(self.levers(changes))
        days = (changed(self.app, changes).day - self.app.day).days
        places = sorted(self._place(path) for path in changes if path != DAY)
        return heavy, len(changes), days, places

    def levers(self, changes: Changes) -> frozenset[str]:
        """Return what a set changes beyond papers: decisions of the company, and the day."""
        acts = (path for path in changes if path != DAY and self._fact(path).change == "act")
        return frozenset((*acts, *(path for path in changes if path == DAY)))

    def _fact(self, path: str) -> Fact:
        return self.judge.law.fact(path)

    def _place(self, path: str) -> int:
        return list(self.judge.law.facts).index(self._fact(path).path)

    def _look(self, app: Application, changes: Changes, rule: Rule) -> Look:
        return self.judge.look(changed(app, changes), rule)

    # One rule

    def _grown(self, app: Application, rule: Rule) -> Changes | None:
        """Change whatever a failing rule looks at for the better, until it does not fail."""
        whole: dict[str, object] = {}
        # What is mended may bring to light what was not looked at before.
        while (look := self._look(app, whole, rule)).fails:
            now = changed(app, whole)
            more = {
                path: to
                for path, answer in look.seen.items()
                if answer is not None and self._fact(path).change in ("act", "obtain")
                for to in _wanted(path, self._fact(path), look.whys, now)
                if now.answers.get(path) != to
            }
            if not more:
                return None
            whole |= more
        return whole

    def _shrunk(self, app: Application, rule: Rule, whole: Changes) -> Changes:
        """Leave out what a rule does not need, acts first, then what stands last in the form."""
        kept, levers = whole, self.levers(whole)
        for path in sorted(whole, key=lambda p: (p in levers, self._place(p)), reverse=True):
            less = _without(kept, path)
            if not self._look(app, less, rule).fails:
                kept = less
        return kept

    # All rules on one day, for one coverage

    def _sets(self, app: Application) -> list[Changes]:
        """Return sets of changes that repair what fails: the lightest, then one choice apart."""
        choices = [self.repairs(app, rule) for rule in self.judge.failing(app)]
        if not all(choices):
            return []
        chosen = ([each[0] for each in choices], *_one_apart(choices))
        return [{path: to for each in sets for path, to in each.items()} for sets in chosen]

    # Every coverage and day

    def _coverages(self) -> Iterator[Changes]:
        """Return the coverages to look at: as it is, one province only, or the whole country."""
        yield {}
        if scope(self.app) == "whole-network":
            # Only one province, that of registration first; none is named where none is known.
            covered, home = self.app.codes(PROVINCES), self.app.word(HOME)
            known = (home,) if covered is None else sorted(covered, key=lambda code: code != home)
            for code in known[:MOST_WAYS]:
                yield {PROVINCES: (code,) if code else None}
        # No guide is measured against there.
        if Basis.LOCAL in self.judge.bases:
            yield {PROVINCES: NATIONWIDE}

    def _waits(self, app: Application) -> Iterator[Changes]:
        """Return sets of changes with a later filing day, the earliest days first."""
        # On a later day something else may fail, which has later days of its own.
        days, found, tried = self._later(app), 0, 0
        while days and tried < MOST_DAYS and found < MOST_WAITS:
            day = min(days)
            then, tried = changed(app, {DAY: day}), tried + 1
            sets = [{DAY: day, **each} for each in self._sets(then)]
            yield from sets
            found += bool(sets)
            days = self._later(then)

    def _later(self, app: Application) -> set[date]:
        """Return later days on which something that fails may come out otherwise."""
        failing = self.judge.failing(app)
        return {day for rule in failing for day in self.judge.look(app, rule).days}

    # Which of them are shown

    def _smallest(self, sets: Collection[Changes]) -> list[Changes]:
        """Leave out what a smaller set does as well, and a long wait where there is another way."""
        ordered = _once(sorted(sets, key=self.weight))
        fit = [
            each
            for each in ordered
            # It is enough, and not without any one of its changes.
            if self._is_enough(each)
            and not any(self._is_enough(_without(each, path)) for path in each)
        ]
        quick = [each for each in fit if self.weight(each)[2] <= LONG_WAIT]
        kept = quick or fit
        smallest: list[Changes] = []
        for each in kept:
            larger = any(other.keys() < each.keys() for other in kept)
            again = any(other.keys() == each.keys() for other in smallest)
            if not (larger or again):
                smallest.append(each)
        return smallest

    def _is_enough(self, changes: Changes) -> bool:
        return self.judge.passes(changed(self.app, changes))

    def _chosen(self, sets: list[Changes]) -> list[Changes]:
        """Return four of the sets, with different levers before different papers."""
        first: dict[frozenset[str], Changes] = {}
        for each in sets:
            first.setdefault(self.levers(each), each)
        rest = [each for each in sets if each not in first.values()]
        return sorted([*first.values(), *rest][:MOST_WAYS], key=self.weight)


def _wanted(path: str, fact: Fact, whys: Iterable[Why], app: Application) -> Iterator[object]:
    """Return the answer to want of a question: as it is marked, or as a failing reason names it."""
    if fact.type in ("bool", "choice", "services"):
        yield fact.wanted
        return
    for cause in (cause for cause in whys if path in cause.facts):
        least = dict(cause.fill).get("minimum")
        if fact.type == "date":
            # A paper that is got anew is at the latest of the filing day.
            yield app.day
        elif least is not None:
            minimum = least.yuan if isinstance(least, Money) else least
            # As the answer is held that does not reach it: percent and m² as decimals.
            is_decimal = isinstance(app.answers[path], Decimal)
            yield Decimal(str(minimum)) if is_decimal else minimum
        elif path == next(p for p in cause.facts if p in app.answers):
            # Shares that add up to no whole: one of them is to be found out anew.
            yield None


def _without(changes: Changes, path: str) -> Changes:
    return {p: to for p, to in changes.items() if p != path}


def _once(sets: Iterable[Changes]) -> list[Changes]:
    """Drop repetitions, keep the order."""
    found: list[Changes] = []
    for each in sets:
        if each not in found:
            found.append(each)
    return found


def _one_apart(choices: list[list[Changes]]) -> Iterator[list[Changes]]:
    """Return each combination that differs from the lightest in one rule's choice."""
    for at, each in enumerate(choices):
        for other in each[1:]:
            yield [other if i == at else c[0] for i, c in enumerate(choices)]

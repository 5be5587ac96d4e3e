"""Search for minimal correction sets: the smallest sets of changes after which nothing fails.

Of each failing rule a set is grown, by changing for the better whatever the rule looks at, until
it holds; then it is shrunk, by leaving out one change after the other (deletion), while it still
holds. What is left is minimal: without any one of its changes the rule fails. The sets of all
failing rules together correct the application; so for every coverage and for later days. Like
entries are looked at by representatives (``reduced``), and what comes out is expanded to all.

Every rule is judged by the same functions as in a report, without its words. A change is proposed
only of an answer that its question marks as one the company decides on (act) or gets (obtain);
besides, the filing day can move on. What is taken as it is (given) is never changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain

from checker.application.application import Application
from checker.core.verdicts import Why
from checker.core.words import Money
from checker.filing.plan.judge import DAY, Judge, Look, changed
from checker.filing.plan.representatives import Changes, Representatives, representatives_of
from checker.model import NATIONWIDE, Basis, Fact, Paths, Rule
from checker.rules.route import HOME
from checker.rules.shared import PROVINCES, scope

MOST_WAYS = 4
# Days that are looked at for each coverage, and waits that are kept of them.
MOST_DAYS = 8
MOST_WAITS = 2
# What may not be looked at: other papers, coverages, days, and whether less is enough.
LEFT_OUT = ("fewest", "choices", "coverages", "days")
# A longer wait is proposed only where nothing else helps.
LONG_WAIT = 400


@dataclass(frozen=True)
class Search:
    """The search for one application, judged on some bases, by representatives of like entries.

    ``left_out`` names what was not looked at, where the entries differ too much.
    """

    app: Application
    judge: Judge
    left_out: dict[str, None] = field(default_factory=dict)

    @cached_property
    def representatives(self) -> Representatives:
        """Return the entries that are looked at, and what they stand for."""
        return representatives_of(self.app, self.judge.law)

    @property
    def reduced(self) -> Application:
        """Return the application that is looked at."""
        return self.representatives.reduced

    def ways(self) -> list[Changes]:
        """Return at most four smallest sets of changes, those with the fewest acts first.

        None where nothing fails, and where no set of changes is enough.
        """
        if self.judge.passes(self.reduced):
            return []
        found: list[Changes] = []
        for coverage in self._coverages():
            if coverage and self._is_left_out("coverages"):
                continue
            now = changed(self.reduced, coverage)
            # On the day itself, and on later ones.
            found += ({**coverage, **each} for each in chain(self._sets(now), self._waits(now)))
        ordered = _once(sorted(found, key=self.weight))
        # A long wait is left out where there is another way.
        long = [each for each in ordered if self.weight(each)[2] > LONG_WAIT]
        short = self._smallest(each for each in ordered if each not in long)
        return [self.representatives.expand(each) for each in short or self._smallest(long)]

    def can_correct(self, rule: Rule) -> bool:
        """Tell whether any change mends a rule that fails on the day."""
        return self._grow(self.reduced, rule) is not None

    def rest(self) -> Changes:
        """Return what corrects the rules that can be corrected on the day, whatever else stands."""
        choices = [
            self.corrections(self.reduced, rule) for rule in self.judge.failing(self.reduced)
        ]
        whole = {path: to for each in choices if each for path, to in each[0].items()}
        return self.representatives.expand(whole)

    def corrections(self, app: Application, rule: Rule) -> list[Changes]:
        """Return minimal correction sets of one rule: after each it does not fail on its day.

        The lightest comes first; several only where the rule itself leaves a choice.
        """
        whole = self._grow(app, rule)
        if whole is None:
            return []
        named = {path for cause in self._look(app, {}, rule).whys for path in cause.facts}
        first = self._shrink(app, rule, whole, named)
        # Without one of its changes another smallest set may do: a choice that the rule leaves.
        found = [first]
        for group in self._together(whole):
            if first.keys().isdisjoint(group) or self._is_left_out("choices"):
                continue
            rest, tables = _without(whole, *group), {_table(path) for path in group}
            if not self._look(app, rest, rule).fails:
                near = {path for path in rest if path in first or _table(path) in tables}
                found.append(self._shrink(app, rule, rest, near))
        # What leaves the law unclear is no way while another does not.
        clear = [each for each in found if not self._look(app, each, rule).unclear]
        return sorted(_once(clear or found), key=self.weight)

    def _together(self, changes: Changes) -> list[Paths]:
        """Return the changes of a set, one and the same of like entries together."""
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for path in changes:
            groups[self.representatives.representative_of(path)].append(path)
        return [tuple(group) for group in groups.values()]

    def _is_left_out(self, what: str) -> bool:
        """Tell whether to look no further, and note what is not looked at."""
        if self.judge.is_tired:
            self.left_out[what] = None
        return self.judge.is_tired

    def weight(self, changes: Changes) -> tuple[int, int, int, list[int]]:
        """Return what a set of changes costs: acts and waits, changes, days, places in the form."""
        heavy = len(self.levers(changes))
        days = (changed(self.reduced, changes).day - self.app.day).days
        places = sorted(self._place(path) for path in changes if path != DAY)
        size = sum(len(self.representatives.all_of(path)) for path in changes)
        return heavy, size, days, places

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

    def _grow(self, app: Application, rule: Rule) -> Changes | None:
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

    def _shrink(
        self, app: Application, rule: Rule, whole: Changes, likely: Collection[str]
    ) -> Changes:
        """Leave out what a rule does not need, acts first, then what stands last in the form.

        What is not ``likely`` is left out at once, if that is enough.
        """
        likely_alone = {path: to for path, to in whole.items() if path in likely}
        kept = whole if self._look(app, likely_alone, rule).fails else likely_alone

        def lateness(group: Paths) -> tuple[bool, int]:
            return self._fact(group[0]).change == "act", self._place(group[0])

        for group in sorted(self._together(kept), key=lateness, reverse=True):
            if self._is_left_out("fewest"):
                break
            # All of a kind; if not, all but the first.
            for part in filter(None, (group, group[1:])):
                less = _without(kept, *part)
                if not self._look(app, less, rule).fails:
                    kept = less
                    break
        return kept

    # All rules on one day, for one coverage

    def _sets(self, app: Application) -> list[Changes]:
        """Return sets of changes that correct what fails: the lightest, then one choice apart."""
        choices = [self.corrections(app, rule) for rule in self.judge.failing(app)]
        if not all(choices):
            return []
        lightest = [each[0] for each in choices]
        chosen = [lightest]
        for at, (_, *others) in enumerate(choices):
            chosen += ([*lightest[:at], other, *lightest[at + 1 :]] for other in others)
        return [{path: to for each in sets for path, to in each.items()} for sets in chosen]

    # Every coverage and day

    def _coverages(self) -> Iterator[Changes]:
        """Return the coverages to look at: as it is, one province only, or the whole country."""
        yield {}
        if scope(self.reduced) == "whole-network":
            # Only one province, that of registration first; none is named where none is known.
            covered, home = self.reduced.codes(PROVINCES), self.reduced.answer(HOME)
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
            if self._is_left_out("days"):
                return
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

    def _smallest(self, ordered: Iterable[Changes]) -> list[Changes]:
        """Return four of the smallest sets, with different levers before different papers.

        Left out is what a smaller set does as well.
        """
        first: dict[frozenset[str], Changes] = {}
        others: list[Changes] = []
        for each in ordered:
            levers, smaller = self.levers(each), (*first.values(), *others)
            # Nobody is shown more than the first few of the same levers.
            if levers in first and len(others) == MOST_WAYS:
                continue
            if any(other.keys() <= each.keys() for other in smaller) or not self._is_fit(each):
                continue
            if levers in first:
                others.append(each)
            else:
                first[levers] = each
        return sorted([*first.values(), *others][:MOST_WAYS], key=self.weight)

    def _is_fit(self, changes: Changes) -> bool:
        """Tell whether a set is enough, and is not without any one of its changes."""
        return self._is_enough(changes) and not any(
            self._is_enough(_without(changes, *(group[1:] or group)))
            for group in self._together(changes)
            if not self._is_left_out("fewest")
        )

    def _is_enough(self, changes: Changes) -> bool:
        return self.judge.passes(changed(self.reduced, changes))


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


def _without(changes: Changes, *paths: str) -> Changes:
    return {path: to for path, to in changes.items() if path not in paths}


def _once(sets: Iterable[Changes]) -> list[Changes]:
    """Drop repetitions, keep the order."""
    found: list[Changes] = []
    for each in sets:
        if each not in found:
            found.append(each)
    return found


def _table(path: str) -> str:
    """Return the entry or paper that an answer belongs to."""
    return path.rpartition(".")[0]

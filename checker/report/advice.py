"""Tell why a thing is on the list of a paper: a text asks for it, the old list alone, or we do."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from checker.application.application import Application
from checker.core.verdicts import Truth
from checker.decide.evaluate import outcome_by
from checker.decide.reasons import cause_rank, last_key
from checker.model import READING, Bases, Basis, Law, Paths, Rule, RuleFindings, Version
from checker.report.demands import MANY, Demands, questions_on

# What a question is about that is about no entry of a list.
WHOLE = ""
# By basis the marks that it asks for by our reading alone.
Advised = Mapping[Basis, frozenset[str]]


class Weight(Enum):
    """Why a thing is on the list."""

    MUST = "must"
    # No text in force asks for it of this applicant: it is our reading.
    ADVICE = "advice"
    # Only the old agency checklist asks for it.
    OLD = "old"


def advised_by(app: Application, law: Law, found: RuleFindings, demands: Demands) -> Advised:
    """Return by basis the marks that it asks for by our reading alone.

    What the old list alone asks is no advice of ours.
    """
    asked = {path: None for _, paths in demands for path in paths}
    paper = Demanded(app, law, found.rule, tuple(asked))
    return {
        basis: paper.advised_marks(found.on[basis].version, basis, paths)
        for basis, paths in demands
        if basis is not Basis.CHECKLIST
    }


def weight_of(who: Bases, path: str, advised: Advised) -> Weight:
    """Tell why a mark is on the list, by who asks for it."""
    today = [basis for basis in who if basis is not Basis.CHECKLIST]
    if not today:
        return Weight.OLD
    return Weight.ADVICE if all(path in advised[basis] for basis in today) else Weight.MUST


@dataclass(frozen=True, slots=True)
class Demanded:
    """A paper of one applicant, with all the marks that are asked of it."""

    app: Application
    law: Law
    rule: Rule
    asked: Paths

    def advised_marks(self, version: Version | None, basis: Basis, asked: Paths) -> frozenset[str]:
        """Return the marks that a basis asks for by our reading alone, as a domestic tracing.

        Then the paper that lacks it, and nothing else, fails by nothing but our reading.
        """
        if not version or READING not in (version.rank, *version.ranks.values()):
            return frozenset()
        # Where a guide's words leave open whose paper is meant, it may be this one all the same.
        if basis is Basis.LOCAL:
            return frozenset(path for path in asked if version.rank_of(last_key(path)) == READING)
        groups = self._lacking_at_once(asked)
        return frozenset(path for group in groups for path in self._advised_of(version, group))

    def _lacking_at_once(self, asked: Paths) -> Iterable[list[str]]:
        """Return the marks that may be looked at together: one mark of several entries of a list.

        A list may have a thousand entries, and each time the whole rule is decided. What is
        answered of an entry beside its papers is supposed while open, so it has to be the same.
        """
        law, answers = self.law, self.app.answers
        on_paper, groups = {*questions_on(law, self.rule.id)}, dict[Hashable, list[str]]()
        entries = law.papers[self.rule.id].entries
        beside = [
            path.partition("].")[2]
            for path, fact in law.facts.items()
            if fact.type == "bool" and path.startswith(f"{entries}[].") and path not in on_paper
        ]
        for path in asked:
            entry = _entry(path)
            said = tuple(answers.get(f"{entry}].{other}") for other in beside)
            groups.setdefault((last_key(path), said) if entry else path, []).append(path)
        return groups.values()

    def _advised_of(self, version: Version, marks: Iterable[str]) -> Iterator[str]:
        """Return those of some marks without which nothing fails but by our reading.

        What is open beside the paper is supposed to be so that most is asked; what may stand in is
        supposed away.
        """
        law, app, rule = self.law, self.app, self.rule
        full = {"date": app.day, "integer": MANY}
        of_rule = [mark for mark in questions_on(law, rule.id) if law.facts[mark].type == "bool"]
        there: dict[str, object] = dict.fromkeys(of_rule, False)
        there |= {mark: full.get(law.fact(mark).type, True) for mark in self.asked}

        def holds(supposed: Mapping[str, object]) -> Truth:
            answers: Any = _Supposing(app.answers, {**there, **supposed})
            return outcome_by(replace(app, answers=answers), rule, version).holds

        lacking = dict.fromkeys(marks, False)
        while lacking:
            opened = [each for each in holds(lacking).missing if law.fact(each).type == "bool"]
            asked = dict.fromkeys(opened, True)
            before, without = holds(asked), holds({**asked, **lacking})
            # By the entry they speak of; by none where they speak of the paper as a whole.
            ranks: dict[str, set[str]] = {}
            for cause in {*without.whys} - {*before.whys}:
                for entry in {_entry(path) for path in cause.facts}:
                    ranks.setdefault(entry, set()).add(cause_rank(version, cause))
            if without.value is not False:
                whole = ranks.get(WHOLE, set())
                yield from (m for m in lacking if whole | ranks.get(_entry(m), set()) == {READING})
                return
            # What fails hides what is advised beside it: that is seen without what fails.
            failing = {mark for mark in lacking if _entry(mark) in ranks}
            if WHOLE in ranks or not failing:
                return
            lacking = {mark: False for mark in lacking if mark not in failing}


def _entry(path: str) -> str:
    """Return the entry of a list that a question is about, or the whole paper."""
    entry, bracket, _ = path.partition("].")
    return entry if bracket else WHOLE


class _Supposing:
    """Answers in which some are supposed; the others are looked up, and noted where that is."""

    __slots__ = ("_answers", "_supposed")

    def __init__(self, answers: Any, supposed: Mapping[str, object]) -> None:
        self._answers, self._supposed = answers, supposed

    def get(self, path: str, default: Any = None) -> Any:
        """Return what is supposed, or what was answered."""
        found = self._supposed.get(path)
        return self._answers.get(path, default) if found is None else found

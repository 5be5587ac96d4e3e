"""Which column asks for which mark of a paper, seen by leaving its answers open."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.application.application import Application
from checker.evaluate import outcome_on
from checker.model import Basis, Law, Rule, RuleFindings, Verdict, general_path
from checker.report.errands import questions_on
from checker.verdicts import Outcome

# More months than any text asks for.
MANY = 1200
# Each basis that asks for a paper, with the questions on the paper that it asks.
Demands = tuple[tuple[Basis, tuple[str, ...]], ...]


class _Supposed:
    """Answers in which those on one paper are supposed; all others are as they were given."""

    __slots__ = ("_answers", "_stems", "_supposed")

    def __init__(
        self, answers: Any, stems: Mapping[str, bool], supposed: Mapping[str, Any]
    ) -> None:
        self._answers, self._stems, self._supposed = answers, stems, supposed

    def get(self, path: str, default: Any = None) -> Any:
        """Return what is supposed of the paper, or what was answered."""
        if is_of_paper(path, self._stems):
            return self._supposed.get(path, default)
        return self._answers.get(path, default)


def is_of_paper(path: str, stems: Mapping[str, bool]) -> bool:
    """Tell whether a question is on a paper, as told by ``stems_of``."""
    return general_path(path) in stems


def stems_of(law: Law, rule: Rule) -> dict[str, bool]:
    """Return the questions on one paper, each with whether it only stands in for another."""
    return {path: law.facts[path].instead is not None for path in questions_on(law, rule.id)}


def demands(law: Law, rule: Rule, authority: str, app: Application) -> Demands:
    """Return what each basis asks of one paper, whatever is answered on the paper itself.

    What only stands in for something else is no demand, unless a basis still asks for it beside
    all the rest: a guide may want of everybody what elsewhere is a substitute.
    """
    stems = stems_of(law, rule)

    def outcome(basis: Basis, supposed: Mapping[str, Any]) -> Outcome | None:
        answers: Any = _Supposed(app.answers, stems, supposed)
        return outcome_on(Application(app.day, answers, app.lengths), rule, basis, authority)

    def asked_on(basis: Basis) -> tuple[str, ...]:
        blank = outcome(basis, {})
        of_paper = (path for path in (blank.open if blank else ()) if is_of_paper(path, stems))
        asked = [path for path in of_paper if not _of_unknown_kind(app, path)]
        main = [path for path in asked if not stems[general_path(path)]]
        rest = outcome(basis, {path: _full(law, path, app.day) for path in main})
        beside = rest.open if rest else ()
        return tuple(path for path in asked if path in main or path in beside)

    return tuple((basis, asked) for basis in Basis if (asked := asked_on(basis)))


def bases_asking(
    asked: Demands, found: RuleFindings, path: str, value: object
) -> tuple[Basis, ...]:
    """Return which bases ask for one mark; a "no" that a basis is met with is asked by it no more.

    Something else has taken the mark's place there.
    """
    who = tuple(basis for basis, paths in asked if path in paths)
    if value is not False:
        return who
    return tuple(b for b in who if found.on[b].verdict is not Verdict.MET) or who


def _of_unknown_kind(app: Application, path: str) -> bool:
    """Tell whether a paper is that of an entry of which it is not known which papers it has."""
    entry, bracket, _ = path.partition("]")
    return bool(bracket) and app.word(f"{entry}].kind") is None


def _full(law: Law, path: str, day: date) -> object:
    """Return the answer of a paper that is all there on the day."""
    return {"date": day, "integer": MANY}.get(law.fact(path).type, True)

"""Say what each basis asks of a paper, whatever is answered on the paper itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from checker.application.application import Application
from checker.decide.evaluate import outcome_on
from checker.decide.questions import form_order
from checker.model import Basis, Law, Paths, Rule, entry_number, general_path

# More months than any text asks for.
MANY = 1200
# Each basis that asks for a paper, with the questions on the paper that it asks.
Demands = tuple[tuple[Basis, Paths], ...]


@cache
def questions_on(law: Law, paper: str) -> Paths:
    """Return the questions on one paper in the form's order, those of its entries last."""
    entries = law.papers[paper].entries
    stems = (f"materials.{paper}.", *([f"{entries}[]."] if entries else ()))
    marked = [path for path, fact in law.facts.items() if fact.mark]
    return tuple(path for stem in stems for path in marked if path.startswith(stem))


def demands_of(law: Law, rule: Rule, authority: str, app: Application) -> tuple[Demands, Paths]:
    """Return what each basis asks of one paper, and all of it in the form's order, by entries."""
    found, order = [(b, _demands(law, rule, b, authority, app)) for b in Basis], form_order(law)
    paths = {path for _, each in found for path in each}

    def place(path: str) -> tuple[int, int]:
        # What is of no entry comes before all.
        return entry_number(path), order[general_path(path)]

    return tuple((b, each) for b, each in found if each), tuple(sorted(paths, key=place))


def _demands(law: Law, rule: Rule, basis: Basis, authority: str, app: Application) -> Paths:
    """Return what a basis asks of one paper, whatever is answered on the paper itself.

    What only stands in for something else is no demand, unless the basis still asks for it beside
    all the rest: a guide may want of everybody what elsewhere is a substitute.
    """
    on_paper = questions_on(law, rule.id)

    def still_open(supposed: Mapping[str, object]) -> Iterable[str]:
        answers: Any = _Supposed(app.answers, on_paper, supposed)
        blank = replace(app, answers=answers)
        outcome = outcome_on(blank, rule, basis, authority)
        return outcome.open if outcome else ()

    def is_on_paper(path: str) -> bool:
        # Which papers an entry has is known only with its kind.
        entry, bracket, _ = path.partition("]")
        is_known = not bracket or app.answer(f"{entry}].kind") is not None
        return is_known and general_path(path) in on_paper

    asked = [path for path in still_open({}) if is_on_paper(path)]
    main = [path for path in asked if law.fact(path).instead is None]
    # Few papers have substitutes: only these are supposed a second time.
    if main == asked:
        return tuple(asked)
    # As on a paper that is all there on the day.
    full: dict[str, object] = {"date": app.day, "integer": MANY}
    beside = still_open({path: full.get(law.fact(path).type, True) for path in main})
    return tuple(path for path in asked if path in main or path in beside)


class _Supposed:
    """Answers in which those on one paper are supposed; all others are as they were given."""

    __slots__ = ("_answers", "_on_paper", "_supposed")

    def __init__(self, answers: Any, on_paper: Paths, supposed: Mapping[str, object]) -> None:
        self._answers, self._on_paper, self._supposed = answers, on_paper, supposed

    def get(self, path: str, default: Any = None) -> Any:
        """Return what is supposed of the paper, or what was answered."""
        if general_path(path) in self._on_paper:
            return self._supposed.get(path, default)
        return self._answers.get(path, default)

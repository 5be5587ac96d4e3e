"""Read ``law/`` into the model; refuse unknown keys, gaps and citations that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files

from checker.load.authorities import read_authorities
from checker.load.guides import read_guides
from checker.load.instruments import read_instruments
from checker.load.questions import (
    check_changes,
    check_limits,
    check_marks,
    read_questions,
)
from checker.load.rules import check_periods, read_rules
from checker.model import Fact, Folder, Law, Rule, Version
from checker.tables import unique


@cache
def load_law() -> Law:
    """Return the law shipped with this package."""
    return read_law(files("checker").joinpath("law"))


def read_law(folder: Folder) -> Law:
    """Read a law folder. Raises ``LawError`` with file and place."""
    instruments = read_instruments(folder)
    authorities = read_authorities(folder, instruments)
    sections, facts = read_questions(folder)
    rules, papers, on_papers = read_rules(folder, instruments)
    # The form, the review book and every error list the questions in this order.
    by_path = unique("facts", ((f.path, f) for f in (*facts, *_in_order(on_papers, rules))))
    check_limits(by_path)
    check_changes(by_path)
    check_marks(by_path, papers)
    guides, local = read_guides(folder, instruments, authorities, [rule.id for rule in rules])
    whole = tuple(_with_local(rule, local.get(rule.id, [])) for rule in rules)
    return Law(instruments, authorities, sections, by_path, whole, guides, papers)


def _in_order(on_papers: Iterable[Fact], rules: Iterable[Rule]) -> list[Fact]:
    """Put the materials' own questions in the order of the rules' numbers."""
    number = {f"materials.{rule.id}": rule.number for rule in rules}
    return sorted(on_papers, key=lambda f: number.get(f.path.rpartition(".")[0], 0))


def _with_local(rule: Rule, local: list[Version]) -> Rule:
    """Put the local wordings behind a rule's own, oldest first."""
    # The last wording in force on a day counts, so the order decides.
    oldest_first = sorted(local, key=lambda version: version.effective)
    whole = replace(rule, versions=(*rule.versions, *oldest_first))
    check_periods(whole)
    return whole

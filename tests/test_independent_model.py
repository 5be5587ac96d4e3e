"""Random applications, each rule on each basis held against the second statement of the rules.

What the model says of open answers is what it says of all their completions, where these agree.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW
from support.oracle import (
    CURRENCY,
    FOREIGN,
    HOLDER,
    NOT_ASKED,
    PROVINCES,
    REPORT,
    SILENCE,
    TABLES,
    authority,
    contradictions,
    file_of,
)
from support.oracle_local import LOCAL_TABLES, NOT_ASKED_LOCALLY
from support.samples import THOROUGH

from checker.application.application import parse
from checker.evaluate import evaluate

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.oracle import Answers

# Each application is told by itself, and to trace its lines takes longer than to find it.
pytestmark = pytest.mark.no_cover
DAY = date(2026, 11, 24)
ENTRY, NONE = [{}], []
# Lists of which an application may have nothing; of shareholders it has one.
LISTS = ("violations", "penalties", "bars", "establishments")
USERS = "service.users"
GUIDES = sorted({table.authority for table in LOCAL_TABLES if table.authority})
SILENT = sorted(set(LAW.provinces) - set(GUIDES))


def every_fact() -> dict[str, tuple[Any, ...]]:
    """Return each fact of the tables with all values that they try of it."""
    found: dict[str, list[Any]] = {name: [NONE, ENTRY] for name in LISTS}
    for table in (*TABLES, *LOCAL_TABLES):
        still = {path: (value,) for path, value in table.given.items()}
        for path, values in (still | table.facts).items():
            known = found.setdefault(path, [])
            # Not "in": to it, yes is the number one.
            known += [value for value in values if repr(value) not in map(repr, known)]
    return {path: tuple(values) for path, values in found.items()}


FACTS = every_fact()
# What is ready with a no, and what with another answer than yes.
NO = (
    *("service.marketing_calls", FOREIGN, "company.multi_level"),
    *("company.special_words", HOLDER, "record."),
)
READY = {
    "company.legal_form": "limited-liability-company",
    "company.registered_capital": 10_000_000,
    CURRENCY: "CNY",
    "shareholders[0].share": 100,
    f"{REPORT}.audit_report_on": "2026-11-24",
    "materials.social-security-certificate.issued_on": "2026-11-24",
    "materials.social-security-certificate.months": 3,
    "means.operators": 15,
    "means.floor_area": 75,
}


@dataclass
class Drawn:
    """One company: how far from ready it is, and how much it leaves open."""

    random: Random
    answers: Answers = field(default_factory=dict)

    def application(self) -> Answers:
        """Return answers that can be read: each list of one entry, if it has any."""
        careless = self.random.choice((0.02, 0.1, 0.3, 0.8))
        silent = self.random.choice((0.0, 0.0, 0.03, 0.2))
        for path in FACTS:
            if self.random.random() >= silent:
                self.answers[path] = self._answer(path, careless)
        self._sound()
        return {path: v for path, v in self.answers.items() if self._has_entry(path)}

    def _answer(self, path: str, careless: float) -> Any:
        if path == PROVINCES:
            return self._provinces()
        # Foreign capital takes every guide away, and so is drawn seldom.
        if self.random.random() < (careless / 4 if path in (FOREIGN, HOLDER) else careless):
            return self.random.choice(FACTS[path])
        if path in READY:
            return READY[path]
        # A choice, a number or a day of which none is the ready one.
        if True not in FACTS[path] or path.startswith(("violations", "establishments[0].contr")):
            return self.random.choice(FACTS[path])
        return not path.startswith(NO)

    def _provinces(self) -> Any:
        """Draw one province with a guide for most."""
        kinds = {
            "one": [self.random.choice(GUIDES)],
            "silent": [self.random.choice(SILENT)],
            "two": self.random.sample(GUIDES, 2),
            "nationwide": "nationwide",
            "none": [],
        }
        return kinds[self.random.choices([*kinds], (80, 4, 6, 6, 4))[0]]

    def _sound(self):
        """Leave out what is refused: no province with users here, an audit before the company."""
        if self.answers.get(PROVINCES) == []:
            self.answers[USERS] = "abroad"
        founded = self.answers.get("company.established_on", "")
        if self.answers.get(f"{REPORT}.audit_report_on", "9999") < founded:
            del self.answers[f"{REPORT}.audit_report_on"]

    def _has_entry(self, path: str) -> bool:
        name, bracket, _ = path.partition("[")
        return not bracket or name not in LISTS or self.answers.get(name) == ENTRY


class OpenAnswer(Exception):  # noqa: N818 - nothing has gone wrong
    """The model asks for what is not answered."""


class Known(dict[str, Any]):
    """Answers as the model asks for them, one by one."""

    def __missing__(self, path: str) -> Any:
        # That no province is served can be answered only where all users are known to be abroad.
        raise OpenAnswer(USERS if path == PROVINCES and USERS not in self else path)

    def get(self, path: str, default: Any = None) -> Any:
        """Ask whether a list is there; of shareholders there always are."""
        return self[path] if path in LISTS else super().get(path, default)


def completed(model: Callable[[Answers], str], known: Answers) -> str:
    """Return what a model says of all completions: unknown where they disagree."""
    try:
        return model(Known(known))
    except OpenAnswer as fact:
        path = str(fact)
    found = ""
    for value in completions(path, known):
        one = completed(model, known | {path: value})
        if one == "unknown" or found not in ("", one):
            return "unknown"
        found = one
    return found


def completions(path: str, known: Answers) -> tuple[Any, ...]:
    """Return what an open answer may turn out to be, beside those that are given."""
    if path in SILENCE:
        return (SILENCE[path],)
    before = contradictions(known)
    return tuple(v for v in FACTS[path] if contradictions(known | {path: v}) <= before)


def by_model(answers: Answers) -> tuple[str, dict[tuple[str, str], str]]:
    """Return whose guide counts, and the model's verdict of each rule on each basis."""
    code = completed(authority, answers)
    tables = (*TABLES, *(table for table in LOCAL_TABLES if table.authority == code))
    found = dict.fromkeys(NOT_ASKED, "not_applicable")
    found |= {(rule, "local"): "not_applicable" for rule, of in NOT_ASKED_LOCALLY if of == code}
    models = {(table.rule, table.basis): table.verdict for table in tables}
    return code, found | {key: completed(model, answers) for key, model in models.items()}


def by_checker(answers: Answers) -> dict[tuple[str, str], str]:
    """Return the checker's verdict of each rule on each basis."""
    app, errors = parse(file_of(answers), LAW, DAY)
    assert errors == (), answers
    return {
        (found.rule.id, basis.value): finding.verdict.value
        for found in evaluate(app, LAW).rules
        for basis, finding in found.on.items()
    }


@dataclass
class Held:
    """What was held against each other: every verdict of the model, and where the two part."""

    verdicts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    differences: dict[str, Answers] = field(default_factory=dict)

    def add(self, answers: Answers):
        """Hold one application; of each kind of difference the first one is kept."""
        (code, model), checker = by_model(answers), by_checker(answers)
        for rule, basis in sorted(model | checker):
            ours, theirs = model.get((rule, basis)), checker.get((rule, basis))
            place = code if basis == "local" else basis
            self.verdicts[rule, place, str(ours)] += 1
            if ours != theirs:
                # Where only one of them measures, that is one difference, not one of each rule.
                what = rule if ours and theirs else "any rule"
                name = f"{what}, {place}: {ours} by the model, {theirs} by the checker"
                self.differences.setdefault(name, answers)


@cache
def held(count: int, seed: int) -> Held:
    """Hold so many applications, the same ones every time."""
    random, found = Random(seed), Held()  # noqa: S311 - the same ones again
    for _ in range(count):
        found.add(Drawn(random).application())
    return found


def test_the_tables_of_a_rule_share_one_statement():
    models: dict[tuple[str, ...], set[Any]] = {}
    for table in (*TABLES, *LOCAL_TABLES):
        key = (table.rule, table.authority or table.basis)
        models.setdefault(key, set()).add(table.verdict)

    assert [key for key, found in models.items() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("count", "seed"), [(700, 2033), pytest.param(6_000, 2027, marks=THOROUGH)]
)
def test_checker_and_model_agree_on_random_applications(count: int, seed: int):
    assert held(count, seed).differences == {}


def test_the_applications_put_every_table_to_the_test():
    """No rule comes out the same every time, on any basis or under any guide."""
    seen: dict[tuple[str, ...], set[str]] = {}
    for *key, verdict in held(700, 2033).verdicts:
        seen.setdefault(tuple(key), set()).add(verdict)
    tables = {(table.rule, table.authority or table.basis) for table in (*TABLES, *LOCAL_TABLES)}

    assert [key for key in sorted(tables) if len(seen[key]) < 2] == []

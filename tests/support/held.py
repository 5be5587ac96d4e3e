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

from support import oracle_owners
from support.applications import LAW
from support.made_owners import MARKS, made_owners
from support.oracle import (
    CURRENCY,
    FOREIGN,
    HOLDER,
    HOLDERS,
    NOT_ASKED,
    OF_OWNERS,
    OTHERS,
    PROVINCES,
    REPORT,
    TABLES,
    UNCLEAR,
    authority,
    completions,
    file_of,
    is_abroad,
    owned,
)
from support.oracle_local import LOCAL_TABLES, NOT_ASKED_LOCALLY

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.model import Basis

if TYPE_CHECKING:
    from collections.abc import Callable

    from support.oracle import Answers

    from checker.model import Findings

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


# A mark that no text settles is not taken of every owner.
MARKS_ABOVE = tuple(m for m in MARKS if m != UNCLEAR or LAW.facts["holders[].foreign"].options)


@dataclass
class Drawn:
    """One company: how far from ready it is, and how much it leaves open.

    Where there are ``owners``, they are made up on several levels; else it has one shareholder.
    """

    random: Random
    owners: bool = False
    answers: Answers = field(default_factory=dict)

    def application(self) -> Answers:
        """Return answers that can be read: each list of one entry, if it has any."""
        careless = self.random.choice((0.02, 0.1, 0.3, 0.8))
        silent = self.random.choice((0.0, 0.0, 0.03, 0.2))
        for path in FACTS:
            if self.random.random() >= silent:
                self.answers[path] = self._answer(path, careless)
        self._sound()
        if self.owners:
            self._own()
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

    def _own(self):
        """Put made-up owners in the place of the one shareholder."""
        lists, answers = made_owners(self.random, MARKS_ABOVE)
        first, *others = lists["shareholders"]
        for path in OF_OWNERS:
            self.answers.pop(path, None)
        self.answers |= answers | {f"shareholders[0].{key}": v for key, v in first.items()}
        self.answers |= {OTHERS: others, HOLDERS: lists.get("holders")}

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
    for value in completions(path, FACTS[path], known):
        one = completed(model, known | {path: value})
        if one == "unknown" or found not in ("", one):
            return "unknown"
        found = one
    return found


# Beside the rules the route is told, too.
ROUTE = "route"


def by_model(answers: Answers) -> dict[tuple[str, str], str | None]:
    """Return the model's verdict of each rule on each basis, and the route's path and authority."""
    code = completed(authority, answers)
    tables = (*TABLES, *(table for table in LOCAL_TABLES if table.authority == code))
    found: dict[tuple[str, str], str | None] = dict.fromkeys(NOT_ASKED, "not_applicable")
    found |= {(rule, "local"): "not_applicable" for rule, of in NOT_ASKED_LOCALLY if of == code}
    models = {(table.rule, table.basis): table.verdict for table in tables}
    found |= {key: completed(model, answers) for key, model in models.items()}
    decides = None if code in ("nobody", "unknown") else code
    return found | {(ROUTE, "path"): path_of(answers), (ROUTE, "authority"): decides}


def path_of(answers: Answers) -> str:
    """Return the path; an applicant set up abroad has no domestic one."""
    capital = oracle_owners.capital(owned(answers))
    if capital == oracle_owners.YES:
        return "foreign-invested"
    return "domestic" if capital == oracle_owners.NO and not is_abroad(answers) else "unknown"


def by_checker(answers: Answers) -> Findings:
    """Return what the checker finds."""
    app, errors = parse(file_of(answers), LAW, DAY)
    assert errors == (), answers
    return evaluate(app, LAW)


def verdicts_of(found: Findings) -> dict[tuple[str, str], str | None]:
    """Return the checker's verdict of each rule on each basis, and the route's two."""
    verdicts: dict[tuple[str, str], str | None] = {
        (each.rule.id, basis.value): finding.verdict.value
        for each in found.rules
        for basis, finding in each.on.items()
    }
    route = found.route
    return verdicts | {(ROUTE, "path"): route.path, (ROUTE, "authority"): route.authority}


# By these answers it is known whether another service has a ceiling, and what is foreign.
OF_THE_CEILING = {"service.other_services", "shareholders"}


def looks_at_the_ceiling(found: Findings, rule: str) -> bool:
    """Tell whether a rule's law is open, with a question to put, or waits for what leads there."""
    by_law = next((each.on.get(Basis.LAW) for each in found.rules if each.rule.id == rule), None)
    if by_law is None:
        return False
    asks = by_law.waits_for == "law" and by_law.ask is not None
    return asks or bool(by_law.missing and {*by_law.missing} <= OF_THE_CEILING)


@dataclass
class Held:
    """What was held against each other: every verdict of the model, and where the two part."""

    verdicts: Counter[tuple[str, ...]] = field(default_factory=Counter)
    differences: dict[str, Answers] = field(default_factory=dict)

    def add(self, answers: Answers):
        """Hold one application; of each kind of difference the first one is kept."""
        for name in self.differing(answers):
            self.differences.setdefault(name, answers)

    def differing(self, answers: Answers) -> list[str]:
        """Hold one application, and name each kind of difference."""
        model, found = by_model(answers), by_checker(answers)
        checker, names = verdicts_of(found), []
        code = model[ROUTE, "authority"]
        ceiling = oracle_owners.ceiling(file_of(answers))
        told_by = []
        for rule, basis in sorted(model | checker):
            if rule == CHART_RULE and answers.get(OTHERS):
                continue
            ours, theirs = model.get((rule, basis)), checker.get((rule, basis))
            place = code if basis == "local" else basis
            self.verdicts[rule, str(place), str(ours)] += 1
            if ours == theirs:
                continue
            # The model leaves to the checker which rule tells of a ceiling of another service, and
            # waits for what else is applied for.
            if theirs == "unknown" and basis == "law" and looks_at_the_ceiling(found, rule):
                told_by.append(rule)
                continue
            # Where only one of them measures, that is one difference, not one of each rule.
            what = rule if ours and theirs else "any rule"
            names.append(f"{what}, {place}: {ours} by the model, {theirs} by the checker")
        return names + ceiling_faults(ceiling, told_by, found)


# Of several shareholders' papers the model says nothing.
CHART_RULE = "equity-structure-chart"


def ceiling_faults(ceiling: str, told_by: list[str], found: Findings) -> list[str]:
    """Return what is wrong with how the checker tells of a ceiling of another service."""
    if len(told_by) > 1 or (told_by and ceiling == oracle_owners.NOT_ASKED_OF):
        return [f"{rule}, law: open for no reason of the model" for rule in told_by]
    if ceiling == oracle_owners.ASKED and as_a_whole(found) == "met":
        return ["a ceiling of another service: not told"]
    return []


def as_a_whole(found: Findings) -> str:
    """Return what the current requirements come to, all rules together."""
    verdicts = {each.on[Basis.LAW].verdict.value for each in found.rules if Basis.LAW in each.on}
    return next((v for v in ("not_met", "unknown") if v in verdicts), "met")


@cache
def held(count: int, seed: int, *, owners: bool = False) -> Held:
    """Hold so many applications, the same ones every time."""
    random, found = Random(seed), Held()  # noqa: S311 - the same ones again
    for _ in range(count):
        found.add(Drawn(random, owners).application())
    return found

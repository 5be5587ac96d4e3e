"""Every worked case comes out as written, in the words of the law."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from support.applications import LAW, parsed
from support.casebook import Case, cases
from support.samples import by_file

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.model import Basis, Findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.model import Finding

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
CASES = cases()
BY_ID = {case.id: case for case in CASES}
ROUTE_KEYS = ("need", "scope", "path", "authority")


@cache
def found_in(name: str) -> Findings:
    """Evaluate a case once for all tests, by its name: a case holds tables, which have no hash."""
    case = BY_ID[name]
    app = parsed(case.application)
    return evaluate(app, LAW)


# What a case tells of a basis, beside the words that are said and what is missing in any order.
TOLD: dict[str, Callable[[Finding], object]] = {
    "verdicts": lambda found: found.verdict.value,
    "codes": lambda found: [reason.code for reason in found.reasons],
    "rest": lambda found: [fact for reason in found.reasons for fact in reason.facts],
    "open": lambda found: found.waits_for,
    "rank": lambda found: found.rank,
}


def those_that_tell(key: str) -> list[pytest.ParameterSet]:
    """Return the cases that tell something, for a test of each file."""
    return by_file(case for case in CASES if key in case.expected)


@pytest.mark.parametrize("cases", those_that_tell("verdicts"))
def test_verdicts(cases: list[Case], subtests: pytest.Subtests):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            the_verdicts_come_out(case)


def the_verdicts_come_out(case: Case):
    found = next(r for r in found_in(case.id).rules if r.rule.id == case.rule).on

    assert case.expected["verdicts"].keys() == {*found}
    for key, tell in TOLD.items():
        told = case.expected.get(key, {})
        assert told == {basis: tell(found[Basis(basis)]) for basis in told}
    for basis, words in case.expected.get("say", {}).items():
        said = "\n".join(text for r in found[Basis(basis)].reasons for text in r.text)
        assert [each for each in words if each not in said] == []
    for basis, missing in case.expected.get("missing", {}).items():
        assert sorted(missing) == sorted(found[Basis(basis)].missing)


@pytest.mark.parametrize("cases", those_that_tell("route"))
def test_route(cases: list[Case], subtests: pytest.Subtests):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            route, told = found_in(case.id).route, case.expected["route"]

            whole = {key: getattr(route, key) or "" for key in ROUTE_KEYS} | {
                "class": route.license_class,
                "unclear": [reason.code for reason in route.reasons if reason.ask],
            }
            assert told == {key: whole[key] for key in told}


@pytest.mark.parametrize("cases", those_that_tell("error"))
def test_input_errors_name_the_key(cases: list[Case], subtests: pytest.Subtests):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            _, errors = parse(case.application, LAW, date(2026, 11, 24))

            assert [case.expected["error"]] == [e.path for e in errors]


def test_every_case_expects_something():
    assert [c.id for c in CASES if not c.expected] == []


def test_case_ids_are_unique():
    ids = [c.id for c in CASES]

    assert sorted(set(ids)) == sorted(ids)


def test_every_deciding_basis_has_a_met_a_failing_and_an_open_case():
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for case in CASES:
        for basis, verdict in case.expected.get("verdicts", {}).items():
            for name in decided_by(case, Basis(basis)):
                seen[str(case.rule), basis, name].add(verdict)

    wanted = {"met", "not_met", "unknown"}
    # What is only advised fails nobody.
    advice = {
        ("lawful-operation-commitment", "local", "notification-if-chosen"),
        ("lawful-operation-commitment", "local", "letter-by-example"),
        ("business-license", "local", "id-of-other-kinds"),
    }
    deciding = {
        (rule.id, version.basis.value, version.decides or rule.id)
        for rule in LAW.rules
        for version in rule.versions
        if version.asked
    }
    lacking = {
        (*key, verdict)
        for key in deciding
        for verdict in wanted - seen[key] - ({"not_met"} if key in advice else set())
    }
    assert lacking == set(), "tests/cases/ has none that this function decides so"


def decided_by(case: Case, basis: Basis) -> tuple[str, ...]:
    """Return the name of the function that decided a case on one basis."""
    found = next(r for r in found_in(case.id).rules if r.rule.id == case.rule)
    version = found.on[basis].version
    return (version.decides or found.rule.id,) if version else ()

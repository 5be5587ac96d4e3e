"""The plan to yes: its ways are enough and no larger than needed, and propose nothing untrue."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from support.applications import DAY, LAW, parsed, ready
from support.casebook import Case, cases
from support.other_law import with_minimum
from support.plan_proof import BASES, faults, faults_of
from support.rows import answered, keyed, rows_of
from support.samples import by_file, some

from checker.application.application import Application, parse
from checker.core.verdicts import YES, Outcome, Truth, all_of, any_of, no, not_
from checker.filing.plan.find import Plan, plan_for
from checker.filing.plan.judge import Judge, changed
from checker.filing.plan.search import Search, _once
from checker.model import Basis, Data, Version, general_path
from checker.rules.registry import DECISIONS
from scripts.proofs.applications import applications

LAWFUL, GUIDE, _ = ((basis,) for basis in Basis)
CERTIFICATE = "materials.social-security-certificate"
LISTED, COMPLETE, COPIES, DIPLOMAS = (
    f"materials.personnel-list.{key}" for key in ("held", "complete", "id_copies", "diplomas")
)
FORM, SEALED = (f"materials.application-form.{key}" for key in ("held", "sealed"))
OFFICE, FACILITIES = "means.premises", "means.facilities"
REPORT = "materials.financial-report"
# The file that is ready, for a filing day under earlier law: nothing in it is of a later day.
EARLIER = {
    "company.established_on": "2001-05-01",
    f"{REPORT}.audit_report_on": None,
    f"{CERTIFICATE}.issued_on": None,
    "penalties": [],
}
CHUNK = 50


def app(answers: dict[str, object], day: date = DAY) -> Application:
    return parsed(ready(answers), as_of=day)


def plan(answers: dict[str, object], bases: tuple[Basis, ...] = LAWFUL, day: date = DAY) -> Plan:
    return plan_for(app(answers, day), LAW, bases)


# What is promised


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("seed", some(range(1, 11), one_in=10))
def test_every_way_is_enough_and_no_smaller_part_of_it_is(seed: int):
    found = dict(enumerate(faults(data, LAW) for data in applications(LAW, CHUNK, seed)))

    assert {number: said for number, said in found.items() if said} == {}


@pytest.mark.no_cover
@pytest.mark.parametrize("bases", [LAWFUL, tuple(Basis)], ids=["law", "all"])
@pytest.mark.parametrize("cases", by_file(cases(), one_in=8))
def test_the_same_holds_of_every_worked_case(
    cases: list[Case], bases: tuple[Basis, ...], subtests: pytest.Subtests
):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            facts, errors = parse(json.loads(case.text), LAW, DAY)

            assert errors or [*faults_of(facts, LAW, bases)] == []


def test_the_day_is_no_answer_and_what_is_taken_back_is_none_any_more():
    before, share, later = app({}), "shareholders[0].share", date(2026, 12, 1)
    after = changed(before, {"application_date": later, share: None})

    assert (before.day, after.day) == (DAY, later)
    assert before.answers.keys() - after.answers.keys() == {share}
    assert after.answers.items() <= before.answers.items()


def test_changes_that_are_found_twice_are_one_set():
    one, other = {"company.registered_capital": 1}, {"service.provinces": ("CN-HN",)}

    assert _once([one, other, dict(one)]) == [one, other]


@pytest.fixture(scope="module")
def proposed() -> set[str]:
    """Return every question that the plans of many drawn applications would change."""
    found = [parsed(data) for data in applications(LAW, 200, 20)]
    searches = (Search(each, Judge(LAW, BASES[n % 4])) for n, each in enumerate(found))
    return {general_path(path) for search in searches for way in search.ways() for path in way}


@pytest.mark.parametrize("path", [p for p, f in LAW.facts.items() if f.change in ("given", "wait")])
def test_what_is_given_is_never_changed(path: str, proposed: set[str]):
    assert path not in proposed


def test_acts_papers_and_days_are_what_is_changed(proposed: set[str]):
    kinds = {LAW.facts[path].change for path in proposed if path in LAW.facts}

    assert kinds == {"act", "obtain"}
    assert "application_date" in proposed


# Who the callers are, who owns the company and what lies behind it are taken as they are.
GIVEN = (
    *("service.for_others", "service.rents_out", "service.group_clients"),
    *("company.established_on", "company.foreign_capital"),
    *("record.dishonesty_list", "record.bad_list", "record.public_lists"),
    *("violations", "penalties", "bars"),
)


def test_a_question_that_is_no_act_and_no_paper_is_given():
    marks = {path: fact.change for path, fact in LAW.facts.items()}
    waited_for = {path for path, mark in marks.items() if mark == "wait"}
    signed = {mark for path, mark in marks.items() if path.endswith((".signed", ".sealed"))}

    assert waited_for == {"violations[].on", "penalties[].on", "bars[].on"}
    assert {marks[path] for path in GIVEN} == {"given"}
    assert signed == {"obtain"}


# What is proposed


@pytest.mark.parametrize(
    "case", keyed(rows_of("ways")["case"], "answers", "bases", "day", "ways", "without")
)
def test_the_ways_to_a_yes(case: Data):
    day, bases = case.get("day", DAY), case.get("bases", ["law"])
    answers = (EARLIER if day < DAY else {}) | answered(case)
    found = plan(answers, tuple(map(Basis, bases)), day).ways

    assert case["ways"] == [{change.path: shown(change.to) for change in w.changes} for w in found]


def shown(answer: object) -> object:
    """Return an answer as the rows have it, which know no null."""
    return (
        [*answer] if isinstance(answer, tuple) else "to be found out" if answer is None else answer
    )


def test_a_number_is_proposed_as_it_is_answered():
    """People as a whole number, m² with a fraction."""
    lacking = {"service.provinces": ["CN-SN"], "means.operators": 3, "means.floor_area": 20.5}
    kinds = {c.path: type(c.to) for way in plan(lacking, GUIDE).ways for c in way.changes}

    assert (kinds["means.operators"], kinds["means.floor_area"]) == (int, Decimal)


def search(monkeypatch: pytest.MonkeyPatch, **rules: Callable[[Application], Truth]) -> Search:
    """Return the search for a company that lacks all of these, with rules that are no law."""
    lacking = (LISTED, COMPLETE, COPIES, DIPLOMAS, FORM, SEALED, OFFICE, FACILITIES)
    for name, holds in rules.items():

        def decide(found: Application, _version: Version, holds: Any = holds) -> Outcome:
            return Outcome(holds(found))

        monkeypatch.setitem(DECISIONS, (name.replace("_", "-"), Basis.LAW), decide)
    # What the law itself asks of them is left out.
    for name in ("personnel-list", "application-form", "sites-and-facilities"):
        monkeypatch.setitem(DECISIONS, (name, Basis.LAW), lambda _app, _version: Outcome(YES))
    return Search(app(dict.fromkeys(lacking, False)), Judge(LAW, LAWFUL))


def test_one_paper_is_lighter_than_two(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that takes two papers, or one that stands behind them in the form."""

    def holds(found: Application) -> Truth:
        return any_of(all_of(found.yes(COPIES), found.yes(DIPLOMAS)), found.yes(FORM))

    found = search(monkeypatch, registered_capital=holds)

    assert found.corrections(found.app, LAW.rule("registered-capital")) == [
        {FORM: True},
        {COPIES: True, DIPLOMAS: True},
    ]


def test_of_three_papers_that_do_alike_the_first_two_of_the_form_are_got(
    monkeypatch: pytest.MonkeyPatch,
):
    """Not law: a rule that takes any of three papers."""
    found = search(
        monkeypatch,
        registered_capital=lambda each: any_of(*map(each.yes, (FORM, DIPLOMAS, COPIES))),
    )

    assert found.corrections(found.app, LAW.rule("registered-capital")) == [
        {COPIES: True},
        {DIPLOMAS: True},
    ]


def test_what_mends_one_rule_and_breaks_another_is_no_way(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that wants a paper, and one that fails with it."""
    found = search(
        monkeypatch,
        registered_capital=lambda each: each.yes(FORM),
        lawful_company=lambda each: not_(each.yes(FORM)),
    )

    assert found.ways() == []


def test_of_no_way_a_part_is_enough(monkeypatch: pytest.MonkeyPatch):
    """Not law: two rules that each take a paper of their own, or both one and the same."""
    found = search(
        monkeypatch,
        registered_capital=lambda each: any_of(each.yes(COPIES), each.yes(FORM)),
        lawful_company=lambda each: any_of(each.yes(DIPLOMAS), each.yes(FORM)),
    )

    assert {COPIES: True, DIPLOMAS: True} in found.ways()
    assert all(len(way) == 1 for way in found.ways() if FORM in way)


def test_what_a_paper_does_not_mend_stands(monkeypatch: pytest.MonkeyPatch):
    """Not law: a rule that fails whatever is got for it."""
    found = search(monkeypatch, registered_capital=lambda each: all_of(each.yes(FORM), no()))

    assert found.ways() == []


# Time


def test_a_wording_that_begins_later_can_be_waited_for():
    """Not law: a minimum of registered capital that falls on 1 July 2027."""
    law = with_minimum(500_000, date(2027, 7, 1))
    found = plan_for(app({"company.registered_capital": 500_000}), law, LAWFUL).ways

    assert [[(change.path, change.to) for change in way.changes] for way in found] == [
        [("company.registered_capital", 1_000_000)],
        [("application_date", date(2027, 7, 1))],
    ]


# At most four, told apart


def test_another_lever_is_shown_before_other_papers(monkeypatch: pytest.MonkeyPatch):
    """Not law: one rule that takes either of two acts, and three that take either of two papers."""
    either = {
        "registered_capital": (OFFICE, FACILITIES),
        "lawful_company": (LISTED, COMPLETE),
        "funds_and_professionals": (COPIES, DIPLOMAS),
        "no_application_bar": (FORM, SEALED),
    }
    rules = {
        name: partial(lambda two, each: any_of(*map(each.yes, two)), two)
        for name, two in either.items()
    }
    found = search(monkeypatch, **rules).ways()

    assert [sorted(way) for way in found] == [
        sorted(paths)
        for paths in (
            (OFFICE, LISTED, COPIES, FORM),
            # Of other papers those first that stand last in the form.
            (OFFICE, LISTED, COPIES, SEALED),
            (OFFICE, LISTED, DIPLOMAS, FORM),
            (FACILITIES, LISTED, COPIES, FORM),
        )
    ]

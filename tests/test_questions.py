"""Which open question is worth asking first, and what it is worth."""

import pytest
from support.applications import LAW, parsed, ready
from support.rows import by_columns, rows_of
from support.sheets import row

from checker.decide.evaluate import evaluate
from checker.decide.questions import open_paths, questions
from checker.filing.plan.find import plan_for
from checker.model import Basis, Data, Findings

ROWS = rows_of("questions")

CAPITAL = "company.registered_capital"
FUNDS, PROFESSIONALS = "means.funds", "means.professionals"
PLAN, STUDY = "means.technical_plan", "means.feasibility_study"
SECURITY = "materials.personnel-list.security_qualification"


def findings(*left_out: str, **means: bool) -> Findings:
    """Evaluate what is ready save for some answers, or with other means."""
    other = {f"means.{key}": answer for key, answer in means.items()}
    return evaluate(parsed(ready(other | dict.fromkeys(left_out, ...))), LAW)


@pytest.mark.parametrize("order", ROWS["order"])
def test_a_question_comes_the_earlier_the_more_it_settles(order: list[str]):
    found = questions(findings(*order), LAW, tuple(Basis))

    assert [question.path for question in found] == order


def test_a_question_tells_what_it_settles_and_what_it_helps_with():
    told = {
        question.path: ([r.id for r in question.settles], [r.id for r in question.helps])
        for question in questions(findings(PLAN, FUNDS, PROFESSIONALS), LAW, tuple(Basis))
    }

    assert told == {
        PLAN: (["feasibility-and-technical-plan", "sites-and-facilities"], []),
        FUNDS: ([], ["funds-and-professionals"]),
        PROFESSIONALS: ([], ["funds-and-professionals"]),
    }


def test_what_only_another_basis_waits_for_is_not_asked():
    found = findings(STUDY, SECURITY, PLAN)

    assert open_paths(found, (Basis.LAW,)) == (PLAN,)
    (asked,) = questions(found, LAW, (Basis.LAW,))
    assert (asked.path, [rule.id for rule in asked.settles]) == (PLAN, ["sites-and-facilities"])


def test_what_decides_once_a_no_is_mended_is_asked_last():
    found = questions(findings(PROFESSIONALS, CAPITAL, funds=False), LAW, tuple(Basis))

    assert [question.path for question in found] == [CAPITAL, PROFESSIONALS]
    assert (found[1].settles, found[1].helps) == ((), ())


OWN_CALLS = {"for_others": False, "rents_out": False, "public_network": True}
GROUP_ONLY = {**OWN_CALLS, "for_others": True, "group_clients": "all"}
APP_ONLY = {**GROUP_ONLY, "group_clients": "none", "phone_network": False}


@by_columns("service, asked", ROWS["needless"])
def test_who_needs_no_license_or_probably_none_is_asked_no_more_than_whom_to_ask(
    service: Data, asked: tuple[str, ...]
):
    data = {"service": service}
    app = parsed(data)
    found = evaluate(app, LAW)
    plan = plan_for(app, LAW, (Basis.LAW,))

    assert {question.path for question in questions(found, LAW, tuple(Basis))} == {*asked}
    assert {path for group in plan.settle for path in group.facts} == {*asked}
    assert row(data).to_answer == len(asked)


@pytest.mark.parametrize("service", [{}, GROUP_ONLY, APP_ONLY, {"for_others": False}])
def test_while_the_need_is_open_or_quite_unclear_all_is_asked(service: Data):
    found = evaluate(parsed({"service": service}), LAW)

    assert len(questions(found, LAW, tuple(Basis))) > 50


def test_who_probably_needs_none_is_told_to_ask_first():
    plan = plan_for(parsed({"service": OWN_CALLS}), LAW, (Basis.LAW,))

    assert plan.said
    assert plan.said.en.startswith("Nothing to change so far")
    assert plan.settle[-1].owner == "authority"
    assert row({"service": OWN_CALLS}).group == "ask"

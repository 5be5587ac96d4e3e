"""Which open question is worth asking first, and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.applications import LAW, parsed, ready

from checker.evaluate import evaluate
from checker.model import Basis
from checker.questions import open_paths, questions

if TYPE_CHECKING:
    from checker.model import Findings

CAPITAL, HOME = "company.registered_capital", "company.province"
FUNDS, PROFESSIONALS = "means.funds", "means.professionals"
PLAN, STUDY = "means.technical_plan", "means.feasibility_study"
SECURITY = "materials.personnel-list.security_qualification"
LETTER = "materials.trust-keeping-commitment.held"


def findings(*left_out: str, **means: bool) -> Findings:
    """Evaluate what is ready save for some answers, or with other means."""
    data = ready()
    data["means"] |= means
    for path in left_out:
        *groups, key = path.split(".")
        table = data
        for group in groups:
            table = table[group]
        del table[key]
    app = parsed(data)
    return evaluate(app, LAW)


@pytest.mark.parametrize(
    "order",
    [
        # What the way waits for, though no rule does.
        (HOME, CAPITAL),
        # The law in force before the guide of the province, and that before the old list.
        (CAPITAL, SECURITY, STUDY),
        # Of two that settle a rule of the law, the one that settles another beside it.
        (PLAN, CAPITAL),
        # What settles a rule, if only of the old list, before what is one of several for the law.
        (STUDY, FUNDS, PROFESSIONALS),
        # What helps with the law and the list before what helps with the law alone.
        (FUNDS, PROFESSIONALS, "penalties", LETTER),
    ],
)
def test_a_question_comes_the_earlier_the_more_it_settles(order: tuple[str, ...]) -> None:
    found = questions(findings(*order), LAW, tuple(Basis))

    assert tuple(question.path for question in found) == order


def test_a_question_tells_what_it_settles_and_what_it_helps_with() -> None:
    told = {
        question.path: ([r.id for r in question.settles], [r.id for r in question.helps])
        for question in questions(findings(PLAN, FUNDS, PROFESSIONALS), LAW, tuple(Basis))
    }

    assert told == {
        PLAN: (["feasibility-and-technical-plan", "sites-and-facilities"], []),
        FUNDS: ([], ["funds-and-professionals"]),
        PROFESSIONALS: ([], ["funds-and-professionals"]),
    }


def test_what_only_another_basis_waits_for_is_not_asked() -> None:
    found = findings(STUDY, SECURITY, PLAN)

    assert open_paths(found, (Basis.LAW,)) == (PLAN,)
    (asked,) = questions(found, LAW, (Basis.LAW,))
    assert (asked.path, [rule.id for rule in asked.settles]) == (PLAN, ["sites-and-facilities"])


def test_what_decides_once_a_no_is_mended_is_asked_last() -> None:
    found = questions(findings(PROFESSIONALS, CAPITAL, funds=False), LAW, tuple(Basis))

    assert [question.path for question in found] == [CAPITAL, PROFESSIONALS]
    assert (found[1].settles, found[1].helps) == ((), ())

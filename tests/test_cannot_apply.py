"""Who cannot apply as it is, or need not, is told the one thing that changes it, or nothing."""

from typing import Any

import pytest
from support.applications import LAW, parsed, ready
from support.command import in_json
from support.rows import keyed, rows_of

from checker.decide.evaluate import evaluate

# What else is not done, so that a list of all of it is longer.
LACKING = {
    "means.funds": False,
    "materials.articles-of-association.held": False,
    "materials.service-assurance": {},
}
# The questions by which it is settled whether a license is needed.
OF_THE_NEED = {
    *("service.for_others", "service.rents_out", "service.public_network"),
    *("service.group_clients", "service.phone_network"),
}
CURRENCY, FOREIGN = "company.capital_currency", "company.foreign_capital"


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "case", keyed(rows_of("cannot_apply")["case"], "answers", "papers", "route", "steps")
)
def test_who_cannot_apply_is_told_the_one_act_that_changes_it(case: dict[str, Any]):
    data = ready(LACKING | dict(case["answers"]))
    report = in_json("check", on=data)
    steps = [step["rule"] for step in report["next_steps"]]

    if "route" in case:
        path, authority = (report["route"][part] for part in ("path", "authority"))
        assert {"path": path, "authority": authority or "nobody"} == case["route"]
    if case["steps"] == "all":
        assert {"articles-of-association", "funds-and-professionals"} <= {*steps}
    else:
        assert steps == case["steps"]
    if "papers" in case:
        assert bool(in_json("errands", on=data)["papers"]) is case["papers"]
    if not case["steps"]:
        assert {question["path"] for question in in_json("questions", on=data)} <= OF_THE_NEED


def test_capital_in_a_foreign_currency_without_foreign_capital_is_doubted_and_no_more():
    """Foreign Investment Regulation, art. 37(2): a foreign-invested company's may be in one."""

    def doubts(answers: dict[str, object]) -> list[tuple[str, ...]]:
        found = evaluate(parsed(ready(answers)), LAW)
        return [each.facts for each in found.contradictions if CURRENCY in each.facts]

    assert doubts({CURRENCY: "foreign", FOREIGN: False}) != []
    assert all(FOREIGN in facts for facts in doubts({CURRENCY: "foreign", FOREIGN: False}))
    assert doubts({CURRENCY: "CNY", FOREIGN: False}) == []
    assert doubts({CURRENCY: "foreign", FOREIGN: True}) == []
    assert evaluate(parsed(ready({CURRENCY: "foreign"})), LAW).route.path == "domestic"

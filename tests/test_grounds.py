"""A report names the answers by which a rule is met, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from support.applications import LAW, application_of, applications, parsed, report_on
from support.rows import keyed, rows_of
from support.samples import examples

from checker.application.application import Application
from checker.decide.evaluate import evaluate, outcome_on
from checker.decide.grounds import MOST_ALONE, grounds
from checker.model import Verdict
from checker.report.data import as_data
from checker.report.outline import Report

EVERY_RUN = examples(80)


def told(data: dict[str, Any], rule: str, basis: str = "law") -> list[str]:
    """Return what the report on an application says that a rule is met by."""
    report = as_data(report_on(data))
    found = next(each for each in report["rules"] if each["id"] == rule)["findings"][basis]
    assert found["verdict"] == Verdict.MET
    facts: list[str] = found["reasons"][0]["facts"]
    return facts


@pytest.mark.parametrize(
    "case",
    keyed(
        rows_of("grounds")["case"],
        "among",
        "answers",
        "apart",
        "basis",
        "first",
        "named",
        "only",
        "rule",
    ),
)
def test_what_is_met_names_the_answers_it_rests_on(case: dict[str, Any]):
    first, *rest = told(application_of(case), case["rule"], case.get("basis", "law"))
    named = sorted([first, *rest])

    assert named == case.get("named", named)
    assert first == case.get("first", first)
    assert {*case.get("among", ())} <= {*named}
    assert not {*case.get("apart", ())} & {*named}


@pytest.mark.parametrize("number", [2, MOST_ALONE])
def test_of_a_long_list_every_entry_is_named(number: int):
    person = {"kind": "natural-person", "foreign": False, "id_copy": True, "share": 100 / number}
    chart = {"traced": True, "own_screenshots": True}
    data = {
        "company": {"foreign_capital": False, "multi_level": False},
        "materials": {"equity-structure-chart": chart},
        "shareholders": [person] * number,
    }
    named = {*told(data, "equity-structure-chart")}

    for key in ("kind", "id_copy", "share"):
        assert {f"shareholders[{n}].{key}" for n in range(number)} <= named
    assert "materials.equity-structure-chart.traced" in named
    assert "materials.equity-structure-chart.held" not in named


def only(app: Application, paths: tuple[str, ...]) -> Application:
    """Return the application with these answers, and no others."""
    return Application(
        app.day,
        {path: answer for path, answer in app.answers.items() if path in paths},
        {path: length for path, length in app.lengths.items() if path in paths},
    )


@EVERY_RUN
@given(applications())
def test_a_rule_is_met_by_what_is_named_alone(data: dict[str, Any]):
    app = parsed(data)
    findings = evaluate(app, LAW)
    authority = findings.route.authority_code
    met = [
        (found.rule, basis)
        for found in findings.rules
        for basis, finding in found.on.items()
        if finding.verdict is Verdict.MET
    ]

    for rule, basis in met:
        named = grounds(app, rule, basis, authority)
        assert set(named) <= app.answers.keys() | app.lengths.keys()
        outcome = outcome_on(only(app, named), rule, basis, authority)
        assert outcome is not None
        assert outcome.verdict is Verdict.MET


def test_what_fails_or_is_open_names_what_fails_alone():
    app = parsed({"company": {"registered_capital": 1}, "service": {"provinces": ["CN-HN"]}})
    findings = evaluate(app, LAW)
    data = as_data(Report(app, findings, LAW))

    for told_of, found in zip(data["rules"], findings.rules, strict=True):
        for basis, finding in found.on.items():
            if finding.verdict is not Verdict.MET:
                said = told_of["findings"][basis.value]["reasons"]
                assert [each["facts"] for each in said] == [[*r.facts] for r in finding.reasons]

"""A report names the answers by which a rule is met, and no others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from support.applications import LAW, applications, parsed, ready, report_on
from support.each import for_each
from support.rows import rows_of
from support.samples import examples

from checker.application.application import Application
from checker.evaluate import evaluate, outcome_on
from checker.grounds import MOST_ALONE, grounds
from checker.model import Verdict
from checker.report.data import as_data
from checker.report.outline import Report

EVERY_RUN = examples(80)
CERTIFICATE = "materials.social-security-certificate"
CHART = "materials.equity-structure-chart"
MET = Verdict.MET.value


def told(data: dict[str, Any], rule: str, basis: str = "law") -> list[str]:
    """Return what the report on an application says that a rule is met by."""
    report = as_data(report_on(data))
    found = next(each for each in report["rules"] if each["id"] == rule)["findings"][basis]
    assert found["verdict"] == MET
    facts: list[str] = found["reasons"][0]["facts"]
    return facts


@for_each("case", rows_of("grounds")["case"])
def test_what_is_met_names_the_answers_it_rests_on(case: dict[str, Any]):
    named = told(case["only"], case["rule"], case.get("basis", "law"))

    assert sorted(named) == case["named"]


def test_a_shareholder_is_named_with_the_copy_that_its_kind_asks_for():
    named = told(ready(), "equity-structure-chart")

    assert {"shareholders[0].id_copy", "shareholders[1].license_copy"} <= {*named}
    assert not {"shareholders[0].license_copy", "shareholders[1].id_copy"} & {*named}


def test_a_paper_that_is_promised_for_later_names_the_promise_and_who_takes_it():
    data = {
        "service": {"provinces": ["CN-GX"]},
        "company": {"foreign_capital": False},
        "materials": {"social-security-certificate": {"held": False, "promised": True}},
    }
    named = told(data, "social-security-certificate")

    assert named[0] == f"{CERTIFICATE}.promised"
    assert {"service.provinces", "company.foreign_capital"} <= {*named}
    assert f"{CERTIFICATE}.held" not in named


def owned_by(number: int) -> dict[str, Any]:
    person = {"kind": "natural-person", "foreign": False, "id_copy": True, "share": 100 / number}
    return {
        "company": {"foreign_capital": False, "multi_level": False},
        "materials": {"equity-structure-chart": {"traced": True, "own_screenshots": True}},
        "shareholders": [person] * number,
    }


@pytest.mark.parametrize("number", [2, MOST_ALONE])
def test_of_a_long_list_every_entry_is_named(number: int):
    named = {*told(owned_by(number), "equity-structure-chart")}

    for key in ("kind", "id_copy", "share"):
        assert {f"shareholders[{n}].{key}" for n in range(number)} <= named
    assert f"{CHART}.traced" in named
    assert f"{CHART}.held" not in named


def test_of_a_short_list_each_entrys_answer_counts_for_itself():
    """A person's ID and a company's license carry; what the other kind has or lacks does not."""
    person = {"kind": "natural-person", "id_copy": True, "license_copy": False}
    company = {"kind": "company", "id_copy": False, "license_copy": True}
    both = [entry | {"foreign": False, "share": 50} for entry in (person, company)]
    named = {*told(owned_by(1) | {"shareholders": both}, "equity-structure-chart")}

    assert {"shareholders[0].id_copy", "shareholders[1].license_copy"} <= named
    assert not {"shareholders[0].license_copy", "shareholders[1].id_copy"} & named


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

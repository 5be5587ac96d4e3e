"""A test case made from answers: it comes out as it says, and holds no name and no text."""

from __future__ import annotations

import json
import tomllib
from html import unescape
from typing import Any

import pytest
from support.applications import DAY, LAW, ready
from support.casebook import Case, cases
from support.replies import asked
from support.samples import by_file, in_both_languages

from checker.application.application import parse
from checker.decide.evaluate import evaluate

NAME = "某某有限公司"
CASES = [case for case in cases() if case.rule and "error" not in case.expected]


def made(application: dict[str, Any], rule: str | None = None, lang: str = "en") -> dict[str, Any]:
    """Ask as the page does."""
    return asked(do="case", application=application, lang=lang, of_rule=rule)


def case_of(application: dict[str, Any], rule: str | None = None) -> dict[str, Any]:
    """Return the case that is written for the answers."""
    (case,) = tomllib.loads(made(application, rule)["text"])["case"]
    return dict(case)


@pytest.mark.no_cover
@pytest.mark.parametrize("cases", by_file(CASES[::3], one_in=4))
def test_it_comes_out_as_the_answers_do(cases: list[Case], subtests: pytest.Subtests):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            it_comes_out_as_the_answers_do(case)


def it_comes_out_as_the_answers_do(case: Case):
    written = case_of(json.loads(case.text), case.rule)
    facts = written.get("facts", {}) | {"application_date": written["date"]}
    app, errors = parse(facts, LAW, DAY)
    found = next(one for one in evaluate(app, LAW).rules if one.rule.id == written["rule"])

    assert errors == ()
    verdicts = {basis.value: finding.verdict.value for basis, finding in found.on.items()}
    assert written["verdicts"] == verdicts == case.expected["verdicts"]
    for basis, codes in written.get("codes", {}).items():
        reasons = [one.code for b, f in found.on.items() if b.value == basis for one in f.reasons]
        assert codes == reasons


def named() -> dict[str, Any]:
    """Return an application that says a name wherever a text may stand."""
    return ready(
        {
            "company.name": NAME,
            "shareholders": [
                {"name": NAME, "kind": "company", "share": 60},
                {"name": NAME, "kind": "company", "share": 40, "license_copy": False},
            ],
            "holders": [{"name": NAME, "of": NAME, "kind": "company", "share": 100}],
            "asked": [{"rule": "personnel-list", "on": "2026-11-01", "answer": NAME}],
            "papers": {"premises-proof": {"tenant": NAME, "address": NAME}},
        }
    )


@pytest.mark.no_cover
@pytest.mark.parametrize("rule", LAW.rules, ids=lambda rule: rule.id)
def test_no_name_and_no_text_is_in_it(rule: Any):
    reply = made(named(), rule.id)

    assert NAME not in reply["text"] + reply["panel"]
    assert "papers" not in case_of(named(), rule.id).get("facts", {})


def test_it_holds_only_what_the_verdict_rests_on():
    written = case_of(named(), "registered-capital")

    assert "materials" not in written["facts"]
    assert written["facts"]["company"]["registered_capital"] == 10_000_000


def test_an_entry_keeps_its_place_in_its_list():
    application = {"shareholders": [{}, {"kind": "company", "registry_screenshot": False}, {}]}
    written = case_of(application, "equity-structure-chart")

    assert written["facts"] == application


def test_without_a_rule_it_is_about_what_fails_first():
    application = {"application_date": "2026-11-24", "record": {"dishonesty_list": True}}

    assert case_of(application)["rule"] == "no-major-violations"
    assert case_of({})["rule"] == LAW.rules[0].id


@pytest.mark.parametrize("rule", ["no-rule", "", 7])
def test_a_rule_that_is_none_is_as_good_as_no_rule(rule: Any):
    assert made({}, rule)["text"] == made({})["text"]


@in_both_languages
def test_the_panel_shows_exactly_the_text(lang: str):
    reply = made(named(), "registered-capital", lang)
    shown = reply["panel"].partition("<code>")[2].partition("</code>")[0]

    assert unescape(shown) == reply["text"]


def test_an_answer_in_error_is_left_out():
    written = case_of({"company": {"registered_capital": "much"}}, "registered-capital")

    assert "facts" not in written

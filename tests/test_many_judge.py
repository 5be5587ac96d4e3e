"""One of many is judged as ``check`` judges it; and what its file kept is held against it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from support.applications import DAY, applications, parsed, ready, report_on
from support.casebook import Case, cases
from support.rows import answered, keyed, rows_of
from support.samples import by_file, examples
from support.sheets import LAW, row

from checker.decide.evaluate import evaluate
from checker.decide.questions import worth_asking
from checker.filing.receipt import kept
from checker.many.board import MOST_GAPS, most_common, stale_within
from checker.many.days_and_plan import days_from_today, days_of
from checker.many.entries import Entry
from checker.many.judge import ChangedVerdict, judge, measure
from checker.model import OPEN_STATES, Basis, Data
from checker.report.data import as_data
from checker.report.outline import Report
from checker.report.summary import grouped
from checker.rules.route import decide_route

DECIDING = (Basis.LAW, Basis.LOCAL)
WITHOUT_FAULT = [case for case in cases() if "error" not in case.expected]
EVERY_RUN = examples(150)


def assert_judged_as_reported(application: Data):
    app = parsed(application)
    findings = evaluate(app, LAW)
    report = Report(app, findings, LAW)
    data, found = as_data(report), row(application)
    measured = measure(app, findings.route)

    for basis in Basis:
        states = {r.rule.id: r.on[basis].state for r in findings.rules if basis in r.on}
        waits = {r.rule.id: r.on[basis].open for r in findings.rules if basis in r.on}
        assert {rule: each.state for rule, each in measured[basis].items()} == states
        assert {rule: each.open for rule, each in measured[basis].items()} == waits
    assert found.day == app.day
    assert found.company == report.company
    assert found.route == {k: v for k, v in data["route"].items() if k != "reasons"}
    assert found.verdicts == data["verdicts"]
    # Whoever cannot apply has one act to do; of whoever needs no license a group of its own tells.
    rules = report.told if report.barred else findings.rules
    assert list(found.not_met) == [r.rule.id for r in grouped(rules, tuple(Basis))["stops"]]
    law = report.results[Basis.LAW].counts
    assert found.open_by_law == sum(law[state] for state in OPEN_STATES.values())
    assert found.to_answer == len(worth_asking(findings, DECIDING))


# Noting lines takes longer than the work here, and no line runs here alone.
@pytest.mark.no_cover
@pytest.mark.parametrize("cases", by_file(WITHOUT_FAULT, one_in=8))
def test_a_worked_case_is_judged_as_it_is_reported(cases: list[Case], subtests: pytest.Subtests):
    for case in cases:
        with subtests.test(case.place, case=case.id):
            assert_judged_as_reported(case.application)


@pytest.mark.no_cover
@EVERY_RUN
@given(applications())
def test_any_application_is_judged_as_it_is_reported(application: Data):
    assert_judged_as_reported(application)


def test_every_fault_is_told_and_none_decides():
    found = judge(Entry("a.json", None, {"company": {"x": 1}, "means": {"operators": "15"}}), DAY)

    assert [error.path for error in found.errors] == ["company.x", "means.operators"]


def test_another_filing_date_may_be_asked_for():
    later = DAY.replace(year=2027)
    found = judge(Entry("a.json", None, ready()), DAY, later)

    assert found.day == later
    assert found.open == ["social-security-certificate"]


@pytest.mark.parametrize("case", keyed(rows_of("many_judge")["case"], "answers", "group", "unsure"))
def test_the_group_is_what_comes_first(case: Data):
    assert row(ready(answered(case))).group == case["group"]


def test_rules_that_wait_for_answers_come_before_those_that_are_unclear():
    application = ready(
        {
            "means.funds": None,
            "materials.trust-keeping-commitment.sealed": False,
            "materials.application-form.sealed": None,
        }
    )
    found, app = row(application), parsed(application)
    measured = measure(app, decide_route(app))

    assert found.states["law"] == "answer"
    assert [(rule, measured[Basis.LAW][rule].state) for rule in found.open] == [
        ("funds-and-professionals", "answer"),
        ("application-form", "answer"),
        ("trust-keeping-commitment", "unclear"),
    ]


def test_a_basis_says_the_worst_of_its_rules_and_nothing_where_it_measures_nothing():
    unsealed = {"materials.trust-keeping-commitment.sealed": False}
    found = row(ready({"service.provinces": "nationwide"} | unsealed))

    assert found.states == {"law": "unclear", "local": None, "checklist": "met"}
    assert found.verdicts["local"] is None
    assert found.group == "ask"


def with_receipt(application: Data, **other: Any) -> Data:
    """Return an application with the result that its file keeps, some of it changed."""
    return application | {"receipt": kept(report_on(application)) | other}


def test_a_file_without_a_result_has_nothing_to_check_again():
    for application in (ready(), ready() | {"receipt": {}}):
        found = row(application)
        assert (found.since, found.changed) == (None, [])


def test_what_did_not_change_is_not_told():
    found = row(with_receipt(ready(), rules_version="2026.10.2"))

    assert (found.since, found.changed) == ("2026.10.2", [])


def test_each_changed_verdict_is_told_with_its_rule_and_basis():
    application = with_receipt(ready())
    verdicts = application["receipt"]["verdicts"]
    verdicts["lawful-company"]["law"] = "unknown"
    del verdicts["personnel-list"]["local"]
    verdicts["application-form"]["local"] = "not_met"

    assert row(application).changed == [
        ChangedVerdict("lawful-company", "law", "unknown", "met"),
        ChangedVerdict("personnel-list", "local", None, "met"),
        ChangedVerdict("application-form", "local", "not_met", None),
    ]


def test_both_kinds_of_open_are_one_verdict_of_a_receipt():
    assert row(with_receipt(ready({"service.users": "abroad"}))).changed == []


def test_a_receipt_that_is_no_result_is_refused_by_its_key():
    application = ready() | {"receipt": {"verdicts": {"lawful-company": {"law": "perhaps"}}}}
    found = judge(Entry("a.json", None, application), DAY)

    assert [error.path for error in found.errors] == ["receipt.verdicts.lawful-company.law"]


def test_the_page_looks_at_the_days_from_today_and_the_command_from_the_filing_date():
    planned = DAY + timedelta(30)
    entry = Entry("a.json", None, ready() | {"application_date": planned.isoformat()})

    assert days_of(entry, DAY)["from"] == planned
    assert days_from_today(entry, DAY)["from"] == DAY


# What many lack, and whose papers go stale.

UNSIGNED = {"materials.application-form.signed": False}
FUNDS_OPEN = {"means.funds": ...}


def test_gaps_are_counted_by_rule_failing_or_open_the_most_first():
    rows = [row(ready(answers)) for answers in (UNSIGNED, UNSIGNED | FUNDS_OPEN, {})]

    assert most_common(rows) == [("application-form", 2), ("funds-and-professionals", 1)]
    assert most_common(rows, 1) == [("application-form", 2)]
    assert most_common([]) == []


def test_of_gaps_as_common_those_come_first_that_stand_first():
    found = most_common([row({})])

    assert len(found) == MOST_GAPS
    assert found[0] == ("lawful-company", 1)


def test_papers_whose_last_day_is_near_are_found_the_nearest_first():
    def with_days(issued: str) -> Any:
        data = ready({"materials.social-security-certificate.issued_on": issued})
        return replace(row(data), days=days_of(Entry("a", None, data), DAY))

    near, nearer, far = (with_days(day) for day in ("2026-10-30", "2026-10-24", "2026-11-20"))
    undated = row(ready())

    week = timedelta(days=7)
    found = stale_within([near, far, nearer, undated], DAY, DAY + week)
    assert [(row, rule) for _, row, rule in found] == [
        (nearer, "social-security-certificate"),
        (near, "social-security-certificate"),
    ]
    # Its last day is past: it is stale already, and its verdict says so.
    assert stale_within([nearer], DAY + timedelta(days=1), DAY + week) == []

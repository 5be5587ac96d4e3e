"""Whether the papers agree, and what to do: every case, and that nothing touches a verdict."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from support.agreement_cases import PAPERS, Case, agreeing, agreement_cases
from support.applications import LAW, parsed
from support.replies import asked
from support.rows import answered, as_told, by_columns, keyed, rows_of
from support.samples import some

from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.decide.questions import questions
from checker.filing.agreement.find import Agreement, Checked, agreement
from checker.filing.agreement.load import load_checks
from checker.filing.receipt import as_json as report_json
from checker.model import Basis, Verdict
from checker.report.outline import Report

ROWS = rows_of("agreement")
CASES = agreement_cases()
ALL = tuple(Basis)


def held(application: dict[str, Any], bases: tuple[Basis, ...] = ALL) -> Agreement:
    """Hold the papers of an application without faults against each other."""
    app = parsed(application, date(2026, 12, 10))
    return agreement(app, evaluate(app, LAW), LAW, bases)


def of_check(found: Agreement, check: str) -> Checked:
    """Return one check as it came out."""
    return next(one for one in found.checks if one.check.id == check)


@pytest.mark.parametrize("case", CASES)
def test_every_case_comes_out_as_written(case: Case):
    every = held(case.application)
    found = of_check(every, case.check)
    said: dict[str, Any] = {
        "verdict": found.verdict.value,
        "rank": found.rank,
        "differs": [[side.path for side in each.sides] for each in found.differences],
        "missing": list(found.missing),
        "asks": found.ask is not None,
        "ticks": list(dict.fromkeys(each.tick for each in found.differences if each.tick)),
    }

    assert case.expected == {key: said[key] for key in case.expected}
    assert sum(every.counts.values()) == len(every.checks)
    assert all(case.says in text for text in found.text)


@pytest.mark.parametrize(
    "row", keyed(ROWS["checked"], "answers", "bases", "has", "lacks", "others", "told", "without")
)
def test_what_is_held_against_what(row: dict[str, Any]):
    found = held(agreeing(answered(row)), tuple(map(Basis, row["bases"])))
    checks, seen = {}, {}
    for one in found.checks:
        checks[one.check.id] = {"verdict": one.verdict.value, "fields": [*one.fields]}
        seen[one.check.id] = {*one.fields, *(text.of for text in one.texts)}
    told = row.get("told", {})
    others = {check["verdict"] for name, check in checks.items() if name not in told}

    assert as_told(told, checks) == told
    assert [*others] == row.get("others", [*others])
    assert [check for check, of in row.get("has", {}).items() if of not in seen[check]] == []
    assert [check for check, of in row.get("lacks", {}).items() if of in seen[check]] == []


def test_every_check_has_met_differing_and_open_cases():
    seen: dict[str, set[str]] = defaultdict(set)
    for case in CASES:
        seen[case.check].add(case.expected["verdict"])

    wanted = {"met", "not_met", "unknown"}
    assert {check.id: wanted - seen[check.id] for check in load_checks().all} == {
        check.id: set() for check in load_checks().all
    }


def test_the_papers_that_agree_agree_in_every_check():
    found = held(PAPERS)

    assert {one.verdict for one in found.checks} == {Verdict.MET}
    assert [one.text for one in found.checks] == [one.check.met for one in found.checks]


def test_what_to_do_is_told_by_the_paper_that_is_wrong_and_each_thing_once():
    wrong = {
        "papers.application-form.company_name": "乙公司",
        "papers.premises-proof.tenant": "乙公司",
        "papers.commitment-letter.company_name": "乙公司",
        "papers.no-nuisance-call-commitment.company_name": "乙公司",
    }
    papers = held(agreeing({"company.name": "丙公司", **wrong}))
    found = of_check(papers, "company-name")

    fixes, letters = found.check.fixes, found.check.fix
    told = [fixes["application-form"], fixes["premises-proof"], letters, fixes["answers"]]
    assert len(found.differences) == 5
    assert found.fix is not None
    first, *rest = (fix.en for fix in told)
    assert found.fix.en == " ".join((first, *(f"{en[:1].upper()}{en[1:]}" for en in rest)))
    assert found.fix.zh == "".join(fix.zh for fix in told)


@by_columns("papers, fix", ROWS["out_of_order"])
def test_a_date_out_of_order_has_its_own_remedy(papers: dict[str, Any], fix: str):
    report = {"materials.financial-report.audit_report_on": date(2025, 12, 31)}
    found = of_check(held(agreeing(report | papers)), "dates")

    assert {each.fix for each in found.differences} == {
        found.check.fixes[fix] if fix else found.check.fix
    }


@pytest.mark.no_cover
@pytest.mark.parametrize("case", some(CASES, one_in=6))
def test_what_the_papers_say_changes_no_verdict_and_no_question(case: Case):
    """But a type of company that names an investor from abroad: it is read carefully."""
    license_says = case.application["papers"].get("business-license", {})
    kept = {"business-license": {k: v for k, v in license_says.items() if k == "company_type"}}
    bare = case.application | {"papers": kept}

    assert judged(case.application) == judged(bare)


def judged(application: dict[str, Any]) -> tuple[str, list[str]]:
    app = parsed(application)
    findings = evaluate(app, LAW)
    asked = questions(findings, LAW, tuple(Basis))
    return report_json(Report(app, findings, LAW)), [question.path for question in asked]


def test_the_papers_enter_neither_memo_nor_counts():
    whole, bare = reply_to(PAPERS), reply_to(agreeing({"papers": ...}))

    assert whole["form"] == bare["form"]
    assert whole["panel"] == bare["panel"]
    memo = Memo()
    app = parsed(PAPERS)
    evaluate(app, LAW, memo)
    other = parsed(agreeing({"papers.premises-proof.tenant": "乙公司"}))
    assert evaluate(other, LAW, memo) == evaluate(app, LAW, memo)


def reply_to(application: dict[str, Any]) -> dict[str, Any]:
    reply = asked(do="check", application=application, today="2026-12-10")
    assert reply["errors"] == []
    return reply


def test_a_saved_file_keeps_every_word_of_the_papers():
    text = json.dumps(PAPERS, ensure_ascii=False, default=str)
    reply = asked(do="open", text=text, today="2026-12-10")

    assert reply["application"] == json.loads(text)

"""Whether the papers agree: every worked case, and that nothing of it touches a verdict."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

import pytest
from support.agreement_cases import PAPERS, Case, agreeing, agreement_cases
from support.agreement_desk import held, of_check
from support.applications import LAW, parsed
from support.each import for_each
from support.replies import asked

from checker.evaluate import evaluate
from checker.filing.agreement.find import agreement
from checker.filing.agreement.load import load_checks
from checker.filing.receipt import as_json as report_json
from checker.memo import Memo
from checker.model import Basis, Verdict
from checker.questions import questions
from checker.report.outline import Report

CASES = agreement_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_case_comes_out_as_written(case: Case):
    found = of_check(held(case.application), case.check)

    said: dict[str, Any] = {
        "verdict": found.verdict.value,
        "rank": found.rank,
        "differs": [[side.path for side in each.sides] for each in found.differences],
        "missing": list(found.missing),
        "asks": found.ask is not None,
        "ticks": list(dict.fromkeys(each.tick for each in found.differences if each.tick)),
    }
    assert case.expected == {key: said[key] for key in case.expected}


@for_each("case", CASES)
def test_every_check_is_counted_once_however_it_came_out(case: Case):
    found = held(case.application)

    assert sum(found.counts.values()) == len(found.checks)


@pytest.mark.parametrize("case", [case for case in CASES if case.says], ids=lambda case: case.id)
def test_what_is_the_matter_is_said_in_both_languages(case: Case):
    found = of_check(held(case.application), case.check)

    assert case.says in found.text.en
    assert case.says in found.text.zh


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


def test_where_no_paper_is_asked_nothing_is_compared():
    app = parsed(agreeing({"service.provinces": ["CN-SC"], "papers": ...}))
    # No guide of Sichuan was read, so on that basis alone no paper is asked.
    found = agreement(app, evaluate(app, LAW), LAW, (Basis.LOCAL,))

    verdicts = {one.check.id: one.verdict for one in found.checks}
    # A letter stands against the answers, not against another paper.
    assert verdicts.pop("no-foreign-capital") is Verdict.UNKNOWN
    assert set(verdicts.values()) == {Verdict.NOT_APPLICABLE}


def test_what_only_one_paper_says_is_not_asked():
    app = parsed(agreeing({"papers": ...}))
    found = agreement(app, evaluate(app, LAW), LAW, (Basis.CHECKLIST,))

    # The old list knows no application form, so the code stands on the license alone.
    assert of_check(found, "credit-code").fields == ("papers.business-license.credit_code",)
    assert of_check(found, "credit-code").verdict is Verdict.NOT_APPLICABLE
    assert of_check(found, "address").verdict is Verdict.UNKNOWN


@pytest.mark.no_cover
@for_each("case", CASES, one_in=6)
def test_what_the_papers_say_changes_no_verdict_and_no_question(case: Case):
    bare = {key: table for key, table in case.application.items() if key != "papers"}

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


def test_only_the_bases_in_sight_bring_papers_into_play():
    app = parsed({**PAPERS, "papers": {}})
    findings = evaluate(app, LAW)
    contract = "papers.labor-contracts.employer"
    names = {
        basis: of_check(agreement(app, findings, LAW, (basis,)), "company-name").fields
        for basis in Basis
    }

    assert [basis for basis in Basis if contract in names[basis]] == [Basis.CHECKLIST]


def test_one_paper_is_held_against_the_answers():
    license_alone = {"business-license": {"registered_capital": "500万元"}}
    app = parsed(agreeing({"service.provinces": ["CN-SC"], "papers": license_alone}))
    found = agreement(app, evaluate(app, LAW), LAW, (Basis.LOCAL,))

    assert of_check(found, "registered-capital").verdict is Verdict.NOT_MET

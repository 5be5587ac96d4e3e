"""Cases that tell the rules from code that almost is the same."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from support.applications import DAY, LAW, parsed, ready
from support.casebook import cases
from support.samples import PARTS, part

from checker.application.application import parse
from checker.application.syntax import read
from checker.core.verdicts import Outcome, no, why
from checker.decide.evaluate import evaluate, outcome_by
from checker.decide.memo import changed_paths
from checker.decide.questions import questions
from checker.decide.reasons import Place, reasons
from checker.model import Basis, Data, Finding, Findings, Verdict

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover


def measured(data: Data, day: date | None = None) -> Findings:
    app = parsed(data, as_of=day)
    return evaluate(app, LAW)


@cache
def worked() -> list[Findings]:
    """Judge every worked case once."""
    return [evaluate(parse(read(case.text), LAW, DAY)[0], LAW) for case in cases()]


def law(findings: Findings, rule: str) -> Finding:
    return next(r for r in findings.rules if r.rule.id == rule).on[Basis.LAW]


@pytest.mark.parametrize("a_few", PARTS)
def test_what_a_question_settles_it_does_not_also_help(*, a_few: bool):
    helps = 0
    for found in part(worked(), 8, a_few=a_few):
        for question in questions(found, LAW, tuple(Basis)):
            helps += len(question.helps)
            assert {r.id for r in question.settles} & {r.id for r in question.helps} == set()
    assert helps


def test_a_rule_with_words_of_its_own_for_met_says_them():
    said = [
        (finding.reasons[0].text, finding.version.met)
        for found in measured(ready()).rules
        for finding in found.on.values()
        if finding.verdict is Verdict.MET and finding.version and finding.version.met
    ]

    assert said
    assert all(text == own for text, own in said)


def test_a_no_without_words_of_its_own_names_its_question():
    app, _ = parse({"company": {"multi_level": False}}, LAW, DAY)
    rule = LAW.rule("equity-structure-chart")
    place = Place(app, LAW, rule, rule.versions_on(Basis.LAW)[-1])
    (found,) = reasons(place, Outcome(no(why("answered-no", "company.multi_level"))))

    assert found.text.en == f"Answered no: {LAW.fact('company.multi_level').short.en}."
    assert found.text.zh == f"答“否”：{LAW.fact('company.multi_level').short.zh}。"


def test_an_open_answer_in_a_list_is_named_with_its_entry():
    data = ready() | {"shareholders": [{"kind": "company", "share": 100, "foreign": False}]}
    found = law(measured(data), "equity-structure-chart")

    assert "shareholders[0].registry_screenshot" in found.missing
    named = LAW.fact("shareholders[].registry_screenshot").label
    assert f"shareholder 1: {named.en}: is it at hand?" in found.reasons[-1].text.en
    assert f"股东1：{named.zh}是否已备？" in found.reasons[-1].text.zh


def test_whoever_waits_for_the_law_alone_has_a_question_to_ask():
    waiting = set()
    for found in worked():
        for rule in found.rules:
            for finding in rule.on.values():
                waiting.add(finding.waits_for)
                # Of a day that is past nobody can be asked any more.
                is_past = finding.reasons[0].code == "no-rule-for-date"
                assert is_past or (finding.ask is None) is (finding.waits_for != "law")
    assert waiting == {None, "answer", "law"}


def test_every_day_that_follows_is_told_with_its_date():
    told = 0
    for found in worked():
        for day in found.dates:
            told += 1
            assert str(day.on.year) in day.text.en
            assert f"{day.on.year}年{day.on.month}月{day.on.day}日" in day.text.zh
    assert told


def test_the_years_of_a_report_are_those_of_the_wording():
    rule = LAW.rule("financial-report")
    version = rule.version(Basis.CHECKLIST, DAY)
    app, _ = parse(ready({"materials.financial-report.audit_report_on": "2024-11-24"}), LAW, DAY)

    longer = replace(version, values={**version.values, "audit_years": 2})
    assert outcome_by(app, rule, version).verdict is Verdict.NOT_MET
    assert outcome_by(app, rule, longer).verdict is Verdict.MET


def test_where_no_certificate_is_asked_for_none_runs_out():
    paper = {"materials": {"social-security-certificate": {"issued_on": "2017-08-01"}}}

    def usable(day: date) -> list[str]:
        return [found.code for found in measured(paper, day).dates]

    assert usable(date(2017, 8, 31)) == []
    assert usable(date(2017, 9, 1)) == ["certificate-usable-until"]


def test_what_the_way_waits_for_is_asked_first():
    found = measured({"means": {"funds": True}})
    asked = [question.path for question in questions(found, LAW, tuple(Basis))]
    routes = set(found.route.missing)

    assert routes
    assert set(asked[: len(routes)]) == routes
    assert len(asked) > len(routes)


def test_a_share_written_otherwise_is_another_answer():
    def written(share: str) -> dict[str, object]:
        return {"shareholders[0].share": Decimal(share), "company.name": "甲公司"}

    assert list(changed_paths(written("50"), written("50.0"))) == ["shareholders[0].share"]
    assert list(changed_paths(written("50.0"), written("50.0"))) == []

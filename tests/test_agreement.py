"""Whether the papers agree: every worked case, and that nothing of it touches a verdict."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from support.agreement_cases import PAPERS, Case, agreement_cases, changed
from support.applications import LAW, ready

from checker import web
from checker.application.application import parse
from checker.evaluate import evaluate
from checker.filing.agreement import Agreement, Checked, agreement
from checker.filing.agreement_data import load_checks
from checker.filing.agreement_plain import as_json, as_text
from checker.filing.receipt import as_json as report_json
from checker.memo import Memo
from checker.model import Basis, Text, Verdict
from checker.questions import questions
from checker.report.outline import Report

DAY = date(2026, 12, 10)
CASES = agreement_cases()


def held(application: dict[str, Any]) -> Agreement:
    app, errors = parse(application, LAW, DAY)
    assert errors == ()
    return agreement(app, evaluate(app, LAW), LAW)


def of_check(found: Agreement, check: str) -> Checked:
    return next(one for one in found.checks if one.check.id == check)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_case_comes_out_as_written(case: Case) -> None:
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


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_check_is_counted_once_however_it_came_out(case: Case) -> None:
    found = held(case.application)

    assert sum(found.counts.values()) == len(found.checks)


@pytest.mark.parametrize("case", [case for case in CASES if case.says], ids=lambda case: case.id)
def test_what_is_the_matter_is_said_in_both_languages(case: Case) -> None:
    found = of_check(held(case.application), case.check)

    assert case.says in found.text.en
    assert case.says in found.text.zh


def test_checks_that_do_not_apply_are_counted_but_not_told() -> None:
    letter = "papers.no-foreign-capital-commitment"
    found = held(changed({"company": {"foreign_capital": True}}, [letter]))

    assert found.counts["not_applicable"] == 1
    assert found.counted == Text(
        "1 differ, 7 agree, 3 to fill in", "1 项不一致，7 项一致，3 项待填写"
    )


def test_a_guide_asks_more_checks_where_it_counts() -> None:
    in_guangxi = as_text(held(changed({"service": {"provinces": ["CN-GX"]}}, [])), "en")

    assert "A text asks 6 of these checks; 6 are prudence." in as_text(held(PAPERS), "en")
    assert "A text asks 8 of these checks; 4 are prudence." in in_guangxi


def test_a_difference_names_both_sides_and_then_what_is_the_matter() -> None:
    over = changed({"papers": {"premises-proof": {"until": date(2026, 12, 9)}}}, [])

    assert of_check(held(over), "dates").text == Text(
        "Filing date: 10 December 2026; 7 Proof of premises · last day of the lease: "
        "9 December 2026. The lease has ended by the filing date.",
        "拟申请日期：2026年12月10日；7 场地证明 · 租期止日：2026年12月9日。拟申请日租期已满。",
    )


def marked(found: Checked) -> list[list[str]]:
    """Return of each side of each difference what is marked in it."""
    sides = (side for each in found.differences for side in each.sides)
    return [[piece.text.en for piece in side.pieces if piece.differs] for side in sides]


def test_of_two_lists_of_shareholders_only_what_the_other_has_not_is_marked() -> None:
    other = [{"name": "甲某", "share": 60}, {"name": "丙公司", "share": 40}]
    facts = {"papers": {"equity-structure-chart": {"shareholders": other}}}

    assert marked(of_check(held(changed(facts, [])), "shareholders")) == [
        ["乙公司 40%"],
        ["丙公司 40%"],
    ]


def test_of_a_wrong_sum_no_shareholder_is_marked() -> None:
    short = {"shareholders": [{"name": "甲某", "share": 60}, {"name": "乙公司", "share": 30}]}
    papers = {"articles-of-association": short, "equity-structure-chart": short}
    found = of_check(held(changed({"papers": papers}, ["shareholders"])), "shareholders")

    assert marked(found) == [[], []]
    assert "The shares add up to 90.00%, not 100.00%." in found.text.en
    assert "比例合计90.00%，不是100.00%。" in found.text.zh


def test_the_letter_and_the_answer_on_foreign_capital_are_marked_whole() -> None:
    found = of_check(
        held(changed({"company": {"foreign_capital": True}}, [])), "no-foreign-capital"
    )

    assert marked(found) == [["no shareholder at any level is foreign"], ["foreign"]]


def test_of_the_insured_those_are_marked_who_are_no_lead() -> None:
    names = {"social-security-certificate": {"names": ["甲某", "丁某", "丙某"]}}

    assert marked(of_check(held(changed({"papers": names}, [])), "insured-leads")) == [
        ["乙某"],
        ["丁某"],
    ]


@pytest.mark.parametrize(
    ("name", "noted"), [("甲有限责任公司", True), ("甲股份有限公司", False), ("乙有限公司", False)]
)
def test_two_ways_to_write_one_legal_form_are_noted_as_such(name: str, noted: bool) -> None:
    papers = {
        "business-license": {"company_name": "甲有限公司"},
        "premises-proof": {"tenant": name},
        "social-security-certificate": {"payer": name},
    }
    found = held(changed({"papers": papers}, []))
    lease, *_ = (
        each
        for each in of_check(found, "company-name").differences
        if each.sides[1].value.en == name
    )
    (payer,) = of_check(found, "contributing-employer").differences

    for difference in (lease, payer):
        assert ("Both name one legal form" in difference.text.en) is noted
        assert ("公司类型相同" in difference.text.zh) is noted


def test_every_check_has_met_differing_and_open_cases() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for case in CASES:
        seen[case.check].add(case.expected["verdict"])

    wanted = {"met", "not_met", "unknown"}
    assert {check.id: wanted - seen[check.id] for check in load_checks().all} == {
        check.id: set() for check in load_checks().all
    }


def test_the_papers_that_agree_agree_in_every_check() -> None:
    found = held(PAPERS)

    assert {one.verdict for one in found.checks} == {Verdict.MET}
    assert "12 checks agree" in as_text(found, "en")
    assert "12 项一致" in as_text(found, "zh")


def test_with_nothing_typed_every_check_waits_and_says_where_to_begin() -> None:
    found = held(changed({}, ["papers", "company.name"]))

    # Dates and the letter may be known from the answers, and still wait for the papers.
    assert {one.verdict for one in found.checks} == {Verdict.UNKNOWN}
    assert "Type what the license says" in as_text(found, "en")


def test_an_empty_application_decides_nothing() -> None:
    assert {one.verdict for one in held({}).checks} == {Verdict.UNKNOWN}


def test_where_no_paper_is_asked_nothing_is_compared() -> None:
    app, _ = parse(changed({"service": {"provinces": ["CN-SC"]}}, ["papers"]), LAW, DAY)
    # No guide of Sichuan was read, so on that basis alone no paper is asked.
    found = agreement(app, evaluate(app, LAW), LAW, (Basis.LOCAL,))

    verdicts = {one.check.id: one.verdict for one in found.checks}
    # A letter stands against the answers, not against another paper.
    assert verdicts.pop("no-foreign-capital") is Verdict.UNKNOWN
    assert set(verdicts.values()) == {Verdict.NOT_APPLICABLE}


def test_what_only_one_paper_says_is_not_asked() -> None:
    app, _ = parse(changed({}, ["papers"]), LAW, DAY)
    found = agreement(app, evaluate(app, LAW), LAW, (Basis.CHECKLIST,))

    # The old list knows no application form, so the code stands on the license alone.
    assert of_check(found, "credit-code").fields == ("papers.business-license.credit_code",)
    assert of_check(found, "credit-code").verdict is Verdict.NOT_APPLICABLE
    assert of_check(found, "address").verdict is Verdict.UNKNOWN


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_the_papers_say_changes_no_verdict_and_no_question(case: Case) -> None:
    bare = {key: table for key, table in case.application.items() if key != "papers"}

    assert judged(case.application) == judged(bare)


def judged(application: dict[str, Any]) -> tuple[str, list[str]]:
    app, _ = parse(application, LAW, DAY)
    findings = evaluate(app, LAW)
    asked = questions(findings, LAW, tuple(Basis))
    return report_json(Report(app, findings, LAW)), [question.path for question in asked]


def test_the_papers_enter_neither_memo_nor_counts() -> None:
    whole, bare = reply_to(PAPERS), reply_to(changed({}, ["papers"]))

    assert whole["form"] == bare["form"]
    assert whole["panel"] == bare["panel"]
    memo = Memo()
    app, _ = parse(PAPERS, LAW, DAY)
    evaluate(app, LAW, memo)
    other, _ = parse(changed({"papers": {"premises-proof": {"tenant": "乙公司"}}}, []), LAW, DAY)
    assert evaluate(other, LAW, memo) == evaluate(app, LAW, memo)


def reply_to(application: dict[str, Any]) -> dict[str, Any]:
    asked = {"do": "check", "application": application, "today": "2026-12-10", "lang": "en"}
    text = json.dumps(asked | {"bases": ["law", "local", "checklist"]}, default=str)
    reply: dict[str, Any] = json.loads(web.answer(text))
    assert reply["errors"] == []
    return reply


def test_a_key_with_nothing_is_not_typed() -> None:
    data = changed({"papers": {"premises-proof": {"tenant": None}, "labor-contracts": None}}, [])

    missing = of_check(held(data), "company-name").missing
    assert missing == ("papers.premises-proof.tenant", "papers.labor-contracts.employer")


def test_a_saved_file_keeps_every_word_of_the_papers() -> None:
    text = json.dumps(PAPERS, ensure_ascii=False, default=str)
    reply = json.loads(web.answer(json.dumps({"do": "open", "text": text, "today": "2026-12-10"})))

    assert reply["application"] == json.loads(text)


def test_a_paper_that_is_not_asked_is_compared_once_something_is_typed_from_it() -> None:
    data = ready()
    data["company"]["foreign_capital"] = True
    signer = "papers.no-foreign-capital-commitment.signed_by"
    assert signer not in of_check(held(data), "legal-representative").fields

    data["papers"] = {"no-foreign-capital-commitment": {"signed_by": "甲某"}}
    assert signer in of_check(held(data), "legal-representative").fields


def test_only_the_bases_in_sight_bring_papers_into_play() -> None:
    app, _ = parse({**PAPERS, "papers": {}}, LAW, DAY)
    findings = evaluate(app, LAW)
    contract = "papers.labor-contracts.employer"
    names = {
        basis: of_check(agreement(app, findings, LAW, (basis,)), "company-name").fields
        for basis in Basis
    }

    assert [basis for basis in Basis if contract in names[basis]] == [Basis.CHECKLIST]


def test_what_to_do_is_told_by_the_paper_that_is_wrong_and_each_thing_once() -> None:
    wrong = {
        "application-form": {"company_name": "乙公司"},
        "premises-proof": {"tenant": "乙公司"},
        "commitment-letter": {"company_name": "乙公司"},
        "no-nuisance-call-commitment": {"company_name": "乙公司"},
    }
    found = of_check(
        held(changed({"company": {"name": "丙公司"}, "papers": wrong}, [])), "company-name"
    )

    fixes, letters = found.check.fixes, found.check.fix
    told = [fixes["application-form"], fixes["premises-proof"], letters, fixes["answers"]]
    assert len(found.differences) == 5
    assert found.fix is not None
    assert found.fix.en == " ".join(fix.en for fix in told)
    assert found.fix.zh == "".join(fix.zh for fix in told)


@pytest.mark.parametrize(
    ("papers", "fix"),
    [
        ({"financial-report": {"fiscal_year": 2027}}, "financial-report"),
        ({"financial-report": {"fiscal_year": 2024}}, "financial-report"),
        ({"premises-proof": {"until": date(2026, 12, 9)}}, "premises-proof"),
        ({"business-license": {"established_on": date(2025, 12, 8)}}, "answers"),
        # The days of issue stand among the answers, and are no day of establishment.
        ({"social-security-certificate": {"until": date(2026, 12, 1)}}, ""),
        ({"financial-report": {"fiscal_year": 2026}}, "financial-report"),
        ({"commitment-letter": {"dated_on": date(2026, 12, 11)}}, ""),
    ],
)
def test_a_date_out_of_order_has_its_own_remedy(papers: dict[str, Any], fix: str) -> None:
    report = {"financial-report": {"audit_report_on": date(2025, 12, 31)}}
    found = of_check(held(changed({"materials": report, "papers": papers}, [])), "dates")

    assert {each.fix for each in found.differences} == {
        found.check.fixes[fix] if fix else found.check.fix
    }


@pytest.mark.parametrize(
    ("province", "ranks", "elsewhere"), [("CN-HN", ["reading"], 1), ("CN-GX", ["guide"], 0)]
)
def test_a_guide_counts_where_its_administration_decides(
    province: str, ranks: list[str], elsewhere: int
) -> None:
    facts = {
        "service": {"provinces": [province]},
        "papers": {"application-form": {"credit_code": "91430100MA0000015K"}},
    }
    found = of_check(held(changed(facts, [])), "credit-code")

    assert [each.rank for each in found.differences] == ranks
    assert len(found.elsewhere) == elsewhere


def test_a_text_ranks_what_it_speaks_of_alone() -> None:
    papers = {
        "application-form": {"company_name": "乙公司"},
        "premises-proof": {"tenant": "乙公司"},
    }
    found = of_check(held(changed({"papers": papers}, [])), "company-name")

    assert [each.rank for each in found.differences] == ["form", "reading"]


def test_a_text_is_cited_for_a_paper_in_play_alone() -> None:
    app, _ = parse(changed({}, ["papers"]), LAW, DAY)
    findings = evaluate(app, LAW)
    cited = {
        basis: [
            text.of
            for text in of_check(
                agreement(app, findings, LAW, (basis,)), "legal-representative"
            ).texts
        ]
        for basis in (Basis.LAW, Basis.CHECKLIST)
    }

    assert "commitment-letter" not in cited[Basis.LAW]
    assert "commitment-letter" in cited[Basis.CHECKLIST]


def test_one_paper_is_held_against_the_answers() -> None:
    license_alone = {"business-license": {"registered_capital": "500万元"}}
    app, _ = parse(changed({"service": {"provinces": ["CN-SC"]}}, ["papers"]), LAW, DAY)
    app = replace(app, papers=parse({"papers": license_alone}, LAW, DAY)[0].papers)
    found = agreement(app, evaluate(app, LAW), LAW, (Basis.LOCAL,))

    assert of_check(found, "registered-capital").verdict is Verdict.NOT_MET


@pytest.mark.parametrize(
    ("untyped", "said"),
    [(4, "18 No nuisance calls · company name."), (5, "5 places on the papers.")],
)
def test_up_to_four_places_to_fill_in_are_named(untyped: int, said: str) -> None:
    papers = [*load_checks().letters[:4], "application-form"]
    without = [f"papers.{paper}.company_name" for paper in papers[:untyped]]
    found = of_check(held(changed({}, without)), "company-name")

    assert len(found.missing) == untyped
    assert found.text.en.startswith("Still to fill in: ")
    assert said in found.text.en


def test_an_answer_takes_part_once_it_is_given() -> None:
    answer = "company.registered_capital"
    places = {
        "papers.business-license.registered_capital",
        "papers.articles-of-association.registered_capital",
        "papers.application-form.registered_capital",
    }
    given = of_check(held(PAPERS), "registered-capital").fields
    left_out = of_check(held(changed({}, [answer])), "registered-capital").fields

    assert (set(given), set(left_out)) == ({*places, answer}, places)


def test_the_json_has_the_published_shape() -> None:
    data = json.loads(as_json(held(changed({"papers": {"premises-proof": {"tenant": "乙"}}}, []))))

    assert data["format"] == "call-center-license/agreement/1"
    assert [check["id"] for check in data["checks"]] == [check.id for check in load_checks().all]
    first = data["checks"][0]
    assert {"id", "verdict", "rank", "fields", "en", "zh", "fix"} <= first.keys()
    assert first["differences"][0]["sides"][1] == {
        "path": "papers.premises-proof.tenant",
        "name": {"en": "7 Proof of premises · tenant", "zh": "7 场地证明 · 承租人"},
        "value": {"en": "乙", "zh": "乙"},
        "differing": [{"en": "乙", "zh": "乙"}],
    }

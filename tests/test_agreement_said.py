"""What is said of papers that differ: both sides, what is marked, on what text, what to do."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.agreement_cases import PAPERS, agreeing
from support.agreement_desk import held, of_check
from support.applications import LAW, parsed
from support.each import for_each
from support.plain import text_of
from support.rows import rows_of

from checker.evaluate import evaluate
from checker.filing.agreement.find import Checked, agreement
from checker.filing.agreement.load import load_checks
from checker.filing.agreement.plain import parts_of
from checker.model import Basis, Text

if TYPE_CHECKING:
    from support.applications import Answers


def checked(check: str, answers: Answers) -> Checked:
    """Return one check of the papers that agree, but for some answers and words on papers."""
    return of_check(held(agreeing(answers)), check)


def test_where_papers_agree_the_check_says_so():
    found = held(PAPERS)

    assert [one.text for one in found.checks] == [one.check.met for one in found.checks]


def test_beside_a_difference_nothing_is_asked_for():
    other = {"papers.application-form.company_name": "乙公司"}
    found = checked("company-name", {**other, "papers.labor-contracts.employer": ...})

    assert found.missing == ("papers.labor-contracts.employer",)
    assert found.text.en == (
        "1 Business license · company name: 甲公司; 11 Application form · company name: 乙公司."
    )


def test_differences_are_said_one_after_the_other():
    papers = {"papers.premises-proof.tenant": "乙公司", "papers.labor-contracts.employer": "乙公司"}
    found = checked("company-name", papers)

    assert found.text == Text(
        "1 Business license · company name: 甲公司; 7 Proof of premises · tenant: 乙公司. "
        "1 Business license · company name: 甲公司; 9 Labor contracts · employer: 乙公司.",
        "1 营业执照 · 公司名称：甲公司；7 场地证明 · 承租人：乙公司。"
        "1 营业执照 · 公司名称：甲公司；9 劳动合同 · 用人单位：乙公司。",
    )


def test_what_no_text_decides_is_said_and_asked():
    found = checked("three-people", {"papers.personnel-list.security_lead": "甲某"})

    assert found.text == Text("One person holds two posts.", "一人兼任两个岗位。")
    assert found.ask == found.check.ask


def test_checks_that_do_not_apply_are_counted_but_not_told():
    letter = "papers.no-foreign-capital-commitment"
    found = held(agreeing({"company.foreign_capital": True, letter: ...}))

    assert found.counts["not_applicable"] == 1
    assert found.counted == Text(
        "1 differ, 7 agree, 3 to fill in", "1 项不一致，7 项一致，3 项待填写"
    )


def test_a_guide_asks_more_checks_where_it_counts():
    in_guangxi = text_of(parts_of(held(agreeing({"service.provinces": ["CN-GX"]}))), "en")

    assert "A text asks 6 of these checks; 6 are prudence." in text_of(parts_of(held(PAPERS)), "en")
    assert "A text asks 8 of these checks; 4 are prudence." in in_guangxi


def test_a_difference_names_both_sides_and_then_what_is_the_matter():
    over = agreeing({"papers.premises-proof.until": date(2026, 12, 9)})

    assert of_check(held(over), "dates").text == Text(
        "Filing date: 10 December 2026; 7 Proof of premises · last day of the lease: "
        "9 December 2026. The lease has ended by the filing date.",
        "拟申请日期：2026年12月10日；7 场地证明 · 租期止日：2026年12月9日。拟申请日租期已满。",
    )


def marked(found: Checked) -> list[list[str]]:
    """Return of each side of each difference what is marked in it."""
    sides = (side for each in found.differences for side in each.sides)
    return [[piece.text.en for piece in side.pieces if piece.differs] for side in sides]


def test_of_two_lists_of_shareholders_only_what_the_other_has_not_is_marked():
    other = [{"name": "甲某", "share": 60}, {"name": "丙公司", "share": 40}]
    facts = {"papers.equity-structure-chart.shareholders": other}

    assert marked(checked("shareholders", facts)) == [
        ["乙公司 40%"],
        ["丙公司 40%"],
    ]


def test_of_a_wrong_sum_no_shareholder_is_marked():
    short = [{"name": "甲某", "share": 60}, {"name": "乙公司", "share": 30}]
    papers = ("articles-of-association", "equity-structure-chart")
    lists = {f"papers.{paper}.shareholders": short for paper in papers}
    found = checked("shareholders", lists | {"shareholders": ...})

    assert marked(found) == [[], []]
    assert "The shares add up to 90.00%, not 100.00%." in found.text.en
    assert "比例合计90.00%，不是100.00%。" in found.text.zh


def test_the_letter_and_the_answer_on_foreign_capital_are_marked_whole():
    found = checked("no-foreign-capital", {"company.foreign_capital": True})

    assert marked(found) == [["no shareholder at any level is foreign"], ["foreign"]]


def test_of_the_insured_those_are_marked_who_are_no_lead():
    names = {"papers.social-security-certificate.names": ["甲某", "丁某", "丙某"]}

    assert marked(checked("insured-leads", names)) == [
        ["乙某"],
        ["丁某"],
    ]


@pytest.mark.parametrize(
    ("name", "noted"), [("甲有限责任公司", True), ("甲股份有限公司", False), ("乙有限公司", False)]
)
def test_two_ways_to_write_one_legal_form_are_noted_as_such(name: str, noted: bool):
    papers = {
        "papers.business-license.company_name": "甲有限公司",
        "papers.premises-proof.tenant": name,
        "papers.social-security-certificate.payer": name,
    }
    found = held(agreeing(papers))
    lease, *_ = (
        each
        for each in of_check(found, "company-name").differences
        if each.sides[1].value.en == name
    )
    (payer,) = of_check(found, "contributing-employer").differences

    for difference in (lease, payer):
        assert ("Both name one legal form" in difference.text.en) is noted
        assert ("公司类型相同" in difference.text.zh) is noted


def test_what_to_do_is_told_by_the_paper_that_is_wrong_and_each_thing_once():
    wrong = {
        "papers.application-form.company_name": "乙公司",
        "papers.premises-proof.tenant": "乙公司",
        "papers.commitment-letter.company_name": "乙公司",
        "papers.no-nuisance-call-commitment.company_name": "乙公司",
    }
    found = checked("company-name", {"company.name": "丙公司", **wrong})

    fixes, letters = found.check.fixes, found.check.fix
    told = [fixes["application-form"], fixes["premises-proof"], letters, fixes["answers"]]
    assert len(found.differences) == 5
    assert found.fix is not None
    first, *rest = (fix.en for fix in told)
    assert found.fix.en == " ".join((first, *(f"{en[:1].upper()}{en[1:]}" for en in rest)))
    assert found.fix.zh == "".join(fix.zh for fix in told)


@for_each("papers, fix", rows_of("agreement")["out_of_order"])
def test_a_date_out_of_order_has_its_own_remedy(papers: dict[str, Any], fix: str):
    report = {"materials.financial-report.audit_report_on": date(2025, 12, 31)}
    found = checked("dates", report | papers)

    assert {each.fix for each in found.differences} == {
        found.check.fixes[fix] if fix else found.check.fix
    }


def test_a_lease_that_has_not_begun_is_not_told_to_be_renewed_alone():
    data = agreeing({"papers.premises-proof.from": date(2027, 1, 1)})
    (ahead,) = of_check(held(data), "dates").differences

    assert "have it begin earlier" in ahead.fix.en
    assert "提前起租" in ahead.fix.zh


@pytest.mark.parametrize(
    ("province", "ranks", "elsewhere"), [("CN-HN", ["reading"], 1), ("CN-GX", ["guide"], 0)]
)
def test_a_guide_counts_where_its_administration_decides(
    province: str, ranks: list[str], elsewhere: int
):
    facts = {
        "service.provinces": [province],
        "papers.application-form.credit_code": "91430100MA0000015K",
    }
    found = checked("credit-code", facts)

    assert [each.rank for each in found.differences] == ranks
    assert len(found.elsewhere) == elsewhere


def test_a_text_ranks_what_it_speaks_of_alone():
    papers = {
        "papers.application-form.company_name": "乙公司",
        "papers.premises-proof.tenant": "乙公司",
    }
    found = checked("company-name", papers)

    assert [each.rank for each in found.differences] == ["form", "reading"]


def test_a_text_is_cited_for_a_paper_in_play_alone():
    app = parsed(agreeing({"papers": ...}))
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


@pytest.mark.parametrize(
    ("untyped", "said"),
    [(4, "18 No nuisance calls · company name."), (5, "5 places on the papers.")],
)
def test_up_to_four_places_to_fill_in_are_named(untyped: int, said: str):
    papers = [*load_checks().letters[:4], "application-form"]
    without = (f"papers.{paper}.company_name" for paper in papers[:untyped])
    found = checked("company-name", dict.fromkeys(without, ...))

    assert len(found.missing) == untyped
    assert found.text.en.startswith("Still to fill in: ")
    assert said in found.text.en

"""The command ``agree``: what it prints, in every format and both languages."""

from __future__ import annotations

from support.agreement_cases import PAPERS, agreeing
from support.command import in_json, printed, ran

WRONG = {
    "materials.social-security-certificate.payer_is_applicant": True,
    "papers.personnel-list.security_lead": "乙某",
    "papers.social-security-certificate.payer": "乙公司",
    "papers.social-security-certificate.names": ["甲某", "乙某", "丙某"],
    "papers.application-form.registered_capital": "一大笔",
}


def test_the_text_says_of_each_check_what_it_rests_on_and_what_to_do():
    out = printed("agree", on=agreeing(WRONG))
    assert out.startswith(
        "Do the papers agree?\n\nCompany: 甲公司\nFiling date: 10 December 2026\n"
    )
    assert "\n1 differ, 9 agree, 1 to fill in, 1 to ask\n" in out
    assert "  K9 Contributing employer is the applicant: Differ\n" in out
    assert (
        "      a text asks this (ministry’s online form, personnel form, original not seen)\n"
        in out
    )
    assert "8 Social security certificate · contributing employer: 乙公司." in out
    assert "      -> How to fix: where only the name is misprinted" in out
    assert "      The answers say yes to “contributing employer is the applicant”." in out
    assert "K5 Registered capital: To fill in\n" in out
    assert "Not read as a sum of money: 11 Application form · registered capital." in out
    assert "K8 Designated leads are three people: Law unclear: ask\n" in out
    assert "可否由一人兼任其中两个岗位？" in out


def test_markdown_in_chinese():
    out = printed("agree", "--format", "markdown", "--lang", "zh", on=PAPERS)
    assert out.startswith("# 各份材料是否一致\n\n- 公司：甲公司\n- 拟申请日期：2026年12月10日\n")
    assert "\n- 12 项一致；许可机关可能另行核对。\n" in out
    assert "- **K4 住所与租赁地址：一致**\n" in out
    assert "- 谨慎核对（他处有要求：广西指南：" in out
    assert "不计入现行要求的结论" in out


def test_signs_in_a_name_mean_nothing_to_markdown():
    marked = agreeing({"papers.premises-proof.tenant": "乙<b>公司*有限*"})
    out = printed("agree", "--format", "markdown", on=marked)
    assert r"乙\<b\>公司\*有限\*" in out
    assert "<b>" not in out


def test_what_no_text_asks_anywhere_says_so():
    assert "      prudence (no rule found that asks it)\n" in printed("agree", on=PAPERS)


def test_a_difference_that_no_answer_contradicts_stands_alone():
    another = agreeing({"papers.premises-proof.tenant": "乙公司"})
    out = printed("agree", on=another)
    assert "K1 Company name: Differ\n      prudence (no rule found that asks it)\n" in out
    assert "The answers say yes" not in out


def test_few_gaps_are_named_and_many_counted():
    few = printed("agree", on=agreeing({"papers.labor-contracts": ...}))
    many = printed("agree", on=agreeing({"papers": ...}))

    assert "Still to fill in: 9 Labor contracts · employer." in few
    assert "Still to fill in: 10 places on the papers." in many


def test_json_for_another_filing_date():
    data = in_json("agree", "--as-of", "2028-10-01", on=PAPERS)
    dates = data["checks"][-1]
    assert (data["application_date"], dates["verdict"]) == ("2028-10-01", "not_met")
    assert dates["differences"][0]["sides"][0] == {
        "path": "application_date",
        "name": {"en": "Filing date", "zh": "拟申请日期"},
        "value": {"en": "1 October 2028", "zh": "2028年10月1日"},
        "differing": [{"en": "1 October 2028", "zh": "2028年10月1日"}],
    }


def test_bad_input_is_one_line_and_status_two():
    status, out, err = ran("agree", on={"papers": {"premises-proof": {"until": "soon"}}})

    assert (status, out, err.count("\n")) == (2, "", 1)
    assert 'papers.premises-proof.until: "soon" is not a date' in err

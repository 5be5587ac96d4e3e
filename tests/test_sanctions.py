"""The penalties as the texts word them: which cases, which gravity, which amounts, whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.load import load_law
from checker.statements import Statement, load_topics
from scripts.site.rules import all_citations

DOCS = Path(__file__).resolve().parent.parent / "docs"
TOPICS = load_topics()
SAID = {f"{t.id}-{s.id}": s for t in TOPICS.values() for s in t.statements}


def articles(said: Statement) -> set[tuple[str, str]]:
    """Return the instruments and articles a statement rests on."""
    return {(cite.instrument.id, cite.article.en) for cite in said.cites}


def amount(name: str) -> tuple[str, str]:
    """Return the amount of a penalty in both languages."""
    found = SAID[name].amount
    assert found
    return found.en, found.zh


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("fines-false", "hidden or papers are false", "隐瞒有关情况或者提供虚假材料"),
        (
            "fines-deception",
            "deception, bribery, or other improper means",
            "欺骗、贿赂等不正当手段",
        ),
        ("lists-direct", "deception, bribery, or other improper means", "欺骗、贿赂等不正当手段"),
        ("review-false", "hidden or papers are false", "隐瞒有关情况或者提供虚假材料"),
    ],
)
def test_a_license_by_wrong_means_is_named_as_the_measures_do(
    name: str, english: str, chinese: str
) -> None:
    """Order 42, art. 45: concealment and bribery stand beside false papers and deception."""
    said = SAID[name]
    assert english in f"{said.point.en} {said.says.en}"
    assert chinese in f"{said.point.zh} {said.says.zh}"


def test_a_changed_entity_is_punished_as_the_measures_say() -> None:
    """Order 42, art. 46 names both: 擅自经营 and 超范围经营."""
    said = SAID["fines-entity"]
    assert "as operating without a license or outside its scope" in said.says.en
    assert "按擅自经营或者超范围经营处罚" in said.says.zh


def test_other_laws_go_before_the_general_fine_of_the_measures() -> None:
    said = SAID["fines-precedence"]
    assert articles(said) == {("order-42", "art. 48(2)")}
    assert "《网络安全法》" in said.says.zh
    assert "《电信条例》" in said.says.zh


@pytest.mark.parametrize("name", ["registered", "report", "supervision", "end"])
def test_a_fine_that_the_authority_may_impose_is_told_as_possible(name: str) -> None:
    """Order 42, art. 48(1): 可以并处; the table in short shows the amount alone."""
    fine = ("may be added: RMB 5,000 to 30,000", "可以并处5000元以上3万元以下")
    assert amount(f"fines-{name}") == fine


def test_who_puts_it_right_with_a_user_is_not_fined() -> None:
    """Regulations, art. 74: 拒不改正并赔礼道歉、赔偿损失的."""
    english, chinese = amount("fines-users")
    assert english == "for refusing to correct, apologize, and compensate: RMB 10,000 to 100,000"
    assert chinese.startswith("拒不改正并赔礼道歉、赔偿损失的，")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("unless it leads straight to the other list", "neither challenged nor performed")),
        ("zh", ("直接列入失信名单的除外", "既不申请救济又不履行处罚决定")),
    ],
)
def test_the_lists_in_short_leave_out_no_way_onto_them(lang: str, said: tuple[str, ...]) -> None:
    """Order 42, arts. 42(1) and 49(2)."""
    page = (DOCS / lang / "penalties.md").read_text(encoding="utf-8")
    assert [words for words in said if words not in page] == []


@pytest.mark.parametrize("name", ["fines-unlicensed", "fines-misuse", "fines-fees"])
def test_serious_cases_under_articles_69_and_70_are_suspended(name: str) -> None:
    said = SAID[name]
    assert "erious cases" in said.says.en
    assert "suspension" in said.says.en
    assert "情节严重的" in said.says.zh
    assert "停业整顿" in said.says.zh


def test_a_warning_for_numbers_depends_on_gravity() -> None:
    """Number Measures, art. 40: 视情节轻重可以给予警告，并处罚款."""
    said = SAID["fines-numbers"]
    assert "depending on gravity a warning may be given" in said.says.en
    assert "视情节轻重可以给予警告" in said.says.zh


def test_use_beyond_the_term_is_misuse_of_a_number() -> None:
    said = SAID["fines-misuse"]
    assert "beyond its term" in said.says.en
    assert "超过规定的使用期限" in said.says.zh


def test_without_a_minimum_scale_the_expected_capacity_counts() -> None:
    said = SAID["numbers-start"]
    assert "where none is set, the service capacity it stated" in said.says.en
    assert "无最低使用规模要求的，应达到预期的服务能力" in said.says.zh


def test_the_five_cases_of_article_39_are_listed_and_persons_pay_in_serious_ones() -> None:
    said = SAID["fines-fraud"]
    assert articles(said) == {("anti-fraud-law", "art. 39")}
    assert said.point.en.endswith("five cases")
    assert "五种情形" in said.point.zh
    assert said.says.en.index("Serious cases") < said.says.en.index("persons in charge")
    assert "too" not in said.says.en
    assert amount("fines-fraud")[0].endswith(
        "serious: RMB 500,000 to 5,000,000, and persons in charge RMB 10,000 to 200,000"
    )


def test_care_when_giving_resources_has_a_sanction_of_its_own() -> None:
    said = SAID["fines-care"]
    assert articles(said) == {("anti-fraud-law", "arts. 25(2), 43")}
    assert "revo" not in said.says.en
    assert "吊销" not in said.says.zh
    assert amount("fines-care") == amount("fines-fraud")


def test_illegal_sale_of_lines_is_punished_by_the_police() -> None:
    said = SAID["fines-cards"]
    assert articles(said) == {("anti-fraud-law", "arts. 31(1), 44")}
    assert "公安机关" in said.says.zh
    assert "15日以下拘留" in said.says.zh
    assert amount("fines-cards") == (
        "1 to 10 times the gains; none or under RMB 20,000: up to RMB 200,000",
        "违法所得1倍以上10倍以下；没有违法所得或者不足2万元的，20万元以下",
    )


def test_every_duty_against_fraud_with_a_sanction_leads_to_one() -> None:
    """Arts. 14, 25(2) and 31(1) stand in both tables, so that nobody looks in vain."""
    punished = {
        a
        for name in ("fraud", "care", "cards", "devices")
        for _, a in articles(SAID[f"fines-{name}"])
    }
    for article in ("25(2)", "31(1)", "14"):
        assert any(article in one for one in punished)


def test_a_text_message_needs_a_commitment_or_proof() -> None:
    """SMS Rules, art. 21: 承诺或者证明材料, of consent or of a request."""
    said = SAID["conduct-sms"]
    assert "a commitment or proof that the receiver consented" in said.says.en
    assert "asked for them" in said.says.en
    assert "同意或者请求接收" in said.says.zh
    assert "承诺或者证明材料" in said.says.zh


def test_advertising_shows_who_sends_it_and_how_to_reach_the_sender() -> None:
    said = SAID["conduct-ads"]
    assert "true identity and contact details" in said.says.en
    assert "真实身份和联系方式" in said.says.zh
    assert articles(SAID["fines-ads"]) == {("advertising-law", "arts. 43, 62(1)")}
    assert amount("fines-ads") == ("RMB 5,000 to 30,000", "5000元以上3万元以下")


def test_the_serious_level_for_personal_data_has_its_figures() -> None:
    english, chinese = amount("fines-data")
    assert "serious: up to RMB 50,000,000 or 5% of the year before’s turnover" in english
    assert "5000万元以下或者上一年度营业额5%以下" in chinese
    assert "persons RMB 100,000 to 1,000,000" in english


def test_commercial_calls_to_consumers_need_consent() -> None:
    """Implementing Regulation of the Consumer Law, art. 24: consent, a way out, an end at once."""
    said = SAID["conduct-consumers"]
    assert articles(said) == {("consumer-regulation", "art. 24")}
    assert "未经消费者同意，经营者不得" in said.says.zh
    assert "拨打商业性电话" in said.says.zh
    assert "明确、便捷的取消方式" in said.says.zh
    assert "应当立即停止" in said.says.zh
    assert "stop at once" in said.says.en


def test_the_sanction_for_them_is_that_of_article_56() -> None:
    said = SAID["fines-consumers"]
    assert articles(said) == {
        ("consumer-regulation", "art. 50(3)"),
        ("consumer-law", "art. 56 (as amended 2013)"),
    }
    assert "business license (营业执照) revoked" in said.says.en
    assert amount("fines-consumers")[0] == "1 to 10 times the gains; no gains: up to RMB 500,000"


def test_the_regulation_on_commercial_calls_is_primary_law_for_condition_8() -> None:
    rule = load_law().rule("call-conduct")
    cited = {(c.instrument.id, c.article.en): c.status for c in all_citations(rule)}
    assert cited["consumer-regulation", "art. 24"] == "verified"
    assert load_law().instruments["consumer-regulation"].effective == date(2024, 7, 1)

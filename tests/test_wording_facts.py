"""Sentences that once said more than their source: each mended one is held here."""

from __future__ import annotations

from typing import Any

from support.applications import LAW
from support.each import for_each
from support.rows import rows_of
from support.samples import in_both_languages
from support.sources import page_text

from checker.model import LANGS, Basis, Lang, Version
from checker.statements import load_topics

SAID = {f"{t.id}-{s.id}": s for t in load_topics().values() for s in t.statements}


@for_each("row", rows_of("wording_facts")["page"])
def test_what_pages_say(row: dict[str, Any]):
    pages = {lang: page_text(lang, row["path"]) for lang in LANGS}

    assert [
        words for lang in LANGS for words in row.get(lang, ()) if words not in pages[lang]
    ] == []
    assert [words for words in row.get("never", ()) if words in "".join(pages.values())] == []


def test_liaoning_asks_for_the_seal_on_the_articles_too():
    why = LAW.facts["materials.articles-of-association.archive_seal"].why
    assert "only" not in why.en
    assert "只有" not in why.zh
    assert "Liaoning" in why.en
    assert "辽宁" in why.zh


def test_a_late_certificate_satisfies_the_guides_in_its_dates_only():
    for rule in LAW.rules:
        for version in rule.versions:
            for reason in version.reasons.values():
                assert "would satisfy every guide" not in reason.text.en
                assert "符合已核的各地指南。" not in reason.text.zh


def test_that_the_license_comes_before_the_number_is_our_reading():
    """Number Measures art. 19(1): the number's term and area are the license's, no order."""
    assert "is our reading" in SAID["numbers-order"].says.en
    assert "本站的理解" in SAID["numbers-order"].says.zh


@for_each("lang, ban, law", rows_of("wording_facts")["marketing"])
def test_one_line_tells_the_ban_on_marketing_calls_and_the_need_of_consent(
    lang: str, ban: str, law: str
):
    """Told apart they read as if consent were enough: the notice refuses such calls even so."""
    (line,) = (
        each for each in page_text(lang, "after.md").splitlines() if "#conduct-outgoing" in each
    )
    assert ban in line
    assert law in line


def test_how_long_capital_may_stay_unpaid_is_said():
    """Company Law, arts. 47(1) and 98(1); the State Council's provisions of 2024, art. 2(1)."""
    found = {name: said for name, said in SAID.items() if name.startswith("payment-")}
    periods = [(said.period.en, said.period.zh) for said in found.values() if said.period]
    assert periods == [
        ("within 5 years of establishment", "自公司成立之日起5年内"),
        ("before establishment", "公司成立前"),
        ("shortened by 30 June 2027", "2027年6月30日前调整"),
        ("by 30 June 2027", "2027年6月30日前"),
    ]
    for lang in LANGS:
        shown = page_text(lang, "conditions/registered-capital.md")
        assert [name for name in found if f"#{name})" not in shown] == []


def test_the_civil_code_on_calls_is_no_analogy():
    """Art. 1033(1) binds whoever calls; only the articles on periods are used by analogy."""
    read_how = LAW.instruments["civil-code"].read
    assert "except art. 1033(1), which applies directly" in read_how.en
    assert "第一千零三十三条第（一）项除外，直接适用" in read_how.zh
    assert SAID["conduct-private"].cites[0].article.en == "art. 1033(1)"


def current(rule: str) -> Version:
    return LAW.rule(rule).versions_on(Basis.LAW)[-1]


def test_the_company_overview_has_a_place_under_its_name():
    """Order 42, art. 8(3): 公司概况, of which the staff is one part."""
    asks = current("personnel-list").asks
    assert "basic facts, staff, premises, and facilities (art. 8(3))" in asks.en
    assert "公司概况即《办法》第八条第（三）项所列：公司基本情况，人员、场地和设施" in asks.zh


def test_no_line_of_the_form_s_own_list_is_told_of_a_province_or_a_case_alone():
    """The form as transcribed on 3 June 2026: further papers, and the choice on foreign capital."""
    why = LAW.facts["materials.lawful-operation-commitment.notification_letter"].why
    wider = SAID["changes-wider"]
    asks = current("special-services-commitment").asks
    assert "the form (original not seen) lists it for new applicants under that procedure" in why.en
    assert "表单（未见原文）：新申请企业采用告知承诺制的，上传" in why.zh
    assert "注销省内业务经营许可承诺书" in wider.says.en
    assert (wider.cites[-1].instrument.id, wider.cites[-1].status) == ("portal-forms", "reported")
    # Who decides then, with which capital, and where may be served until then, stands in the law.
    assert {c.status for c in wider.cites[:-1]} == {"verified"}
    assert "RMB 10 million" in wider.says.en
    assert "只能在原许可的覆盖范围内经营" in wider.says.zh
    assert "固定网国内数据传送) by the form (original not seen) and Hunan’s guide" in asks.en
    assert "同时申请固定网国内数据传送业务的，表单（未见原文）和湖南指南也要求" in asks.zh


def test_with_foreign_capital_the_form_has_a_commitment_too():
    none = current("no-foreign-capital-commitment").none
    asks = current("foreign-investor-statement").asks
    for said in (none, asks):
        assert said is not None
        assert "The form (original not seen) has a commitment of its own".lower() in said.en.lower()
        assert "表单（未见原文）：含外资成分的" in said.zh


@in_both_languages
def test_the_word_of_a_status_is_not_used_for_a_missing_report(lang: Lang):
    """A report is filed or not filed; how far a text was read is told by “original not seen”."""
    point = SAID["annual-report-late"].point
    assert point.of(lang) == {"en": "Not filed", "zh": "逾期未报"}[lang]

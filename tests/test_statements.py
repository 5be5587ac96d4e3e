"""What the texts say beside the rules: every statement cites, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.each import for_each
from support.samples import in_both_languages

import checker
from checker.load import load_law
from checker.statements import Statement, load_topics, read_topics
from checker.tables import LawError

FOLDER = Path(checker.__file__).parent / "law" / "statements"
ROOT = Path(checker.__file__).parent.parent
TOPICS = load_topics()
STATEMENTS = {f"{t.id}-{s.id}": s for t in TOPICS.values() for s in t.statements}
LINK = re.compile(r"\]\((?:([a-z-]+)\.md)?#([^)]+)\)")
PAGES = ("process", "foreign-investment", "numbers", "after", "penalties")


@for_each("said", STATEMENTS.values(), lambda said: said.id)
def test_what_rests_on_reports_alone_says_so(said: Statement) -> None:
    """The words of the statement carry the mark too, so that a copied sentence keeps it."""
    if all(cite.status == "reported" for cite in said.cites):
        words = f"{said.says.en} {said.period.en if said.period else ''}".lower()
        assert "not seen" in words or "doubtful" in words
        assert re.search("未见原文|存疑", said.says.zh)


@for_each("said", STATEMENTS.values(), lambda said: said.id)
def test_must_stands_only_where_the_text_says_so(said: Statement) -> None:
    """The English "must" answers to the Chinese 应当, wherever a statement uses it."""
    if re.search(r"\bmust\b", said.says.en):
        assert "应当" in said.says.zh


def test_the_four_clocks_of_the_application() -> None:
    clocks = {said.id: said for said in TOPICS["clocks"].statements}
    found = {
        name: (clocks[name].period.en, clocks[name].counted)  # type: ignore[union-attr]
        for name in ("correction", "decision", "delivery", "term")
    }
    assert found == {
        "correction": ("5 days", "working"),
        "decision": ("60 days", "not-said"),
        "delivery": ("10 days", "working"),
        "term": ("5 years", None),
    }


def test_a_late_renewal_is_not_fined() -> None:
    late = STATEMENTS["renewal-late"]
    assert late.amount is None
    assert "No fine" in late.says.en


def articles(said: Statement) -> set[tuple[str, str]]:
    """Return the instruments and articles a statement rests on."""
    return {(cite.instrument.id, cite.article.en) for cite in said.cites}


def test_a_service_never_opened_is_not_renewed_even_in_time() -> None:
    opened = STATEMENTS["renewal-opened"]
    assert opened.says.en.startswith("Not renewed, even if applied for in time.")
    assert articles(opened) == {("order-42", "art. 27(2)")}


def test_a_renewal_in_time_and_undecided_counts_as_granted() -> None:
    undecided = STATEMENTS["renewal-undecided"]
    assert "counts as granted. Ask the authority." in undecided.says.en
    assert articles(undecided) == {("licensing-law", "art. 50(2)")}


def test_silence_grants_no_first_license() -> None:
    deemed = STATEMENTS["clocks-deemed"]
    assert deemed.says.en == "Nothing says that a first license then counts as granted."


def test_a_change_of_scope_has_two_days_and_the_earlier_is_kept() -> None:
    entity = STATEMENTS["changes-entity"]
    assert entity.period
    assert entity.period.en == "30 days of the decision; 90 days ahead"
    assert entity.says.en.endswith("Keep the earlier day.")
    assert articles(entity) == {("order-42", "art. 28(1)"), ("telecom-regulations", "art. 15")}


def test_a_scope_extended_without_applying_is_punished_as_out_of_scope() -> None:
    entity = STATEMENTS["fines-entity"]
    assert "as operating without a license or outside its scope" in entity.says.en
    assert articles(entity) == {("order-42", "arts. 28(1), 46"), ("telecom-regulations", "art. 69")}


def test_a_late_paper_on_the_scope_alone_is_not_fined() -> None:
    late = STATEMENTS["fines-entity"].says
    assert late.en.endswith("For a late paper alone the Measures set no fine.")


def test_selling_by_phone_states_the_true_name() -> None:
    """Consumer Regulation art. 13(2); its own fine is that of art. 50(1), not of the law."""
    identity = STATEMENTS["fines-identity"]
    assert "真实名称和标记" in STATEMENTS["conduct-identity"].says.zh
    assert identity.amount
    assert identity.amount.en == "1 to 5 times the gains; no gains: up to RMB 300,000"
    assert articles(identity) == {("consumer-regulation", "arts. 13(2), 50(1)")}


def test_serious_cases_may_cost_the_business_license() -> None:
    """Consumer Law art. 56 says 营业执照, not the telecom license."""
    for name in ("fines-consumers", "fines-identity"):
        assert "责令停业整顿、吊销营业执照" in STATEMENTS[name].says.zh
        assert "the business license" in STATEMENTS[name].says.en


def test_what_users_transmit_is_secret_and_handing_it_on_is_fined() -> None:
    assert articles(STATEMENTS["conduct-secrecy"]) == {("telecom-regulations", "art. 65")}
    fined = STATEMENTS["fines-secrecy"]
    assert articles(fined) == {("telecom-regulations", "arts. 65(2), 70(3)")}
    assert fined.amount
    assert fined.amount.en == STATEMENTS["fines-fees"].amount.en  # type: ignore[union-attr]


def test_direct_and_indirect_holdings_count_together_for_an_authorized_subsidiary() -> None:
    authorized = STATEMENTS["changes-authorized"].says
    assert "at least 51%, direct and indirect holdings together" in authorized.en
    assert "不少于51%（直接持有和间接持有合并计算）" in authorized.zh


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("papers-name", "名称变更证明"),
        ("papers-representative", "新法定代表人签字并盖章的承诺书"),
        ("papers-entity", "吸收合并、分立、内资变外商、外商外资比例变化"),
        ("papers-coverage", "覆盖范围详细地址"),
    ],
)
def test_a_change_has_papers_that_the_form_alone_names(name: str, paper: str) -> None:
    assert paper in STATEMENTS[f"changes-{name}"].says.zh
    assert STATEMENTS["changes-papers"].says.en.startswith("The Measures set the days and name no")


def test_in_guangxi_only_who_applies_again_leaves_out_the_business_license() -> None:
    again = STATEMENTS["portal-again"].says
    assert again.zh.startswith("“再次申请")
    assert again.en.endswith("The guide says neither of a first application.")


def test_old_number_fees_stand_beside_their_age() -> None:
    old = STATEMENTS["numbers-fees-old"].says
    assert old.en.startswith("Old, original not seen, from a filing agency’s page of November 2015")
    assert old.zh.startswith("较早的说法，未见原文，见于2015年11月")


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("published", "art. 30"),
        ("unrelated", "art. 31(1)"),
        ("conditions", "arts. 16(4), 17"),
        ("once", "arts. 32, 82"),
        ("visit", "art. 34(3)"),
        ("breach", "art. 72"),
    ],
)
def test_each_answer_at_the_counter_has_its_article(name: str, article: str) -> None:
    assert ("licensing-law", article) in articles(STATEMENTS[f"counter-{name}"])


def test_the_sentence_to_show_is_in_chinese_on_the_english_page_too() -> None:
    page = (ROOT / "docs" / "en" / "process.md").read_text(encoding="utf-8")
    assert f'<span lang="zh-Hans">{STATEMENTS["counter-say"].says.zh}</span>' in page


def test_one_authorized_company_per_area_is_a_limit_for_basic_services() -> None:
    authorized = STATEMENTS["changes-authorized"]
    assert authorized.says.en.endswith("One company per area is a limit for basic services only.")
    assert articles(authorized) == {("order-42", "art. 18")}


def test_half_is_inside_the_ceiling_for_foreign_capital() -> None:
    cap = STATEMENTS["foreign-cap"]
    assert cap.amount
    assert (cap.says.en.partition(",")[0], cap.amount.en) == ("At most half", "50%")


def test_foreign_capital_that_enters_a_license_brings_in_the_ministry() -> None:
    enter = STATEMENTS["foreign-enter"]
    assert "the ministry decides" in enter.says.en
    assert ("order-42", "arts. 28(2), 9(3)") in articles(enter)


def test_foreign_investment_is_direct_or_indirect_by_the_law_itself() -> None:
    level = STATEMENTS["foreign-level"]
    assert "直接或者间接" in level.says.zh
    assert ("foreign-investment-law", "art. 2(2)") in articles(level)


def test_investors_of_hong_kong_and_macau_follow_by_reference_whoever_they_are() -> None:
    found = STATEMENTS["foreign-hmt"]
    assert "参照外商投资法和本条例执行" in found.says.zh
    assert ("foreign-investment-regulation", "art. 48(1)") in articles(found)


def test_taiwan_has_a_law_of_its_own_that_names_individuals() -> None:
    found = STATEMENTS["foreign-taiwan"]
    assert "或者个人投资" in found.says.zh
    assert {
        ("taiwan-investment-law", "art. 2"),
        ("taiwan-investment-rules", "arts. 2, 5"),
    } <= articles(found)


def test_citizens_settled_abroad_are_named_and_residence_alone_is_not() -> None:
    assert "定居在国外的中国公民" in STATEMENTS["foreign-settled"].says.zh
    residence = STATEMENTS["foreign-residence"]
    assert residence.says.en.startswith("Not the same as settled.")
    assert residence.says.en.endswith("law unclear, ask.")


def test_papers_that_contradict_each_other_are_looked_at() -> None:
    assert STATEMENTS["review-match"].point.en == "Form and business license agree"


def test_the_annual_report_rests_on_the_order_and_one_guide() -> None:
    cites = [cite for each in TOPICS["annual-report"].statements for cite in each.cites]
    assert {cite.instrument.id for cite in cites} == {"order-42", "guide-chongqing"}


@in_both_languages
@pytest.mark.parametrize("page", PAGES)
def test_a_sentence_leads_to_a_row_of_its_table(lang: str, page: str) -> None:
    """Each anchor is a statement that the page it names includes."""
    docs = ROOT / "docs" / lang
    text = (docs / f"{page}.md").read_text(encoding="utf-8")
    for other, anchor in LINK.findall(text):
        target = other or page
        if target in PAGES:
            shown = (docs / f"{target}.md").read_text(encoding="utf-8")
            topic = next(t for t in TOPICS if anchor.startswith(f"{t}-") and anchor in STATEMENTS)
            assert f"{{!{lang}/statements/{topic}.md!}}" in shown


TEXT = """
title.en = "Clocks"
title.zh = "时限"

[[statement]]
id = "decision"
point.en = "Decision"
point.zh = "决定"
says.en = "In time."
says.zh = "按时。"
period.en = "60 days"
period.zh = "60日"
counted = "not-said"
cites = [
  { instrument = "order-42", article.en = "art. 11", article.zh = "第十一条", status = "verified" },
]
"""


def test_a_folder_of_statements_is_read(tmp_path: Path) -> None:
    (tmp_path / "clocks.toml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")

    found = read_topics(tmp_path, load_law().instruments)
    assert [said.id for said in found["clocks"].statements] == ["decision"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('says.zh = "按时。"', "", "says must be written in en and zh"),
        ('counted = "not-said"', 'counted = "moons"', "allowed: working, not-said"),
        ('period.en = "60 days"\nperiod.zh = "60日"\n', "", "counted without a period"),
        ('id = "decision"', 'id = "decision"\nfoo = 1', "unknown key foo"),
        ('title.zh = "时限"', 'title.zh = "时限"\nfoo = 1', "unknown key foo"),
        ("order-42", "order-43", "order-43"),
    ],
)
def test_faults_in_statements_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in TEXT
    (tmp_path / "clocks.toml").write_text(TEXT.replace(old, new), encoding="utf-8")

    with pytest.raises(LawError, match=re.escape(message)):
        read_topics(tmp_path, load_law().instruments)


def test_a_statement_without_a_text_is_refused(tmp_path: Path) -> None:
    bare = re.sub(r"cites = \[.*\]", "cites = []", TEXT, flags=re.DOTALL)
    (tmp_path / "clocks.toml").write_text(bare, encoding="utf-8")

    with pytest.raises(LawError, match=r"clocks.toml decision: cites nothing"):
        read_topics(tmp_path, load_law().instruments)


def test_two_statements_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = TEXT + TEXT.partition("\n\n")[2]
    (tmp_path / "clocks.toml").write_text(twice, encoding="utf-8")

    with pytest.raises(LawError, match="two statements have the same id"):
        read_topics(tmp_path, load_law().instruments)

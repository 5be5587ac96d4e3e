"""Sentences that once said more than their source: each mended one is held here."""

import re
from datetime import date

import pytest
from support.applications import LAW
from support.included import snippet
from support.rows import by_columns, keyed, rows_of
from support.sources import page_text

from checker.decide.statements import load_topic, load_topics
from checker.model import LANGS, Basis, Data
from scripts.site.rules import all_citations
from scripts.site.templates import render

ROWS = rows_of("wording_facts")
CURRENT = {rule.id: found[-1] for rule in LAW.rules if (found := rule.versions_on(Basis.LAW))}
HOLDERS = {
    "fact": LAW.facts,
    "instrument": LAW.instruments,
    "wording": CURRENT,
}
SAID = {f"{t.id}-{s.id}": s for t in load_topics().values() for s in t.statements}


@pytest.mark.parametrize("row", keyed(ROWS["page"], "both", "en", "never", "part", "path", "zh"))
def test_what_pages_say(row: Data):
    for lang in LANGS:
        page = snippet(row["part"], lang) if "part" in row else page_text(lang, row["path"])
        shown = page + re.sub("<[^>]+>", "", page)
        said = (*row.get("both", ()), *row.get(lang, ()))
        assert [words for words in said if words not in shown] == []
        assert [words for words in row.get("never", ()) if words in shown] == []


@pytest.mark.parametrize(
    "row",
    keyed(
        ROWS["law"],
        "en",
        "fact",
        "instrument",
        "not_en",
        "not_zh",
        "part",
        "ranks",
        "wording",
        "zh",
    ),
)
def test_what_the_law_itself_says(row: Data):
    (kind,) = HOLDERS.keys() & row.keys()
    found, ranks = HOLDERS[kind][row[kind]], row.get("ranks", {})
    part, _, key = row["part"].partition(".")
    text = getattr(found, part)[key] if key else getattr(found, part)

    assert {demand: found.rank_of(demand) for demand in ranks} == ranks
    for lang in LANGS:
        assert [words for words in row.get(lang, ()) if words not in text.of(lang)] == []
        assert [words for words in row.get(f"not_{lang}", ()) if words in text.of(lang)] == []


def test_a_late_certificate_satisfies_the_guides_in_its_dates_only():
    for rule in LAW.rules:
        for version in rule.versions:
            for reason in version.reasons.values():
                assert "would satisfy every guide" not in reason.text.en
                assert "符合已核的各地指南。" not in reason.text.zh


@by_columns("lang, ban, law", ROWS["marketing"])
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


def test_the_regulation_on_commercial_calls_is_primary_law_for_condition_8():
    cited = {
        (c.instrument.id, c.article.en): c.status for c in all_citations(LAW.rule("call-conduct"))
    }
    assert cited["consumer-regulation", "art. 24"] == "verified"
    assert LAW.instruments["consumer-regulation"].effective == date(2024, 7, 1)


def test_the_audit_measures_have_their_day_and_the_cybersecurity_law_that_of_its_amendment():
    assert LAW.instruments["audit-measures"].effective
    days = [event.on for event in LAW.instruments["cybersecurity-law"].events]
    assert [day for day in days if isinstance(day, date)] == [date(2026, 1, 1)]


def test_a_chinese_paper_in_an_english_row_is_marked_as_chinese():
    shown = [render("statements", lang, topic=load_topic("renewal"), depth=1) for lang in LANGS]

    assert ['<span lang="zh-Hans">' in each for each in shown] == [True, False]

"""What a licensed company must do beyond the licensing measures, each at its place and rank."""

from __future__ import annotations

import pytest
from support.applications import LAW

from checker.statements import Statement, load_topics
from scripts.site.templates import render

TOPICS = load_topics()
SAID = {f"{t.id}-{s.id}": s for t in TOPICS.values() for s in t.statements}


def cites(said: Statement) -> dict[tuple[str, str], str]:
    """Return how far each text of a statement was read, by instrument and article."""
    return {(cite.instrument.id, cite.article.en): cite.status for cite in said.cites}


@pytest.mark.parametrize(
    ("name", "instrument", "article"),
    [
        ("conduct-tariffs", "telecom-regulations", "art. 30(1)"),
        ("conduct-complaints", "telecom-regulations", "art. 39(1)"),
        ("conduct-users", "telecom-regulations", "art. 40"),
        ("fines-users", "telecom-regulations", "arts. 40, 74"),
        ("personal-data-handing", "network-data-regulation", "art. 12"),
        ("fines-handing", "network-data-regulation", "arts. 12, 55"),
        ("personal-data-audit", "audit-measures", "arts. 3–5"),
        ("conduct-network", "cybersecurity-law", "art. 42(2)"),
        ("fines-network", "cybersecurity-law", "art. 61(1)"),
    ],
)
def test_a_duty_beside_the_measures_stands_with_its_article(
    name: str, instrument: str, article: str
):
    assert cites(SAID[name])[instrument, article] == "verified"


def test_tariffs_are_published_and_filed_with_the_administration():
    said = SAID["conduct-tariffs"].says
    assert "publish" in said.en
    assert "file them with the communications administration" in said.en
    assert "应当向社会公布，并报省、自治区、直辖市电信管理机构备案" in said.zh


def test_a_complaint_to_the_authority_is_answered_in_thirty_days():
    period = SAID["conduct-complaints"].period
    assert period
    assert period.en == "the authority’s answer: within 30 days of receipt"


def test_records_of_entrusted_processing_are_kept_three_years():
    period = SAID["personal-data-handing"].period
    assert period
    assert (period.en, period.zh) == ("records kept at least 3 years", "记录至少保存3年")


def test_ten_million_people_make_an_audit_every_two_years():
    said = SAID["personal-data-audit"]
    assert "more than 10 million people" in said.says.en
    assert said.period
    assert said.period.en == "above 10 million people: at least once every 2 years"
    assert LAW.instruments["audit-measures"].effective


def test_the_cybersecurity_law_counts_as_amended():
    law = LAW.instruments["cybersecurity-law"]
    assert [event.on.isoformat() for event in law.events if hasattr(event.on, "isoformat")] == [
        "2026-01-01"
    ]
    assert "not read" in law.read.en


@pytest.mark.parametrize(
    ("name", "paper"),
    [
        ("renewal-sheet", "话务员座席出租、业务外包、其他"),
        ("renewal-papers", "《关于按时补齐续期申请材料的承诺书》"),
        ("renewal-unopened", "《未开展增值电信业务承诺书》"),
        ("renewal-lost", "遗失声明"),
    ],
)
def test_the_steps_of_the_form_are_reported_and_named_in_chinese(name: str, paper: str):
    said = SAID[name]
    assert paper in said.says.zh
    assert {(cite.instrument.id, cite.status) for cite in said.cites} == {
        ("portal-forms", "reported")
    }
    assert said.says.en.startswith("Original not seen")


def test_a_chinese_paper_in_an_english_row_is_marked_as_chinese():
    shown = render("statements", "en", topic=TOPICS["renewal"], depth=1)

    assert '<span lang="zh-Hans">' in shown
    assert '<span lang="zh-Hans">' not in render(
        "statements", "zh", topic=TOPICS["renewal"], depth=1
    )

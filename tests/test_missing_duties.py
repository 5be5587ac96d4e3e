"""What a licensed company must do beyond the licensing measures, each at its place and rank."""

from __future__ import annotations

from support.applications import LAW

from checker.model import LANGS
from checker.statements import load_topic
from scripts.site.templates import render


def test_the_audit_measures_have_their_day():
    assert LAW.instruments["audit-measures"].effective


def test_the_cybersecurity_law_counts_as_amended():
    law = LAW.instruments["cybersecurity-law"]
    assert [event.on.isoformat() for event in law.events if hasattr(event.on, "isoformat")] == [
        "2026-01-01"
    ]
    assert "not read" not in law.read.en


def test_a_chinese_paper_in_an_english_row_is_marked_as_chinese():
    english, chinese = (
        render("statements", lang, topic=load_topic("renewal"), depth=1) for lang in LANGS
    )

    assert '<span lang="zh-Hans">' in english
    assert '<span lang="zh-Hans">' not in chinese

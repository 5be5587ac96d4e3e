"""What the texts say beside the rules: every statement cites, in both languages."""

import re
from pathlib import Path

import pytest
from support.faulty import assert_refused
from support.rows import keyed, rows_of
from support.samples import in_both_languages
from support.sources import ROOT

from checker.decide.statements import Statement, load_topics, read_topics
from checker.load import load_law
from checker.model import LANGS

TOPICS = load_topics()
STATEMENTS = {f"{t.id}-{s.id}": s for t in TOPICS.values() for s in t.statements}
WORDED = rows_of("statements")
LINK = re.compile(r"\]\((?:([a-z-]+)\.md)?#([^)]+)\)")
PAGES = ("process", "foreign-investment", "numbers", "after", "penalties")


def test_what_rests_on_reports_alone_says_so(subtests: pytest.Subtests):
    """The words of the statement carry the mark too, so that a copied sentence keeps it."""
    for name, said in STATEMENTS.items():
        with subtests.test(name):
            if all(cite.status == "reported" for cite in said.cites):
                words = f"{said.says.en} {said.period.en if said.period else ''}".lower()
                assert "not seen" in words or "doubtful" in words
                assert re.search("未见原文|存疑", said.says.zh)


def test_must_stands_only_where_the_text_says_so(subtests: pytest.Subtests):
    """The English "must" answers to the Chinese 应当, wherever a statement uses it."""
    for name, said in STATEMENTS.items():
        with subtests.test(name):
            if re.search(r"\bmust\b", said.says.en):
                assert "应当" in said.says.zh


def articles(said: Statement) -> set[tuple[str, str]]:
    """Return the instruments and articles a statement rests on."""
    return {(cite.instrument.id, cite.article.en) for cite in said.cites}


def test_it_is_said_as_the_texts_word_it(subtests: pytest.Subtests):
    for name in WORDED:
        with subtests.test(name):
            it_is_said_as_the_texts_word_it(name)


def it_is_said_as_the_texts_word_it(name: str):
    said, worded = STATEMENTS[name], WORDED[name]
    for lang in LANGS:
        point, says = said.point.of(lang), said.says.of(lang)
        assert [each for each in worded.get(lang, []) if each not in f"{point} {says}"] == []
        assert [each for each in worded.get(f"not_{lang}", []) if each in says] == []
        assert says.startswith(worded.get(f"{lang}_begins", ""))
        assert says.endswith(worded.get(f"{lang}_ends", ""))
    assert {*map(tuple, worded.get("among", []))} <= articles(said)
    if "cites" in worded:
        assert articles(said) == {*map(tuple, worded["cites"])}
    told = {
        "point": [*said.point],
        "amount": [*(said.amount or ())],
        "counted": said.counted or "",
        "days": said.days or 0,
        "in_its_days": [*said.in_its_days] if said.period else [],
    }
    assert {key: worded[key] for key in told.keys() & worded.keys()} == {
        key: told[key] for key in told.keys() & worded.keys()
    }
    for status in ("verified", "reported"):
        read = {(c.instrument.id, c.article.en) for c in said.cites if c.status == status}
        assert {*map(tuple, worded.get(status, []))} <= read
    if "period" in worded:
        assert said.period
        assert worded["period"] in (said.period.en, [*said.period])


def test_the_annual_report_rests_on_the_order_and_one_guide():
    cites = [cite for each in TOPICS["annual-report"].statements for cite in each.cites]
    assert {cite.instrument.id for cite in cites} == {"order-42", "guide-chongqing"}


@in_both_languages
@pytest.mark.parametrize("name", PAGES)
def test_a_sentence_leads_to_a_row_of_its_table(lang: str, name: str):
    """Each anchor is a statement that the page it names includes."""
    docs = ROOT / "docs" / lang
    text = (docs / f"{name}.md").read_text("utf-8")
    for other, anchor in LINK.findall(text):
        target = other or name
        if target in PAGES:
            shown = (docs / f"{target}.md").read_text("utf-8")
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


def test_a_folder_of_statements_is_read(tmp_path: Path):
    (tmp_path / "clocks.toml").write_text(TEXT, "utf-8")
    (tmp_path / "notes.txt").write_text("x", "utf-8")

    found = read_topics(tmp_path, load_law().instruments)
    assert [said.id for said in found["clocks"].statements] == ["decision"]


@pytest.mark.parametrize("fault", keyed(rows_of("data_faults")["statements"], "new", "old", "said"))
def test_faults_in_statements_are_refused(tmp_path: Path, fault: dict[str, str]):
    path, instruments = tmp_path / "clocks.toml", load_law().instruments

    assert_refused(path, TEXT, fault, lambda: read_topics(tmp_path, instruments))

"""The answer boxes: each line names its text and article, or says that no text has it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from support.applications import LAW
from support.included import snippet
from support.samples import in_both_languages

from checker.core.words import phrase
from checker.model import LANGS, RANKS, Basis, Text
from checker.report.sources import texts_behind
from scripts.site import glance
from scripts.site.glance import ADVICE, glance_rows, notes_on, usual_rank
from scripts.site.papers import papers
from scripts.site.rules import current, of_kind
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model import Lang

ROW = re.compile(r"<div><dt>(.*?)</dt>.*?<dd class=\"b-glance__rank\">(.*?)</dd></div>", re.DOTALL)
TEXT = re.compile(r'<a href="[./]*sources/#[\w-]+">[^<]+</a>(?:, |：)?\S')
# Of the line above, whose text it shares.
AS_ABOVE: dict[Lang, str] = {"en": "as above", "zh": "同上"}
OURS = '<span class="b-tag">', "b-rank--reading"
# What has an answer box, and how many lines of one have been lost where there are fewer.
BOXES = {"way/glance": 6, **{f"{rule.kind}s/{rule.id}/glance": 2 for rule in LAW.rules}}


def boxes(lang: Lang) -> Iterator[tuple[str, str]]:
    return ((name, snippet(f"{name}", lang)) for name in BOXES)


@in_both_languages
def test_each_line_of_a_box_names_text_and_article_or_is_ours(lang: Lang):
    without = [
        f"{name}: {re.sub('<.*?>', '', title)}"
        for name, box in boxes(lang)
        for title, ground in ROW.findall(box)
        if not TEXT.search(ground) and not any(mark in ground for mark in (*OURS, AS_ABOVE[lang]))
    ]
    assert not without


@in_both_languages
def test_a_box_cites_no_text_on_two_lines_in_a_row(lang: Lang):
    for name, box in boxes(lang):
        grounds = [re.sub("<span.*", "", ground) for _, ground in ROW.findall(box)]
        cited = [(a, b) for a, b in pairwise(grounds) if TEXT.search(a) and a.strip() == b.strip()]
        assert not cited, name
        assert not grounds[0].startswith(AS_ABOVE[lang]), name


@in_both_languages
def test_where_the_application_is_filed_rests_on_every_guide_that_says_so(lang: Lang):
    box = snippet("way/glance", lang)
    for guide in ("guangdong", "guangxi", "chongqing"):
        assert f"sources/#guide-{guide}" in box


def test_no_line_of_a_box_is_without_a_ground():
    for lang in LANGS:
        for name, box in boxes(lang):
            assert len(ROW.findall(box)) == box.count("<dt>") >= BOXES[name], name


@in_both_languages
def test_the_rank_is_told_once_and_a_line_bears_only_another(lang: Lang):
    for name, box in boxes(lang):
        head, *lines = re.split(r"</header>", box)
        (usual,) = re.findall(r'class="b-rank [^>]*>([^<]+)<', head)
        assert usual in {phrase(f"rank.{rank}", lang) for rank in RANKS}
        assert f">{usual}</span>" not in "".join(lines), name


@in_both_languages
def test_a_box_that_names_the_measures_spells_them_out(lang: Lang):
    full = {"en": "Measures for Telecom Business Licenses, MIIT Order 42", "zh": "令第42号）"}[lang]
    for name, box in boxes(lang):
        assert ("sources/#order-42" in box) is (full in box), name


def test_what_was_not_seen_is_said_in_a_sentence():
    box = snippet("materials/social-security-certificate/glance", "en")
    assert "We have not seen the ministry’s online form itself, only others’ copies" in box
    box = snippet("conditions/call-conduct/glance", "zh")
    assert "呼叫中心通知未见原文，本站只见他人的转录或者介绍。" in box


def test_the_ring_is_explained_where_a_page_cites_a_text_not_seen():
    said = say("glance.ring", "en")
    assert said in snippet("conditions/sites-and-facilities/glance", "en")
    assert said not in snippet("conditions/no-application-bar/glance", "en")


def test_a_line_can_rest_on_texts_that_are_named_for_it():
    rows = {row.name: row for row in glance_rows(LAW, LAW.rule("application-form"))}
    assert [cite.instrument.id for cite in rows["seals"].cites] == [
        *("guide-liaoning", "guide-zhejiang", "guide-guangxi")
    ]
    assert [cite.instrument.id for cite in rows["what"].cites] == ["order-42"]
    assert (rows["from"].rank, rows["from"].cites) == (ADVICE, ())


def test_a_statute_and_the_order_that_repeats_it_are_one_rank():
    version = current(LAW.rule("lawful-company"), Basis.LAW)
    assert version is not None
    assert version.rank == "statute"
    assert [cite.article.en for cite in texts_behind(version)] == ["art. 6(1)"]


def test_a_rule_that_no_wording_knows_rests_on_the_old_list():
    rule = replace(LAW.rule("labor-contracts"), versions=())
    (row,) = glance_rows(LAW, rule)
    assert (row.rank, row.cites) == ("list", ())
    assert usual_rank([row]) == "statute"
    assert notes_on(LAW, [row]) == []
    assert isinstance(row.says, Text)


def test_a_paper_of_some_applicants_alone_says_of_whom():
    everybody = say("glance.all-material", "en")
    said = {rule.id: glance_rows(LAW, rule)[0].says.en for rule in of_kind(LAW, "material")}
    by_all = {rule.id for rule in papers(LAW).ordinary} - {"no-foreign-capital-commitment"}

    assert {name for name, words in said.items() if words == everybody} == by_all
    assert said["no-foreign-capital-commitment"] == "Yes, unless you have foreign capital."
    assert said["foreign-investor-statement"] == "Only with foreign capital."
    assert said["trust-keeping-commitment"].startswith("Only after a penalty")
    assert said["special-services-commitment"].startswith("Only if you also apply for")


def test_the_case_in_which_a_paper_is_asked_is_never_guessed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(glance, "asked_of", lambda *_: "some")

    with pytest.raises(ValueError, match="in which case"):
        glance_rows(LAW, LAW.rule("application-form"))


def test_a_condition_names_the_papers_that_show_it_and_are_asked():
    rows = {row.name: row for row in glance_rows(LAW, LAW.rule("funds-and-professionals"))}
    assert rows["shown"].says.en == "6 Company and personnel, 8 Social security certificate"


@pytest.mark.parametrize("condition", ["no-application-bar", "no-major-violations"])
def test_a_condition_that_no_paper_shows_says_so_with_the_list_of_papers(condition: str):
    row = next(row for row in glance_rows(LAW, LAW.rule(condition)) if row.name == "shown")
    assert row.says.en == "None: the Measures list no paper for it"
    assert [(cite.instrument.id, cite.article.en) for cite in row.cites] == [("order-42", "art. 8")]


def test_each_line_of_a_box_begins_with_a_capital_letter():
    lines = [row for rule in LAW.rules for row in glance_rows(LAW, rule)]
    assert not [row for row in lines if row.says.en[:1].islower()]

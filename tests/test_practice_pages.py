"""What pages say of counters: near the end of a province's page, in both languages, with days."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.applications import LAW
from support.built import page
from support.included import snippet
from support.samples import in_both_languages

from checker.model import Lang, Text
from checker.report.sources import place_name
from scripts.site import HOMES
from scripts.site.after.markdown_pages import markdown_of
from scripts.site.practice import Practice, Report
from scripts.site.practice_page import Counters, counters, of_all, of_province
from scripts.site.rules import named
from scripts.site.words import say

if TYPE_CHECKING:
    from collections.abc import Iterator

ON = date(2026, 12, 3)
SAYS = Text("The <original> is wanted.", "要求提交“原件”。")
REPORTS = (
    Report(41, "a1b", date(2026, 11, 24), "counter", "要求原件。"),
    Report(57, "c2d", date(2026, 12, 1), "correction", "请提交原件。"),
)
REPOSITORY = "https://example.org/guide"


def reported(code: str, *reports: Report) -> Practice:
    return Practice(code, LAW.rule("social-security-certificate"), reports, SAYS)


def found(*practices: Practice, on: date = ON, repository: str = "") -> Counters:
    return Counters(practices, on, repository)


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def twin(html: str, lang: Lang) -> str:
    return markdown_of(f"<article>{html}</article><footer>.</footer>", lang)


@in_both_languages
def test_what_two_reported_is_shown_with_days_and_what_to_ask(lang: Lang):
    made = of_province(LAW, found(reported("CN-HN", *REPORTS)), "CN-HN", lang)

    told = {
        "en": (
            "Material 8",
            "The &lt;original&gt; is wanted.",
            "By 2 applicants; shown until 24 November 2027",
            "1 December 2026, correction request (report 57)",
            "24 November 2026, counter or telephone (report 41)",
            "Hunan Communications Administration",
        ),
        "zh": (
            "材料 8",
            "2 名申请人反映；显示至2027年11月24日",
            "2026年12月1日，系统补正意见（反映 57）",
            "2026年11月24日，受理窗口或者电话答复（反映 41）",
            "湖南省通信管理局",
        ),
    }
    shown = words_of(made)
    assert [words for words in told[lang] if words not in shown] == []
    assert str(LAW.authorities["CN-HN"].phone) in shown
    assert "据其他申请人反映：要求提交‘原件’。现在是否仍这样要求？依据是什么？" in shown
    assert say("practice.rank", lang) in shown
    assert say("practice.none", lang) not in shown


@in_both_languages
def test_its_markdown_says_the_same_with_its_rank(lang: Lang):
    made = twin(of_province(LAW, found(reported("CN-HN", *REPORTS)), "CN-HN", lang), lang)

    assert f"[{say('practice.rank', lang)}]" in made
    assert f"## {say('practice.title', lang)}" in made
    assert named(LAW.rule("social-security-certificate"), lang) in made
    assert say("practice.number", lang, number=41) in made


@pytest.mark.parametrize(
    ("reports", "on"),
    [
        pytest.param((), ON, id="none"),
        pytest.param(REPORTS[:1], ON, id="one"),
        pytest.param(REPORTS, date(2027, 11, 25), id="the second a day too old"),
    ],
)
@in_both_languages
def test_else_one_line_says_that_there_is_none(reports: tuple[Report, ...], on: date, lang: Lang):
    practices = [reported("CN-HN", *reports)] if reports else []
    made = of_province(LAW, found(*practices, on=on), "CN-HN", lang)

    assert say("practice.none", lang) in made
    assert made.count("\n") == 1
    assert SAYS.of(lang)[:3] not in made
    assert f"## {say('practice.title', lang)}" not in twin(made, lang)


def test_another_province_is_not_told():
    made = of_province(LAW, found(reported("CN-GD", *REPORTS)), "CN-HN", "en")

    assert say("practice.none", "en") in made


@in_both_languages
def test_it_is_reported_by_the_form_where_the_repository_is_known(lang: Lang):
    form = f"{REPOSITORY}/issues/new?template=province-differs.yml"
    known = found(reported("CN-HN", *REPORTS), repository=REPOSITORY)

    assert f'href="{form}&amp;province=CN-HN"' in of_province(LAW, known, "CN-HN", lang)
    assert f'href="{REPOSITORY}/issues/41"' in of_province(LAW, known, "CN-HN", lang)
    assert f'href="{form}&amp;province=CN-GD"' in of_province(LAW, known, "CN-GD", lang)
    assert f'href="{form}"' in of_all(LAW, known, lang)


@in_both_languages
def test_where_it_is_not_the_page_leads_to_how_mistakes_are_reported(lang: Lang):
    made = of_province(LAW, found(reported("CN-HN", *REPORTS)), "CN-HN", lang)

    assert f'href="../../about/#{say("practice.how-to", lang)}"' in made
    assert "issues/" not in made


def test_the_repository_is_what_the_build_was_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("REPO_URL", f"{REPOSITORY}/")
    assert counters([], ON).repository == REPOSITORY
    monkeypatch.delenv("REPO_URL")
    assert counters([], ON).repository == ""


@in_both_languages
def test_the_page_of_all_leads_to_those_with_a_page_and_shows_the_others(lang: Lang):
    made = of_all(LAW, found(reported("CN-HN", *REPORTS), reported("CN-SC", *REPORTS)), lang)

    assert 'href="../local/hunan/#practice"' in made
    assert f"<h3>{LAW.authorities['CN-SC'].province.of(lang)}</h3>" in made
    assert made.count("<table") == 1
    assert say("practice.nowhere", lang) not in made


@in_both_languages
def test_the_page_of_all_says_that_nothing_is_shown(lang: Lang):
    made = of_all(LAW, found(reported("CN-HN", REPORTS[0])), lang)

    assert say("practice.nowhere", lang) in made
    assert "<table" not in made


@in_both_languages
def test_what_practice_means_stands_below_our_own_reading(lang: Lang):
    ranks = snippet("about/ranks", lang)

    assert ranks.rindex("b-rank--practice") > ranks.rindex("b-rank--reading")
    assert say("rank-means.practice", lang) in ranks


def pages_of_provinces(lang: Lang) -> Iterator[tuple[str, str]]:
    for guide in LAW.guides.values():
        name = place_name(guide)
        yield name, page(f"{HOMES[lang]}local/{name}/")


@pytest.mark.site
@in_both_languages
def test_each_province_s_page_says_it_near_its_end(lang: Lang):
    """Below what a filer prepares and below the guide, item by item; above the last words."""
    wrong = [
        name
        for name, html in pages_of_provinces(lang)
        if not html.index('id="item-by-item"') < html.index("#practice") < html.rindex("</article>")
    ]

    assert wrong == []


@pytest.mark.site
@in_both_languages
def test_how_it_counts_stands_on_the_page_of_all(lang: Lang):
    assert 'id="practice"' in page(f"{HOMES[lang]}local/")

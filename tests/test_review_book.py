"""The review book holds everything a lawyer signs off, and says what nobody has reviewed yet."""

import re
from datetime import date
from pathlib import Path

import pytest
from support.applications import LAW
from support.escaped import inline, text
from support.faulty import law_copy, rewrite
from support.included import included
from support.samples import in_both_languages
from support.sources import file_text, page_text

from checker.core.words import word
from checker.load import read_law
from checker.model import Basis, Lang, Rule
from scripts.site.boundaries import Boundary, edges, read_boundaries
from scripts.site.review_book import book
from scripts.snippets import DATA

CAPITAL = "conditions/registered-capital.toml"
BOUNDARIES = read_boundaries(DATA / "boundaries.toml", LAW)
BOOK = book(LAW, BOUNDARIES)
VERDICTS = {"met": "符合", "not_met": "不符合", "not_applicable": "不适用", "unknown": "未定"}


def law_with(tmp_path: Path, review: str) -> Path:
    """Return a copy of the law in which the registered-capital wording has a review."""
    folder = law_copy(tmp_path)
    path = folder / CAPITAL
    text = path.read_text("utf-8")
    start = text.index('basis = "law"\neffective = 2017-09-01')
    wording = text[start:].replace("cites = [", f"review = {review}\ncites = [", 1)
    path.write_text(text[:start] + wording, "utf-8")
    return folder


def test_a_review_names_who_and_when(tmp_path: Path):
    folder = law_with(tmp_path, '{ by = "甲律师事务所", on = 2026-12-01 }')

    version = read_law(folder).rule("registered-capital").version(Basis.LAW, date(2026, 12, 1))

    assert (version.review.by, version.review.on) == ("甲律师事务所", date(2026, 12, 1))


def part(rule: Rule, law_book: str = BOOK) -> str:
    """Return what the book says of one rule."""
    return law_book.partition(f"{{ #{rule.id} .b-book-rule }}\n")[2].partition("\n## ")[0]


def test_every_question_is_in_the_book(subtests: pytest.Subtests):
    for path in LAW.facts:
        with subtests.test(path):
            fact = LAW.facts[path]
            start = BOOK.index(f"<code>{path}</code>")
            table = BOOK[start : BOOK.index("</table>", start)]

            said = (fact.label, fact.short, fact.why, fact.where, fact.unit, fact.no, fact.mend)
            for words in (*said, *(option.text for option in fact.options)):
                assert words is None or inline(words, "en") in table
                assert words is None or text(words.zh) in table


def test_a_material_keeps_its_own_questions():
    rule = LAW.rule("social-security-certificate")

    paths = re.findall(r"<code>(materials\.[a-z-]+)\.", part(rule))
    assert set(paths) == {"materials.social-security-certificate"}


@pytest.mark.parametrize("rule", LAW.rules)
@in_both_languages
def test_every_wording_is_in_the_book(rule: Rule, lang: Lang):
    shown = part(rule)
    for version in rule.versions:
        reasons = [r for reason in version.reasons.values() for r in (reason.text, reason.mend)]
        texts = (version.asks, version.quote, version.met, version.none, *version.form.values())
        for words in (*texts, *reasons, rule.title, rule.nav):
            assert words is None or inline(words, lang) in shown


@pytest.mark.parametrize("rule", LAW.rules)
def test_every_value_is_in_the_book(rule: Rule):
    shown = part(rule)
    for version in rule.versions:
        for key, value in version.values.items():
            assert re.search(rf"<code>{key}</code></th><td lang=.en.>{value:,}</td>", shown)


@pytest.mark.parametrize("rule", LAW.rules)
@in_both_languages
def test_every_citation_is_in_the_book_with_its_reading_and_last_check(rule: Rule, lang: Lang):
    checked = {"en": "Last check ", "zh": "最近核对 "}[lang]
    shown = part(rule)
    for version in rule.versions:
        for cite in version.cites:
            status = word(f"status.{cite.status}").of(lang)
            mark = "; " if lang == "en" else "；"
            line = f"{text(cite.article.of(lang))}{mark}{status}{mark}{checked}"
            assert line in re.sub(r"<span[^>]*>|</span>", "", shown)


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda b: f"{b.rule.id}: {b.name.en}")
def test_every_boundary_is_in_the_book(boundary: Boundary):
    shown = part(boundary.rule)
    start = shown.index(f">{text(boundary.name.zh)} · ")
    table = shown[start : shown.index("</table>", start)]

    verdicts = re.findall(r"——(符合|不符合|不适用|未定)——", table)
    assert verdicts == [VERDICTS[s.finding.verdict.value] for s in edges(boundary, LAW)]


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda b: f"{b.rule.id}: {b.name.en}")
def test_a_head_speaks_each_language_in_its_column(boundary: Boundary):
    shown = part(boundary.rule)

    assert f'<th scope="col" lang="en">{inline(boundary.name, "en")} · ' in shown
    assert f'<th scope="col" lang="zh-Hans">{text(boundary.name.zh)} · ' in shown


def test_a_local_wording_names_its_province():
    shown = part(LAW.rule("social-security-certificate"))

    assert '<th scope="col" lang="zh-Hans">河北 · ' in shown


def test_what_nobody_reviewed_says_so():
    unreviewed = [v for rule in LAW.rules for v in rule.versions if v.review is None]

    assert BOOK.count("尚未复核。") == BOOK.count("Not reviewed yet.") == len(unreviewed)


@pytest.mark.no_cover
def test_a_reviewed_wording_names_who_and_when(tmp_path: Path):
    law = read_law(law_with(tmp_path, '{ by = "甲律师事务所", on = 2026-12-01 }'))

    shown = part(law.rule("registered-capital"), book(law, ()))
    others = len(law.rule("registered-capital").versions) - 1

    assert "甲律师事务所于2026年12月1日复核。" in shown
    assert "Reviewed by 甲律师事务所 on 1 December 2026." in shown
    assert shown.count("尚未复核") == others


def test_the_end_of_a_wording_is_in_the_book(tmp_path: Path):
    folder = law_with(tmp_path, '{ by = "甲律师事务所", on = 2026-12-01 }')
    rewrite(folder / CAPITAL, "review =", "ends = 2026-12-31\nreview =")

    law = read_law(folder)

    assert "至2026年12月31日" in part(law.rule("registered-capital"), book(law, ()))


def test_both_sites_show_the_same_book():
    made = included()

    assert made["en/review/book.md"] == made["zh/review/book.md"] == BOOK


@in_both_languages
def test_the_search_leaves_the_book_out(lang: Lang):
    page = page_text(lang, "review-book.md")

    assert "search:\n  exclude: true\n" in page.split("---\n")[1]


def test_paper_keeps_heads_and_signatures_with_what_they_belong_to():
    style = file_text("docs/theme/assets/css/print.css")

    assert re.search(r"@page \{\s*size: A4;", style)
    assert re.search(r"h1,\s*h2,\s*h3,\s*thead \{\s*break-after: avoid;", style)
    assert re.search(r"\.b-book-rule \{\s*break-before: page;", style)
    assert re.search(r"\.b-book__review \{[^}]*break-before: avoid;", style)

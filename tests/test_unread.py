"""Test the ring behind a link to a text of which the original was not seen."""

import re

import pytest
from support.applications import LAW
from support.built import pages
from support.samples import in_both_languages

from checker.model import Lang
from scripts.site.after.unread import ARTICLE, FILLED, ring, unread, with_unread_marked

SAID = {"en": "original not seen", "zh": "未见原文"}
TO_A_TEXT = re.compile(r'<a href="[^"]*(sources/#[\w-]+)">((?:(?!</a>).)*)</a>', re.DOTALL)


@in_both_languages
def test_a_link_to_a_text_not_seen_bears_the_ring_and_its_words(lang: Lang):
    link = '<a href="../../sources/#notice-81"><em>the notice</em></a>'
    ring = (
        f'<span class="b-unread" role="img" aria-label="{SAID[lang]}" title="{SAID[lang]}">°</span>'
    )

    assert with_unread_marked(link, LAW, lang) == link.replace("</a>", f"{ring}</a>")


def test_so_does_a_link_to_a_row_that_rests_on_such_texts_alone():
    on_the_notice = '<a href="../after/#conduct-records">recordings</a>'
    on_the_measures_too = '<a href="#numbers-needed">is a number needed</a>'

    assert "b-unread" in with_unread_marked(on_the_notice, LAW, "en")
    assert with_unread_marked(on_the_measures_too, LAW, "en") == on_the_measures_too


@pytest.mark.parametrize(
    "link",
    [
        pytest.param('<a href="../sources/#order-42">the Measures</a>', id="read"),
        pytest.param('<a href="../sources/#reading">how we read</a>', id="no-text"),
        pytest.param('<a href="../after/#notice-81">the notice</a>', id="another-page"),
        pytest.param(
            '<a href="../sources/#notice-81" class="b-small">what else rests on it</a>',
            id="what-rests-on-it",
        ),
    ],
)
def test_no_other_link_bears_it(link: str):
    assert with_unread_marked(link, LAW, "en") == link


LEGEND = {
    "en": "A ring (°): we know that text from others only.",
    "zh": "带“°”的，只见他人的转录或者介绍。",
}
TYPED = {"en": " (original not seen)", "zh": "（未见原文）"}


@in_both_languages
def test_the_words_in_brackets_give_way_to_the_ring_which_the_page_explains(lang: Lang):
    page = f"<title>{TYPED[lang]}</title><article><p>The form{TYPED[lang]} asks.</p></article>"

    assert with_unread_marked(page, LAW, lang) == (
        f"<title>{TYPED[lang]}</title><article><p>The form{ring(lang)} asks.</p>"
        f'<p class="b-small">{LEGEND[lang]}</p>\n</article>'
    )


@in_both_languages
def test_behind_a_link_with_a_ring_the_words_are_dropped(lang: Lang):
    link = '<a href="../sources/#notice-81">the notice</a>'
    page = f"<article>{link}{TYPED[lang]}</article>"
    marked = link.replace("</a>", f"{ring(lang)}</a>")

    assert with_unread_marked(page, LAW, lang).startswith(f"<article>{marked}<p ")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<article>A ring (°) says so.<p>x (original not seen)</p></article>", id="en"),
        pytest.param("<article>no ring</article>", id="none"),
    ],
)
def test_a_ring_is_explained_once_and_only_where_there_is_one(page: str):
    assert LEGEND["en"] not in with_unread_marked(page, LAW, "en")


def test_a_page_that_answers_fill_keeps_the_words():
    page = '<article><p data-part="result">The form (original not seen)</p></article>'

    assert with_unread_marked(page, LAW, "en") == page


@pytest.mark.site
@in_both_languages
def test_on_the_site_no_page_types_what_the_ring_says_and_each_explains_it(lang: Lang):
    wrong = []
    for name, html in pages().items():
        article = ARTICLE.search(html)
        if name.startswith("zh/") is not (lang == "zh") or not article or FILLED in html:
            continue
        shown = re.sub(r"<[^>]*>", "", article[0])
        is_explained = "(°)" in shown or "“°”" in shown
        if TYPED[lang] in shown or ('class="b-unread"' in article[0] and not is_explained):
            wrong.append(name)

    assert wrong == []


@pytest.mark.site
def test_on_the_site_the_links_to_texts_not_seen_bear_it_and_no_others():
    found = [
        (text in unread(LAW), 'class="b-unread"' in words)
        for html in pages().values()
        for text, words in TO_A_TEXT.findall(html)
    ]

    assert {*found} == {(True, True), (False, False)}

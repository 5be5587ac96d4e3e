"""Test the ring behind a link to a text of which the original was not seen."""

import re

import pytest
from support.applications import LAW
from support.built import pages
from support.samples import in_both_languages

from checker.model import Lang
from scripts.site.after.unread import unread, with_unread_marked

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


@pytest.mark.site
def test_on_the_site_the_links_to_texts_not_seen_bear_it_and_no_others():
    found = [
        (text in unread(LAW), 'class="b-unread"' in words)
        for html in pages().values()
        for text, words in TO_A_TEXT.findall(html)
    ]

    assert {*found} == {(True, True), (False, False)}

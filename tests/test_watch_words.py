"""Quoted words are found on a page however it sets them, and only they."""

from __future__ import annotations

from support.each import for_each
from support.rows import rows_of
from support.source_copy import WORDS

from scripts.watching.text import holds, plain, text_of

ROWS = rows_of("watch")


@for_each("said", ROWS["found"])
def test_words_are_found_however_a_page_sets_them(said: str):
    assert holds(plain(text_of(said.encode(), "text/html", None)), WORDS)


@for_each("said, words, is_held", ROWS["compared"])
def test_words_are_compared_in_one_way_of_writing(said: str, words: str, *, is_held: bool):
    assert holds(plain(text_of(said.encode(), "text/html", None)), words) is is_held

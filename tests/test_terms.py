"""One word for one thing: an old term fails wherever a reader would meet it."""

import re
from functools import cache
from typing import NamedTuple

import pytest
from support.rows import by_columns, rows_of
from support.shown import Shown, in_own_words

from checker.model import Lang

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover


class Term(NamedTuple):
    """An old term, what is said now, and where the old words may stand: official names, mostly."""

    lang: Lang
    old: str
    new: str
    but: str = ""


TERMS = [Term(**term) for term in rows_of("terms")["term"]]


# The heads of the table of many applications are the names of its fields, which never change.
PUBLISHED = "checker/many/words/command.toml batch"


@cache
def found(term: Term) -> list[str]:
    """Return where an old term stands."""
    shown = (each for each in in_own_words(term.lang) if not each.place.startswith(PUBLISHED))
    return [place for place, text in shown if stands(term, text)]


def stands(term: Term, text: str) -> bool:
    return re.search(term.old, re.sub(term.but, " ", text) if term.but else text) is not None


of_each_term = pytest.mark.parametrize("term", TERMS, ids=lambda t: f"{t.lang}-{t.new}")


def on_pages(place: str) -> bool:
    return place.startswith(("docs/en/", "docs/zh/"))


@of_each_term
def test_an_old_term_stands_nowhere_in_data_and_templates(term: Term):
    assert [place for place in found(term) if not on_pages(place)] == [], f"say: {term.new}"


@of_each_term
def test_an_old_term_stands_on_no_page(term: Term):
    assert [place for place in found(term) if on_pages(place)] == [], f"say: {term.new}"


@by_columns("text, expected", rows_of("terms")["old_or_official"])
def test_an_old_term_is_known_from_an_official_name(text: str, *, expected: bool):
    lang = "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"
    assert any(stands(term, text) for term in TERMS if term.lang == lang) is expected


def test_quotations_and_titles_keep_their_words():
    said = {place: text for place, text in in_own_words("zh") if place.endswith("renewal.toml")}
    assert all("续期" not in text for text in said.values())
    assert Shown("x", "“”")  # What is left of a quotation.

"""Provinces stand in their official order, that of GB/T 2260, wherever they are listed."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from support.applications import LAW
from support.rows import rows_of
from support.samples import in_both_languages
from support.shown import MENU, ROOT, shown

from checker.model import LANGS, WHOLE_NETWORK_AUTHORITY, Lang, Rule
from scripts.site import rules

OFFICIAL = rows_of("provinces")["official"]
NAMES = {
    lang: [LAW.authorities[f"CN-{code}"].province.of(lang) for code in OFFICIAL] for lang in LANGS
}
BETWEEN = {"en": r"(?:, and |, | and | or )", "zh": r"(?:、|和|与)"}


def in_order(names: list[str], lang: Lang) -> bool:
    places = [NAMES[lang].index(name) for name in names]
    return all(before <= after for before, after in pairwise(places))


def lists(text: str, lang: Lang) -> Iterator[list[str]]:
    """Give the provinces of each list that a text holds."""
    name = "|".join(sorted(NAMES[lang], key=len, reverse=True))
    one = rf"\[?(?:{name})(?:’s)?(?: (?=,|、|和|与| and| or))?"
    for listed in re.finditer(rf"{one}(?:{BETWEEN[lang]}{one})+", text):
        yield re.findall(name, listed[0])


def test_the_authorities_are_in_the_official_order():
    codes = [code for code in LAW.authorities if code != WHOLE_NETWORK_AUTHORITY]

    assert codes == [f"CN-{code}" for code in OFFICIAL]


def test_the_guides_are_in_the_official_order():
    order = list(LAW.authorities)

    assert list(LAW.guides) == sorted(LAW.guides, key=order.index)


@pytest.mark.parametrize("rule", LAW.rules)
def test_what_guides_ask_of_a_rule_is_in_the_official_order(rule: Rule):
    order = list(LAW.authorities)
    asking = [str(version.authority) for version in rules.local(LAW, rule)]

    assert asking == sorted(asking, key=order.index)
    for codes in rules.silent(LAW, rule).values():
        assert codes == sorted(codes, key=order.index)


def test_a_guide_that_was_read_in_part_is_told_apart_from_one_read_whole():
    found = rules.silent(LAW, LAW.rule("personnel-list"))
    assert found["read"] == ["CN-SH"]
    assert "CN-NX" in found["in-part"]


@in_both_languages
def test_the_menu_is_in_the_official_order(lang: Lang):
    menu = (ROOT / MENU[lang]).read_text("utf-8")
    names = re.findall(r"^ +- (.+): local/(?!index)[a-z]+\.md$", menu, re.MULTILINE)

    assert len(names) == len(LAW.guides)
    assert in_order(names, lang)


@in_both_languages
def test_a_sentence_names_provinces_in_the_official_order(lang: Lang):
    wrong = [
        (place, listed)
        for place, text in shown(lang)
        for listed in lists(text, lang)
        if not in_order(listed, lang)
    ]

    assert wrong == []


def test_a_list_of_provinces_is_known():
    assert list(lists("The guides of Hubei, Hebei’s and Xinjiang say so.", "en")) == [
        ["Hubei", "Hebei", "Xinjiang"]
    ]
    assert not in_order(["Hubei", "Hebei"], "en")
    assert in_order(["河北", "湖北"], "zh")

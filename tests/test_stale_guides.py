"""Which provincial guides still print the repealed record test: one list, wherever it stands."""

import re

import pytest
from support.applications import LAW
from support.samples import in_both_languages
from support.sources import page_text

from scripts.site.claims import read_claims
from scripts.snippets import DATA

STALE = {
    cite.instrument.id
    for cite in LAW.rule("no-major-violations").also
    if "repealed wording" in cite.article.en
}
GUIDE = re.compile(r"sources\.md#(guide-[a-z]+)\)")


def test_six_guides_print_the_repealed_record_test():
    assert {guide.removeprefix("guide-") for guide in STALE} == {
        "tianjin",
        "jilin",
        "heilongjiang",
        "zhejiang",
        "fujian",
        "xizang",
    }


@in_both_languages
@pytest.mark.parametrize(
    ("path", "sign"),
    [
        ("conditions/no-major-violations.md", {"en": "record test", "zh": "无违法记录条件"}),
        ("history.md", {"en": "record of violations", "zh": "违法记录的条文"}),
    ],
)
def test_every_page_names_the_same_guides(lang: str, path: str, sign: dict[str, str]):
    page = page_text(lang, path)
    line = next(line for line in page.splitlines() if sign[lang] in line)

    assert set(GUIDE.findall(line)) == STALE


def test_the_claim_is_said_by_the_same_guides():
    found = {claim.id: claim for claim in read_claims(DATA / "claims.toml", LAW)}
    said = {getattr(who.by, "id", "") for who in found["three-clean-years"].said}

    assert {name for name in said if name.startswith("guide-")} == STALE


@in_both_languages
def test_heilongjiang_is_of_2023_and_cites_the_measures_in_force(lang: str):
    page = page_text(lang, "history.md")

    assert LAW.instruments["guide-heilongjiang"].promulgated
    assert LAW.instruments["guide-heilongjiang"].promulgated.year == 2023
    assert any("guide-heilongjiang" in line and "order-42" in line for line in page.splitlines())

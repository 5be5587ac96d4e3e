"""The pages of the way and of the holder: boxes and pictures say what the data say."""

import re

import pytest
from support.applications import LAW
from support.escaped import text
from support.included import snippet
from support.rows import by_columns, rows_of
from support.samples import in_both_languages
from support.sources import page_text

from checker.decide.statements import promises
from checker.model import Basis, Lang
from scripts.site import capital, way

ROWS = rows_of("way")

SAID = way.every_statement()


@by_columns("part, lang, periods", ROWS["periods"])
def test_boxes_and_pictures_have_the_periods_of_the_texts(
    part: str, lang: Lang, periods: list[str]
):
    shown = snippet(part, lang)
    assert re.findall(r'<b(?: class="b-flow__time")?>(.*?)</b>', shown) == periods


@pytest.mark.parametrize("part", ["way/glance", "holder/duties"])
@in_both_languages
def test_each_line_of_a_box_leads_to_its_row(part: str, lang: Lang):
    rows = re.findall(r'href="#([^"]+)"', snippet(part, lang))

    assert len(rows) == 6
    assert set(rows) <= set(SAID)


@in_both_languages
def test_no_fee_rests_on_the_statute_and_not_on_guides_alone(lang: Lang):
    """Administrative Licensing Law, art. 58(1): 不得收取任何费用, with its exception."""
    fee = SAID["portal-fee"]
    (row,) = re.findall(r'href="#portal-fee">.*?</div>', snippet("way/glance", lang))

    assert (fee.cites[0].instrument.id, fee.cites[0].article.en) == ("licensing-law", "art. 58(1)")
    assert "sources/#licensing-law" in row


@in_both_languages
def test_the_flow_is_an_ordered_list_and_says_whose_each_step_is(lang: Lang):
    steps = re.findall(
        r'<li class="b-flow__step b-flow__(\w+)">(.*?)</li>', snippet("way/flow", lang)
    )

    assert [who for who, _ in steps] == ["you", *["they"] * 5]
    assert all('<span class="b-sr">' in step for _, step in steps)
    assert {re.search(r'href="#([^"]+)"', step)[1] for _, step in steps} <= set(SAID)  # type: ignore[index]


def test_every_province_of_a_promise_is_known():
    named = sum(len(s.point.en.split(", ")) for n, s in SAID.items() if n.startswith("promises-"))

    assert len(promises(LAW)) == named


@in_both_languages
def test_each_province_has_its_clock_or_the_national_one(lang: Lang):
    shown = snippet("way/own-clock", lang)
    blocks = dict(re.findall(r'<div data-own="(CN-\w\w)" hidden>(.*?)</div>', shown, re.DOTALL))

    assert len(blocks) == 31
    for code, said in promises(LAW).items():
        assert text(said.says.of(lang)) in blocks[code]
        assert said.in_its_days.of(lang) in blocks[code]
    paper = [code for code, block in blocks.items() if "#portal-paper" in block]
    assert sorted(paper) == ["CN-HB", "CN-JS", "CN-SN"]


@in_both_languages
def test_the_amounts_are_those_of_the_wording_in_force(lang: Lang):
    version = LAW.rule(capital.RULE).versions_on(Basis.LAW)[-1]
    amounts = [
        capital.in_round(version.values[name]).of(lang) for name in ("local", "whole_network")
    ]
    assert all(amount in version.form["holds"].of(lang) for amount in amounts)

    assert (
        re.findall(r"<b>(.*?)</b>", snippet("conditions/registered-capital/amounts", lang))
        == amounts
    )
    shown = snippet("conditions/registered-capital/stand", lang)
    assert shown.count("<li") == 3
    assert all(amount in shown for amount in amounts)


def test_an_amount_that_is_no_round_million_is_written_out():
    assert capital.in_round(1_500_000).en == "RMB 1,500,000"


@in_both_languages
def test_the_short_list_of_fines_leads_to_each_full_row(lang: Lang):
    shown = snippet("penalties/short", lang)

    assert len(way.of_licensing()) >= 8
    for said in way.of_licensing():
        assert said.amount
        assert f'href="#fines-{said.id}"' in shown
        assert text(said.amount.of(lang)) in shown


@in_both_languages
def test_old_places_are_still_found(lang: Lang):
    for page, places in ROWS[f"old_{lang}"].items():
        content = page_text(lang, f"{page}.md")
        here = {"".join(ids) for ids in re.findall(r'id="([^"]+)"|\{ #(\S+) \}', content)}
        assert [place for place in places if place not in here] == [], page

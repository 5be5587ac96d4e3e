"""The claim register: every claim is founded, can be found, and is linked from what it touches."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW
from support.escaped import markdown
from support.included import included
from support.rows import by_columns, keyed, rows_of
from support.samples import in_both_languages
from support.sources import file_text, page_text

from checker.core.tables import LawError
from checker.model import LANGS, Lang
from scripts.site.claims import (
    GROUPS,
    VERDICTS,
    Claim,
    claims,
    read_claims,
)
from scripts.site.templates import render
from scripts.site.words import say
from scripts.snippets import DATA

if TYPE_CHECKING:
    from pathlib import Path

ROWS = rows_of("claims")
FILE = DATA / "claims.toml"
ALL = read_claims(FILE, LAW)
BY_ID = {claim.id: claim for claim in ALL}
PAGES = {page for claim in ALL for said in claim.said for page in said.pages}


@cache
def register(lang: Lang) -> str:
    """Lay the whole register out once a language."""
    return claims(ALL, lang)


@by_columns("name, verdict", ROWS["common"])
def test_what_becomes_of_the_common_claims(name: str, verdict: str):
    assert BY_ID[name].verdict == verdict


def test_each_verdict_has_claims():
    assert {claim.verdict for claim in ALL} == set(VERDICTS)


def test_each_group_has_claims_and_a_name():
    assert {claim.group for claim in ALL} == set(GROUPS)
    for lang in LANGS:
        assert len({say(f"claim-group.{group}", lang) for group in GROUPS}) == len(GROUPS)


def test_a_claim_and_its_answer_stand_in_both_languages(subtests: pytest.Subtests):
    for claim in ALL:
        with subtests.test(claim.id):
            for text in (claim.claim, claim.why):
                assert re.search(r"[\u4e00-\u9fff]", text.zh)
                assert re.search(r"[a-z]{2}", text.en)
                assert not re.search(r"[\u4e00-\u9fff]{5}", text.en)


def test_no_claim_stands_twice():
    for lang in LANGS:
        assert len({claim.claim.of(lang) for claim in ALL}) == len(ALL)


def sites(claim: Claim) -> set[str]:
    return {site for said in claim.said for site in said.sites}


def test_the_first_are_met_on_the_most_sites():
    """Several pages of one site are one voice."""
    first = sorted((c for c in ALL if c.first), key=lambda c: c.first or 0)
    met = [len(sites(claim)) for claim in first]
    rest = max(len(sites(claim)) for claim in ALL if not claim.first)

    assert [claim.first for claim in first] == [*range(1, 11)]
    assert met == sorted(met, reverse=True)
    assert met[-1] >= rest


@in_both_languages
def test_the_first_come_first_and_lead_to_their_entries(lang: Lang):
    page = page_text(lang, "claims.md")
    shown = render("claims_first", lang, claims=ALL)

    linked = re.findall(r"\]\(#([a-z-]+)\)", shown)
    assert [BY_ID[name].first for name in linked] == [*range(1, 11)]
    assert page.index("claims/first.md") < page.index("claims/register.md")


def test_ten_pages_of_other_sites_were_read_and_named():
    recent = {page.site for page in PAGES if page.year == 2025}

    assert len({page.site for page in PAGES}) >= 10
    assert len(recent) >= 5
    assert all(page.url.startswith("http") for page in PAGES)


@in_both_languages
def test_no_page_of_a_firm_is_named_or_linked(lang: Lang):
    shown = register(lang) + render("claims_first", lang, claims=ALL)

    assert [page.url for page in PAGES if page.site in shown] == []


def test_several_pages_of_one_site_are_one_voice():
    said = BY_ID["system-evaluation"].said[0]

    assert len(said.pages) > len(said.sites) == 1


def test_every_page_that_was_read_says_something_and_somebody_says_every_claim():
    read = tomllib.loads(file_text(FILE))["page"]

    assert {page["id"] for page in read} == {page.id for page in PAGES}
    assert [claim.id for claim in ALL if not claim.said] == []


def test_what_a_text_settles_was_read_in_it(subtests: pytest.Subtests):
    for claim in ALL:
        with subtests.test(claim.id):
            if claim.verdict in ("contradicted", "outdated", "local"):
                assert "verified" in [cite.status for cite in claim.cites]
            if claim.verdict == "local":
                assert [c for c in claim.cites if c.instrument.id.startswith("guide-")]


def test_what_is_supported_was_read_in_a_text_for_all_of_china(subtests: pytest.Subtests):
    """A guide speaks for its province only; a text known from others makes the claim reported."""
    for claim in ALL:
        with subtests.test(claim.id):
            read = [
                cite.status == "verified"
                for cite in claim.cites
                if not cite.instrument.id.startswith("guide-")
            ]
            if claim.verdict == "supported":
                assert any(read)
            if claim.verdict == "reported":
                assert read
                assert not any(read)


@in_both_languages
def test_the_page_explains_every_verdict(lang: Lang):
    """The legend is written by hand, the verdicts are words of the program."""
    page = page_text(lang, "claims.md")
    listed = re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)[2:]
    assert listed == [say(f"claim.{verdict}", lang) for verdict in VERDICTS]


@in_both_languages
def test_the_search_finds_a_claim_under_its_own_heading(lang: Lang, subtests: pytest.Subtests):
    for claim in ALL:
        with subtests.test(claim.id):
            said = markdown(claim.claim.of(lang)).removesuffix(".")

            assert f"\n### {said} {{ #{claim.id} }}\n" in register(lang)


@in_both_languages
def test_a_plain_link_shows_each_group_and_each_verdict_alone(lang: Lang):
    shown = register(lang)

    linked = re.findall(r"\(#only-([a-z-]+)\)", shown)
    assert linked == [*GROUPS, *VERDICTS]
    assert re.findall(r'<section class="b-claims" id="only-([a-z-]+)"', shown) == [*GROUPS]
    assert re.findall(r'<div id="only-([a-z-]+)"', shown) == [*VERDICTS]


def test_old_links_to_a_verdict_still_lead_somewhere():
    shown = register("en")

    assert [verdict for verdict in VERDICTS if f'<span id="{verdict}">' not in shown] == []


def test_the_style_knows_every_verdict():
    style = file_text("docs/theme/assets/css/statements.css")

    assert {*re.findall(r"#only-([a-z-]+):target", style)} == {*VERDICTS}
    assert {*re.findall(r"\.b-claim--([a-z-]+)", style)} == {*VERDICTS}


@in_both_languages
def test_the_links_count_the_claims(lang: Lang):
    counts = [int(n) for n in re.findall(r" (\d+)[^\]]*\]\(#", register(lang))]

    groups = [sum(c.group == g for c in ALL) for g in GROUPS]
    verdicts = [sum(c.verdict == v for c in ALL) for v in VERDICTS]
    assert counts == [len(ALL), *groups, *verdicts]


def test_a_verdict_without_claims_has_no_link():
    shown = claims([c for c in ALL if c.verdict != "local"], "en")

    assert "only-local" not in shown


@in_both_languages
def test_each_page_links_the_claims_that_touch_its_rule(lang: Lang):
    made = included()
    for rule in LAW.rules:
        linked = re.findall(
            r"\.\./claims\.md#([a-z0-9-]+)\)", made[f"{lang}/{rule.kind}s/{rule.id}/sources.md"]
        )
        assert linked == [claim.id for claim in ALL if rule in claim.rules]


def test_a_rule_nobody_speaks_of_has_no_list():
    assert "claims.md" not in render("sources", "en", rule=LAW.rules[0], claims=[])


def test_two_provinces_are_not_called_nationwide():
    """Regulations, art. 9, and Order 42, art. 6(4): 两个以上, 跨省, beside 全国."""
    said = " ".join(f"{claim.why.en} {claim.why.zh}" for claim in ALL)
    assert "count as nationwide" not in said
    assert "按全国标准" not in said


@pytest.mark.parametrize("row", keyed(ROWS["shown"], "claims", "lang", "says"))
def test_what_is_shown_of_a_claim(row: dict[str, Any]):
    shown = claims([BY_ID[name] for name in row["claims"]], row["lang"])

    assert [words for words in row["says"] if words not in shown] == []


@pytest.mark.parametrize("fault", keyed(rows_of("claim_faults")["fault"], "new", "old", "said"))
def test_a_fault_is_refused_with_file_and_place(tmp_path: Path, fault: dict[str, str]):
    data = file_text(FILE)
    assert fault["old"] in data
    path = tmp_path / "claims.toml"
    path.write_text(data.replace(fault["old"], fault["new"], 1), encoding="utf-8")

    with pytest.raises(LawError, match=rf"claims\.toml.*{re.escape(fault['said'])}"):
        read_claims(path, LAW)

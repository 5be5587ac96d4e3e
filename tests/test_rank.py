"""Every wording says what it rests on, and programs read it."""

import re
import tomllib

import pytest
from support.applications import LAW, ready
from support.command import in_json
from support.samples import in_both_languages
from support.sources import LAW_FOLDER, page_text

from checker.model import RANKS, Basis, Lang, Rule
from scripts.site.words import word as site_word


def test_every_rank_has_a_name_and_a_meaning_in_both_languages():
    for rank in RANKS:
        for group in ("rank", "rank-means"):
            assert site_word(f"{group}.{rank}").en
            assert site_word(f"{group}.{rank}").zh


@pytest.mark.parametrize("rule", LAW.rules)
def test_every_wording_says_what_it_rests_on(rule: Rule):
    for version in rule.versions:
        expected = {"checklist": {"list"}, "local": {"guide", "reading"}}
        assert version.rank in expected.get(version.basis.value, {*RANKS} - {"list", "guide"})


@in_both_languages
def test_a_step_to_sign_that_no_text_names_says_that_it_is_ours(lang: Lang):
    # A chart of the owners is asked of few: its step stands among the other cases.
    steps = {
        "en": r"^(?:\d\.|-) .*[Hh]ave the legal representative sign.*$",
        "zh": r"^(?:\d\.|-) .*由法定代表人签字.*$",
    }
    for rule in LAW.rules:
        ranks = {version.rank_of("signs") for version in rule.versions_on(Basis.LAW)[-1:]}
        if ranks != {"reading"}:
            continue
        page = page_text(lang, f"materials/{rule.id}.md")
        found = re.findall(steps[lang], page, re.MULTILINE)
        assert found, rule.id
        assert all(".b-rank--reading" in step or ".b-tag" in step for step in found), rule.id


def test_what_no_text_says_of_a_bar_is_asked_and_not_read_into_it():
    for version in LAW.rule("no-application-bar").versions:
        assert (version.rank, version.ranks) == ("order", {})
        last_day = version.reasons["last-day"]
        assert last_day.ask is not None
        assert "law unclear" in last_day.text.en
        for reason in version.reasons.values():
            assert "reading" not in reason.text.en
            assert "理解" not in reason.text.zh


def test_programs_read_the_rank():
    rules = {r["id"]: r["findings"] for r in in_json("check", on=ready())["rules"]}
    assert rules["registered-capital"]["law"]["rank"] == "order"
    assert rules["social-security-certificate"]["law"]["rank"] == "form"
    assert rules["social-security-certificate"]["checklist"]["rank"] == "list"


def test_the_whole_law_folder_names_no_unknown_rank():
    instruments = tomllib.loads((LAW_FOLDER / "instruments.toml").read_text("utf-8"))
    unranked = [i["id"] for i in instruments["instrument"] if "rank" not in i]

    assert unranked == ["cepa", "code-pages"]

"""The walk through a new version in .github/LAW.md does what it says, on a copy of the data."""

import re
import tomllib
from datetime import date, timedelta
from typing import Any

import pytest
from support.faulty import law_copy
from support.samples import in_both_languages
from support.sources import file_text

from checker.application.application import parse
from checker.decide.evaluate import evaluate
from checker.load import load_law, read_law
from checker.model import Basis, Data, Finding, Law, Rule
from scripts.law_digest import faults
from scripts.site import rules
from scripts.site.compare import compare
from scripts.site.templates import render

RULE = "registered-capital"
TODAY = date(2026, 11, 24)


def section(heading: str) -> str:
    """Return one section of LAW.md."""
    book = file_text(".github/LAW.md")
    return book.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def blocks(language: str) -> list[str]:
    """Return the walk's blocks in a language."""
    walk = section("A new version, step by step")
    return re.findall(rf"^```{language}\n(.*?)^```$", walk, re.MULTILINE | re.DOTALL)


VERSION, CASES = blocks("toml")
(ROW,) = blocks("markdown")
SHOWN = tomllib.loads(CASES)["case"]
EFFECTIVE = tomllib.loads(VERSION)["version"][0]["effective"]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """Make the one edit in one file that the walk shows."""
    folder = law_copy(tmp_path_factory.mktemp("new"))
    with (folder / "conditions" / f"{RULE}.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + VERSION)
    return read_law(folder)


def rule_of(law: Law) -> Rule:
    return next(rule for rule in law.rules if rule.id == RULE)


def finding(law: Law, facts: Data, day: date) -> Finding:
    app, errors = parse(facts | {"application_date": day}, law, TODAY)
    assert errors == ()
    found = next(r for r in evaluate(app, law).rules if r.rule.id == RULE)
    return found.on[Basis.LAW]


def test_the_walk_says_that_its_change_is_made_up():
    version = tomllib.loads(VERSION)["version"][0]

    assert "no such change is known" in section("A new version, step by step")
    assert version["asks"]["en"].startswith("Example, not law:")
    assert version["asks"]["zh"].startswith("示例，并非法律规定：")


def test_the_cases_stand_on_both_sides_of_the_day():
    assert [case["date"] for case in SHOWN] == [EFFECTIVE - timedelta(days=1), EFFECTIVE]


@pytest.mark.parametrize("case", SHOWN)
def test_the_cases_of_the_walk_come_out_as_written(changed: Law, case: Data):
    found = finding(changed, case["facts"], case["date"])

    assert found.verdict.value == case["verdicts"]["law"]
    if "codes" in case:
        assert [reason.code for reason in found.reasons] == case["codes"]["law"]


def test_the_verdict_changes_on_the_day(changed: Law):
    day_before = finding(changed, SHOWN[0]["facts"], EFFECTIVE - timedelta(days=1))
    on_the_day = finding(changed, SHOWN[0]["facts"], EFFECTIVE)

    assert (day_before.verdict.value, on_the_day.verdict.value) == ("met", "not_met")


def test_without_the_edit_nothing_changes_on_the_day():
    assert finding(load_law(), SHOWN[1]["facts"], EFFECTIVE).verdict.value == "met"


def test_the_new_minimum_itself_is_enough(changed: Law):
    facts = {"service": {"provinces": ["CN-HN"]}, "company": {"registered_capital": 2_000_000}}

    assert finding(changed, facts, EFFECTIVE).verdict.value == "met"


def test_no_other_rule_changes(changed: Law):
    before = {rule.id: rule for rule in load_law().rules if rule.id != RULE}

    assert {rule.id: rule for rule in changed.rules if rule.id != RULE} == before


def test_the_changelog_row_of_the_walk_names_all_that_is_wanted(changed: Law):
    assert faults(ROW, changed) == []


@in_both_languages
def test_pages_show_what_is_in_force_at_the_last_check(changed: Law, lang: Any):
    shown = compare(changed, rule_of(changed), lang)

    assert shown == compare(load_law(), rule_of(load_law()), lang)


@in_both_languages
def test_pages_tell_the_coming_version_with_its_date(changed: Law, lang: Any):
    coming = [version for version in rule_of(changed).versions if rules.is_coming(version)]
    told = render("texts", lang, rule=rule_of(changed))

    assert [version.effective for version in coming] == [EFFECTIVE]
    assert coming[0].asks.of(lang) in told
    assert {"en": "1 July 2027", "zh": "2027年7月1日"}[lang] in told

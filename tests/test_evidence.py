"""The page on how this is tested: its cases open, its figures are those beside the bench."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

import pytest
from support.agreement_cases import agreement_cases
from support.applications import LAW
from support.casebook import cases
from support.included import included, snippet
from support.samples import in_both_languages
from support.sources import ROOT, file_text

from checker.application.application import parse
from checker.application.syntax import read
from checker.filing.cases.toml_text import as_toml
from checker.model import Basis, Lang
from scripts.site.saved import saved
from scripts.site.words import say

if TYPE_CHECKING:
    from checker.model import Rule

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
FIGURES = tomllib.loads(file_text("scripts/site/figures.toml"))
MEASURED = [FIGURES["speed"], *FIGURES["others"]]
SPEED = [tuple(row.values()) for row in FIGURES["speed"]["measures"]]
CELL = re.compile(r"<td[^>]*>(.*?)</td>")
WRITTEN = tomllib.loads(file_text("tests/written.toml"))
EVERY = cases()
ANSWERS = re.compile(r'data-answers="([^"]*)"')


@pytest.mark.parametrize("rule", LAW.rules)
def test_every_rule_has_a_case_in_which_it_is_met_and_one_in_which_it_is_not(rule: Rule):
    stated = {
        verdict
        for case in EVERY
        if case.stem == rule.id
        for verdict in case.expected.get("verdicts", {}).values()
    }

    assert {"met", "not_met"} <= stated


@in_both_languages
def test_each_case_on_the_route_can_be_opened(lang: Lang):
    links = {*map(unescape, ANSWERS.findall(snippet("evidence/route", lang)))}
    of_the_route = [case for case in EVERY if case.stem == "route"]

    assert [case.id for case in of_the_route if saved(case.application) not in links] == []
    assert of_the_route


@in_both_languages
def test_each_case_on_whether_papers_agree_can_be_opened(lang: Lang):
    links = map(unescape, ANSWERS.findall(snippet("evidence/papers", lang)))

    assert [*links] == [saved(case.application) for case in agreement_cases()]


def test_nobody_has_reviewed_anything_until_the_law_says_who():
    reviewed = [v for rule in LAW.rules for v in rule.versions if v.review]
    assert ("Nobody yet" in snippet("evidence/reviewed", "en")) == (not reviewed)


@in_both_languages
@pytest.mark.parametrize("rule", LAW.rules)
def test_a_rule_page_has_all_its_cases_to_open(rule: object, lang: Lang):
    stem, kind = rule.id, rule.kind  # type: ignore[attr-defined]
    of_rule = [case for case in EVERY if case.stem == stem]
    found = ANSWERS.findall(snippet(f"{kind}s/{stem}/examples", lang))

    assert [unescape(one) for one in found] == [saved(case.application) for case in of_rule]


# Faults are told apart by what they are, not by what they say: cases without one.
SOUND = [case for case in EVERY if "error" not in case.expected]


def test_a_link_holds_the_answers_of_its_case(subtests: pytest.Subtests):
    day = date(2026, 11, 24)

    for case in SOUND[::13]:
        with subtests.test(case.place, case=case.id):
            answers = read(saved(case.application))
            assert parse(answers, LAW, day) == parse(case.application, LAW, day)


@pytest.mark.parametrize(
    ("on", "rules", "command"), [(g["on"], g["rules"], g["command"]) for g in MEASURED]
)
def test_each_figure_says_when_on_which_rules_and_how_it_was_measured(
    on: object, rules: str, command: str
):
    assert isinstance(on, date)
    assert re.fullmatch(r"\d{4}\.\d+\.\d+", rules)
    assert (ROOT / command.split(maxsplit=1)[0]).is_file()


@pytest.mark.parametrize(("what", "figure"), SPEED)
def test_readme_says_the_same_of_speed(what: dict[str, str], figure: str):
    assert f"\n| {what['en']} | {figure} |" in file_text("scripts/benchmark/README.md")


@in_both_languages
@pytest.mark.parametrize(("what", "figure"), SPEED)
def test_the_page_shows_each_speed(what: dict[str, str], figure: str, lang: Lang):
    _, _, row = unescape(snippet("evidence/figures", lang)).partition(f">{what[lang]}</th>")

    assert CELL.findall(row)[0] == figure


@in_both_languages
@pytest.mark.parametrize(
    ("what", "figure"), [(one["what"], one["figure"]) for one in FIGURES["others"]]
)
def test_the_page_shows_each_other_figure(what: dict[str, str], figure: dict[str, str], lang: Lang):
    _, _, row = unescape(snippet("evidence/figures", lang)).partition(f">{what[lang]}</th>")

    assert CELL.findall(row)[0].startswith(figure[lang])


@in_both_languages
def test_each_command_of_the_page_is_there(lang: Lang):
    commands = re.findall(r"`(scripts/[^`]+)`", file_text(f"docs/{lang}/evidence/index.md"))

    assert commands
    assert [c for c in commands if not all((ROOT / p).is_file() for p in c.split())] == []


def test_what_is_written_as_toml_reads_back_the_same():
    assert tomllib.loads(as_toml(WRITTEN)) == WRITTEN


def test_no_text_is_written_in_both_languages_at_once():
    assert not [path for path, content in included().items() if "text(en=" in content.lower()]


def test_a_basis_without_a_verdict_has_no_column():
    html = snippet("materials/commitment-letter/examples", "en")

    assert say(f"basis.{Basis.LOCAL.value}", "en") not in html

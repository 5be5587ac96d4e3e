"""The page that lays the example draft over the law says what the command says of it."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import pytest
from support.applications import LAW
from support.command import in_json, printed
from support.included import snippet
from support.samples import in_both_languages

from checker.core.law_folder import Draft, law_folder
from checker.io.draft import laid_over
from scripts.site import draft
from scripts.site.draft import EXAMPLE_DRAFT, changes, effects
from scripts.site.saved import saved

if TYPE_CHECKING:
    from pathlib import Path

    from checker.model import Lang


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Return the touched cases as application files."""
    (found,) = effects()
    paths = []
    for n, each in enumerate(found.touched):
        path = tmp_path / f"{n:02}.json"
        path.write_text(saved(each.example.facts), "utf-8")
        paths.append(path)
    return paths


@in_both_languages
def test_the_page_says_of_each_case_what_the_command_says(lang: Lang, files: list[Path]):
    told = printed("compare", *files, "--law", EXAMPLE_DRAFT, "--lang", lang)
    (found,) = effects()
    page = unescape(snippet("draft/effects", lang))

    said = [line.strip() for line in told.splitlines()]
    for each in found.touched:
        for line in each.lines:
            words = "".join(line.written(lang))
            assert words in said
            assert words in page


def test_the_sums_are_those_of_the_cases(files: list[Path]):
    data = in_json("compare", *files, "--law", EXAMPLE_DRAFT)
    (turn,) = data["turns"]
    (found,) = effects()

    assert turn["same"] == 0
    assert len(turn["changed"]) == len(found.turn.effects)
    assert str(found.turn.since) == turn["since"]
    becoming = {group: len(each) for group, each in found.turn.becoming().items()}
    assert becoming == {row["group"]: row["applications"] for row in turn["becoming"]}


@in_both_languages
def test_the_page_marks_the_draft_as_none_of_the_law(lang: Lang):
    said = {"en": "Example, not law", "zh": "示例，并非法律规定"}[lang]

    assert said in snippet("draft/changes", lang)
    assert {"en": "An example, not law", "zh": said}[lang] in snippet("draft/lead", lang)


def test_a_rule_that_the_law_has_not_yet_has_nothing_before_it():
    with_new = draft.Change(LAW.rules[0], None, LAW.rules[0].versions[0])
    shown = draft.render("draft/changes", "en", changed=[with_new])

    assert "no text read" in shown


def test_a_draft_that_changes_nothing_has_no_changes():
    assert changes(Draft("none", laid_over(law_folder(), law_folder())), LAW) == ()


def test_each_touched_case_opens_in_the_checker():
    (found,) = effects()
    page = unescape(snippet("draft/effects", "en"))

    assert page.count("data-answers=") == len(found.touched)

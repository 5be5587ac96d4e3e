"""The page that lays the example draft over the law says what the command says of it."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW
from support.command import in_json, printed
from support.included import snippet
from support.replies import asked
from support.samples import in_both_languages

from checker.core.law_folder import Draft, law_folder
from checker.core.words import word
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


def own(application: dict[str, Any], **more: str) -> Any:
    """Return what the page is told of the visitor's own answers."""
    draft = json.loads(re.findall(r'class="b-draft">(.*)</script>', snippet("draft/own", "en"))[0])
    return asked(do="many-effect", today="2026-12-03", application=application, **draft, **more)


@in_both_languages
def test_the_page_says_of_own_answers_what_the_command_says(lang: Lang, files: list[Path]):
    told = printed("compare", files[0], "--law", EXAMPLE_DRAFT, "--lang", lang).splitlines()
    lines = {line.strip() for line in told if line.strip()}

    reply = own(json.loads(files[0].read_text("utf-8")), lang=lang)

    (title, *_) = told
    shown = [unescape(part).strip() for part in re.split("<[^>]+>", reply["html"]) if part.strip()]
    assert reply["ok"]
    assert title in shown
    # All but what this page says of one who asks for himself.
    assert {*shown} - lines == {reply["spoken"]}
    assert reply["spoken"] == word("effect.yours").of(lang)


def test_own_answers_that_the_draft_does_not_touch():
    reply = own({"service": {"provinces": ["CN-HN"]}, "company": {"registered_capital": 2_000_000}})

    assert reply["spoken"] == word("effect.yours-same").en


def test_own_answers_in_error_are_named():
    reply = own({"company": {"registered_capital": "much"}})

    assert "registered_capital" in reply["spoken"]
    assert reply["spoken"] in unescape(reply["html"])


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

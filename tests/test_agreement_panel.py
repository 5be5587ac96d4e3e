"""The step "Agreement" of the page: what differs, the table to type in, and what a press writes."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from support import replies
from support.agreement_cases import PAPERS, agreeing, agreement_cases
from support.rows import answered, keyed, plain, rows_of
from support.samples import some
from support.tags import Tags

from checker.application.papers import paper_fields
from checker.model import LANGS


def asked(application: dict[str, Any], lang: str = "en") -> dict[str, Any]:
    request = {"today": "2026-12-10", "lang": lang, "site": "../", "application": application}
    reply = replies.asked(do="agree", **request)
    assert reply["ok"], reply
    return reply


def test_the_thirteen_checks_stand_below_with_what_they_rest_on():
    lines = asked(PAPERS)["panel"].split('<li class="b-check-line ')[1:]

    assert [re.findall(r"</svg><span>(K\d+) ", line) for line in lines] == [
        [f"K{n}"] for n in range(1, 14)
    ]
    assert "Measures, art. 8(1)" in lines[2]
    assert "Hunan guide, materials, item 6" in lines[9]


def test_the_signs_that_differ_are_marked_and_no_others():
    address = "湖南省长沙市示例路100号5层"
    panel = asked(agreeing({"papers.premises-proof.address": address}))["panel"]

    assert re.findall("<b>(.*<mark>.*)</b>", panel.replace("</b>", "</b>\n")) == [
        "长沙市示例路100号<mark>3</mark>层",
        "湖南省长沙市示例路100号<mark>5</mark>层",
    ]


def test_every_place_on_a_paper_in_play_has_one_field_of_its_name():
    names = re.findall(r' name="([^"]+)"', asked(PAPERS)["panel"])
    assert sorted(names) == sorted(in_play(""))


def in_play(ending: str) -> list[str]:
    """Return the places on papers of which something is typed."""
    typed = (path for path in paper_fields() if path.split(".")[1] in PAPERS["papers"])
    return [path for path in typed if path.endswith(ending)]


def presses(application: dict[str, Any]) -> dict[str, Any]:
    """Return what a press writes, by the places it writes to."""
    press = r'data-do="same" data-paths="([^"]+)"[^>]* value="([^"]*)"'
    found = re.findall(press, asked(application)["panel"])
    return {paths: json.loads(unescape(value)) for paths, value in found}


@pytest.mark.parametrize(
    "row", keyed(rows_of("agreement")["press"], "answers", "never", "offers", "without")
)
def test_a_press_writes_what_the_first_paper_or_the_answers_say(row: dict[str, Any]):
    offered = presses(agreeing(answered(row)))

    told = json.loads(json.dumps(row.get("offers", {}), default=plain))
    assert {path: offered[path] for path in told} == told
    assert [path for path in offered if any(each in path for each in row.get("never", ()))] == []


def test_one_press_is_for_all_letters_in_play():
    assert " ".join(in_play(".signed_by")) in presses(PAPERS)
    heads = [path for path in presses(agreeing({"papers": ...})) if path.count(".addressee") > 1]
    assert len(heads) == 1


def test_what_every_press_writes_is_read_without_a_fault_and_agrees():
    data = json.loads(json.dumps(agreeing({"papers": ...}), default=str)) | {"papers": {}}
    for _ in range(2):
        for paths, value in presses(data).items():
            for path in paths.split():
                _, paper, key = path.split(".")
                data["papers"].setdefault(paper, {}).setdefault(key, value)
    reply = asked(data)
    assert "b-error" not in reply["panel"]
    assert "differ" not in reply["step"]["sentence"]


@pytest.mark.no_cover
@pytest.mark.parametrize("case", some(agreement_cases(), one_in=6))
def test_every_case_can_be_shown_in_both_languages(case: Any):
    for lang in LANGS:
        html = asked(json.loads(case.text), lang)["panel"]
        assert html.count('<li class="b-check-line ') == 13
        assert not re.search(r"<script|\sstyle=|\son\w+=", html)
        assert Tags(html).open == []

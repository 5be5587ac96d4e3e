"""The step "Agreement" of the page: what differs, the table to type in, and what a press writes."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from support import replies
from support.agreement_cases import PAPERS, agreeing, agreement_cases
from support.each import for_each
from support.samples import in_both_languages

from checker.application.papers import paper_fields

ANOTHER_FLOOR = {"papers.premises-proof.address": "长沙市示例路100号5层"}


class Panel(HTMLParser):
    """The panel's elements, each with its attributes and the words in it."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, str]] = []
        self._open: list[dict[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        element = {"tag": tag, "words": ""} | {key: value or "" for key, value in attrs}
        self.found.append(element)
        if tag != "input":
            self._open.append(element)

    def handle_endtag(self, tag: str):
        assert self._open.pop()["tag"] == tag

    def handle_data(self, data: str):
        for element in self._open:
            element["words"] += data

    def of(self, name: str) -> list[dict[str, str]]:
        """Return the elements of one class."""
        return [one for one in self.found if name in one.get("class", "").split()]


def asked(application: dict[str, Any], lang: str = "en", **more: Any) -> dict[str, Any]:
    common = {"do": "agree", "today": "2026-12-10", "lang": lang, "site": "../"}
    reply = replies.asked(**common | {"application": application} | more)
    assert reply["ok"], reply
    return reply


def panel(application: dict[str, Any], lang: str = "en") -> Panel:
    return Panel(asked(application, lang)["panel"])


def state_of(found: Panel, path: str) -> str:
    return next(one["data-state"] for one in found.of("b-say") if one["data-key"] == path)


def test_a_difference_shows_both_sides_and_marks_only_what_differs():
    found = panel(agreeing(ANOTHER_FLOOR))

    (card,) = found.of("b-difference")
    marks = [one["words"] for one in found.found if one["tag"] == "mark"]
    assert marks == ["3", "5"]
    assert "7 Proof of premises · premises" in card["words"]
    assert "prudence" in card["words"]
    assert "no rule found that asks it" in card["words"]
    assert "have it corrected" in card["words"]


def test_a_code_that_cannot_be_right_stands_alone():
    wrong = "91430100MA0000007P"
    codes = (f"papers.{paper}.credit_code" for paper in ("business-license", "application-form"))
    found = panel(agreeing(dict.fromkeys(codes, wrong)))

    (card,) = found.of("b-difference")
    assert "≠" not in card["words"]
    assert "it would be Q" in card["words"]
    assert state_of(found, "papers.business-license.credit_code") == "differs"


def test_a_tick_that_the_papers_contradict_is_named_and_only_offered_back():
    facts = {
        "materials.social-security-certificate.payer_is_applicant": True,
        "papers.social-security-certificate.payer": "乙公司",
    }
    found = panel(agreeing(facts))

    (button,) = [one for one in found.found if one.get("data-do") == "untick"]
    assert button["data-path"] == "materials.social-security-certificate.payer_is_applicant"
    assert "In Gather you ticked" in found.of("b-difference")[0]["words"]


def test_what_no_text_decides_has_the_question_to_the_authority():
    found = panel(agreeing({"papers.personnel-list.service_lead": "甲某"}))

    (card,) = found.of("b-difference--unclear")
    assert "可否由一人兼任其中两个岗位？" in card["words"]
    assert "Hunan Communications Administration" in card["words"]


def test_the_twelve_checks_stand_below_with_what_they_rest_on():
    found = panel(PAPERS)

    lines = [one["words"] for one in found.of("b-check-line")]
    assert len(lines) == 12
    assert [line.split()[0] for line in lines] == [f"K{n}" for n in range(1, 13)]
    assert "Measures, art. 8(1)" in lines[2]
    assert "Hunan guide, materials, item 6" in lines[9]


def test_every_place_on_a_paper_in_play_has_one_field_of_its_name():
    names = [one["name"] for one in panel(PAPERS).found if one.get("name")]

    in_play = {path for path in paper_fields() if path.split(".")[1] in PAPERS["papers"]}
    assert sorted(names) == sorted(in_play)


def test_a_place_says_how_it_stands_to_the_first_paper():
    data = agreeing(
        {**ANOTHER_FLOOR, "papers.labor-contracts": ..., "papers.premises-proof.until": ...}
    )
    found = panel(data)

    assert state_of(found, "papers.business-license.address") == "first"
    assert state_of(found, "papers.application-form.address") == "same"
    assert state_of(found, "papers.premises-proof.address") == "differs"
    assert state_of(found, "papers.labor-contracts.employer") == "open"
    assert state_of(found, "papers.premises-proof.from") == "typed"
    assert state_of(found, "papers.premises-proof.until") == "open"
    assert "differs from 1 Business license · domicile" in asked(data)["panel"]


def presses(application: dict[str, Any]) -> dict[str, Any]:
    """Return what a press writes, by the places it writes to."""
    found = panel(application).found
    return {
        one["data-paths"]: json.loads(one["value"]) for one in found if one.get("data-do") == "same"
    }


def test_same_writes_what_the_first_paper_says():
    data = agreeing({"papers.premises-proof": ..., "papers.equity-structure-chart": ...})
    offered = presses(data)

    assert offered["papers.premises-proof.tenant"] == "甲公司"
    assert offered["papers.application-form.registered_capital"] == "1,000万元"
    assert offered["papers.social-security-certificate.names"] == ["甲某", "乙某", "丙某"]
    assert offered["papers.equity-structure-chart.shareholders"] == [
        {"name": "甲某", "share": 60},
        {"name": "乙公司", "share": 40},
    ]
    assert "papers.premises-proof.until" not in offered


def test_one_press_is_for_all_letters_in_play():
    letters = [path for path in presses(PAPERS) if path.endswith(".signed_by")]

    in_play = [path for path in paper_fields() if path.endswith(".signed_by")]
    wanted = " ".join(path for path in in_play if path.split(".")[1] in PAPERS["papers"])
    assert wanted in letters


def test_a_blank_first_paper_is_filled_from_the_answers():
    offered = presses(agreeing({"papers": ...}))

    assert offered["papers.business-license.company_name"] == "甲公司"
    assert offered["papers.business-license.registered_capital"] == 10_000_000
    assert offered["papers.business-license.established_on"] == "2025-12-09"
    assert offered["papers.articles-of-association.shareholders"][1]["name"] == "乙公司"
    assert offered["papers.social-security-certificate.payer"] == "甲公司"
    (head,) = [value for path, value in offered.items() if path.count(".addressee") > 1]
    assert head == "湖南省通信管理局"


def test_a_share_with_decimals_is_offered_as_it_is_typed():
    shares = [{"name": "甲某", "share": 33.33}, {"share": 66.67}]
    data = agreeing({"papers.articles-of-association.shareholders": shares})

    assert presses(data)["papers.equity-structure-chart.shareholders"] == shares


def test_no_lead_is_offered_to_be_the_same_person_as_another():
    offered = presses(agreeing({"papers.personnel-list.security_lead": ...}))

    assert [path for path in offered if path.endswith("_lead")] == []


def test_with_the_authority_open_no_addressee_is_offered():
    offered = presses(agreeing({"papers": ..., "service.provinces": ...}))

    assert [path for path in offered if "addressee" in path] == []


def test_what_every_press_writes_is_read_without_a_fault_and_agrees():
    data = json.loads(json.dumps(agreeing({"papers": ...}), default=str)) | {"papers": {}}
    for _ in range(2):
        for paths, value in presses(data).items():
            for path in paths.split():
                _, paper, key = path.split(".")
                data["papers"].setdefault(paper, {}).setdefault(key, value)

    reply = asked(data)
    assert Panel(reply["panel"]).of("b-error") == []
    assert "differ" not in reply["step"]["sentence"]


def test_a_fault_stands_at_its_place_and_the_rest_goes_on():
    data = agreeing({"papers.premises-proof.until": "soon"})
    found = Panel(asked(data)["panel"])

    assert state_of(found, "papers.premises-proof.until") == "differs"
    assert "is not a date" in found.of("b-error")[0]["words"]


def test_a_phone_unfolds_first_what_differs_then_what_is_blank():
    def unfolded(application: dict[str, Any]) -> list[str]:
        folds = panel(application).of("b-says__fold")
        return [one["words"] for one in folds if one["aria-expanded"] == "true"]

    assert unfolded(agreeing(ANOTHER_FLOOR)) == ["Address1 differ"]
    assert unfolded(agreeing({"papers.labor-contracts": ...})) == ["Name1 to fill in"]
    assert unfolded(PAPERS) == []


def test_a_row_that_only_one_paper_carries_is_left_out():
    reply = asked(agreeing({"papers": ...}), bases=["checklist"])

    assert "Credit code" not in [one["words"] for one in Panel(reply["panel"]).of("b-says__title")]


@in_both_languages
def test_no_style_and_no_script_stands_in_the_panel(lang: str):
    html = asked(PAPERS, lang)["panel"]

    assert not re.search(r"<script|\sstyle=|\son\w+=", html)


@pytest.mark.no_cover
@for_each("case", agreement_cases(), one_in=6)
def test_every_case_can_be_shown_in_both_languages(case: Any):
    application = json.loads(case.text)
    counts = [asked(application, lang)["panel"].count("b-check-line ") for lang in ("en", "zh")]

    assert counts == [12, 12]

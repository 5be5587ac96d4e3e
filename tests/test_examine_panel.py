"""What the rules tell the page of its files: the notice, what its tab says, and what comes next."""

from __future__ import annotations

import base64
import json
import re
from copy import deepcopy
from html import unescape
from typing import Any

import pytest
from support.applications import ready
from support.replies import asked
from support.rows import rows_of

from checker.application.walk import put_answer
from checker.core.bounds import MOST_FILES, MOST_SIGNS

TEXTS = rows_of("examine")["texts"]
HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
LICENSE, LETTER = "营业执照.pdf", "依法经营承诺书.pdf"


def file(name: str, text: str = "", **more: Any) -> dict[str, Any]:
    """Return a file as the page tells it: a PDF of some bytes, with what was read in it."""
    head = base64.b64encode(b"%PDF-1.7").decode()
    told = {"id": f"id of {name}", "name": name, "size": 8, "head": head, "row": "", "paper": ""}
    return told | {"text": TEXTS.get(text, text)} | more


def notice(*files: dict[str, Any], application: Any = HUNAN, **more: Any) -> dict[str, Any]:
    reply: dict[str, Any] = asked(do="examine", application=application, files=files, **more)
    assert reply["ok"], reply
    return reply


def placed(shown: str) -> dict[str, str]:
    """Return the row to which each file is said to be put."""
    return dict(re.findall(r'data-key="file .*?<b>(.*?)</b> → (.*?) <button', shown))


def test_remarks_stand_by_their_weight_counted_on_each_with_what_to_do():
    reply = notice(file(LICENSE, "small-license"), file(LETTER, "letter"))
    shown = reply["panel"]

    groups = re.findall(r"b-notice__group--(\w+)", shown)
    assert groups == ["refused", "questioned", "counter"]
    numbers = [int(n) for n in re.findall(r'<li value="(\d+)"', shown)]
    assert numbers == [*range(1, len(numbers) + 1)]
    first = shown.partition('<li value="1"')[2].partition("</li>")[0]
    assert "minimum for one province is RMB 1,000,000" in first
    assert "营业执照.pdf, line" in first
    assert "<b>Raise the registered capital" in first
    assert reply["said"].startswith("5 can be sent back for this")
    assert reply["step"]["kind"] == "not_met"
    assert reply["step"]["short"] == "5 sent back"


def test_what_no_program_sees_leads_to_its_box():
    shown = notice(file(LETTER, "letter"))["panel"]

    assert 'data-goto="materials.lawful-operation-commitment.sealed"' in shown


def test_what_papers_say_and_no_answer_has_is_offered():
    shown = notice(file(LICENSE, "small-license"))["panel"]
    offered = shown.partition('data-key="answers"')[2]
    capital = '"company.registered_capital"'

    assert capital in unescape(offered)
    assert 'data-do="take-examined"' in offered
    own = deepcopy(HUNAN)
    for fills in re.findall(r'data-fills="(.*?)"', offered):
        for path, value in json.loads(unescape(fills)).items():
            put_answer(own, path, value)
    assert "take-examined" not in notice(file(LICENSE, "small-license"), application=own)["panel"]


def test_the_day_is_said_to_be_assumed_unless_it_is_chosen():
    assumed = "today is assumed"

    assert assumed in notice(file(LETTER))["panel"]
    chosen = HUNAN | {"application_date": "2026-12-01"}
    assert assumed not in notice(file(LETTER), application=chosen)["panel"]


def test_a_file_that_was_put_somewhere_by_hand_stays_there():
    files = [
        file(LICENSE, row="articles-of-association"),
        file("IMG_1.pdf", paper="security-measures"),
        file("IMG_2.pdf"),
    ]
    shown = notice(*files)["panel"]

    assert placed(shown) == {
        LICENSE: "Articles of association",
        "IMG_1.pdf": "Security measures",
        "IMG_2.pdf": "not yet known",
    }
    assert "Which paper is IMG_2.pdf?" in shown


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("stopped", "Reading was stopped before this file."),
        ("not-loaded", "What reads such files was not loaded."),
        ("no-words", "No words were found in it."),
        ("picture", "A photo or a scan: here its name alone counts."),
        ({"en": "As said before.", "zh": "如前。"}, "As said before."),
    ],
)
def test_why_a_file_was_not_read_is_said(why: object, said: str):
    shown = notice(file(LICENSE, why=why))["panel"]

    assert f"<b>{LICENSE}</b>: {said}" in shown
    assert ('data-do="read-on"' in shown) is (why == "stopped")


def test_a_text_that_is_too_long_is_named_and_the_rest_goes_on():
    long = file(LICENSE, "甲" * (MOST_SIGNS + 1))
    shown = notice(long, file(LETTER, "letter"))["panel"]

    assert f"<b>{LICENSE}</b>: This text is too long. At most 150,000" in shown
    assert "Files: 2, read: 1" in shown


def test_a_text_that_is_no_known_paper_was_read_as_well():
    shown = notice(file("说明.docx", "weather"), file(LETTER, "letter"))["panel"]

    assert "Files: 2, read: 2" in shown


def test_what_one_of_several_papers_offers_is_folded_unless_it_is_to_be_looked_at():
    alone = notice(file(LICENSE, "small-license"))["panel"]
    both = notice(file(LICENSE, "small-license"), file(LETTER, "letter"))["panel"]
    own = {"company": {"registered_capital": 5_000_000}}
    other = notice(file(LICENSE, "small-license"), file(LETTER, "letter"), application=own)["panel"]

    def opened(panel: str) -> list[bool]:
        folds = re.findall(r"<details([^>]*)>", panel.partition('data-key="answers"')[2])
        return [" open" in fold for fold in folds if "read " in fold]

    assert opened(alone) == [True]
    assert opened(both) == [False, False]
    assert sorted(opened(other)) == [False, True]


def test_a_damaged_file_is_a_remark_and_the_rest_goes_on():
    reply = notice(file(LICENSE, why="no-pdf"), file(LETTER, "letter"))

    assert "Cannot open: locked or damaged; the rest goes on." in reply["panel"]
    assert "<h3>Not read</h3>" not in reply["panel"]
    assert "Files: 2, read: 1" in reply["panel"]


@pytest.mark.parametrize(
    ("files", "act"),
    [
        ([file(LICENSE, "small-license")], ["question", "company.registered_capital"]),
        ([], None),
    ],
)
def test_what_comes_next_mends_the_first_remark(files: Any, act: list[str] | None):
    acts = notice(*files).get("acts", [])

    assert [[each["do"], each["target"]] for each in acts] == ([act] if act else [])


def test_a_paper_that_fails_is_mended_in_its_row():
    own = ready()
    own["materials"]["business-and-technical-plan"]["held"] = False
    (act,) = notice(file(LICENSE), application=own)["acts"]

    assert (act["do"], act["target"]) == ("paper", "business-and-technical-plan")
    assert act["said"].startswith("Fix 1: ")


def test_where_nothing_is_found_the_tab_says_so():
    reply = notice(file(LICENSE), application=ready())

    assert reply["said"].startswith("Nothing found to send back.")
    assert reply["step"]["sentence"] == "nothing found to send back"
    assert reply["acts"] == []


def test_without_files_the_tab_says_that_there_are_none():
    reply = notice()

    assert (reply["panel"], reply["step"]["sentence"]) == ("", "no files yet")


def test_where_nothing_is_filed_that_alone_is_said():
    own = {"service": {"for_others": False, "rents_out": False, "public_network": False}}
    reply = notice(file(LICENSE), application=own)

    assert "b-notice__columns" not in reply["panel"]
    assert reply["step"]["sentence"] == "nothing to file"


def test_files_beyond_the_bound_are_named():
    files = [file(f"{n}.pdf") for n in range(MOST_FILES + 1)]

    assert f"Left out, as there are more than {MOST_FILES} files" in notice(*files)["panel"]


def test_a_text_is_read_before_it_is_asked_about():
    assert asked(do="examine", text=TEXTS["letter"], application={}) == {"ok": True}


def test_on_paper_the_notice_has_its_remarks_and_no_button():
    shown = notice(file(LICENSE, "small-license"), print=True, lang="zh")["html"]

    assert "会被退回什么" in shown
    assert "<button" not in shown

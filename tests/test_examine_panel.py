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
        ("picture", "A photo or a scan, not read: its name alone counts."),
        ("waiting", "A photo or a scan, waiting to be read."),
        ("none-here", "This copy of the site reads no photos and scans"),
        ("one-file", "This one file reads no photos and scans"),
        ({"en": "As said before.", "zh": "如前。"}, "As said before."),
    ],
)
def test_why_a_file_was_not_read_is_said(why: object, said: str):
    shown = notice(file(LICENSE, why=why))["panel"]

    assert f"<b>{LICENSE}</b>: {said}" in shown
    may_go_on = why in ("stopped", "not-loaded", "picture")
    assert ('data-do="read-on"' in shown) is may_go_on


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


def scan(*texts: str, sure: float = 0.99, unread: Any = (), number: int = 1) -> dict[str, Any]:
    """Return what a page has recognized of one page, line by line."""
    pieces = [
        {
            "text": text,
            "corners": [[9, top], [800, top], [800, top + 30], [9, top + 30]],
            "sure": [sure] * len(text),
        }
        for top, text in zip(range(9, 60 * len(texts) + 9, 60), texts, strict=True)
    ]
    page = {"number": 1, "width": 1000, "height": 1000, "turned": 0, "pieces": pieces}
    pages = [page] if texts else []
    return {"number": number, "name": "a.jpg", "pages": pages, "unread": [*unread]}


def photo(*texts: str, why: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a photo of a license as the page tells it, with what was recognized in it."""
    head = base64.b64encode(b"\xff\xd8\xff").decode()
    return file("IMG_1.jpg", id="7", head=head, scan=scan(*texts, **more), text="", why=why)


def test_a_photo_is_read_as_its_text_is_and_its_values_stand_beside_their_cuts():
    lines = TEXTS["small-license"].splitlines()
    asked(do="examine", scan=scan(*lines))
    shown = notice(photo(*lines))["panel"]

    assert placed(shown) == {"IMG_1.jpg": "Business license"}
    assert "minimum for one province is RMB 1,000,000" in shown
    assert "IMG_1.jpg, page 1" in shown
    offered = shown.partition('data-key="answers"')[2]
    assert 'data-scan="7" data-page="1"' in offered
    assert '"company.registered_capital"' in unescape(offered)
    assert " checked" in offered


def test_what_is_not_clear_in_a_photo_is_not_ticked_and_nothing_rests_on_it():
    shown = notice(photo(*TEXTS["small-license"].splitlines(), sure=0.6))["panel"]

    assert "minimum for one province is RMB 1,000,000" not in shown
    assert "not clear: check it" in shown
    assert " checked" not in shown.partition('data-key="answers"')[2]


@pytest.mark.parametrize(
    ("unread", "why", "said"),
    [
        ([{"why": "no-words"}], None, "No words were found in it."),
        ([{"why": "no-words", "page": 2}], None, "Page 2 was not read. No words were found in it."),
        ([], "waiting", "A photo or a scan, waiting to be read."),
        ([], "picture", "A photo or a scan, not read: its name alone counts."),
        ([], None, "No text was read in this picture."),
    ],
)
def test_why_a_photo_was_not_read_is_said(unread: Any, why: str | None, said: str):
    shown = notice(photo(unread=unread, why=why))["panel"]

    assert f"<b>IMG_1.jpg</b>: {said}" in shown


def test_of_a_scan_that_was_read_in_part_the_rest_is_read_on_a_press():
    shown = notice(photo(*TEXTS["small-license"].splitlines(), why="picture"))["panel"]

    assert "<b>IMG_1.jpg</b>: Reading was stopped before its end." in shown
    assert 'data-do="read-on"' in shown
    assert '"company.registered_capital"' in unescape(shown)


def test_a_photo_that_the_form_does_not_take_is_read_on_a_press_too():
    shown = notice(file("IMG_1.webp", why="picture"))["panel"]

    assert "it is not JPG, JPEG, GIF, PDF, or Word" in shown
    assert "<b>IMG_1.webp</b>: A photo or a scan, not read: its name alone counts." in shown
    assert 'data-do="read-on"' in shown


def test_a_photo_with_more_text_than_is_read_is_named():
    shown = notice(photo("甲" * (MOST_SIGNS + 1)))["panel"]

    assert "<b>IMG_1.jpg</b>: This text is too long. At most 150,000" in shown


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("no-pdf", "Cannot open: locked or damaged; the rest goes on."),
        ("locked-pdf", "Locked by a password: it cannot be opened; the rest goes on."),
        ("damaged-pdf", "Damaged: it cannot be opened; the rest goes on."),
    ],
)
def test_a_damaged_file_is_a_remark_and_the_rest_goes_on(why: str, said: str):
    reply = notice(file(LICENSE, why=why), file(LETTER, "letter"))

    assert said in reply["panel"]
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

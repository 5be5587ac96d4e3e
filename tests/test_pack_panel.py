"""What the rules tell the page of a pack: its rows with files put to them, and what it holds."""

import base64
import re

from support.applications import ready, report_on
from support.replies import asked

from checker.filing.pack.find import GivenFile, pack_of
from checker.filing.pack.pieces import files_of
from checker.model import Data

PDF = b"%PDF-1.7"


def put(row: str, name: str, size: int = 8, head: bytes = PDF) -> Data:
    first = base64.b64encode(head).decode()
    return {"id": f"id of {name}", "row": row, "name": name, "size": size, "head": first}


def panel(*files: Data) -> str:
    return asked(do="pack", application=ready(), files=files)["panel"]


def row(shown: str, name: str) -> str:
    rows = re.split(r'(?=<div class="b-pack )', shown)
    (found,) = (row for row in rows if f'data-key="{name}">' in row.partition("<p")[0])
    return found


def test_each_row_says_how_it_stands_and_takes_files():
    shown = panel(put("business-license", "a.pdf"), put("business-license", "b.pdf", 5_000_001))
    with_files, without = (row(shown, name) for name in ("business-license", "equity-chart"))

    assert '<span role="status">Too large<' in with_files
    assert with_files.index("a.pdf, 0.01 MB") < with_files.index("b.pdf, 5.01 MB: over 5 MB")
    assert "b-pack--too-large" in with_files
    assert 'data-do="remove-files"' in with_files
    assert re.findall('data-do="remove-file" data-file="id of (.*?)"', with_files) == [
        "a.pdf",
        "b.pdf",
    ]
    assert 'data-do="remove-files"' not in row(
        panel(put("business-license", "a.pdf")), "business-license"
    )
    assert "Filled in online, no file" in without
    assert 'data-do="add-files"' in without
    assert 'data-do="remove-file' not in without


def test_what_is_pressed_names_its_row_and_what_removes_a_file_that_file():
    shown = row(
        panel(put("business-license", "a.pdf"), put("business-license", "b.pdf")),
        "business-license",
    )
    heard = re.findall(r'data-do="([^"]*)"[^>]*>[^<]*<span class="b-sr"> ([^<]*)</span></b', shown)

    assert heard == [
        *(("add-files", "Business license"), ("remove-files", "Business license")),
        *(("remove-file", "a.pdf"), ("remove-file", "b.pdf")),
    ]


def places(*files: Data) -> dict[str, Data]:
    """Return where the rules put files, by name."""
    told = asked(do="pack", application=ready(), files=files, sort=True)["files"]
    return {each["id"].removeprefix("id of "): each for each in told}


def test_what_was_not_put_by_hand_is_sorted_by_its_name():
    found = places(put("", "社保.jpg"), put("equity-chart", "章程.pdf"), put("", "a.pdf"))

    assert {name: (each["row"], each["paper"]) for name, each in found.items()} == {
        "社保.jpg": ("proof-of-personnel", "social-security-certificate"),
        "章程.pdf": ("equity-chart", "equity-structure-chart"),
        "a.pdf": ("", ""),
    }
    assert found["社保.jpg"]["said"].startswith("社保.jpg, 0.01 MB: not JPG, ")
    assert found["社保.jpg"]["fault"] == "wrong-kind"


def test_what_is_given_to_a_paper_goes_into_one_of_its_rows():
    found = places(
        put("", "a.pdf") | {"paper": "business-license"},
        put("", "身份证.pdf") | {"paper": "business-license"},
        put("", "社保.pdf") | {"paper": "foreign-investor-statement"},
    )

    assert {name: each["row"] for name, each in found.items()} == {
        "a.pdf": "business-license",
        "身份证.pdf": "legal-representative-id",
        "社保.pdf": "",
    }


def test_the_rows_are_named_with_their_papers():
    rows = asked(do="pack", application=ready(), sort=True)["rows"]

    assert rows[:3] == [
        {"row": name, "paper": paper, "name": said}
        for name, paper, said in (
            ("statement-clause", "application-form", "1.1 Form, statement clause"),
            ("business-license", "business-license", "1.2 Business license"),
            ("legal-representative-id", "business-license", "1.3 ID of the legal representative"),
        )
    ]


def test_of_a_file_whose_name_does_not_tell_it_is_asked_what_it_is():
    shown = panel(put("", "3.pdf"), put("", "营业执照和章程.pdf"), put("", "社保.pdf"))
    asks = re.findall(r"<p><b>(Which paper is .*?)</b>", shown)
    offered = re.findall(r'data-do="move-file" data-file="id of ([^"]*)" data-row="([^"]*)"', shown)

    assert asks == ["Which paper is 3.pdf?", "Which paper is 营业执照和章程.pdf?"]
    assert offered == [
        ("营业执照和章程.pdf", "business-license"),
        ("营业执照和章程.pdf", "articles-of-association"),
    ]
    assert "社保.pdf, 0.01 MB" in row(shown, "proof-of-personnel")


def test_a_file_can_be_moved_to_every_other_row():
    shown = row(panel(put("business-license", "a.pdf")), "business-license")
    (others,) = re.findall(
        r'<select class="b-field" aria-label="Row for a.pdf">(.*?)</select>', shown
    )
    offered = re.findall('<option value="(.*?)">', others)

    assert offered == [
        row.field.id
        for row in pack_of(report_on(ready())).rows
        if row.field.id != "business-license"
    ]


def test_there_is_one_place_for_all_files():
    shown = panel()

    assert shown.count("Add files, sorted for you") == 1
    assert shown.index("b-pack-drop") < shown.index("b-pack--")


def test_what_was_put_to_a_row_that_is_not_asked_any_more_is_named():
    shown = panel(put("foreign-investors", "a.pdf"))

    assert "but the answers ask for their row no more:</p>" not in shown
    assert "the answers ask for their row no more: a.pdf" in shown
    assert "Which paper" not in shown


def test_each_of_several_shareholders_has_a_row_with_its_name():
    shown = panel(put("shareholders-papers-2", "a.pdf"))

    assert "<b>4.4.2 乙公司: Papers of the shareholders: </b>" in shown
    assert "a.pdf" in row(shown, "shareholders-papers-2")
    assert "a.pdf" not in row(shown, "shareholders-papers-1")


def test_what_the_old_list_alone_asks_is_folded():
    assert re.search(r"<details[^>]*><summary>8 [^<]*</summary><p>Nobody but the old", panel())


def test_what_a_pack_holds_comes_by_name_with_the_files_by_their_ids():
    files = [put("business-license", "a.pdf"), put("nowhere", "b.pdf")]
    reply = asked(do="pack", application=ready(), files=files, save=True)
    found = {each["name"]: each for each in reply["files"]}
    given = [
        GivenFile("a.pdf", 8, PDF, "id of a.pdf", "business-license"),
        GivenFile("b.pdf", 8, PDF, "id of b.pdf", "nowhere"),
    ]
    same = files_of(pack_of(report_on(ready())).with_files(given), ready())

    assert [*found] == sorted(same)
    assert {each["file"] for each in found.values() if "file" in each} == {
        "id of a.pdf",
        "id of b.pdf",
    }
    for name, content in same.items():
        if isinstance(content, bytes):
            assert base64.b64decode(found[name]["base64"]) == content

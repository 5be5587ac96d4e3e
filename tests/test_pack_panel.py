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
    (found,) = re.findall(rf'<div class="[^"]*" data-key="{name}">.*?</div>', shown, re.DOTALL)
    return str(found)


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
    heard = re.findall(r'data-do="([^"]*)"[^>]*>[^<]*<span class="b-sr"> ([^<]*)<', shown)

    assert heard == [
        *(("add-files", "Business license"), ("remove-files", "Business license")),
        *(("remove-file", "a.pdf"), ("remove-file", "b.pdf")),
    ]


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

"""A folder of papers is examined: what would be sent back, on what text, and what nobody saw."""

import io
import json
import os
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from support.applications import ready
from support.command import in_json, printed, ran, refused
from support.pdf_files import At, pdf_file
from support.rows import Row, keyed, plain, rows_of
from support.schemas import places

from checker.filing.docx import Document, DocxTable, Paragraph, cell
from checker.filing.examine import folder
from checker.filing.read import scans
from checker.filing.read.pages import Page, Piece
from scripts.proofs.examined import each
from scripts.proofs.folders import folders, known

ROWS = rows_of("examine")
TEXTS = ROWS["texts"]
KEYS = (
    *("files", "given", "given_text", "remarks", "none", "placed", "by", "says"),
    *("by_eye", "not_by_eye", "application", "open", "pages", "unclear"),
)
RAW = {
    "": b"",
    "(damaged)": b"PK\x03\x04 torn",
    "(torn picture)": b"\xff\xd8\xff\xe0",
    "(torn pdf)": b"%PDF-1.7 torn",
    "(gif)": b"GIF89a",
    "(large)": b"PK\x03\x04" + bytes(5_000_001),
}
ASKED = ("--provinces", "CN-HN", "--foreign", "no", "--on", "2026-12-01")


def word_file(text: str) -> bytes:
    blocks = [
        DocxTable((1,) * len(cells), (tuple(map(cell, cells)),), head=False)
        if len(cells := line.split("\t")) > 1
        else Paragraph(line)
        for line in text.strip().split("\n")
    ]
    return Document("", tuple(blocks), "").file()


def pages(text: str) -> list[list[str]]:
    """Return the lines of each page of a text: another stands behind dashes."""
    return [TEXTS.get(page.strip(), page).strip().split("\n") for page in text.split("---")]


def pdf(text: str) -> bytes:
    return pdf_file(
        *([At(line, 60, 60 + 30 * n) for n, line in enumerate(lines)] for lines in pages(text))
    )


def photo(text: str = "") -> bytes:
    """Return a picture that has in its comment what a recognizer would read in it."""
    file = io.BytesIO()
    said = TEXTS.get(text, text).strip().encode()
    Image.new("RGB", (800, 1000), "white").save(file, "JPEG", comment=said)
    return file.getvalue()


@pytest.fixture(autouse=True)
def recognized(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in a picture what its comment says; of a line with a mark at its end no sign is sure."""

    def page_of(picture: Any, number: int) -> Page:
        lines = picture.info.get("comment", b"").decode().splitlines()
        pieces = [
            Piece(
                line.rstrip("?"),
                ((60, 30 * n), (700, 30 * n), (700, 30 * n + 20), (60, 30 * n + 20)),
                [0.5 if line.endswith("?") else 1.0] * len(line.rstrip("?")),
            )
            for n, line in enumerate(lines, 1)
        ]
        return Page(number, 800, 1000, pieces)

    monkeypatch.setattr(scans, "page_of", page_of)


def fill(place: Path, files: dict[str, str]) -> Path:
    """Write files into a folder: each text in a Word file, unless its name ends otherwise."""
    for name, content in files.items():
        path, text = place / name, TEXTS.get(content, content)
        path.parent.mkdir(parents=True, exist_ok=True)
        if content in RAW:
            path.write_bytes(RAW[content])
        elif name.endswith(".jpg"):
            path.write_bytes(photo(content.removeprefix("(picture)")))
        elif name.endswith(".pdf"):
            path.write_bytes(pdf(content))
        elif name.endswith(".docx"):
            path.write_bytes(word_file(text))
        else:
            path.write_text(text, "utf-8")
    return place


def at(data: Any, path: str) -> Any:
    for key in path.split("."):
        data = data.get(key) if isinstance(data, dict) else None
    return data


def is_among(wanted: dict[str, Any], found: list[dict[str, Any]]) -> bool:
    return any(wanted.items() <= each.items() for each in found)


@pytest.mark.parametrize("case", keyed(ROWS["case"], *KEYS), ids=lambda case: case.id)
def test_examine(case: Row, tmp_path: Path):
    papers, given = fill(tmp_path / "papers", case["files"]), tmp_path / "a.json"
    given.write_text(case.get("given_text") or json.dumps(case.get("given", {}), default=plain))
    line = ("examine", papers, *ASKED, "--application", given)
    found, said = in_json(*line), printed(*line)
    rows = {each["file"]: each["row"] or "" for each in found["files"]}
    by = {each["file"]: each["by"] for each in found["files"]}
    application = {path: at(found["application"], path) for path in case.get("application", {})}
    pages: dict[str, Any] = {name: [] for name in case.get("pages", {})}
    for file in found["files"]:
        pages.setdefault(file["file"], []).append([file["row"] or "", file["pages"]])

    assert places("examine", found) == []
    assert [each for each in case.get("remarks", ()) if not is_among(each, found["remarks"])] == []
    assert [each for each in case.get("none", ()) if is_among(each, found["remarks"])] == []
    assert {name: rows[name] for name in case.get("placed", {})} == case.get("placed", {})
    assert {name: by[name] for name in case.get("by", {})} == case.get("by", {})
    assert {name: pages[name] for name in case.get("pages", {})} == case.get("pages", {})
    unclear = [each | {"text": ""} for each in found["unclear"]]
    assert unclear == [each | {"text": ""} for each in case.get("unclear", ())]
    assert [words for words in case.get("says", ()) if words not in said] == []
    assert [each for each in case.get("by_eye", ()) if each not in found["by_eye"]] == []
    assert [each for each in case.get("not_by_eye", ()) if each in found["by_eye"]] == []
    assert application == json.loads(json.dumps(case.get("application", {}), default=plain))
    assert [path for path in case.get("open", ()) if at(found["application"], path)] == []


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Return a folder with a license, too little capital, and a letter."""
    files = {"营业执照.docx": "small-license", "依法经营承诺书.docx": "letter"}
    return fill(tmp_path / "papers", files)


def test_what_was_read_is_a_file_that_can_be_checked(papers: Path, tmp_path: Path):
    made = tmp_path / "a.toml"
    printed("examine", papers, *ASKED, "--format", "toml", "--output", made)

    verdicts = in_json("check", made)["rules"]
    (capital,) = (rule for rule in verdicts if rule["id"] == "registered-capital")
    assert capital["findings"]["law"]["verdict"] == "not_met"


def test_the_status_tells_whether_something_can_be_sent_back(papers: Path, tmp_path: Path):
    # All that is not there might be in the picture.
    other = fill(tmp_path / "other", {"IMG_1.jpg": "(picture)"})

    assert ran("examine", papers, *ASKED).status == 0
    assert ran("examine", papers, *ASKED, "--exit-code").status == 1
    assert ran("examine", other, *ASKED, "--exit-code").status == 0


def test_it_is_asked_in_the_order_that_settles_most_and_of_no_paper(papers: Path):
    asked = [each["path"] for each in in_json("examine", papers, *ASKED)["questions"]]
    without = [each["path"] for each in in_json("examine", papers)["questions"]]

    assert len(asked) == 5
    assert "service.provinces" in without
    assert "service.provinces" not in asked
    assert not any(path.startswith("materials.") for path in asked)


def test_of_whom_all_is_known_nothing_is_asked(papers: Path, tmp_path: Path):
    given = tmp_path / "a.json"
    given.write_text(json.dumps(ready(), default=plain), "utf-8")
    line = ("examine", papers, "--application", given)

    assert in_json(*line)["questions"] == []
    assert "To answer next" not in printed(*line)


def test_a_day_that_is_not_chosen_is_said_to_be_assumed(papers: Path):
    assert "today is assumed" in printed("examine", papers)
    assert "today is assumed" not in printed("examine", papers, *ASKED)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_notice_is_written_in_one_language(papers: Path, tmp_path: Path, lang: str):
    line = ("examine", papers, *ASKED, "--lang", lang)
    text, html = printed(*line), printed(*line, "--format", "html")
    markdown = printed(*line, "--format", "markdown")
    printed(*line, "--format", "docx", "--output", tmp_path / "notice.docx")
    with zipfile.ZipFile(tmp_path / "notice.docx") as file:
        word = file.read("word/document.xml").decode()

    title = {"en": "What would be sent back", "zh": "会被退回什么"}
    other = title["zh" if lang == "en" else "en"]
    for written in (text, html, markdown, word):
        assert title[lang] in written
        assert other not in written


def test_a_word_file_is_saved_and_not_printed(papers: Path):
    assert "--output notice.docx" in refused("examine", papers, "--format", "docx")


def test_the_pack_has_the_notice_as_its_first_sheet(papers: Path, tmp_path: Path):
    made = tmp_path / "pack.zip"
    said = printed("examine", papers, *ASKED, "--lang", "zh", "--pack", made)
    with zipfile.ZipFile(made) as file:
        names, first = file.namelist(), file.read(file.namelist()[0]).decode()
        index = json.loads(file.read("index.json"))

    assert said.startswith("会被退回什么")
    assert "勿提交" in names[0]
    assert "DO NOT SUBMIT" in names[0]
    assert "勿提交" in first
    assert "<img" not in first
    assert any("5.1" in name and "依法经营承诺书.docx" in name for name in names)
    states = {row["row"]: row["state"] for row in index["rows"]}
    assert states["business-license"] == "there"
    assert states["articles-of-association"] == "missing"


def texts_by_row(pack: Path) -> dict[str, list[str]]:
    """Return the texts of the pages that lie in a pack as PDF, by the number of the row."""
    found = {}
    with zipfile.ZipFile(pack) as file:
        for name in file.namelist():
            if name.endswith(".pdf"):
                with pypdfium2.PdfDocument(file.read(name)) as document:
                    row = name.rpartition("/")[2].partition(" ")[0]
                    found[row] = [page.get_textpage().get_text_bounded() for page in document]
    return found


def test_of_a_pdf_with_several_papers_each_row_gets_its_pages_and_none_is_lost(tmp_path: Path):
    papers = fill(
        tmp_path / "papers", {"全部材料.pdf": "license --- registry --- articles --- certificate"}
    )
    made = [tmp_path / f"{n}.zip" for n in range(2)]
    for pack in made:
        printed("examine", papers, *ASKED, "--pack", pack)
    found = texts_by_row(made[0])
    with zipfile.ZipFile(made[0]) as file:
        index = json.loads(file.read("index.json"))

    assert {row: len(texts) for row, texts in found.items()} == {
        "1.2": 1,
        "2.2": 1,
        "7.2": 1,
        "全部材料.pdf": 1,
    }
    assert "营业执照" in found["1.2"][0]
    assert "章程" in found["7.2"][0]
    assert len(index["unassigned"]) == 1
    assert made[0].read_bytes() == made[1].read_bytes()


def test_of_a_pdf_of_which_every_page_has_its_row_nothing_lies_apart(tmp_path: Path):
    papers = fill(tmp_path / "papers", {"全部材料.pdf": "license --- articles"})
    printed("examine", papers, *ASKED, "--pack", tmp_path / "made.zip")

    assert [*texts_by_row(tmp_path / "made.zip")] == ["1.2", "7.2"]


def test_no_paper_is_written_over(papers: Path):
    own = papers / "营业执照.docx"

    assert "--output" in refused("examine", papers, "--format", "docx", "--output", own)
    assert "--output" in refused("examine", papers, "--pack", own)
    assert own.read_bytes() == word_file(TEXTS["small-license"])


def test_what_lies_deeper_is_looked_at_too(tmp_path: Path):
    papers = fill(tmp_path / "papers", {"证照/营业执照.docx": "license", "a.txt": "weather"})
    files = in_json("examine", papers, *ASKED)["files"]

    assert [each["file"] for each in files] == ["a.txt", "证照/营业执照.docx"]


def test_a_file_that_is_called_as_standard_input_is_that_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fill(tmp_path, {"-": "license"})
    monkeypatch.chdir(tmp_path)

    (value, *_) = in_json("examine", ".", *ASKED)["values"]
    assert value["file"] == "-"


@pytest.mark.parametrize("name", ["", "nothing", "a.txt"])
def test_what_is_no_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str):
    fill(tmp_path, {"a.txt": "weather"})
    monkeypatch.chdir(tmp_path)

    assert "this is no folder" in refused("examine", name)


def test_a_folder_with_a_name_that_no_system_has_is_refused():
    assert "this is no folder" in refused("examine", "a\0b")


def test_what_is_answered_wrong_is_refused(papers: Path, tmp_path: Path):
    given = tmp_path / "a.json"
    given.write_text('{"company": {"registered_capital": -1}}')

    assert "registered_capital" in refused("examine", papers, "--application", given)


def test_files_beyond_the_bounds_are_named(papers: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(folder, "MOST_FILES", 1)
    found, said = in_json("examine", papers, *ASKED), printed("examine", papers, *ASKED)

    assert [each["file"] for each in found["files"]] == ["依法经营承诺书.docx"]
    assert found["left_out"] == ["营业执照.docx"]
    assert "in all: 营业执照.docx." in said


def test_so_are_files_that_are_too_large_together(papers: Path, monkeypatch: pytest.MonkeyPatch):
    size = (papers / "营业执照.docx").stat().st_size
    monkeypatch.setattr(folder, "LARGEST_FILES", size)

    assert len(in_json("examine", papers, *ASKED)["left_out"]) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="all may read all")
def test_a_file_that_may_not_be_read_is_named(papers: Path):
    (papers / "营业执照.docx").chmod(0)

    assert "营业执照.docx" in printed("examine", papers, *ASKED)


def test_a_file_that_cannot_be_opened_is_named(papers: Path):
    (papers / "社保.docx").symlink_to(papers / "nowhere")
    found = in_json("examine", papers, *ASKED)

    (file,) = (each for each in found["files"] if each["file"] == "社保.docx")
    assert file["unread"]
    assert "社保.docx" in printed("examine", papers, *ASKED)


@pytest.fixture
def companies(tmp_path: Path) -> Path:
    """Return a folder with the folders of two companies."""
    fill(tmp_path / "many", {"甲公司/营业执照.docx": "small-license"})
    return fill(tmp_path / "many", {"乙公司/IMG_1.jpg": "(picture)", ".hidden/a.txt": "weather"})


def test_of_many_folders_each_is_told(companies: Path):
    said = printed("examine", companies, *ASKED)
    found = in_json("examine", companies, *ASKED, "--many")

    assert [each["folder"] for each in found] == ["乙公司", "甲公司"]
    assert [places("examine", each) for each in found] == [[], []]
    assert found[0]["counts"]["refused"] == 0
    assert found[1]["counts"]["refused"] > 0
    assert found[1]["company"] == "甲（长沙）信息服务有限公司"
    assert "Registered capital" in said
    assert "by what was read: none while this stands" in said


def test_of_many_folders_each_is_a_row(companies: Path):
    csv = printed("examine", companies, *ASKED, "--format", "csv")
    rows = csv.lstrip("\ufeff").splitlines()

    assert rows[0].startswith("folder,company,refused")
    assert len(rows) == 3
    assert rows[2].startswith("甲公司,甲（长沙）信息服务有限公司")


def test_days_to_file_are_told_where_nothing_fails(companies: Path):
    (companies / "甲公司" / "营业执照.docx").unlink()
    fill(companies, {"甲公司/社保.docx": "certificate", "甲公司/IMG_1.jpg": "(picture)"})

    assert "by what was read: 1 December 2026 to " in printed("examine", companies, *ASKED)


def test_the_status_tells_of_many_too(companies: Path):
    assert ran("examine", companies, *ASKED, "--exit-code").status == 1


@pytest.mark.parametrize("wrong", [("--pack", "pack.zip"), ("--format", "docx")])
def test_many_have_neither_a_pack_nor_a_word_file(companies: Path, wrong: tuple[str, ...]):
    assert wrong[0] in refused("examine", companies, *wrong)


def test_one_folder_is_a_table_of_one_row(papers: Path):
    rows = printed("examine", papers, *ASKED, "--format", "csv").splitlines()

    assert len(rows) == 2
    assert rows[1].startswith("papers,甲（长沙）信息服务有限公司")


@pytest.mark.parametrize("names", [("1.2", "1.3"), ("营业执照", "社保"), ("甲公司",)])
def test_folders_of_papers_are_those_of_one_company(tmp_path: Path, names: tuple[str, ...]):
    for name in names:
        fill(tmp_path / "papers", {f"{name}/a.txt": "weather"})

    assert in_json("examine", tmp_path / "papers", *ASKED)["folder"] is None


def test_folders_by_lot_are_the_same_from_the_same_seed():
    one, other = (list(folders(5, 7)) for _ in range(2))

    assert one == other
    assert all(1 <= len(each.faults) <= 3 for each in one)


def test_folders_set_aside_are_of_other_layouts_and_names_and_hold_their_faults():
    """As pictures: what is drawn is the text with the fault in it."""
    texts: list[str] = []

    def drawn(text: str, _: Random) -> bytes:
        texts.append(text)
        return b"drawn"

    found = list(folders(46, 7, drawn=drawn))
    names = {name for paper in known()[0] if paper.texts for name in paper.names}
    files = [file for each in found for file in each.files.items()]
    drawn_names = {name.removesuffix(".jpg") for name, content in files if b"drawn" in content}

    assert not drawn_names & names
    assert {fault.id for each in found for fault in each.faults} == {
        fault.id for fault in known()[1]
    }
    assert any("湖北省通信管理局" in text for text in texts)


def test_known_faults_of_folders_by_lot_are_found(capsys: pytest.CaptureFixture[str]):
    wrong = [line for found in each(6, 3) for line in found]

    assert wrong == []
    assert "folders" in capsys.readouterr().out

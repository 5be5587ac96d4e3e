"""Drafts in Word: what each says, opened by another reader than wrote it."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import docx
import pytest
from support.applications import changed, ready
from support.command import printed
from support.owners import chart_of
from support.replies import asked
from support.rows import Row, answered, keyed, rows_of
from support.samples import in_both_languages

from checker.filing.drafts.outline import DRAFTS, ON_TEMPLATE, Drafts

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

ROWS = rows_of("drafts")
HUNAN = ready({"papers": ROWS["papers"]})


def opened(paper: str, data: dict[str, Any] = HUNAN) -> Document:
    """Return a draft as python-docx reads it."""
    return docx.Document(io.BytesIO(draft(paper, data)))


def draft(paper: str, data: dict[str, Any] = HUNAN) -> bytes:
    return Drafts(chart_of(data).report).document(paper).file()


def lines(found: Document) -> list[str]:
    return [paragraph.text for paragraph in found.paragraphs if paragraph.text]


def rows(found: Document, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.tables[table].rows]


def pairs(found: Document) -> dict[str, str]:
    return {row[0].partition("\n")[0]: row[1] for row in rows(found)}


# Every file.


@pytest.mark.parametrize("paper", DRAFTS)
@pytest.mark.parametrize("data", [HUNAN, {}], ids=["filled in", "empty"])
def test_another_reader_opens_every_draft(paper: str, data: dict[str, Any]):
    found = opened(paper, data)
    known = {style.name for style in found.styles}

    assert found.core_properties.title
    assert found.paragraphs[0].style is not None
    assert found.paragraphs[0].style.name == "Title"
    assert {p.style.name for p in found.paragraphs if p.style} <= known
    assert all(table.style is not None and table.style.name == "Grid" for table in found.tables)


@pytest.mark.parametrize("paper", DRAFTS)
def test_every_part_is_well_formed_and_carries_no_time(paper: str):
    content = draft(paper)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in archive.namelist():
            ET.fromstring(archive.read(name))  # noqa: S314 - our own

    assert content == draft(paper)


@pytest.mark.parametrize("paper", DRAFTS)
def test_a_row_is_never_torn_and_a_head_stands_on_every_page(paper: str):
    for table in opened(paper).tables:
        xml = table._tbl.xml  # noqa: SLF001 - python-docx has no name for it
        assert xml.count("<w:cantSplit") == len(table.rows)
        assert xml.count("<w:tblHeader") == (len(table.columns) > 2)


OF_EVERY_SHEET = [Row(ROWS["sheet"] | {"paper": paper}, paper) for paper in ON_TEMPLATE]
KEYS_OF_A_DRAFT = (
    *("answers", "begin", "fields", "fields_in_all", "first", "hides", "numbered", "only"),
    *("opens", "paper", "rows", "says", "within", "without"),
)


@pytest.mark.parametrize("row", keyed(ROWS["draft"] + OF_EVERY_SHEET, *KEYS_OF_A_DRAFT))
def test_what_a_draft_says(row: dict[str, Any]):
    found = opened(row["paper"], row.get("only", changed(HUNAN, answered(row))))
    said, fields = "\n".join(["", *lines(found), ""]), pairs(found) if found.tables else {}

    assert len(fields) == row.get("fields_in_all", len(fields))
    assert fields.items() >= row.get("fields", {}).items()
    assert all(fields[key].startswith(begin) for key, begin in row.get("begin", {}).items())
    assert all(words in fields[key] for key, words in row.get("within", {}).items())
    assert said.startswith(row.get("opens", ""))
    assert [words for words in row.get("says", ()) if words not in said] == []
    assert [words for words in row.get("hides", ()) if words in said] == []
    tables = [rows(found, number) for number in range(len(found.tables))]
    first = [[cells[0] for cells in table] for table in tables]
    assert row.get("first", first) == first
    (section,) = found.sections
    numbered = " PAGE " in section.footer._element.xml  # noqa: SLF001 - it has no name for a field
    assert numbered == row.get("numbered", numbered)
    there = [cells for table in tables for cells in table]
    assert [cells for cells in row.get("rows", ()) if cells not in there] == []


def test_the_english_of_the_letter_has_a_page_of_its_own_that_is_not_filed():
    found = opened("commitment-letter")
    broken = next(i for i, p in enumerate(found.paragraphs) if 'w:type="page"' in p._p.xml)  # noqa: SLF001
    after = [paragraph.text for paragraph in found.paragraphs[broken + 1 :]]

    assert after[0] == "英文对照和说明，提交前删去本页"
    assert "To: Hunan Communications Administration" in after
    assert not [p.text for p in found.paragraphs[:broken] if "license" in p.text]


def test_the_index_lies_on_its_side():
    (section,) = opened("index").sections
    assert section.page_width > section.page_height


# Command line and page.


def test_the_command_writes_the_file(tmp_path: Path):
    out = tmp_path / "cover.docx"

    printed("draft", "--paper", "cover", "--output", out, on=HUNAN)
    assert out.read_bytes() == draft("cover")


def test_the_page_gets_a_file_in_base64():
    reply = asked(do="drafts", paper="cover", application=HUNAN)

    assert reply["name"] == "cover.docx"
    assert base64.b64decode(reply["base64"]) == draft("cover")


@in_both_languages
def test_the_page_offers_what_the_applicant_may_need(lang: str):
    panel = asked(do="drafts", application=HUNAN | {"penalties": []}, lang=lang)["panel"]
    offered = [paper for paper in DRAFTS if f"&quot;{paper}&quot;" in panel]

    left_out = ("trust-keeping-commitment", "foreign-investor-statement")
    assert offered == [paper for paper in DRAFTS if paper not in left_out]
    assert ("许可机关有固定格式的，以其为准" if lang == "zh" else "comes first") in panel

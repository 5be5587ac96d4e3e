"""The report in both languages: each line in Chinese and English, what it rests on, its receipt."""

import io
from pathlib import Path

import docx
from support.applications import report_on
from support.command import printed
from support.rows import rows_of

from checker.core.words import word
from checker.filing.receipt import receipt
from checker.filing.take.twin import as_html, as_markdown, as_word, twin_parts
from checker.report.plain import PlainLine, parts_of

COMPANY = rows_of("said/twin")["common"]["only"]


def test_it_says_what_the_report_says_in_its_order():
    report = report_on(COMPANY)
    twin = list(twin_parts(report))
    plain = [part for part in parts_of(report) if part.kind != "title"]
    said = twin[1 : twin.index(PlainLine("heading", word("twin.answers")))]
    # What is settled the report says in one line, the twin by its name alone.
    named = [part for part in said if part.kind == "rule" and part not in plain]

    assert [part for part in said if part not in named] == [part for part in plain if part in said]
    assert [p.rule for p in said if p.rule] == [p.rule for p in plain if p.rule]
    assert {p.state for p in named} <= {"met", "not_applicable"}
    assert {p.kind for p in plain if p not in said} <= {"line", "step", "source", "brief"}


def test_it_ends_with_its_receipt():
    report = report_on(COMPANY)

    for digest in receipt(report.app).values():
        assert digest[:16] in as_markdown(report)
        assert digest[:16] in as_html(report)


def test_in_word_the_languages_stand_side_by_side():
    """Read back by python-docx, which is none of ours."""
    document = docx.Document(io.BytesIO(as_word(report_on(COMPANY))))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]

    assert document.core_properties.title == "自查报告 Self-assessment report · 甲公司"
    assert ["拟申请日期：2026年11月24日", "Filing date: 24 November 2026"] in rows
    assert any("registered-capital" in en and zh.startswith("【不符合】") for zh, en in rows)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert "所填答案 Answers given" in headings


def test_the_command_writes_a_word_file(tmp_path: Path):
    out = tmp_path / "out.docx"
    printed("check", "--format", "twin-word", "--output", out, on=COMPANY)
    assert out.read_bytes().startswith(b"PK")

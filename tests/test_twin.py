"""The report in both languages: each line in Chinese and English, what it rests on, its receipt."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from support.applications import report_on
from support.command import printed, refused
from support.each import for_each
from support.rows import rows_of

from checker.filing.receipt import receipt
from checker.filing.take.twin import as_html, as_markdown, as_word, twin_parts
from checker.report.plain import Part, parts_of
from checker.words import word

if TYPE_CHECKING:
    from pathlib import Path

COMPANY: dict[str, Any] = rows_of("twin")["company"]


def test_it_says_what_the_report_says_in_its_order():
    report = report_on(COMPANY)
    twin = list(twin_parts(report))
    plain = [part for part in parts_of(report) if part.kind != "title"]
    said = twin[1 : twin.index(Part("heading", word("twin.answers")))]

    assert said == [part for part in plain if part in said]
    assert [p.rule for p in said if p.rule] == [p.rule for p in plain if p.rule]
    assert {p.kind for p in plain if p not in said} <= {"line", "step", "source"}


def test_of_what_is_met_it_names_the_rule_alone():
    written = as_markdown(report_on(COMPANY))

    assert "`lawful-company` · 符合 Met" in written
    assert "申请人为有限责任公司或者股份有限公司。" not in written
    assert "注册资本为50万元" in written


def test_each_line_of_the_report_stands_in_both_languages():
    written = as_markdown(report_on(COMPANY))

    assert "注册资本为50万元" in written
    assert "The registered capital is RMB 500,000" in written
    assert "`registered-capital` · 不符合 Not met" in written
    assert "可以兼任。" in written


@for_each("zh, en", rows_of("twin")["answers"])
def test_the_answers_are_read_back_in_both_languages(zh: str, en: str):
    answers = as_markdown(report_on(COMPANY)).partition("所填答案")[2]

    assert zh in answers
    assert en in answers


def test_an_entry_goes_by_its_name():
    answers = as_markdown(report_on(COMPANY)).partition("所填答案")[2]

    assert "乙\\<公司\\>" in answers
    assert "60.5" in answers


def test_without_answers_it_says_so():
    assert "未填写任何答案。" in as_markdown(report_on({}))


def test_it_ends_with_its_receipt():
    report = report_on(COMPANY)

    for digest in receipt(report.app).values():
        assert digest[:16] in as_markdown(report)
        assert digest[:16] in as_html(report)


def test_as_a_page_it_carries_the_company_in_its_title_and_escapes_names():
    page = as_html(report_on(COMPANY))

    assert "<title>自查报告 Self-assessment report · 甲公司</title>" in page
    assert "乙&lt;公司&gt;" in page
    assert 'lang="zh-Hans"' in page


def test_an_application_without_a_name_has_a_plain_title():
    assert "<title>自查报告 Self-assessment report</title>" in as_html(report_on({}))


def test_in_word_the_languages_stand_side_by_side():
    """Read back by python-docx, which is none of ours."""
    document = docx.Document(io.BytesIO(as_word(report_on(COMPANY))))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]

    assert document.core_properties.title == "自查报告 Self-assessment report · 甲公司"
    assert ["拟申请日期：2026年11月24日", "Filing date: 24 November 2026"] in rows
    assert any("registered-capital" in en and zh.startswith("【不符合】") for zh, en in rows)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert "所填答案 Answers given" in headings


def test_a_word_file_needs_a_place(tmp_path: Path):
    assert "--output" in refused("check", "--format", "twin-word", on=COMPANY)
    out = tmp_path / "out.docx"
    printed("check", "--format", "twin-word", "--output", out, on=COMPANY)
    assert out.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("name", ["twin", "twin-markdown"])
def test_the_command_writes_it(tmp_path: Path, name: str):
    out = tmp_path / "out"

    printed("check", "--format", name, "--output", out, on=COMPANY)
    assert "自查报告" in out.read_text(encoding="utf-8")

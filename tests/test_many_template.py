"""The template: filled in and read again it holds the same answers, and it explains each column."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from support.applications import applications, parsed, ready
from support.samples import examples, in_both_languages
from support.sheets import (
    LAW,
    answers,
    as_csv,
    as_xlsx,
    csv_rows,
    entries,
    opened,
    refusals,
    row,
    saved,
)

from checker.io.csv_text import csv_file
from checker.many.cells import write_cell
from checker.many.columns import columns, offered
from checker.many.template import choices, template_lines
from checker.many.xlsx import template_xlsx
from checker.model import LANGS, Data, Lang

EVERY_RUN = examples(60)
MARK = {"en": "Example, not read", "zh": "示例，不读取"}


def at(application: Any, path: str) -> Any:
    for key in path.split("."):
        application = application.get(key) if isinstance(application, dict) else None
    return application


@EVERY_RUN
@given(applications())
@in_both_languages
@pytest.mark.parametrize(("write", "name"), [(as_csv, "a.csv"), (as_xlsx, "a.xlsx")])
def test_what_is_written_into_a_sheet_is_read_again(
    write: Callable[..., bytes], name: str, lang: Lang, application: Data
):
    head = ["#", *(fact.short.of(lang) for fact in columns())]
    cells = [write_cell(c, at(application, c.path), lang) for c in columns()]

    assert parsed(answers(write(head, ["x", *cells]), name)) == parsed(application)


@in_both_languages
def test_the_example_is_not_read(lang: Lang):
    for raw, name in ((csv_file(template_lines(lang)), "a.csv"), (template_xlsx(lang), "a.xlsx")):
        (fault,) = refusals(raw, name)
        assert fault.in_one_line("en").startswith("row 1: no company stands below")
    assert csv_rows(csv_file(template_lines(lang)))[1][:2] == [MARK[lang], "甲公司"]


@in_both_languages
def test_the_example_has_no_fault(lang: Lang):
    head, example = csv_rows(csv_file(template_lines(lang)))
    raw = as_csv(head, ["", *example[1:]])

    assert refusals(raw) == []
    assert row(answers(raw)).route["authority"] == "CN-HN"


@in_both_languages
def test_a_company_written_over_the_example_is_read(lang: Lang):
    head, example = csv_rows(csv_file(template_lines(lang)))

    assert (
        answers(as_csv(head, [example[0], "丙公司", *example[2:]]))["company"]["name"] == "丙公司"
    )


@in_both_languages
def test_a_filled_in_template_is_judged_as_its_file(lang: Lang):
    book = openpyxl.load_workbook(io.BytesIO(template_xlsx(lang)))
    for place, column in enumerate(offered(), 2):
        cell = write_cell(column, at(ready(), column.path), lang)
        book.worksheets[0].cell(3, place).value = cell
    (entry,) = entries(saved(book), "a.xlsx")

    assert entry.line == 3
    assert parsed(entry.application) == parsed(ready())


def test_the_template_asks_what_decides_and_the_name():
    paths = [column.path for column in offered()]
    deciding = [p for p, f in LAW.facts.items() if f.decides and "[]" not in p]

    assert paths[:2] == ["company.name", "application_date"]
    assert sorted(paths) == sorted([*deciding, "company.name", "application_date"])
    assert "holders" not in paths
    assert "holders" in [column.path for column in columns()]


@in_both_languages
def test_both_templates_have_the_same_heads(lang: Lang):
    heads, _ = template_lines(lang)

    assert csv_rows(csv_file((heads,)))[0] == opened(template_xlsx(lang))[0] == heads


@in_both_languages
def test_the_second_sheet_explains_each_column_in_both_languages(lang: Lang):
    _, how, *rows = opened(template_xlsx(lang), 1)

    assert [path for _, _, path, *_ in rows] == [column.path for column in offered()]
    assert all(all(cells) for cells in rows)
    assert "never “no”" in how[3]
    said = {path: (en, zh) for _, _, path, en, zh, *_ in rows}
    assert "Limited liability company (limited-liability-company)" in said["company.legal_form"][0]
    assert said["company.registered_capital"][1].endswith("单位：人民币元")
    assert "股东名称=乙公司，股东类型=公司" in said["shareholders"][1]
    assert "kind of shareholder (kind)" in said["shareholders"][0]
    assert "2025-01-31" in said["penalties"][0]


@in_both_languages
def test_cells_offer_their_words_and_dates_are_dates(lang: Lang):
    sheet = openpyxl.load_workbook(io.BytesIO(template_xlsx(lang))).worksheets[0]
    kinds = {
        str(each.sqref).partition("2")[0]: each for each in sheet.data_validations.dataValidation
    }
    letter = {cell.value: cell.column_letter for cell in sheet[1]}
    place = {column.path: letter[column.short.of(lang)] for column in offered()}

    assert kinds[place["company.legal_form"]].formula1.startswith('"')
    assert kinds[place["company.established_on"]].type == "date"
    assert sheet.column_dimensions[place["company.established_on"]].number_format == "yyyy-mm-dd"
    assert place["service.provinces"] not in kinds
    assert place["company.name"] not in kinds


def test_every_offered_word_is_read_again():
    for lang in LANGS:
        for column in offered():
            for said in choices(column, lang):
                found = at(answers(as_csv([column.path, "#"], [said, "x"])), column.path)
                assert found != said

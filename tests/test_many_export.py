"""Tables and rows to mend: other readers open them, and no cell is a formula."""

import io
import re
import sys
from dataclasses import replace
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from support.applications import DAY, ready
from support.command import printed
from support.samples import in_both_languages
from support.sheets import answers, as_csv, csv_rows, opened, refusals, row

from checker.core.input_error import InputError
from checker.io.csv_text import FORMULA_SIGNS, as_typed, csv_file, neutral
from checker.io.refused import Refused, refused
from checker.load import load_law
from checker.many import xlsx
from checker.many.cells import write_cell
from checker.many.days_and_plan import days_of
from checker.many.entries import Entry, lines_to_mend
from checker.many.judge import ChangedVerdict, Judged
from checker.many.table import change, days_in_short, lines
from checker.many.xlsx import template_xlsx, xlsx_file
from checker.model import LANGS, Lang, Text

HEADS = [
    *("file", "company", "date", "scope", "law", "local", "checklist", "stops", "open"),
    *("row", "group", "to_answer", "changed", "faults"),
]


def named(name: str) -> Any:
    return row(ready({"company.name": name}))


def table(found: list[Judged | Refused], lang: Lang = "en") -> list[list[str]]:
    """Return the cells of the table as CSV."""
    return csv_rows(csv_file(lines(found, lang)))


def as_xlsx(found: list[Judged | Refused], lang: Lang) -> bytes:
    return xlsx_file(lines(found, lang), lang)


def to_mend(found: list[Refused], lang: Lang = "en") -> list[list[str]]:
    return csv_rows(csv_file(lines_to_mend(found, lang)))


def test_a_table_is_the_same_in_csv_and_excel():
    found = [named("甲公司"), refused("b.toml", InputError("", Text("broken", "有误"), 3))]
    head, good, broken = table(found)

    assert head == HEADS
    assert dict(zip(head, good, strict=True)) | {"file": ""} == {
        **dict.fromkeys(HEADS, ""),
        "company": "甲公司",
        "date": "2026-11-24",
        "scope": "local network (one province)",
        **dict.fromkeys(("law", "local", "checklist", "group"), "Ready"),
        **dict.fromkeys(("open", "to_answer"), "0"),
    }
    assert broken == ["b.toml", "", "", "", "Not read", "", "", "line 3: broken", *[""] * 6]
    sheet = opened(as_xlsx(found, "en"))
    assert [["" if c is None else str(c) for c in line] for line in sheet] == [head, good, broken]
    assert sheet[1][8] == 0


def test_what_stands_in_a_sheet_has_its_row():
    raw = as_csv(["means.operators"], ["x"])
    judged = row(ready(), 4)
    _, good, broken = table([judged, *refusals(raw)], "zh")

    assert (good[9], broken[9]) == ("4", "2")
    assert broken[7].startswith("第2行：")


@pytest.mark.parametrize("sign", FORMULA_SIGNS)
def test_no_cell_begins_as_a_formula(sign: str):
    name = f"{sign}HYPERLINK(0)"
    found = [replace(named("甲公司"), company=name)]

    assert table(found)[1][1] == f"'{name}"
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(found, "en")))
    cell = book.worksheets[0]["B2"]
    assert cell.data_type == "s"
    assert cell.value.startswith("'")


@pytest.mark.parametrize("sign", [";", "\t"])
def test_no_cell_begins_as_a_formula_where_a_program_splits_otherwise(sign: str):
    """A list of rows is split at commas; a program set for another country splits it elsewhere."""
    found = [replace(named("甲公司"), company=f"甲{sign}=cmd\n+1")]

    cells = re.split(f"[{sign}\n]", csv_file(lines(found, "en")).decode())

    assert "'=cmd" in cells
    assert not [cell for cell in cells if cell.startswith(FORMULA_SIGNS)]


NEUTRAL = ["=1+1", "-5", "@x", "+8", "＝1", "\t1", "A;=1", "A\n-乙\n\n丙", "\t\t=1"]


@pytest.mark.parametrize("text", NEUTRAL)
def test_a_neutral_text_is_read_as_it_was_typed(text: str):
    assert as_typed(neutral(text)) == text
    assert as_typed(text) == text
    assert as_typed("'s Gravenhage") == "'s Gravenhage"


def test_other_tables_of_the_command_line_are_neutral_too(tmp_path: Any):
    path = tmp_path / "@a.json"
    path.write_text("{}", "utf-8")
    assert "/@a.json" in printed("batch", "--format", "csv", "--no-bom", path)
    for command in (["rules", "--stale", "--as-of", "2030-01-01"], ["rules"]):
        out = printed(*command, "--format", "csv", "--no-bom")
        cells = [cell for line in csv_rows(out.encode()) for cell in line]
        assert cells
        assert not [cell for cell in cells if cell.startswith(FORMULA_SIGNS)]


def test_rows_to_mend_are_mended_and_read():
    heads = ["company.name", "成立日期", "shareholders", "penalties", "means.floor_area"]
    raw = as_csv(
        heads,
        [
            "=甲公司",
            "2026-13-01",
            "乙公司，kind=公司，share=33.33\n丙公司",
            "2025-01-31,x=1",
            "1.5",
        ],
        ["丁公司", "2020-05-01", "", "", ""],
    )
    broken = refusals(raw)
    assert len(broken) == 1
    again = refusals(as_csv(*to_mend(broken, "zh")), "m.csv")
    assert [each.application for each in again] == [broken[0].application]

    head, line = to_mend(broken)
    assert head[:2] == ["# what is wrong", "# where it stood"]
    assert "penalties[0]" in line[0]
    assert line[1] == "a.csv, row 2"
    mended = dict(zip(head, line, strict=True))
    mended |= {"date of establishment": "2020-05-01", "penalties by a telecom authority": "无"}
    assert answers(as_csv([*mended], [*mended.values()])) == {
        "company": {"name": "=甲公司", "established_on": "2020-05-01"},
        "shareholders": [
            {"name": "乙公司", "kind": "company", "share": Decimal("33.33")},
            {"name": "丙公司"},
        ],
        "penalties": [],
        "means": {"floor_area": Decimal("1.5")},
    }


def test_a_file_or_a_head_has_no_row_to_mend():
    broken = [*refusals(b"x", "a.toml"), *refusals(as_csv(["company.name", "x"]))]

    assert len(broken) == 3
    assert len(to_mend(broken)) == 1


def test_an_entry_without_answers_is_counted_again():
    raw = as_csv(["shareholders", "means.operators"], ["kind=\nshare=60", "x"])
    (broken,) = refusals(raw)
    line = to_mend([broken])[1]

    assert broken.application == {"shareholders": [{}, {"share": 60}], "means": {"operators": "x"}}
    assert "shareholder’s name=\nshare held=60" in line


def test_a_change_names_rule_basis_before_and_after():
    changed = ChangedVerdict("lawful-company", "law", None, "not_met")

    assert [change(changed, lang) for lang in LANGS] == [
        "Lawful company (Current requirements): not measured → Not met",
        "依法设立的公司（现行要求）：未比对 → 不符合",
    ]


def test_the_table_tells_what_changed_or_that_nothing_did():
    now = named("甲公司")
    changed = ChangedVerdict("lawful-company", "law", "not_met", "met")
    rows = [now, replace(now, since="2026.10.2"), replace(now, since="1", changed=(changed,))]

    assert [line[12] for line in table(rows)[1:]] == [
        "",
        "no change",
        "Lawful company (Current requirements): Not met → Met",
    ]


def test_what_is_not_worked_out_yet_stands_empty_in_the_table():
    head, line = csv_rows(csv_file(lines([row(ready())], "en", ("window", "plan"))))

    assert (head[-2:], line[-2:]) == (["window", "plan"], ["", ""])


def test_an_excel_sheet_has_an_end(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(xlsx, "LAST_ROW", 1)

    assert len(opened(as_xlsx([named("a")], "en"))) == 2
    with pytest.raises(InputError, match="holds 1 rows below its column names"):
        as_xlsx([named("a"), named("b")], "en")


@in_both_languages
def test_without_the_library_excel_is_not_written(monkeypatch: pytest.MonkeyPatch, lang: Any):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    with pytest.raises(InputError) as caught:
        template_xlsx(lang)
    assert "pip install xlsxwriter" in caught.value.text.of(lang)


def test_days_that_are_open_say_so():
    found = days_of(Entry("a", None, ready({"means.funds": ...})), DAY)

    assert (found["kind"], found["windows"]) == ("open", [])
    assert found["nothing_fails"]
    assert days_in_short(found, "en") == "days not settled yet"


def test_a_date_and_what_is_no_answer_are_written_as_they_stand():
    law = load_law()

    assert write_cell(law.fact("company.established_on"), DAY, "zh") == "2026-11-24"
    assert write_cell(law.fact("company.legal_form"), "合作社", "en") == "合作社"

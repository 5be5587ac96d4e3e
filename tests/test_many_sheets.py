"""Sheets are read by their heads; a broken row is named by row and column and stops no other."""

import io
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from support.packed import zipped
from support.rows import by_columns, keyed, rows_of
from support.sheets import answers, as_csv, as_xlsx, entries, refusals, saved

from checker.io.refused import Refused
from checker.many.columns import by_head, columns, plain_head
from checker.many.entries import Entry, read_entries
from checker.many.sheet import letters
from checker.model import Data, entry_number

CELLS = rows_of("cells")
NO_MONEY = (
    '"一百来万" is not a whole number of yuan. Write a whole number of yuan, for example 1000000.'
)
NO_DATE = '"2026-13-01" is not a date. Write the date as YYYY-MM-DD, for example 2026-01-24.'
HEADS = ("company.name", "成立日期", "Registered  Capital")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_whatever_its_delimiter_and_encoding(delimiter: str, encoding: str):
    raw = as_csv(HEADS, ("甲公司", "2020-05-01", "1000000"), delimiter=delimiter, encoding=encoding)

    for name in ("a.csv", "-", "list.txt"):
        assert answers(raw, name)["company"] == {
            "name": "甲公司",
            "established_on": "2020-05-01",
            "registered_capital": 1_000_000,
        }


@pytest.mark.parametrize("cut", range(3))
def test_heads_that_are_longer_than_what_is_looked_at_tell_a_csv_wherever_they_are_cut(cut: int):
    own = [f"#本公司自己的第{n}列" for n in range(200)]
    raw = as_csv(["#" + "a" * cut, "公司名称", *own], ["", "甲公司"])

    assert answers(raw, "-") == {"company": {"name": "甲公司"}}


def test_a_byte_order_mark_in_another_encoding_is_no_part_of_a_head():
    raw = "\ufeffcompany.name\n甲公司".encode("gb18030")

    assert answers(raw) == {"company": {"name": "甲公司"}}


def test_every_row_is_an_application_with_the_number_that_a_spreadsheet_shows():
    raw = as_csv([], HEADS, ("甲\n公司", "", ""), [], ("乙公司", "", ""))

    assert [(e.name, e.line) for e in entries(raw)] == [("a.csv", 3), ("a.csv", 5)]


def test_cells_of_excel_are_read_as_what_they_are():
    heads = (*HEADS, "means.funds", "shareholders", "means.floor_area", "application_date")
    day = datetime(2020, 5, 1)  # noqa: DTZ001 - a cell has no zone
    raw = as_xlsx(
        heads,
        ("甲公司", day, 1_000_000.0, True, "乙公司，持股比例=33.33", 120.5, date(2026, 11, 24)),
        (360, None, 5),
    )

    first, second = entries(raw, "a.xlsx")
    assert first.application == {
        "application_date": date(2026, 11, 24),
        "company": {
            "name": "甲公司",
            "established_on": date(2020, 5, 1),
            "registered_capital": 1_000_000,
        },
        "means": {"funds": True, "floor_area": Decimal("120.5")},
        "shareholders": [{"name": "乙公司", "share": Decimal("33.33")}],
    }
    assert (second.line, second.application) == (
        3,
        {"company": {"name": "360", "registered_capital": 5}},
    )


@pytest.mark.parametrize("head", ["means.floor_area", "company.registered_capital"])
def test_what_excel_shows_as_a_percentage_is_no_area_and_no_capital(head: str):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append([head])
    sheet.append([0.335])
    sheet["A2"].number_format = "0.0%"
    (found,) = refusals(saved(book), "a.xlsx")

    assert "33.5%" in found.in_one_line("en")


@pytest.mark.parametrize("cell", keyed(CELLS["cell"], "head", "read", "written"))
def test_a_cell_is_read_as_people_write_it(cell: Data):
    found = answers(as_csv((cell["head"], "# mine"), (cell["written"], "x")))

    for key in cell["head"].split("."):
        found = found[key]
    assert found == cell["read"]
    assert type(found) is type(cell["read"])


@pytest.mark.parametrize("cell", ["", " ", "不清楚", "not sure", "?"])
@pytest.mark.parametrize("head", ["means.funds", "company.established_on", "shareholders"])
def test_what_is_left_open_is_no_answer(head: str, cell: str):
    assert answers(as_csv((head, "#"), (cell, "x"))) == {}


def test_entries_of_a_list_stand_on_lines_with_their_answers_behind_commas():
    cell = (
        "Example Co., Ltd.，股东类型=公司，持股比例＝60%\n; kind=natural-person, share=40, foreign="
    )

    assert answers(as_csv(["股东"], [cell])) == {
        "shareholders": [
            {"name": "Example Co., Ltd.", "kind": "company", "share": 60},
            {"kind": "natural-person", "share": 40},
        ]
    }


@by_columns("cell, path, said", CELLS["lists"])
def test_a_list_that_cannot_be_read_names_its_entry(cell: str, path: str, said: str):
    (found,) = refusals(as_csv(["shareholders"], [cell]))

    assert [error.path for error in found.errors] == [path]
    assert said in found.errors[0].text.en
    assert found.faults("zh")[0].startswith(f"第2行：股东第{entry_number(path) + 1}项（{path}）：")
    assert found.application == {"shareholders": cell}


def test_broken_rows_are_named_by_row_and_column_and_stop_no_other():
    raw = as_csv(
        HEADS,
        ("甲公司", "2020-05-01", "1000000"),
        ("乙公司", "2026-13-01", "一百来万"),
        ("丙公司", "2020-05-01", "1000000"),
        ("丁公司", "", "", "moved"),
    )
    found = list(read_entries("a.csv", raw))
    broken, beyond = refusals(raw)

    assert [each.line for each in found] == [2, 3, 4, 5]
    assert broken.faults("en") == [
        f"row 3: company.established_on (date of establishment): {NO_DATE}",
        f"row 3: company.registered_capital (registered capital): {NO_MONEY}",
    ]
    assert broken.faults("zh")[0].startswith("第3行：成立日期（company.established_on）：")
    assert broken.in_one_line("en").endswith(" 1 more fault.")
    assert beyond.faults("zh") == ["第5行：D栏有内容，没有表头。请核对本行各格与表头是否对齐。"]
    data = broken.as_data()
    assert (data["file"], data["line"]) == ("a.csv", 3)
    assert [fault["key"] for fault in data["faults"]] == [
        "company.established_on",
        "company.registered_capital",
    ]


@pytest.mark.parametrize("cell", keyed(CELLS["told"], "en", "head", "written", "zh"))
def test_a_cell_is_told_what_it_takes_in_words(cell: dict[str, str]):
    (broken,) = refusals(as_csv([cell["head"]], [cell["written"]]))

    assert cell["en"] in broken.in_one_line("en")
    assert cell["zh"] in broken.in_one_line("zh")
    assert "true, false" not in broken.in_one_line("en")
    (fault,) = broken.as_data()["faults"]
    assert broken.in_one_line("zh").endswith(fault["zh"])


def test_a_column_without_a_head_holds_nothing_or_is_told():
    raw = as_csv(("company.name", "", "means.funds"), ("甲公司", "", "是"), ("乙公司", "x", "是"))

    assert [(e.line, e.in_one_line("zh")) for e in refusals(raw)] == [
        (3, "第3行：B栏有内容，没有表头。请核对本行各格与表头是否对齐。")
    ]


def test_an_unknown_head_is_told_once_and_its_column_not_read():
    raw = as_csv(("company.name", "成立曰期", "＃编号"), ("甲公司", "2020-05-01", "7"))
    head, entry = read_entries("a.csv", raw)

    assert isinstance(head, Refused)
    assert head.faults("zh") == [
        "第1行：B栏：没有题目使用表头“成立曰期”，该栏未读取；自用栏的表头请以 # 开头。"
    ]
    assert isinstance(entry, Entry)
    assert entry.application == {"company": {"name": "甲公司"}}


@pytest.mark.parametrize(
    ("raw", "line", "said"),
    [
        (b"", 1, "the sheet is empty"),
        (b"\xef\xbb\xbf\r\n,,\r\n", 1, "the sheet is empty"),
        (as_csv(["colour", "taste"], ["red", "sweet"]), 1, "no column name of the template"),
        (as_csv(["company.name", "公司名称"], ["甲", "乙"]), 1, "two columns have this head"),
        (as_csv(["company.name"]), 1, "no company stands below the column names"),
        (b"company.name\n\xff\xff\xff", None, "neither UTF-8 nor GB 18030"),
        (b'company.name\n"' + b"x" * 200_000 + b'"', 2, "a quotation mark may be missing"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_one_fault(raw: bytes, line: int | None, said: str):
    (found,) = refusals(raw)

    assert found.line == line
    assert said in found.in_one_line("en")


def test_a_broken_sheet_keeps_the_rows_before():
    raw = b'company.name\nfirst\n"' + b"x" * 200_000 + b'"\nlast'
    first, broken = read_entries("a.csv", raw)

    assert isinstance(first, Entry)
    assert isinstance(broken, Refused)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04 broken", "the Excel file cannot be read"),
        (zipped({"xl/workbook.xml": " "}), "the Excel file cannot be read"),
        (b"\xd0\xcf\x11\xe0 old", "an older Excel file, or one with a password"),
        ("甲公司的申请".encode(), "this is no Excel file, whatever its name says"),
        (b"", "this is no Excel file, whatever its name says"),
    ],
)
def test_an_excel_file_that_cannot_be_read_is_one_fault(raw: bytes, said: str):
    (found,) = refusals(raw, "a.xlsx")

    assert said in found.in_one_line("en")


def test_what_a_cell_of_excel_holds_beyond_a_question_is_refused_there():
    noon = datetime(2020, 5, 1, 12)  # noqa: DTZ001 - a cell has no zone
    raw = as_xlsx(HEADS, ("甲公司", noon, True), ("乙公司", time(12), "#N/A"))

    assert [(each.line, [e.path for e in each.errors]) for each in refusals(raw, "a.xlsx")] == [
        (2, ["company.established_on", "company.registered_capital"]),
        (3, ["company.established_on", "company.registered_capital"]),
    ]


def test_an_application_file_is_one_entry_whatever_its_name():
    for raw, name in (
        (b"{}", "a.json"),
        (b"[company]\nname='x'", "a.toml"),
        (b"a = 1", "-"),
        (b"{}", "a.xlsx"),
    ):
        (entry,) = read_entries(name, raw)
        assert isinstance(entry, Entry)
        assert entry.line is None
    (broken,) = read_entries("a.toml", b"\n\nx = \ny = 1")
    assert isinstance(broken, Refused)
    assert (broken.line, broken.is_row) == (3, False)
    assert broken.faults("en")[0].startswith("line 3: the file cannot be read")


def test_columns_are_named_as_spreadsheets_name_them():
    assert [letters(n) for n in (0, 25, 26, 51, 52, 701, 702)] == [
        *("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"),
    ]


def test_every_question_outside_lists_has_a_head_of_its_own():
    heads = [(head, c) for c in columns() for head in (c.path, *c.short)]

    assert [head for head, column in heads if by_head()[plain_head(head)] is not column] == []


def test_a_column_may_be_headed_by_its_question_unless_several_papers_are_asked_it():
    raw = as_csv(["公司名称", "呼叫中心场地面积（平方米）"], ["甲公司", "120"])

    assert answers(raw)["means"] == {"floor_area": 120}
    assert "是否已加盖公章" not in by_head()


def test_excel_counts_days_also_where_no_format_says_so():
    raw = as_xlsx(["company.established_on", "company.registered_capital"], [43952, "贰佰万元整"])

    assert answers(raw, "a.xlsx")["company"] == {
        "established_on": "2020-05-01",
        "registered_capital": 2_000_000,
    }


class Pipe(io.BytesIO):
    """A stream in which nobody can go back."""

    def seekable(self) -> bool:
        return False


def test_what_comes_through_a_pipe_is_read_too():
    (entry,) = read_entries("-", Pipe(as_xlsx(["company.name"], ["甲公司"])))

    assert entry == Entry("-", 2, {"company": {"name": "甲公司"}})


def test_an_entry_comes_back_from_plain_data():
    entry = Entry("a.csv", 7, {"company": {"name": "甲公司"}})

    assert Entry(**entry._asdict()) == entry

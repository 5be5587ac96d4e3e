"""A sheet is read in bounds; whatever else stands in it is refused where it stands."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from support.packed import cell, heads, packed, row, zipped
from support.rows import by_columns, rows_of
from support.sheets import answers, as_csv, refusals
from support.word_files import of_false_size

from checker.core.bounds import MOST_COLUMNS, MOST_FAULTS, MOST_ROWS
from checker.core.packed import PIECE
from checker.io.refused import Refused
from checker.many import entries, xlsx_reader
from checker.many.entries import Entry, read_entries

HEADS = heads("company.name", "company.registered_capital", "company.established_on")
NAMED = row(2, cell("A2", "甲公司"))
# A smaller bound stops at the same lines: test_what_cells_share_is_no_more_than_a_bound.
UNNOTED = pytest.mark.no_cover
CSV_HEADS = b"company.name,company.registered_capital\n"


def only_fault(raw: bytes, name: str = "a.xlsx") -> str:
    """Return what is told of a sheet of which one thing is wrong."""
    (found,) = refusals(raw, name)
    assert len(found.errors) == 1
    return found.in_one_line("en")


def small(monkeypatch: pytest.MonkeyPatch, module: Any, **limits: int):
    for name, limit in limits.items():
        monkeypatch.setattr(module, name, limit)


# Excel


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (row(2_000_000_000, cell("A2", "x")), f"a row stands below row {MOST_ROWS:,}"),
        (row(2, cell("XFD2", "x")), "line 2: a value stands in column XFD. A sheet is read up to"),
        (row(2, "<c><v>1</v></c>" * (MOST_COLUMNS + 1)), "a value stands in column OK"),
        (row(2, cell("A2", "x" * 40_000)), "a cell holds more than 32,767 characters"),
        (row(2, f"<c><v>{'1' * 40_000}</v></c>"), "a cell holds more than 32,767 characters"),
        (row(2, "<c/>" * 300_000), "more empty cells, texts, or formats than are read"),
        ("<row/>" * 300_000, f"a row stands below row {MOST_ROWS:,}"),
        (f"<!--{'x' * 1_100_000}-->", "more empty cells, texts, or formats than are read"),
        (f'<row x="{"x" * 1_100_000}"/>', "more empty cells, texts, or formats than are read"),
    ],
)
def test_a_sheet_of_excel_ends_at_its_bounds(rows: str, said: str):
    assert said in only_fault(packed(HEADS + rows))


def test_a_gap_between_rows_takes_nothing():
    (entry,) = read_entries("a.xlsx", packed(HEADS + row(150_000, cell("A150000", "甲公司"))))

    assert isinstance(entry, Entry)
    assert entry.line == 150_000


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param({"sharedStrings": "<si><t>x</t></si>" * 110_000}, marks=UNNOTED),
        pytest.param({"sharedStrings": f"<si>{'<r><t/></r>' * 130_000}</si>"}, marks=UNNOTED),
        {"styles": f"<cellXfs>{'<xf/>' * 300_000}</cellXfs>"},
    ],
)
def test_what_cells_share_has_an_end(parts: dict[str, str]):
    is_text = "sharedStrings" in parts
    pointing = row(2, f'<c r="A2" {"t" if is_text else "s"}="{"s" if is_text else 1}"><v>0</v></c>')

    assert "more empty cells, texts, or formats" in only_fault(packed(HEADS + pointing, **parts))


@pytest.mark.thorough
def test_rows_that_are_read_do_not_add_up():
    empty = "<c/>" * 2_000
    rows = (row(n, cell(f"A{n}", "甲公司"), empty) for n in range(2, 262))

    assert len([*read_entries("a.xlsx", packed(HEADS + "".join(rows)))]) == 260


@pytest.mark.parametrize("lie", [bytes, of_false_size])
def test_a_file_that_unpacks_too_large_is_read_no_further(lie: Callable[[bytes], bytes]):
    read, sizes = zipfile.ZipExtFile.read, list[int]()

    def counted(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        sizes.append(len(piece := read(self, n)))
        return piece

    raw = lie(packed(" " * 9_000_000))
    with pytest.MonkeyPatch.context() as patched:
        small(patched, xlsx_reader, LARGEST_UNPACKED=200_000)
        patched.setattr(zipfile.ZipExtFile, "read", counted)
        said = only_fault(raw)

    assert "larger than 0 MB" in said or "cannot be read" in said
    assert sum(sizes) <= 200_000 + PIECE


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_packed_in_another_way_is_not_unpacked(method: int):
    assert "packed in a way that neither" in only_fault(zipped({"_rels/.rels": "a"}, method))


def test_what_cells_share_is_no_more_than_a_bound(monkeypatch: pytest.MonkeyPatch):
    small(monkeypatch, xlsx_reader, MOST_SHARED=100)
    pointing = row(2, '<c r="A2" t="s"><v>0</v></c>')
    strings = "<si><t>甲公司</t></si>"

    assert answers(packed(HEADS + pointing, sharedStrings=strings * 33), "a.xlsx")
    assert "more empty cells, texts" in only_fault(
        packed(HEADS + pointing, sharedStrings=strings * 34)
    )


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_a_file_that_is_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch, name: str):
    small(monkeypatch, entries, LARGEST_SHEET=1_000_000)
    begin = b"PK\x03\x04" if name == "a.xlsx" else CSV_HEADS

    assert "the sheet is larger than 1 MB. Divide it." in only_fault(begin + b" " * 1_000_000, name)


def test_a_list_of_parts_without_end_is_not_read():
    raw = zipped({"a" * 60_000 + str(n): "" for n in range(20)})

    assert "the Excel file cannot be read" in only_fault(raw)


def test_a_book_with_entities_is_refused():
    parts = zipfile.ZipFile(io.BytesIO(packed(HEADS)))
    texts = {name: parts.read(name).decode() for name in parts.namelist()}
    texts["xl/worksheet.xml"] = '<!DOCTYPE x [<!ENTITY a "b">]>' + texts["xl/worksheet.xml"]

    assert "the Excel file cannot be read" in only_fault(zipped(texts))


# What cells hold


def test_a_formula_without_a_result_is_no_open_answer():
    formula = "<c><f>B9*2</f></c>"
    (found,) = refusals(packed(HEADS + row(2, cell("A2", "甲公司"), formula)), "a.xlsx")

    assert [error.path for error in found.errors] == ["company.registered_capital"]
    assert "the formula has no stored result" in found.in_one_line("en")
    # In a head, too, it is none.
    assert "no column name" in only_fault(packed(row(1, formula)))


def test_a_formula_is_read_by_its_stored_result():
    stored = '<c><f>"甲"&amp;"公司"</f><v>1000000</v></c>'
    found = answers(packed(HEADS + row(2, cell("A2", "甲公司"), stored)), "a.xlsx")

    assert found["company"]["registered_capital"] == 1_000_000


@pytest.mark.parametrize("written", ["NaN", "1E+400", "-1E+400", "INF", "9" * 50, "1_000", "x"])
def test_what_is_no_number_is_refused_in_its_row(written: str):
    odd = row(2, cell("A2", "甲公司"), f"<c><v>{written}</v></c>")
    found = [*read_entries("a.xlsx", packed(HEADS + odd + row(3, cell("A3", "乙公司"))))]

    assert isinstance(found[1], Entry)
    (refused,) = refusals(packed(HEADS + odd), "a.xlsx")
    assert refused.line == 2
    assert written[:30] in refused.in_one_line("zh")


@by_columns("written, properties, day", rows_of("cells")["dated"])
def test_a_day_is_one_by_its_format(written: str, properties: str, day: date):
    styles = (
        '<numFmts><numFmt numFmtId="176" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/>'
        '</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf/>'
        '<xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="176"/></cellXfs>'
    )
    raw = packed(HEADS + row(2, f'<c r="C2"{written[2:]}'), styles=styles, properties=properties)

    assert answers(raw, "a.xlsx") == {"company": {"established_on": day}}


@pytest.mark.parametrize("written", ["1E+30", "-5"])
def test_a_day_beyond_the_calendar_is_refused_in_its_row(written: str):
    styles = '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>'
    raw = packed(HEADS + row(2, f'<c r="C2" s="1"><v>{written}</v></c>'), styles=styles)
    (found,) = refusals(raw, "a.xlsx")

    assert found.errors[0].path == "company.established_on"


def test_shared_and_rich_texts_are_read_without_their_readings():
    strings = "<si><r><t>甲</t></r><r><t>公_x53F8_</t></r><rPh><t>jia gong si</t></rPh></si>"
    raw = packed(HEADS + row(2, '<c r="A2" t="s"><v>0</v></c>'), sharedStrings=strings)

    assert answers(raw, "a.xlsx") == {"company": {"name": "甲公司"}}


def test_a_chart_in_front_is_no_sheet_and_prefixes_are_nothing():
    raw = packed(HEADS + NAMED, chartsheet="")
    parts = zipfile.ZipFile(io.BytesIO(raw))
    texts = {name: parts.read(name).decode() for name in parts.namelist()}
    sheet = texts["xl/worksheet.xml"].replace("<", "<x:").replace("<x:/", "</x:")
    texts["xl/worksheet.xml"] = sheet.replace("xmlns=", "xmlns:x=")

    for each in (raw, zipped(texts)):
        assert answers(each, "a.xlsx") == {"company": {"name": "甲公司"}}


@pytest.mark.parametrize(
    "rows", [row(2, '<c r="2A"><v>1</v></c>'), row(2, '<c t="s"><v>9</v></c>'), "<row r='x'/>"]
)
def test_a_cell_that_is_nowhere_breaks_the_file(rows: str):
    assert "the Excel file cannot be read" in only_fault(packed(HEADS + rows))


# CSV


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (b"x" + b",1" * 300_000, "line 2: a value stands in column OK"),
        (b"," * 3_000_000, "a row holds more than 1,000,000 characters"),
        (b'"\n",' * 300_000, "a row holds more than 1,000,000 characters"),
        (b"\n" * (MOST_ROWS + 1), f"a row stands below row {MOST_ROWS:,}"),
    ],
)
def test_a_csv_ends_at_its_bounds(rows: bytes, said: str):
    assert said in only_fault(CSV_HEADS + rows, "a.csv")


def test_empty_cells_beyond_the_bounds_are_none():
    raw = CSV_HEADS + "甲公司,5".encode() + b"," * 5_000

    assert answers(raw)["company"] == {"name": "甲公司", "registered_capital": 5}


@pytest.mark.parametrize("end", ["", "\n", "\r\n\r\n"])
def test_a_missing_quotation_mark_makes_no_company_of_the_rest(end: str):
    raw = f'{CSV_HEADS.decode()}甲公司,5\n"乙公司,6\n丙公司,7{end}'.encode()
    first, second = read_entries("a.csv", raw)

    assert isinstance(first, Entry)
    assert isinstance(second, Refused)
    assert "line 3: the CSV cannot be read from here on" in second.in_one_line("en")


@pytest.mark.parametrize("encoding", ["big5", "shift_jis"])
def test_the_writing_of_another_country_is_not_guessed(encoding: str):
    raw = as_csv(("company.name",), ("日本國際電話有限公司",), encoding=encoding)

    assert "Save the sheet as “CSV UTF-8”" in only_fault(raw, "a.csv")


@pytest.mark.parametrize("name", ["马喆呼叫中心（北京）有限公司", "Müller 呼叫中心", "甲公司"])
def test_what_excel_in_china_writes_is_read(name: str):
    raw = as_csv(("company.name",), (name,), encoding="gb18030")

    assert answers(raw) == {"company": {"name": name}}


# The first hundred faults


def test_of_a_row_a_hundred_faults_are_told_and_how_many_more():
    raw = CSV_HEADS + "甲公司,5".encode() + b",x" * 300
    (found,) = refusals(raw)

    assert len(found.errors) == MOST_FAULTS + 1
    assert found.faults("en")[-1].endswith("200 more faults.")
    assert found.in_one_line("en").endswith("in its column. 299 more faults.")

"""A cell that cannot be read is a flag in its row: the rest of the row is judged."""

import json
from pathlib import Path

import pytest
from support.command import ran
from support.companies import (
    AUDIT,
    CAPITAL,
    DAY,
    as_csv,
    as_filled_in,
    companies,
    put,
    sheet,
)
from support.samples import in_both_languages
from support.sheets import csv_rows

from checker.io.csv_text import csv_file
from checker.io.refused import Refused
from checker.many.board import Board
from checker.many.entries import read_entries
from checker.many.judge import Judged, judge
from checker.many.rows import BoardRow
from checker.many.table import lines
from checker.model import Lang

SIX = range(34, 52, 3)


def judged(rows: list[list[object]], name: str = "60家公司.csv") -> list[Judged | Refused]:
    """Return what comes of a sheet, row by row."""
    return [
        each if isinstance(each, Refused) else judge(each, DAY)
        for each in read_entries(name, as_csv(rows))
    ]


def one(**cells: object) -> Judged:
    """Return what comes of a sheet of one company."""
    (found,) = judged([["公司名称", *cells], ["甲公司", *cells.values()]])
    assert isinstance(found, Judged)
    return found


def keys(row: Judged) -> list[str]:
    """Return the keys of a row's flags."""
    return [error.path for error in row.unread.errors] if row.unread else []


def test_of_sixty_companies_none_is_lost():
    found = judged(as_filled_in())

    assert [type(each) for each in found] == [Judged] * 60
    flagged = {row.line: keys(row) for row in found if row.unread}
    assert flagged == {line: [AUDIT] for line in SIX}


def test_a_row_with_a_flag_comes_to_what_it_would_with_that_cell_empty():
    empty, bad = sheet(companies(1)), sheet(companies(1))
    put(empty, 2, CAPITAL, "")
    put(bad, 2, CAPITAL, "一百来万")
    (left_open,), (flagged,) = judged(empty), judged(bad)

    for part in Judged.__slots__:
        if part != "unread":
            assert getattr(flagged, part) == getattr(left_open, part), part
    assert keys(flagged) == [CAPITAL]


@pytest.mark.parametrize(
    ("head", "cell", "said"),
    [
        (
            "注册资本",
            "一百来万",
            '注册资本："一百来万"不是有效的金额。请填不带小数的正数（元），例如 1000000。',
        ),
        (
            "公司类型",
            "合作社",
            '公司类型："合作社"不能识别。填写方式：选一项：有限责任公司；股份有限公司；',
        ),
        ("成立日期", "2026-13-01", '成立日期："2026-13-01"不是日期。请按“年-月-日”填写'),
        ("股东", "乙公司，颜色=红", '股东第1项："颜色"不是该列表的项目。可填：股东名称（name），'),
        ("股东", "乙公司，持股比例=四成", '股东第1项，持股比例："四成"不是'),
    ],
)
def test_a_flag_says_which_cell_what_stood_there_and_what_is_allowed(
    head: str, cell: str, said: str
):
    row = one(**{head: cell})

    assert row.company == "甲公司"
    assert row.unread
    assert row.unread.cells()[0].zh.startswith(said)


def test_an_answer_that_cannot_be_read_in_a_list_leaves_the_others_of_its_entry():
    row = one(股东="乙公司，股东类型=公司，持股比例=四成")

    assert keys(row) == ["shareholders[0].share"]
    assert "shareholders" not in [why.facts[0] for why in row.causes.values()]


def test_an_audit_before_the_founding_day_is_a_flag():
    row = one(成立日期="2020-05-01", 审计报告日期="2019-03-31")

    assert row.unread
    assert row.unread.faults("zh") == [
        f"第2行：审计报告日期（{AUDIT}）：2019-03-31早于公司成立日期（2020-05-01）。"
    ]


def test_a_value_without_a_head_is_a_flag_too():
    (row,) = judged([["公司名称"], ["甲公司", "moved"]])

    assert isinstance(row, Judged)
    assert row.unread
    assert row.unread.faults("zh") == ["第2行：B栏有内容，没有表头。请核对本行各格与表头是否对齐。"]


def test_a_filing_day_that_cannot_be_read_is_today():
    row = one(拟申请日期="2026-13-01")

    assert (row.day, keys(row)) == (DAY, ["application_date"])


@in_both_languages
def test_the_line_of_a_flagged_row_says_its_flag(lang: Lang):
    html = BoardRow(one(注册资本="一百来万"), "../", DAY).html().of(lang)

    assert "一百来万" in html
    assert ("Write a whole number of yuan" if lang == "en" else "请填不带小数的正数") in html


def test_a_line_says_two_flags_and_counts_the_others():
    row = one(注册资本="一百来万", 成立日期="去年", 公司类型="合作社", 拟申请日期="明年")

    html = BoardRow(row, "../", DAY).html().of("zh")
    assert html.count("b-board__flag") == 2
    assert "另2处" in html


def test_the_board_lists_flagged_rows_apart_from_what_could_not_be_read():
    rows = [each for each in judged(as_filled_in()) if isinstance(each, Judged)]
    told = Board(rows, (), "../", DAY)

    assert "6家公司有单元格不能识别" in told.as_data()["broken"].of("zh")
    assert "第34行：审计报告日期" in told.as_data()["broken"].of("zh")
    assert 'data-do="mend"' in told.as_data()["broken"].of("zh")
    assert told.spoken().zh.startswith("60家公司：")
    assert told.spoken().en.endswith(
        "6 companies have cells that could not be read: they count as not answered."
    )


def test_the_table_and_json_keep_the_flag_in_its_row(tmp_path: Path):
    path = tmp_path / "60.csv"
    path.write_bytes(as_csv(as_filled_in()))
    as_table = ran("batch", path, "--format", "csv", "--lang", "zh")
    as_data = ran("batch", path, "--format", "json")
    head, *rows = csv_rows(as_table.out.encode())
    found = json.loads(as_data.out)

    # Whoever runs it unseen hears of it all the same.
    assert (as_table.status, as_data.status) == (2, 2)
    assert as_table.err.count(AUDIT) == 6
    at = head.index("未采用的单元格")
    assert [n for n, row in enumerate(rows, 2) if row[at]] == [*SIX]
    assert rows[SIX[0] - 2][at].startswith("审计报告日期：2019-03-31早于")
    assert (len(found["applications"]), found["errors"]) == (60, [])
    flagged = [each for each in found["applications"] if "faults" in each]
    assert [(each["line"], each["faults"][0]["key"]) for each in flagged] == [
        (line, AUDIT) for line in SIX
    ]


def test_the_table_of_the_page_has_the_flags_as_well():
    head, row = csv_rows(csv_file(lines([one(注册资本="一百来万")], "zh")))

    assert row[head.index("未采用的单元格")].startswith('注册资本："一百来万"')

"""What the page for many applications asks: read, judge, days to file, board, files."""

import csv
import io
import json
import re
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from openpyxl import load_workbook
from support.companies import (
    CAPITAL,
    as_csv,
    as_xlsx,
    companies,
    from_base64,
    in_base64,
    put,
    sheet,
    with_two_broken,
)
from support.replies import asked
from support.samples import in_both_languages

from checker.core.words import word
from checker.io.page_request import need
from checker.many import requests
from checker.model import Data

TODAY = "2026-11-26"
PAGE = Path(__file__).parents[1] / "docs/theme/assets/checker/many"
ASKED = re.compile(r'"(many-[a-z]+)"')


@pytest.fixture(autouse=True)
def _nothing_read():
    ask("clear")


def ask(kind: str, **request: Any) -> Data:
    common = {"today": TODAY, "site": "../", "known": len(requests.WORK.files)}
    return asked(do=f"many-{kind}", **(common | request))


def read(raw: bytes, name: str = "companies.csv") -> Data:
    return ask("read", name=name, bytes=in_base64(raw))


def read_all(raw: bytes, name: str = "companies.csv") -> list[Data]:
    """Return the replies until all of a file is read, judged, summed up and dated."""
    replies = [read(raw, name)]
    while not replies[-1]["work"]["finished"]:
        replies.append(ask("next"))
    return replies


def told(replies: list[Data], name: str) -> list[Any]:
    """Return all that some replies have told of one kind."""
    return [each for reply in replies for each in reply.get(name, ())]


def faults() -> list[tuple[int | None, list[str]]]:
    """Return what of rows could not be read: the line, and the key of each fault."""
    unread = [row.unread for row in requests.WORK.rows if row.unread]
    return [(each.line, [e.path for e in each.errors]) for each in unread]


def csv_lines(made: Data) -> list[list[str]]:
    return [*csv.reader(io.StringIO(from_base64(made["base64"]).decode("utf-8-sig")))]


BROKEN = [(6, ["company.established_on"]), (11, ["company.registered_capital"])]


def test_a_cell_that_cannot_be_read_is_named_by_row_and_field_and_no_row_is_lost():
    read_all(as_csv(with_two_broken()))

    assert faults() == BROKEN
    assert [row.line for row in requests.WORK.rows] == [*range(2, 16)]


def test_what_could_not_be_read_is_open_in_the_row_that_is_opened():
    lines = sheet(companies(1))
    put(lines, 2, CAPITAL, "一百来万")
    put(lines, 2, "shareholders", "乙公司，类型=公司，持股比例=四成")
    put(lines, 2, "penalties", "去年，x=1")
    ((row,),) = [told(read_all(as_csv(lines)), "rows")]

    assert "registered_capital" not in row["application"]["company"]
    assert row["application"]["shareholders"] == [{"name": "乙公司", "kind": "company"}]
    assert "penalties" not in row["application"]


def test_a_broken_file_is_an_error_and_no_row():
    read(b"[a]\n[a]\n", "one.toml")

    assert requests.WORK.waiting == []
    assert [(each.name, each.line) for each in requests.WORK.refused] == [("one.toml", 2)]


def test_an_excel_sheet_holds_what_its_csv_holds():
    lines = sheet(companies(3))
    read(as_xlsx(lines), "a")
    from_excel = [*requests.WORK.waiting]
    read(as_csv(lines), "a")

    assert len(from_excel) == 3
    assert requests.WORK.waiting == from_excel


def test_a_long_sheet_comes_in_parts():
    first = read(as_csv(sheet(companies(60))))["work"]
    second = ask("next")["work"]

    assert (first["waiting"], first["judging"], first["hungry"]) == (50, True, False)
    assert second["waiting"] == 60
    assert requests.WORK.reading is None


def test_few_are_judged_at_once_and_another_file_is_wanted_before():
    reply = read(as_csv(sheet(companies(12))))["work"]
    judged = ask("next")

    assert not reply["hungry"]
    assert len(judged["rows"]) == requests.MOST_JUDGED
    assert judged["work"] == {
        "rows": 10,
        "done": 10,
        "waiting": 2,
        "dated": 0,
        "judging": True,
        "hungry": True,
        "finished": False,
    }


def test_a_worker_begun_anew_knows_of_no_file(monkeypatch: pytest.MonkeyPatch):
    read(as_csv(sheet(companies(1))))
    monkeypatch.setattr(requests, "WORK", requests.Work())

    assert ask("next", known=1) == {"ok": True, "lost": True}
    assert ask("template", format="csv", known=1)["name"] == "b24-template.csv"


def test_a_file_that_is_given_again_takes_its_own_place():
    replies = read_all(as_csv(with_two_broken()))
    numbers = [row["number"] for row in told(replies, "rows")]
    again = read_all(as_csv(sheet(companies(2))))

    assert again[0]["gone"] == numbers
    assert not {row["number"] for row in told(again, "rows")} & {*numbers}
    assert (len(requests.WORK.rows), requests.WORK.refused) == (2, [])
    assert told(again, "board")


def test_a_sheet_of_many_rows_is_forgotten_at_once():
    read_all(as_csv(sheet(companies(1))))
    ((entry, row),) = requests.WORK.judged.values()
    requests.WORK.judged = dict.fromkeys(range(50_000), (entry, row))
    requests.WORK.undated = [*range(50_000)]
    begun = perf_counter()

    assert len(requests.WORK.forget(entry.name)) == 50_000
    assert perf_counter() - begun < 1
    assert requests.WORK.undated == []


def test_what_is_cleared_is_forgotten():
    read_all(as_csv(with_two_broken()))
    work = ask("clear")["work"]

    assert (work["done"], work["waiting"], work["judging"]) == (0, 0, False)
    assert ask("next")["board"]["cards"] == ""
    assert ask("next") == {"ok": True, "work": work | {"finished": True}}


def test_a_package_that_is_not_there_yet_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)

    lacks = asked(known=0, do="many-template", format="excel")
    assert lacks == {"ok": False, "lacks": "xlsxwriter"}
    assert not requests.WORK.files


def test_a_package_that_lacks_another_is_no_package_to_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "half_there.py").write_text("import not_there_at_all\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    with pytest.raises(ModuleNotFoundError, match="not_there_at_all"):
        need("half_there")


def test_the_page_may_ask_what_is_answered_here():
    asked = {kind for file in PAGE.glob("*.js") for kind in ASKED.findall(file.read_text("utf-8"))}

    assert asked == {*requests.KINDS}


def test_each_row_has_its_answers():
    applications = [{"company": {"registered_capital": -1}}, *companies(2)]
    files = {f"{n}.json": json.dumps(each).encode() for n, each in enumerate(applications)}
    rows = told([reply for name, raw in files.items() for reply in read_all(raw, name)], "rows")

    assert [row["application"] for row in rows] == applications[1:]
    assert [each.name for each in requests.WORK.refused] == ["0.json"]


def test_the_days_to_file_come_with_their_axis():
    replies = read_all(as_csv(sheet(companies(6))))
    dated = told(replies, "dated")
    axes = [reply["axis"] for reply in replies if "axis" in reply]

    assert [row["number"] for row in dated] == [row["number"] for row in told(replies, "rows")]
    assert len(axes) == 2
    assert all(axis.startswith("<svg") for axis in axes)
    assert not any(word("board.days-waiting").en in row["html"] for row in dated)
    assert all(row.days and row.days["kind"] for row in requests.WORK.rows)


def test_the_board_is_told_of_all_rows_before_their_days_and_after():
    replies = read_all(as_csv(with_two_broken()))
    boards = [reply["board"] for reply in replies if "board" in reply]

    assert len(boards) == 2
    assert boards[-1]["spoken"].startswith("14 companies: ")
    assert "2 companies have cells that could not be read" in boards[-1]["broken"]
    assert "row 6" in boards[-1]["broken"]
    assert "row 11" in boards[-1]["broken"]


def test_rows_to_mend_are_read_once_they_are_mended():
    read_all(as_csv(with_two_broken()))
    made = ask("mend")
    lines = csv_lines(made)
    ask("clear")
    read_all(as_csv(lines))

    assert made["name"] == "b24-to-mend.csv"
    assert len(lines) == 3
    assert [keys for _, keys in faults()] == [keys for _, keys in BROKEN]


@in_both_languages
def test_the_table_opens_as_excel_with_all_rows(lang: str):
    read_all(as_csv(with_two_broken()))
    made = ask("export", format="excel", lang=lang)
    (page,) = load_workbook(io.BytesIO(from_base64(made["base64"]))).worksheets
    lines = list(page.iter_rows(values_only=True))

    assert made["name"] == "b24-companies.xlsx"
    assert len(lines) == 1 + 14
    assert {"1号公司", "6号公司"} <= {cell for line in lines for cell in line}


def test_the_table_as_csv_has_the_same_rows_and_the_days_to_file():
    read_all(as_csv(sheet(companies(4))))
    made = ask("export", format="csv")
    head, *lines = csv_lines(made)

    assert made["name"] == "b24-companies.csv"
    assert len(lines) == 4
    assert all(line[head.index("window")] for line in lines)


@pytest.mark.parametrize("format_", ["excel", "csv"])
@in_both_languages
def test_the_template_is_read_without_its_example(format_: str, lang: str):
    made = ask("template", format=format_, lang=lang)
    read(from_base64(made["base64"]), made["name"])

    assert requests.WORK.waiting == []
    assert [each.line for each in requests.WORK.refused] == [1]

"""What the page for many applications asks: read, judge, days to file, board, files."""

from __future__ import annotations

import csv
import io
import sys
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

from checker import web
from checker.many import requests

TODAY = "2026-11-26"


def ask(kind: str, **request: Any) -> dict[str, Any]:
    return asked(do=f"many-{kind}", today=TODAY, site="../", **request)


def read(raw: bytes, name: str = "companies.csv") -> dict[str, Any]:
    return ask("read", name=name, bytes=in_base64(raw))


def entries_of(applications: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"name": f"{n}.json", "line": None, "application": a} for n, a in enumerate(applications)
    ]


def judged(count: int = 6) -> dict[str, Any]:
    return ask("judge", entries=entries_of(companies(count)))


def data(reply: dict[str, Any]) -> list[dict[str, Any]]:
    return [row["data"] for row in reply["rows"]]


def read_and_judged(raw: bytes, name: str = "companies.csv") -> dict[str, Any]:
    """Return the rows of a file, and its faults: those of reading, then those of judging."""
    reply = read(raw, name)
    found = ask("judge", entries=reply["entries"])
    return {"rows": found["rows"], "errors": reply["errors"] + found["errors"]}


@pytest.fixture
def broken() -> dict[str, Any]:
    return read_and_judged(as_csv(with_two_broken()))


def test_a_broken_row_is_named_by_row_and_field(broken: dict[str, Any]) -> None:
    told = [
        (error["line"], [fault["key"] for fault in error["faults"]]) for error in broken["errors"]
    ]

    assert told == [(6, ["company.established_on"]), (11, ["company.registered_capital"])]


def test_a_broken_row_stops_no_other(broken: dict[str, Any]) -> None:
    lines = [row["data"]["line"] for row in broken["rows"]]

    assert lines == [n for n in range(2, 16) if n not in (6, 11)]


def test_a_broken_file_is_an_error_and_no_row() -> None:
    reply = read(b"[a]\n[a]\n", "one.toml")

    assert reply["entries"] == []
    assert [(error["file"], error["line"]) for error in reply["errors"]] == [("one.toml", 2)]


def test_an_excel_sheet_holds_what_its_csv_holds() -> None:
    lines = sheet(companies(3))

    assert read(as_xlsx(lines), "a")["entries"] == read(as_csv(lines), "a")["entries"]


def test_a_long_sheet_comes_in_parts() -> None:
    first = read(as_csv(sheet(companies(60))))
    second = ask("more")

    assert (len(first["entries"]), first["more"]) == (50, True)
    assert (len(second["entries"]), second["more"]) == (10, False)


def test_a_worker_begun_anew_knows_of_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requests, "READING", [])

    assert ask("more") == {"ok": True, "lost": True}


@pytest.mark.parametrize(
    ("package", "request_"),
    [
        ("openpyxl", {"do": "many-read", "name": "a", "bytes": in_base64(b"PK\x03\x04")}),
        ("xlsxwriter", {"do": "many-template", "format": "excel"}),
    ],
)
def test_a_package_that_is_not_there_yet_is_named(
    monkeypatch: pytest.MonkeyPatch, package: str, request_: dict[str, Any]
) -> None:
    monkeypatch.setitem(sys.modules, package, None)

    assert asked(**request_) == {"ok": False, "lacks": package}


def test_the_page_may_ask_what_is_answered_here() -> None:
    assert {*requests.KINDS} == {*web.MANY}


def test_each_row_names_its_entry() -> None:
    entries = entries_of([{"company": {"registered_capital": -1}}, *companies(2)])
    reply = ask("judge", entries=entries)

    assert [row["entry"] for row in reply["rows"]] == [1, 2]
    assert [error["file"] for error in reply["errors"]] == ["0.json"]


def test_the_days_to_file_come_with_their_axis() -> None:
    entries = entries_of(companies(3))
    reply = ask("days", entries=entries, rows=data(ask("judge", entries=entries)))

    assert len(reply["cells"]) == 3
    assert reply["axis"].startswith("<svg")
    assert all(cell["html"] and cell["data"]["kind"] for cell in reply["cells"])


def test_the_board_is_told_of_all_rows(broken: dict[str, Any]) -> None:
    reply = judged()
    told = ask("board", rows=data(reply), errors=broken["errors"])

    assert told["spoken"].startswith(f"{len(reply['rows'])} companies: ")
    assert "2 of 8 could not be read" in told["broken"]
    assert "row 6" in told["broken"]
    assert "row 11" in told["broken"]


def test_rows_to_mend_are_read_once_they_are_mended(broken: dict[str, Any]) -> None:
    made = ask("mend", errors=broken["errors"])
    lines = list(csv.reader(io.StringIO(from_base64(made["base64"]).decode("utf-8-sig"))))
    again = read_and_judged(as_csv(lines))
    found = {tuple(fault["key"] for fault in error["faults"]) for error in again["errors"]}

    assert made["name"] == "b24-to-mend.csv"
    assert len(lines) == 3
    assert found == {("company.established_on",), ("company.registered_capital",)}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_table_opens_as_excel_with_all_rows(lang: str, broken: dict[str, Any]) -> None:
    rows = data(judged())
    made = ask("export", format="excel", rows=rows, errors=broken["errors"], lang=lang)
    (page,) = load_workbook(io.BytesIO(from_base64(made["base64"]))).worksheets
    lines = list(page.iter_rows(values_only=True))

    assert made["name"] == "b24-companies.xlsx"
    assert len(lines) == 1 + len(rows) + 2
    assert {"1号公司", "6号公司"} <= {cell for line in lines for cell in line}


def test_the_table_as_csv_has_the_same_rows_and_the_days_to_file() -> None:
    entries = entries_of(companies(4))
    rows = data(ask("judge", entries=entries))
    for row, cell in zip(rows, ask("days", entries=entries, rows=rows)["cells"], strict=True):
        row["days"] = cell["data"]
    made = ask("export", format="csv", rows=rows, errors=[])
    head, *lines = csv.reader(io.StringIO(from_base64(made["base64"]).decode("utf-8-sig")))

    assert made["name"] == "b24-companies.csv"
    assert len(lines) == 4
    assert all(line[head.index("window")] for line in lines)


@pytest.mark.parametrize("format_", ["excel", "csv"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_template_is_read_without_its_example(format_: str, lang: str) -> None:
    made = ask("template", format=format_, lang=lang)
    reply = read(from_base64(made["base64"]), made["name"])

    assert reply["entries"] == []
    assert [error["line"] for error in reply["errors"]] == [1]


def test_a_cell_that_a_spreadsheet_would_run_is_neutralized() -> None:
    (application,) = companies(1)
    application["company"]["name"] = "=1+1"
    rows = data(ask("judge", entries=entries_of([application])))
    made = ask("export", format="csv", rows=rows, errors=[])

    assert ",=1+1," not in from_base64(made["base64"]).decode()
    assert "=1+1" in from_base64(made["base64"]).decode()


def test_a_mended_row_is_judged() -> None:
    lines = with_two_broken()
    put(lines, 11, CAPITAL, "1000000")
    reply = read_and_judged(as_csv(lines))

    assert [error["line"] for error in reply["errors"]] == [6]

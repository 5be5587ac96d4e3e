"""Made-up companies for the page of many, and their sheets, with broken rows and as Excel."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from support import sheets

from checker.io.csv_text import csv_file as as_csv
from checker.many.columns import columns
from scripts.benchmark import companies as made
from scripts.benchmark.companies import sheet

__all__ = ["as_csv", "sheet"]

DAY = date(2026, 11, 26)
ESTABLISHED, CAPITAL = "company.established_on", "company.registered_capital"
FORM, AUDIT = "company.legal_form", "materials.financial-report.audit_report_on"


def companies(count: int) -> list[dict[str, Any]]:
    """Return so many application files, each with a name of its own."""
    return made.companies(count, DAY)


def of_every_group() -> list[dict[str, Any]]:
    """Return 24 companies and one of which the law does not say whether it needs a license."""
    found = companies(24)
    unclear = companies(3)[2]
    unclear["company"]["name"] = "25号公司"
    unclear["service"]["group_clients"] = "all"
    return [*found, unclear]


def put(lines: list[list[Any]], row: int, path: str, cell: object):
    """Write a cell into a row of a sheet, counted as a spreadsheet counts."""
    head = next(fact.short.zh for fact in columns() if fact.path == path)
    lines[row - 1][lines[0].index(head)] = cell


def with_two_broken(count: int = 14) -> list[list[Any]]:
    """Return a sheet in which two rows, 6 and 11, have a cell that cannot be read."""
    lines = sheet(companies(count))
    put(lines, 6, ESTABLISHED, "2026-13-01")
    put(lines, 11, CAPITAL, "100万?")
    return lines


def as_filled_in() -> list[list[Any]]:
    """Return a sheet of sixty companies, sixteen of them filled in as people copy from papers.

    Of the last six an audit is older than the company, a mistake of whoever filled them in.
    """
    lines = sheet(companies(60))
    copied = (*[(CAPITAL, "100万")] * 6, *[(FORM, "有限公司")] * 4, *[(AUDIT, "2019-03-31")] * 6)
    for row, (path, cell) in zip(range(4, 52, 3), copied, strict=True):
        put(lines, row, path, cell)
        if path == AUDIT:
            put(lines, row, ESTABLISHED, "2020-05-01")
    return lines


def as_xlsx(lines: Iterable[Sequence[Any]]) -> bytes:
    """Return a sheet as an Excel file that openpyxl has made."""
    return sheets.as_xlsx(*([str(cell) or None for cell in row] for row in lines))


def in_base64(raw: bytes) -> str:
    """Return bytes as a page sends them."""
    return b64encode(raw).decode()


def from_base64(text: str) -> bytes:
    """Return the bytes of what a page is sent."""
    return b64decode(text)

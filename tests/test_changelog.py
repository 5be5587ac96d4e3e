"""A change of the law's data stands in the changelog: instrument, effective date, rules, provinces.

If the first test fails, it says what to write; then run scripts/law_digest --write.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from support.faulty import law_copy, rewrite
from support.rows import by_columns, keyed, rows_of

from checker.load import load_law
from scripts.law_digest import BESIDE, CHANGELOG, LAW, complaints, digest, entered, faults, newest

if TYPE_CHECKING:
    from pathlib import Path

ROWS = rows_of("changelog")

# Noting lines takes longer than the work here, and no line runs here alone.
pytestmark = pytest.mark.no_cover
BOOK = CHANGELOG.read_text(encoding="utf-8")
DATA = load_law()
HEAD = "| Instrument | In force since | Rules | Provinces |\n| --- | --- | --- | --- |\n"
ROW = "| Measures for Telecom Business Licenses | 2027-07-01 | condition 7 | Nationwide |"


def changelog(rows: str, *, law: str = "", entry_of: str | None = None) -> str:
    """Write a changelog, its digests as entered for a law and the rows of that time."""
    book = f"# Changelog\n\n## 2 – 2027-01-01\n\n### Law\n\n{HEAD}{entry_of or rows}\n\n### Added\n"
    if law:
        book = entered(book, law)
    return book.replace(entry_of, rows) if entry_of else book


@cache
def today() -> str:
    """Return the digest of the law as it is, of nothing beside it."""
    return digest(LAW)


def test_the_newest_law_entry_tells_of_the_data_as_it_is():
    assert complaints(BOOK, digest(LAW, *BESIDE), DATA) == []


@pytest.mark.parametrize("row", keyed(ROWS["digest"], "file", "new", "old", "same"))
def test_what_changes_the_digest(tmp_path: Path, row: dict[str, Any]):
    copy = law_copy(tmp_path)
    rewrite(copy / row["file"], row["old"], row["new"])

    assert (digest(copy) == today()) is row["same"]


def test_a_file_more_changes_the_digest(tmp_path: Path):
    copy = law_copy(tmp_path)
    (copy / "local" / "new.toml").write_text("", encoding="utf-8")

    assert digest(copy) != today()


def test_a_text_cited_beside_the_law_changes_the_digest(tmp_path: Path):
    (beside,) = BESIDE
    other = tmp_path / beside.name
    shutil.copy(beside, other)
    assert digest(LAW, other) == digest(LAW, beside)

    rewrite(other, "办理材料第6项", "办理材料第7项")
    assert digest(LAW, other) != digest(LAW, beside)


def test_a_change_without_a_new_entry_is_told_what_to_write():
    (told,) = complaints(changelog(ROW, law="abc123"), "def456", DATA, writing=True)

    for wanted in ("def456", "instrument, effective date, rules, provinces", "law_digest --write"):
        assert wanted in told


MORE = changelog(f"{ROW}\n{ROW}", law="abc123", entry_of=ROW)


@pytest.mark.parametrize(
    ("book", "writing", "number"),
    [
        (MORE, True, 0),
        (MORE, False, 1),
        (changelog(ROW), False, 1),
        (entered(changelog(ROW), "def456"), False, 0),
    ],
    ids=["may be entered", "is to be entered", "has no digest", "was entered"],
)
def test_a_change_with_a_new_entry_is_entered(book: str, writing: bool, number: int):
    assert len(complaints(book, "def456", DATA, writing=writing)) == number


def test_entering_changes_the_newest_entry_only():
    older = "\n## 1 – 2026-01-01\n\n### Law\n\nOlder.\n"
    book = changelog(ROW) + older

    assert entered(book, "def456").endswith(older)
    assert newest(entered(book, "def456")).words == newest(book).words


def test_entering_twice_is_entering_once():
    once = entered(BOOK, "def456")

    assert entered(once, "def456") == once


@by_columns("row, lacking", ROWS["lacking"])
def test_an_entry_names_instrument_date_rules_and_provinces(row: str, lacking: str):
    (told,) = faults(HEAD + row if row.startswith("|") else row, DATA)

    assert lacking in told


@pytest.mark.parametrize("row", ROWS["complete"])
def test_an_entry_that_names_all_four_is_accepted(row: str):
    assert faults(HEAD + row, DATA) == []


def test_the_digests_stand_in_the_newest_entry_only():
    assert len(re.findall("law_digest --write", BOOK)) == 1

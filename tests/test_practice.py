"""What counters ask: two independent reports of a year, and never a part of a verdict."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import LAW
from support.rows import Row, by_columns, keyed, rows_of

from checker.core.tables import LawError
from checker.model import RANKS
from scripts.machine.environment import ROOT
from scripts.site.practice import FOLDER, RANK, read_practices

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

ROWS = rows_of("practice")
FILE = """\
[[practice]]
rule = "social-security-certificate"
says = { en = "It wants the original.", zh = "要求提交原件。" }

[[practice.report]]
number = 1
by = "a1b"
day = 2026-11-24
source = "counter"
said = "要求社保证明为原件。"

[[practice.report]]
number = 2
by = "c2d"
day = 2026-11-30
source = "correction"
said = "请提交原件。"
"""
SAID = 'source = "counter"\nsaid = "要求原件。"\n'


def of_reports(reports: list[dict[str, Any]]) -> str:
    """Write one practice with reports, numbered from 1."""
    rows = (
        f'[[practice.report]]\nnumber = {number}\nby = "{row["by"]}"\nday = {row["day"]}\n{SAID}'
        for number, row in enumerate(reports, 1)
    )
    head = FILE.partition("[[practice.report]]")[0]
    return head + "\n".join(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "practices"
    made.mkdir()
    return made


def write(folder: Path, content: str, name: str = "CN-HN.toml") -> None:
    (folder / name).write_text(content, encoding="utf-8")


@by_columns("name, reports, on, numbers", ROWS["shown"])
def test_it_is_shown_from_two_reporters_of_a_year(
    folder: Path, name: str, reports: list[dict[str, Any]], on: date, numbers: list[int]
):
    write(folder, of_reports(reports))

    (practice,) = read_practices(folder, LAW)

    fresh = [report.number for report in practice.fresh(on)] if practice.is_shown(on) else []
    assert fresh == numbers, name


@pytest.mark.parametrize("row", keyed(ROWS["fault"], "old", "new", "said"))
def test_a_fault_is_refused_with_file_and_place(folder: Path, row: Row):
    assert row["old"] in FILE
    write(folder, FILE.replace(row["old"], row["new"], 1))

    with pytest.raises(LawError, match=rf"practices/CN-HN\.toml.*{re.escape(row['said'])}"):
        read_practices(folder, LAW)


@pytest.mark.parametrize("name", ["miit.toml", "hunan.toml"])
def test_a_file_is_called_by_its_province(folder: Path, name: str):
    write(folder, FILE, name)

    with pytest.raises(LawError, match=rf"practices/{name}: .* is no province"):
        read_practices(folder, LAW)


def test_a_practice_without_a_report_is_none(folder: Path):
    write(folder, of_reports([]) + "report = []\n")

    with pytest.raises(LawError, match="report is missing"):
        read_practices(folder, LAW)


def test_one_report_needs_no_words_of_ours(folder: Path):
    write(folder, of_reports([{"by": "a1b", "day": "2026-11-24"}]).replace("says", "# says"))

    (practice,) = read_practices(folder, LAW)
    assert practice.says is None


def test_the_provinces_stand_in_their_official_order(folder: Path):
    for code in ("CN-HN", "CN-AH", "CN-BJ"):
        write(folder, FILE, f"{code}.toml")

    read = [practice.authority for practice in read_practices(folder, LAW)]
    assert read == ["CN-BJ", "CN-AH", "CN-HN"]


def test_without_a_folder_nothing_was_reported(tmp_path: Path):
    assert read_practices(tmp_path / "none", LAW) == ()


def test_what_is_in_the_project_can_be_read():
    practices = read_practices(FOLDER, LAW)

    assert {practice.authority for practice in practices} <= {*LAW.provinces}


def test_no_wording_of_the_law_can_have_its_rank():
    assert RANK not in RANKS


def checked(project: Path) -> bytes:
    """Check every application in a project, and give what is written."""
    command = [sys.executable, "-m", "checker", "batch", "applications", "--format", "json"]
    done = subprocess.run(  # noqa: S603 - our own
        [*command, "--as-of", "2026-11-24"], cwd=project, capture_output=True, check=True
    )
    return done.stdout


def test_verdicts_are_the_same_bytes_with_and_without_it(tmp_path: Path):
    """The package is laid out as in the project, and finds reports where they would stand."""
    shutil.copytree(ROOT / "checker", tmp_path / "checker")
    applications = tmp_path / "applications"
    applications.mkdir()
    for name, held in (("held", "true"), ("not-held", "false")):
        (applications / f"{name}.toml").write_text(
            'format = "call-center-license/application/1"\n'
            'service = { for_others = true, provinces = ["CN-HN"] }\n'
            f"materials.social-security-certificate.held = {held}\n",
            encoding="utf-8",
        )
    without = checked(tmp_path)

    practices = tmp_path / FOLDER.relative_to(ROOT)
    practices.mkdir(parents=True)
    write(practices, FILE)
    assert read_practices(practices, LAW)

    assert checked(tmp_path) == without
    assert b"social-security-certificate" in without

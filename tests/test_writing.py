"""A file is written whole or not at all, wherever and however it is to be written."""

import io
import json
import os
import re
import signal
import zipfile
from errno import ELOOP, ENOSPC
from pathlib import Path

import pytest
from support.applications import ready
from support.command import refused

from checker.doors.cli import main
from checker.io.csv_text import csv_file
from checker.io.output import beside
from checker.many.template import template_lines
from checker.many.xlsx import template_xlsx

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one application."""
    (tmp_path / "a.json").write_text(json.dumps(ready()), "utf-8")
    return tmp_path


def written(folder: Path, output: object, *more: str) -> int:
    return main(["batch", str(folder / "a.json"), "--output", str(output), *more])


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "a.json")


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o444])
def test_a_file_keeps_who_may_read_it(folder: Path, mode: int):
    path = folder / "out.csv"
    path.touch()
    path.chmod(mode)

    assert written(folder, path, "--format", "csv") == 0
    assert path.stat().st_mode & 0o777 == mode
    assert path.read_bytes()


def test_a_new_file_is_as_any_new_file(folder: Path):
    (folder / "other").touch()
    assert written(folder, folder / "out.csv", "--format", "csv") == 0

    modes = {(folder / name).stat().st_mode for name in ("other", "out.csv")}
    assert len(modes) == 1


def test_nobody_can_guess_where_a_part_is_written(folder: Path, monkeypatch: pytest.MonkeyPatch):
    parts = []
    replace = Path.replace
    monkeypatch.setattr(
        Path, "replace", lambda part, to: parts.append(part.name) or replace(part, to)
    )
    for _ in range(2):
        written(folder, folder / "out.csv", "--format", "csv")
    assert parts[0] != parts[1]

    # And what lies there already is not written through.
    monkeypatch.setattr("checker.io.output.token_hex", lambda _: "known")
    (folder / ".out.csv.known.part").symlink_to(folder / "victim")
    assert written(folder, folder / "out.csv", "--format", "csv") == 2
    assert not (folder / "victim").exists()


def test_a_link_is_followed_and_one_to_itself_is_a_fault(folder: Path, capfd: Capture):
    (folder / "link.csv").symlink_to("real.csv")
    (folder / "self.csv").symlink_to("self.csv")

    assert written(folder, folder / "link.csv", "--format", "csv") == 0
    assert (folder / "link.csv").is_symlink()
    assert (folder / "real.csv").read_bytes()
    assert written(folder, folder / "self.csv", "--format", "csv") in (0, 2)
    assert "Traceback" not in capfd.readouterr().err


def test_what_an_older_python_says_of_a_link_to_itself_is_a_fault(
    folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
):
    def looping(_path: Path) -> Path:
        raise RuntimeError("Symlink loop")

    monkeypatch.setattr(Path, "resolve", looping)

    assert written(folder, folder / "out.csv", "--format", "csv") == 2
    assert os.strerror(ELOOP).lower() in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [("--format", "xlsx", "--output"), ("--template",)])
def test_a_full_disk_is_a_fault_of_excel_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
):
    def full(*_: object, **_how: object):
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr("xlsxwriter.workbook.ZipFile", full)
    sources = [] if arguments == ("--template",) else [str(folder / "a.json")]

    assert "no space left on device" in refused(
        "batch", *sources, *arguments, str(folder / "out.xlsx")
    )
    assert left(folder) == []


def test_a_fault_of_what_is_written_is_none_of_the_file(folder: Path):
    path = folder / "out.csv"

    with pytest.raises(ValueError, match="no such month"), beside(str(path)):
        raise ValueError("no such month")
    assert left(folder) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_whoever_is_asked_to_end_leaves_no_part(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
):
    before = signal.getsignal(number)

    def ended(*_: object):
        os.kill(os.getpid(), number)

    monkeypatch.setattr("checker.doors.command.batch.judge", ended)
    with pytest.raises(SystemExit) as stop:
        written(folder, folder / "out.csv", "--format", "csv")

    assert stop.value.code == 128 + number
    assert left(folder) == []
    assert signal.getsignal(number) is before


def test_a_book_of_excel_does_not_say_when_it_was_made():
    with zipfile.ZipFile(io.BytesIO(template_xlsx("zh"))) as book:
        said = book.read("docProps/core.xml").decode()

    assert set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:]+", said)) == {"2026-01-01T00:00:00"}


def test_a_csv_for_spreadsheets_says_that_it_is_utf_8():
    assert csv_file(template_lines("zh")).startswith(b"\xef\xbb\xbf")


def test_only_a_report_may_be_as_large_as_one(folder: Path):
    path = folder / "large.json"
    path.write_text(json.dumps(ready()) + " " * 1_000_000, "utf-8")

    assert "1 MB" in refused("compare", path, str(folder / "a.json"))

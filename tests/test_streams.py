"""Closed, full and odd streams: one line and status 2, never a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.applications import ready
from support.command import ran, refused
from support.rows import by_columns, rows_of
from support.samples import in_both_languages
from support.sources import ROOT
from support.streams import Terminal

from checker.doors.cli import main
from checker.io.terminal import columns, wrapped

ROWS = rows_of("streams")

linux = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "application.json"
    path.write_text(json.dumps(ready(), ensure_ascii=False), "utf-8")
    return path


def shell(redirected: str, *args: str) -> subprocess.CompletedProcess[str]:
    """Run the command with a stream turned elsewhere by the shell."""
    command = ["sh", "-c", f'exec "$0" -m checker "$@" {redirected}', sys.executable, *args]
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603 - this very program
        command, capture_output=True, check=False, encoding="utf-8", env=env
    )


@linux
@by_columns("redirected, args, said", ROWS["broken"])
def test_a_broken_stream_is_one_line_and_status_2(redirected: str, args: list[str], said: str):
    done = shell(redirected, *args)

    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@linux
def test_a_full_disk_is_not_mistaken_for_an_answer(file: Path):
    done = shell(">/dev/full", "check", str(file), "--exit-code")

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@linux
@pytest.mark.parametrize("redirected", ["2>&-", "2>/dev/full"])
def test_without_a_stream_for_errors_the_status_still_tells(redirected: str):
    done = shell(redirected, "check", "no-such-file")

    assert (done.returncode, done.stdout) == (2, "")


@linux
def test_a_name_that_is_no_text_is_shown_and_given_back(tmp_path: Path):
    name = os.fsencode(tmp_path) + b"/\xff\x1b.json"
    done = subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-m", "checker", "batch", name, "--format", "json"],
        capture_output=True,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 2
    assert done.stderr.decode().endswith(
        r"\xff\x1b.json: no such file or directory. Name a readable file, or - for standard input."
        "\n"
    )
    assert b"\x1b" not in done.stdout
    (error,) = json.loads(done.stdout)["errors"]
    assert os.fsencode(error["file"]) == name


class Broken(io.StringIO):
    def read(self, *_: object) -> str:
        raise OSError

    def write(self, _text: str) -> int:
        raise ValueError


class Full(io.StringIO):
    """A stream of the system's whose disk is full."""

    def __init__(self):
        super().__init__()
        self.number = os.open(os.devnull, os.O_WRONLY)

    def fileno(self) -> int:
        return self.number

    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")


def test_a_full_stream_is_let_go(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    stream = Full()
    monkeypatch.setattr("sys.stdout", stream)

    assert main(["--version"]) == 2
    assert sys.stdout is not stream
    os.close(stream.number)
    assert capfd.readouterr().err == "standard output: no space left on device.\n"


def test_streams_of_a_program_that_calls(
    file: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    for broken in (None, Broken()):
        monkeypatch.setattr("sys.stdout", broken)
        assert main(["check", str(file)]) == 2
    monkeypatch.setattr("sys.stderr", None)
    assert main(["check", ""]) == 2
    monkeypatch.undo()
    assert "standard output: cannot be written." in capfd.readouterr().err


def test_standard_input_of_a_program_that_calls(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    stdin = io.TextIOWrapper(io.BytesIO(b"{}"))
    stdin.buffer.close()
    monkeypatch.setattr("sys.stdin", stdin)
    assert main(["check", "-"]) == 2
    assert "standard input: cannot be read. Name" in capfd.readouterr().err
    monkeypatch.setattr("sys.stdin", None)
    assert main(["check", "-", "--lang", "zh"]) == 2
    assert (
        capfd.readouterr().err
        == "标准输入：标准输入已关闭。请指定可读取的文件，或用 - 表示标准输入。\n"
    )


def test_a_file_is_written_whole(file: Path):
    written = file.with_name("report.md")
    written.write_text("before", "utf-8")

    assert ran("check", file, "--format", "markdown", "--output", written) == (0, "", "")
    assert written.read_text("utf-8").startswith("# Call center")
    assert sorted(p.name for p in file.parent.iterdir()) == ["application.json", "report.md"]


@by_columns("name, said", ROWS["not_written"])
def test_a_file_that_cannot_be_written(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str
):
    monkeypatch.chdir(file.parent)

    assert refused("check", file, "--output", name).startswith(said)
    assert [p.name for p in file.parent.iterdir()] == ["application.json"]


@pytest.mark.parametrize("output", ["application.json", "link.json"])
def test_a_file_that_is_read_is_not_written_over(
    file: Path, monkeypatch: pytest.MonkeyPatch, output: str
):
    monkeypatch.chdir(file.parent)
    before = file.read_bytes()
    file.with_name("link.json").symlink_to(file)

    for command in ROWS["reads"]:
        assert refused(*command, "--output", output) == (
            f"--output: {output} is read by this very command. Name another file to write.\n"
        )
    assert file.read_bytes() == before


def test_a_disk_that_fills_up_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch):
    def full(path: Path, _data: bytes) -> int:
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    written = file.with_name("report.txt")
    written.write_text("before", "utf-8")
    monkeypatch.setattr(Path, "write_bytes", full)

    said = refused("check", file, "--output", written)
    assert said == f"--output: {written}: no space left on device.\n"
    assert written.read_text("utf-8") == "before"
    assert sorted(p.name for p in file.parent.iterdir()) == ["application.json", "report.txt"]


@in_both_languages
def test_long_lines_are_broken_on_a_terminal(monkeypatch: pytest.MonkeyPatch, lang: str):
    monkeypatch.setenv("COLUMNS", "72")
    shown = {}
    for stream in (io.StringIO(), Terminal()):
        monkeypatch.setattr("sys.stdout", stream)
        main(["rules", "--lang", lang])
        shown[stream.isatty()] = stream.getvalue()

    assert max(map(columns, shown[False].splitlines())) > 72
    assert max(map(columns, shown[True].splitlines())) <= 72
    assert "".join(shown[True].split()) == "".join(shown[False].split())


def test_a_terminal_is_never_too_narrow_and_an_address_never_broken():
    address = "https://example.org/" + "a" * 60

    assert wrapped(f"  see {address}\n", 0) == f"  see\n  {address}\n"
    assert wrapped(f"  {address}\n", 0) == f"  {address}\n"

"""Folders that are no plain folders, input without end, and runs that are broken off."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import ready
from support.command import ran, refused
from support.packed import cell, heads, packed, row
from support.replies import asked
from support.sheets import as_csv
from support.sources import ROOT

from checker import __main__ as program
from checker.core.bounds import LARGEST_SHEET, MOST_FAULTS
from checker.doors import cli
from checker.doors.cli import main
from checker.io.folders import files_below
from checker.io.output import beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one application."""
    (tmp_path / "good.json").write_text(json.dumps(ready()), encoding="utf-8")
    return tmp_path


def batch(*arguments: object) -> tuple[dict[str, Any], str]:
    """Return the data of a batch in which something is broken, and what was told."""
    status, out, err = ran("batch", *arguments, "--format", "json")
    assert status == 2
    return json.loads(out), err


# Folders


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.json", os.mkfifo),
        ("a.csv", lambda path: path.symlink_to("/dev/zero")),
    ],
    ids=["pipe", "device"],
)
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(
    folder: Path, name: str, make: Callable[[Path], None]
):
    make(folder / name)
    found, err = batch(folder)

    assert [each["company"] for each in found["applications"]] == ["甲公司"]
    assert f"{name}: this is a pipe or a device, not a file." in err


def unseen(monkeypatch: pytest.MonkeyPatch, name: str):
    """Let nobody look at what bears a name; whoever runs the tests may be allowed to."""
    stat = Path.stat

    def looked(path: Path, **how: Any) -> os.stat_result:
        if path.name == name:
            raise PermissionError(13, "Permission denied")
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", looked)


def test_what_cannot_be_looked_at_is_among_the_files(folder: Path, monkeypatch: pytest.MonkeyPatch):
    (folder / "closed").mkdir()
    (folder / "a.txt").touch()
    unseen(monkeypatch, "closed")

    assert [*files_below(str(folder))] == [str(folder / "closed"), str(folder / "good.json")]


@pytest.mark.thorough
def test_a_folder_may_lie_as_deep_as_the_system_lets_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(folder)
    for _ in range(1500):
        Path("a").mkdir()
        os.chdir("a")
    Path("deep.json").touch()
    os.chdir(folder)

    assert [Path(name).name for name in files_below(".")] == ["deep.json", "good.json"]


def test_links_that_lead_nowhere_or_back_are_left(folder: Path):
    (folder / "round").symlink_to(folder)
    (folder / "self").symlink_to("self")
    (folder / "self.json").symlink_to("self.json")
    (folder / "gone").symlink_to("nowhere")

    names = [Path(name).name for name in files_below(str(folder))]
    assert names == ["good.json", "self.json"]


def test_a_name_that_is_none_stays_as_it_is():
    assert [[*files_below(name)] for name in ("", "a\0b")] == [[""], ["a\0b"]]


# Input without end


class Endless(io.RawIOBase):
    """A stream that never ends, and counts what was read of it."""

    def __init__(self, begin: bytes, line: bytes):
        """Begin with some bytes; then one line comes over and over."""
        self.begin, self.line, self.count = begin, line, 0

    def seekable(self) -> bool:
        """Tell that it cannot go back, as a pipe."""
        return False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return as much as is asked for."""
        assert size >= 0
        piece = (self.begin + self.line * (size // len(self.line) + 1))[:size]
        self.begin = b""
        self.count += len(piece)
        return piece


@pytest.mark.parametrize("begin", [b"company.name,means.funds\n", b"x\n", b"PK\x03\x04"])
def test_standard_input_without_end_is_one_fault(monkeypatch: pytest.MonkeyPatch, begin: bytes):
    endless = Endless(begin, b"x,perhaps\n")
    monkeypatch.setattr("sys.stdin", type("", (), {"buffer": endless}))
    found, err = batch("-")

    assert len(err.splitlines()) == len(found["errors"]) == 1
    assert endless.count <= LARGEST_SHEET + (2 << 20)


def test_a_device_that_is_named_is_read_in_bounds():
    assert len(refused("batch", "/dev/zero").splitlines()) == 1


def test_of_many_broken_rows_a_hundred_faults_are_told_and_how_many_more(folder: Path):
    sheet = as_csv(("company.name", "means.funds"), *(("甲公司", "perhaps"),) * 250)
    for name in ("a.csv", "b.csv"):
        (folder / name).write_bytes(sheet)
    found, err = batch(folder)

    assert sum(len(each.get("faults", ())) for each in found["applications"]) == 500
    assert len(err.splitlines()) == MOST_FAULTS + 1
    assert err.endswith("\n400 more faults.\n")


# Runs that break


def test_a_number_beyond_all_numbers_breaks_no_batch(folder: Path):
    odd = row(2, "<c><v>1E+400</v></c>")
    raw = packed(
        heads("company.registered_capital", "company.name") + odd + row(3, "", cell("B3", "乙公司"))
    )
    (folder / "a.xlsx").write_bytes(raw)
    found, err = batch(folder)

    assert [each["company"] for each in found["applications"]] == [None, "乙公司", "甲公司"]
    assert ["faults" in each for each in found["applications"]] == [True, False, False]
    assert "1E+400" in err
    asked(do="many-clear")
    reply = asked(do="many-read", name="a.xlsx", bytes=b64encode(raw).decode(), known=0)
    assert reply["ok"] is True
    asked(do="many-clear")


def test_more_days_than_python_can_count_are_a_fault(folder: Path):
    assert "--days" in refused("window", str(folder / "good.json"), "--days", "9" * 5000)


def test_ctrl_c_ends_a_command_without_a_word(
    folder: Path, capfd: Capture, monkeypatch: pytest.MonkeyPatch
):
    def broken_off(*_: object, **_how: object):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "print_out", broken_off)

    assert main(["check", str(folder / "good.json")]) == 130
    assert capfd.readouterr() == ("", "")


# Ctrl-C, from the first part of the checker that is imported on

STOPPED = "Stopped. No file was left half written.\n"


class Started:
    """A program of its own that tells on standard error what it has imported."""

    def __init__(self, *words: object):
        """Start it; it is given nothing to read yet."""
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "-X", "importtime", "-m", "checker", *map(str, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=env,
        )

    def imports(self, part: str, more: int = 0) -> None:
        """Wait until a part is imported, and so many others behind it."""
        left = None
        for line in self.process.stderr or ():
            left = left - 1 if left else more if part in line else left
            if left == 0:
                return

    def interrupted(self) -> tuple[int, str, str]:
        """Press Ctrl-C, and return the status and what was written."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate()
        told = [line for line in err.splitlines(keepends=True) if "import time:" not in line]
        return self.process.returncode, out, "".join(told)


@pytest.mark.parametrize("more", range(0, 200, 25))
def test_ctrl_c_while_the_program_is_imported_is_one_line(folder: Path, more: int):
    started = Started("check", folder / "good.json", "--output", folder / "report.txt")
    started.imports("checker.", more)

    assert started.interrupted() == (130, "", STOPPED)
    assert [path.name for path in folder.iterdir()] == ["good.json"]


@pytest.mark.parametrize("command", ["batch", "pack"])
def test_ctrl_c_while_a_command_reads_leaves_nothing_half_written(folder: Path, command: str):
    ending = {"batch": "csv", "pack": "zip"}[command]
    forms = ["--format", "csv"] if command == "batch" else []
    started = Started(command, "-", *forms, "--output", folder / f"out.{ending}", "--lang", "zh")
    started.imports("checker.doors.cli")
    # It waits for its application; of a batch the file that it is written to is there before.
    while command == "batch" and not [*folder.glob(".out*")]:
        pass

    assert started.interrupted() == (130, "", "已中断，没有留下不完整的文件。\n")
    assert [path.name for path in folder.iterdir()] == ["good.json"]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let this very program hear Ctrl-C as one that was just started."""
    monkeypatch.setattr("sys.argv", ["checker", "check"])
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_what_is_broken_off_may_end_with_another_fault(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
):
    def ends_with(fault: type[BaseException]) -> None:
        def run() -> int:
            try:
                signal.raise_signal(signal.SIGINT)
            except KeyboardInterrupt:
                raise fault from None
            return 0

        monkeypatch.setattr(cli, "main", run)

    for fault in (KeyboardInterrupt, ValueError, SystemExit):
        signal.signal(signal.SIGINT, signal.default_int_handler)
        ends_with(fault)
        assert program.main() == 130
        assert capfd.readouterr() == ("", STOPPED)
    # Python's own end is not broken off any more.
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


@pytest.mark.usefixtures("heard")
def test_ctrl_c_before_a_command_runs_lets_none_run(
    capfd: Capture, monkeypatch: pytest.MonkeyPatch
):
    def press(number: int, handler: Callable[..., None]):
        if callable(handler):
            handler(number, None)

    with monkeypatch.context() as patch:
        patch.setattr(signal, "signal", press)
        patch.setattr(cli, "main", lambda: pytest.fail("it ran"))
        assert program.main() == 130

    assert capfd.readouterr() == ("", STOPPED)


@pytest.mark.usefixtures("heard")
def test_a_fault_of_the_program_itself_is_not_hidden(monkeypatch: pytest.MonkeyPatch):
    def fails() -> int:
        raise RuntimeError

    monkeypatch.setattr(cli, "main", fails)

    with pytest.raises(RuntimeError):
        program.main()


@pytest.mark.usefixtures("heard")
def test_where_ctrl_c_is_to_be_ignored_it_stays_so(monkeypatch: pytest.MonkeyPatch):
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    monkeypatch.setattr(cli, "main", lambda: signal.raise_signal(signal.SIGINT) or 0)

    assert program.main() == 0
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_a_second_ctrl_c_does_not_keep_what_is_half_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
):
    unlink = Path.unlink

    def pressed_again(path: Path, **how: bool):
        signal.raise_signal(signal.SIGINT)
        unlink(path, **how)

    monkeypatch.setattr(Path, "unlink", pressed_again)
    with pytest.raises(KeyboardInterrupt), beside(str(folder / "out.txt")):
        raise KeyboardInterrupt

    assert [path.name for path in folder.iterdir()] == ["good.json"]


def test_another_thread_writes_a_file_as_well(folder: Path):
    with ThreadPoolExecutor() as pool:
        assert pool.submit(
            ran, "check", folder / "good.json", "--output", folder / "a.txt"
        ).result()

    assert (folder / "a.txt").read_text("utf-8")

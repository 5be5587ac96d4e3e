"""Folders that are no plain folders, input without end, and runs that are broken off."""

from __future__ import annotations

import io
import json
import os
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import ready
from support.command import ran, refused
from support.packed import cell, heads, packed, row
from support.replies import asked
from support.sheets import as_csv

from checker import cli
from checker.bounds import LARGEST_SHEET, MOST_FAULTS
from checker.cli import main
from checker.command.folders import files_below

if TYPE_CHECKING:
    from collections.abc import Callable

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

    assert len(found["errors"]) == 500
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

    assert [each["company"] for each in found["applications"]] == ["乙公司", "甲公司"]
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

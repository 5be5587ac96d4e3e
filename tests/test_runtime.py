"""What the page starts the checker from: made from this build, whole, and the same each time."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from checker import web
from scripts import runtime
from scripts.build import RUNTIME, SITE
from scripts.runtime.archives import GUIDES, MANY, SCHEMA
from scripts.runtime.requests import requests

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.site
# CPython 3.14's, as in Pyodide 314.
MAGIC = (3627).to_bytes(2, "little") + b"\r\n"


@pytest.fixture(scope="module")
def folder() -> Path:
    (table,) = (SITE / "runtime").rglob(runtime.MANIFEST)
    return table.parent


def unpacked(folder: Path, name: str) -> bytes:
    return gzip.decompress((folder / name).read_bytes())


def library(folder: Path, name: str = "library.zip.gz") -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(unpacked(folder, name)))


def test_the_table_tells_size_and_checksum_of_every_file(folder: Path) -> None:
    files = json.loads((folder / runtime.MANIFEST).read_text("utf-8"))["files"]

    assert set(files) == set(runtime.STORED)
    for name, facts in files.items():
        body = (folder / name).read_bytes()
        assert facts == {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()}


def test_the_table_has_the_locks_platform_and_no_package(folder: Path) -> None:
    lock = json.loads((folder / runtime.MANIFEST).read_text("utf-8"))["lock"]
    whole = json.loads((folder / "pyodide-lock.json").read_text("utf-8"))

    assert lock["info"] == whole["info"]
    assert lock["packages"] == {}


def test_the_libraries_hold_the_wheels_data_unchanged(folder: Path) -> None:
    """What filing has of its own is loaded with it, and not before.

    Many's, the schemas' and the guides' lists are never loaded.
    """
    (wheel,) = folder.glob(runtime.WHEEL)
    first, later = library(folder), library(folder, "filing.zip.gz")
    with zipfile.ZipFile(wheel) as whole, first, later:
        neither = {name for name in whole.namelist() if name.startswith((SCHEMA, MANY, *GUIDES))}
        data = [n for n in whole.namelist() if n.endswith(".toml") and n not in neither]
        own = [name for name in data if name.startswith("checker/filing/")]
        rest = [name for name in data if name not in own]
        assert own
        assert rest
        assert [name for name in own if later.read(name) != whole.read(name)] == []
        assert [name for name in rest if first.read(name) != whole.read(name)] == []
        assert not {*own} & {*first.namelist()}
        assert neither
        assert not neither & {*first.namelist(), *later.namelist()}


def test_the_library_is_bytecode_stored_without_time_or_host(folder: Path) -> None:
    """Each is known by its source's hash."""
    with library(folder) as ours:
        entries = ours.infolist()
        codes = [ours.read(entry) for entry in entries if entry.filename.endswith(".pyc")]

    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries if entry.filename.endswith(".py")] == []
    assert {code[:8] for code in codes} == {MAGIC + (3).to_bytes(4, "little")}


def test_the_command_line_is_left_out(folder: Path) -> None:
    with library(folder) as ours:
        names = set(ours.namelist())

    assert "checker/web.pyc" in names
    assert not names & {"checker/cli.pyc", "checker/__main__.pyc"}
    left_out = ("checker/command/", MANY, SCHEMA, *GUIDES)
    assert not [name for name in names if name.startswith(left_out)]


def test_what_features_have_for_the_command_line_is_left_out(folder: Path) -> None:
    with library(folder, "filing.zip.gz") as ours:
        names = ours.namelist()

    assert "checker/filing/features.pyc" in names
    assert not [name for name in names if name.endswith(("/command.pyc", "/schema.pyc"))]


def test_the_smaller_interpreter_is_a_module_of_the_same_shape(folder: Path) -> None:
    whole = (folder / "pyodide.asm.wasm").read_bytes()
    core = unpacked(folder, "core.wasm.gz")

    assert core[:8] == whole[:8] == b"\0asm\x01\0\0\0"
    assert len(core) < 0.6 * len(whole)


def test_nothing_is_made_again_when_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object) -> None:
        pytest.fail("made again")

    monkeypatch.setattr(runtime, "run_node", refuse)
    runtime.make(RUNTIME, shutil.copytree(runtime.OUT, tmp_path / "made"))


def test_the_questions_it_learns_from_are_all_answered() -> None:
    asked = requests()
    crashed = [text for text in asked if "crash" in json.loads(web.answer(text))]

    assert len(asked) > 100
    assert crashed == ['{"do": "check"}']


@pytest.mark.thorough
def test_the_whole_interpreter_is_the_way_out(tmp_path: Path) -> None:
    """Making it restores its memory and asks one request of each kind, those of filing too."""
    made = runtime.make(RUNTIME, tmp_path / "whole", small=False)

    assert unpacked(made, "core.wasm.gz") == (RUNTIME / "pyodide.asm.wasm").read_bytes()


@pytest.mark.thorough
def test_core_and_library_come_out_the_same_again(folder: Path, tmp_path: Path) -> None:
    """Stored memory holds addresses in JavaScript's order of events; its size stays alike."""
    again = runtime.make(RUNTIME, tmp_path / "again")

    for name in ("core.wasm.gz", "library.zip.gz"):
        assert (again / name).read_bytes() == (folder / name).read_bytes(), name
    sizes = [(place / "memory.bin.gz").stat().st_size for place in (again, folder)]
    assert abs(sizes[0] - sizes[1]) < 0.01 * sizes[1]

"""What the page starts the checker from: made from this build, whole, and the same each time."""

import gzip
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from checker.filing.receipt import WRITTEN
from scripts import runtime
from scripts.build import RUNTIME, SITE
from scripts.runtime.archives import GUIDES, MANY, OF_ASSISTANTS, SCHEMA, SHAPE

pytestmark = pytest.mark.site
# CPython 3.14's, as in Pyodide 314.
MAGIC = (3627).to_bytes(2, "little") + b"\r\n"


@pytest.fixture(scope="module")
def folder() -> Path:
    (core,) = (SITE / "runtime").rglob("core.wasm.gz")
    return core.parent


def unpacked(folder: Path, name: str) -> bytes:
    return gzip.decompress((folder / name).read_bytes())


def filing(folder: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(unpacked(folder, "filing.zip.gz")))


def test_the_script_that_starts_pyodide_is_its_own_with_what_is_given_before_it(
    folder: Path,
):
    """The lock and the wheel's name stand there, so that no page asks for them."""
    script = (folder / runtime.LOADER).read_text("utf-8")
    given = re.search(r"^export const lock = (.*);$", script, re.MULTILINE)
    lock = (folder / "pyodide-lock.json").read_text("utf-8")
    (wheel,) = folder.glob(runtime.WHEEL)

    assert script.endswith((folder / "pyodide.mjs").read_text("utf-8"))
    assert given
    assert json.loads(given[1]) == json.loads(lock.replace(".whl", ".zip"))
    assert f'wheel = "{wheel.stem}.zip";' in script


def test_a_page_asks_for_no_wheel_by_a_name_that_proxies_stop(folder: Path):
    """They let a zip through, which a wheel is: the same bytes lie there under both names."""
    script = (folder / runtime.LOADER).read_text("utf-8")
    wheels = sorted(folder.glob("*.whl"))

    assert '.whl"' not in script
    assert len(wheels) > 1
    assert [each.read_bytes() for each in wheels] == [
        each.with_suffix(".zip").read_bytes() for each in wheels
    ]


def test_filing_holds_its_data_unchanged(folder: Path):
    """What filing has of its own is loaded with it; many's, the schemas' and the guides' never."""
    (wheel,) = folder.glob(runtime.WHEEL)
    with zipfile.ZipFile(wheel) as whole, filing(folder) as later:
        shapes = {name for name in whole.namelist() if name.endswith(SHAPE)}
        neither = {name for name in whole.namelist() if name.startswith((SCHEMA, MANY, *GUIDES))}
        neither |= shapes
        data = [n for n in whole.namelist() if n.endswith(".toml") and n not in neither]
        own = [name for name in data if name.startswith("checker/filing/")]
        assert own
        assert [name for name in own if later.read(name) != whole.read(name)] == []
        assert shapes
        assert not neither & {*later.namelist()}


def test_filing_is_bytecode_stored_without_time_or_host(folder: Path):
    """Each is known by its source's hash."""
    with filing(folder) as ours:
        entries = ours.infolist()
        codes = [ours.read(entry) for entry in entries if entry.filename.endswith(".pyc")]

    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries if entry.filename.endswith(".py")] == []
    assert {code[:8] for code in codes} == {MAGIC + (3).to_bytes(4, "little")}


def test_the_command_line_is_left_out(folder: Path):
    with filing(folder) as ours:
        names = set(ours.namelist())

    assert not names & {"checker/doors/cli.pyc", "checker/__main__.pyc"}
    left_out = ("checker/doors/command/", MANY, SCHEMA, *OF_ASSISTANTS, *GUIDES)
    assert not [name for name in names if name.startswith(left_out)]


def test_what_features_have_for_the_command_line_is_left_out(folder: Path):
    with filing(folder) as ours:
        names = ours.namelist()

    assert "checker/filing/window/panel.pyc" in names
    assert not [name for name in names if name.endswith(("/command.pyc", "/schema.pyc"))]


def test_the_script_has_no_functions_that_only_extension_modules_import(folder: Path):
    whole = (folder / "pyodide.asm.mjs").read_text("utf-8")
    script = (folder / "core.mjs").read_text("utf-8")

    for name in ("emscripten_glClearColor", "SDL_OpenAudio", "eglSwapBuffers"):
        assert name in whole
        assert name not in script
    # Text that is run where it stands would hold every variable of the script.
    assert re.search(r"(?<![\w$.])eval\(", whole)
    assert not re.search(r"(?<![\w$.])eval\(", script)


def test_the_interpreter_comes_in_two_modules(folder: Path):
    """Beside what only extension modules ask for, they have what the whole one has."""
    whole = (folder / "pyodide.asm.wasm").read_bytes()
    core = unpacked(folder, "core.wasm.gz")
    cold = (folder / "cold.wasm").read_bytes()

    assert core[:8] == cold[:8] == whole[:8] == b"\0asm\x01\0\0\0"
    assert len(core) < 0.6 * len(whole)
    assert 0.8 * len(whole) < len(core) + len(cold) < 1.1 * len(whole)


def test_nothing_is_made_again_when_nothing_changed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    def refuse(*_: object):
        pytest.fail("made again")

    monkeypatch.setattr(runtime, "run_node", refuse)
    runtime.make(RUNTIME, shutil.copytree(runtime.OUT, tmp_path / "made"))


@pytest.mark.thorough
def test_filing_comes_out_the_same_again(folder: Path, tmp_path: Path):
    """The memory of a started checker does not: it holds addresses in JavaScript's order."""
    compiled = runtime.compiled(RUNTIME, tmp_path / "archives")
    runtime.write_filing(tmp_path / "again.zip", compiled, "")

    with filing(folder) as ours, zipfile.ZipFile(tmp_path / "again.zip") as again:
        written = f"checker/filing/{WRITTEN}"
        names = {*ours.namelist()} - {written}
        assert [name for name in names if ours.read(name) != again.read(name)] == []

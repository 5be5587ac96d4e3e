"""Imports point down, room by room; nothing reads the clock, the environment or the network."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import distribution
from pathlib import Path

import pytest
from support.replies import web
from support.rows import rows_of

PACKAGE = Path(__file__).parent.parent / "checker"

FLOORS = rows_of("layers")["floors"]
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
IMPURE = {"os", "socket", "urllib", "http", "subprocess", "time", "random", "requests"}


@cache
def modules() -> dict[str, Path]:
    """Return every module by its name below the package: "report.panel"."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        name = ".".join(part for part in parts if part != "__init__")
        if name:
            found[name] = path
    return found


def room(name: str) -> str:
    """Return the room of a module, or the module itself where it stands alone."""
    return name.partition(".")[0]


@cache
def imports(path: Path) -> set[str]:
    """Return the modules a file imports, those of this package from "checker." on."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            inside = {name for name in whole if name.removeprefix("checker.") in modules()}
            found |= inside or {str(node.module)}
    return found


def used() -> dict[str, set[str]]:
    """Return what each module uses of this package."""
    return {
        name: {full.removeprefix("checker.") for full in imports(path) if "checker." in full}
        for name, path in modules().items()
    }


def test_every_module_has_its_room():
    assert sorted(FLOOR) == sorted({room(name) for name in modules()})


@pytest.mark.no_cover
def test_imports_point_down():
    up = [
        f"{name} imports {target}"
        for name, targets in used().items()
        for target in targets
        if room(target) != room(name) and FLOOR[room(target)] >= FLOOR[room(name)]
    ]

    assert up == []


def test_no_module_imports_itself_by_way_of_others():
    try:
        TopologicalSorter(used()).prepare()
    except CycleError as error:
        raise AssertionError(error.args[1]) from None


def test_only_the_command_line_knows_the_clock_and_the_environment_and_prints():
    impure = [
        f"{name} imports {module}"
        for name, path in modules().items()
        for module in imports(path)
        if module.partition(".")[0] in IMPURE
    ]
    sources = {name: path.read_text(encoding="utf-8") for name, path in modules().items()}
    clocks = [n for n, text in sources.items() if ".now(" in text or ".today(" in text]
    printers = [
        n
        for n, text in sources.items()
        if "print(" in text or "sys.std" in text or "(sys, " in text
    ]

    # Writing a file whole, and letting go of a broken stream, is the system's.
    assert sorted(impure) == ["doors.cli imports os", "io.output imports os"]
    assert [n for n, text in sources.items() if "os.environ" in text] == ["doors.cli"]
    assert clocks == ["doors.cli"]
    assert sorted(printers) == ["io.intake", "io.output"]


@pytest.mark.no_cover
def test_a_decision_looks_at_the_filing_day_by_periods_alone():
    """So its outcome carries every period after which it may come out otherwise."""
    looking = {
        name
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if room(name) == "rules" and isinstance(node, ast.Attribute) and node.attr == "day"
    }

    # They tell of days, and decide nothing.
    assert looking == {"rules.contradictions", "rules.deadlines"}


# Asks for a first verdict where nothing is installed, and tells which modules that took.
# Import one module of the project, with the standard library alone beside it.
BEGIN = """
import importlib, sys
sys.path.insert(0, sys.argv[1])
importlib.import_module(sys.argv[2])
"""
FIRST_VERDICT = """
import json, sys
sys.path.insert(0, sys.argv[1])
__import__(sys.argv[2])
request = {"do": "result", "application": {"company": {"foreign_capital": False}}, "rule": None}
request |= {"today": "2026-11-24", "lang": "en", "bases": ["law"], "site": "../"}
reply = json.loads(sys.modules[sys.argv[2]].answer(json.dumps(request)))
assert reply["ok"] and reply["panel"], reply
print(*sys.modules)
"""


# What the command line alone may load, by the one module that names it: the extras of the package.
EXTRAS = {
    ("filing.read.pdf", "pypdfium2"),
    ("filing.read.pictures", "PIL"),
    ("filing.read.pictures", "rapidocr"),
}


def test_the_core_imports_the_standard_library_only():
    """The core is whatever the page imports before its first verdict; later a wheel may come.

    Each of those is pure Python, and in the lock from which the page takes its checksum.
    """
    alone = [sys.executable, "-I", "-S", "-c", FIRST_VERDICT, str(PACKAGE.parent), web.__name__]
    done = subprocess.run(alone, capture_output=True, text=True, check=False)  # noqa: S603
    core = {name.removeprefix("checker.") for name in done.stdout.split()}
    foreign = {
        (name, module.partition(".")[0])
        for name, path in modules().items()
        for module in imports(path)
        if module.partition(".")[0] not in {*sys.stdlib_module_names, "checker", "__future__"}
    }
    lock = (PACKAGE.parent / "requirements" / "sheets.txt").read_text(encoding="utf-8")
    wheels = {wheel for _, wheel in foreign - EXTRAS}
    pure = {w for w in wheels if "Root-Is-Purelib: true" in str(distribution(w).read_text("WHEEL"))}

    assert done.returncode == 0, done.stderr
    assert [name for name, _ in foreign if name in core] == []
    assert foreign >= EXTRAS
    assert wheels <= set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert wheels == pure


@pytest.mark.parametrize("module", ["scripts.test", "scripts.build", "scripts.serve"])
def test_what_installs_the_packages_begins_without_any(module: str):
    alone = [sys.executable, "-I", "-S", "-c", BEGIN, str(PACKAGE.parent), module]
    done = subprocess.run(alone, capture_output=True, text=True, check=False)  # noqa: S603

    assert done.stderr == ""


def test_a_name_is_called_alike_wherever_it_is_imported():
    """What its own importer renames has the wrong name."""
    renamed = [
        f"{name}: {each.name} as {each.asname}"
        for name, path in modules().items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom | ast.Import)
        and str(getattr(node, "module", None) or node.names[0].name).startswith("checker")
        for each in node.names
        if each.asname
    ]

    assert renamed == []

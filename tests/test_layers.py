"""Imports point one way; nothing reads the clock, the environment or the network."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "checker"

ORDER = (
    ("model",),
    ("dates", "verdicts", "answers", "wording", "terminal"),
    ("files", "application", "output"),
    ("load", "scope", "registry", "recall", "arguments"),
    ("statements", "calendar", "freshness"),
    ("conditions", "materials", "earlier", "local"),
    ("route", "problems", "deadlines"),
    ("evaluate",),
    ("asked",),
    ("asks", "questions", "summary", "sentences", "guides", "notices", "intake"),
    ("report", "markup"),
    ("batch", "listing"),
    ("lines", "outline"),
    ("panel",),
    ("formats", "calendar_formats", "calendar_panel", "icalendar"),
    ("cli", "web"),
    ("__main__",),
)
LEVEL = {name: level for level, names in enumerate(ORDER) for name in names}
IMPURE = {"os", "socket", "urllib", "http", "subprocess", "time", "random", "requests"}


def imports(path: Path) -> set[str]:
    """Return the modules a file imports, of this package by their own name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "checker":
            found |= {f"checker.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
    return found


def modules() -> dict[str, Path]:
    return {p.stem: p for p in PACKAGE.glob("*.py") if p.stem != "__init__"}


def test_every_module_has_its_place() -> None:
    assert sorted(LEVEL) == sorted(modules())


def test_arrows_point_one_way() -> None:
    back = [
        f"{name} imports {target}"
        for name, path in modules().items()
        for full in imports(path)
        if (target := full.removeprefix("checker.")) in LEVEL and full.startswith("checker.")
        if LEVEL[target] >= LEVEL[name] and target != name
        if not (
            LEVEL[target] == LEVEL[name]
            and ORDER[LEVEL[name]].index(target) < ORDER[LEVEL[name]].index(name)
        )
    ]

    assert back == []


def test_only_the_command_line_knows_the_clock_and_prints() -> None:
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
    assert impure == ["output imports os"]
    assert clocks == ["cli"]
    assert sorted(printers) == ["intake", "output"]


def test_only_the_standard_library_is_used() -> None:
    foreign = {
        f"{name}: {module}"
        for name, path in modules().items()
        for module in imports(path)
        if module.partition(".")[0] not in {*sys.stdlib_module_names, "checker", "__future__"}
    }
    assert foreign == set()

"""Which tests run where the rule module stands alone, and the order where processes share them."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

from hypothesis import settings
from support.samples import FEW, MANY

import checker

if TYPE_CHECKING:
    import pytest

TESTS = Path(__file__).parent
BROWSER = TESTS / "browser"
# These take a minute each; what comes last should be short, so that no process waits for another.
LONG = {"test_pyodide.py", "test_runtime.py"}
# What needs more than the module and requirements/pyodide.txt: not there on Windows or in Pyodide.
MORE = re.compile(r"\bscripts\b|\bsubprocess\b|\bimport docx\b")
SUPPORT = re.compile(r"^(?:from|import) support\.(\w+)", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a machine that has no shell and no site run the tests of the module."""
    told = "only the test files that need nothing but the rule module"
    parser.addoption("--module", action="store_true", help=told)


def pytest_configure(config: pytest.Config) -> None:
    """Have Hypothesis make fewer examples where the thorough tests are left out."""
    settings.load_profile(FEW if "not thorough" in config.option.markexpr else MANY)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what needs more; None leaves the question to others."""
    is_test = collection_path.match("test_*.py")
    return (
        True if config.getoption("--module") and is_test and needs_more(collection_path) else None
    )


def needs_more(file: Path) -> bool:
    """Tell whether a file, or what it takes from support/, needs more than the module."""
    text = file.read_text(encoding="utf-8")
    helpers = (TESTS / "support" / f"{name}.py" for name in SUPPORT.findall(text))
    return MORE.search(text) is not None or any(map(needs_more, helpers))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes longest come first: the browser's tests, as they are, and a few files."""
    items.sort(key=lambda item: BROWSER not in item.path.parents and item.path.name not in LONG)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import every module where lines are noted.

    Features load later: in a test marked no_cover nobody would see their first lines run.
    """
    if session.config.pluginmanager.hasplugin("_cov"):
        for module in walk_packages(checker.__path__, "checker."):
            if not module.name.endswith("__main__"):
                import_module(module.name)

"""Which tests run where the rule module stands alone, and the order where processes share them."""

from __future__ import annotations

import os
import re
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from support.samples import FEW, MANY

import checker

TESTS = Path(__file__).parent
# Of the tests that need no site, these take a minute and more with the thorough ones.
LONG = {"test_independent_model.py", "test_schema_reports.py", "test_window.py"}
OF_THE_SITE = {"browser", "pyodide", "site"}
# Where scripts/test builds the site beside the tests: a file that is there until it is built.
BUILDING = os.environ.get("SITE_IS_BEING_BUILT")
# What needs more than the module and requirements/pyodide.txt: not there on Windows or in Pyodide.
MORE = re.compile(r"\bscripts\b|\bsubprocess\b|\bimport docx\b|\bfrom mcp\b|assistant\.server")
# Of a text that a test looks at, its name bears so many signs.
MOST_SIGNS = 60
SUPPORT = re.compile(r"^(?:from|import) support\.(\w+)", re.MULTILINE)


def pytest_addoption(parser: pytest.Parser):
    """Let a machine that has no shell and no site run the tests of the module."""
    told = "only the test files that need nothing but the rule module"
    parser.addoption("--module", action="store_true", help=told)


def pytest_configure(config: pytest.Config):
    """Have Hypothesis make fewer examples where the thorough tests are left out.

    What is made once for all processes of a run has its folder from the first of them. The command
    line speaks English, in whatever language the machine does.
    """
    os.environ["CALL_CENTER_LICENSE_LANG"] = "en"
    settings.load_profile(FEW if "not thorough" in config.option.markexpr else MANY)
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = TemporaryDirectory()
        os.environ["MADE_ONCE"] = folder.name
        config.add_cleanup(folder.cleanup)
    # One of several processes begins to note its lines with its session. What pytest-cov began
    # before goes on in the tests marked no_cover, and makes them three times as slow.
    elif (noting := config.pluginmanager.getplugin("_cov")) and noting.cov_controller:
        noting.cov_controller.pause()


def pytest_make_parametrize_id(val: object) -> str | None:
    """Call a test by what it looks at: the place of a row, the id of a rule, the path of a page.

    None leaves it to pytest, which writes a text out; of a long one it takes the beginning.
    """
    if isinstance(val, str | bytes) and len(val) > MOST_SIGNS:
        return val[:MOST_SIGNS] if isinstance(val, str) else f"{len(val)} bytes"
    name = val.name if isinstance(val, Path) else getattr(val, "id", getattr(val, "path", None))
    return name if isinstance(name, str) else None


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


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]):
    """Let what takes long come first, and what needs the site last: it may be being built.

    Of that the files with most tests come first: the last are short, so no process waits. Lines
    are noted by the tests that always run: these reach every line, and noting doubles the time. Of
    them those go without, by their mark no_cover, that take long and reach no line alone.
    """
    for item in items:
        if item.get_closest_marker("thorough"):
            item.add_marker(pytest.mark.no_cover)
    number = Counter(item.path for item in items)
    with_site = {item.path for item in items if needs_the_site(item)}

    def place(item: pytest.Item) -> tuple[bool | int | str, ...]:
        if item.path in with_site:
            return True, item.path.name != "test_pyodide.py", -number[item.path], str(item.path)
        return False, item.path.name not in LONG

    items.sort(key=place)


def needs_the_site(item: pytest.Item) -> bool:
    """Tell whether a test looks at the built site."""
    return any(mark.name in OF_THE_SITE for mark in item.iter_markers())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item):
    """Let a test that needs the site wait until it is built."""
    while BUILDING and needs_the_site(item) and Path(BUILDING).exists():
        time.sleep(0.2)


def pytest_collection_finish(session: pytest.Session):
    """Import every module where lines are noted.

    Features load later: in a test marked no_cover nobody would see their first lines run.
    """
    if session.config.pluginmanager.hasplugin("_cov"):
        for module in walk_packages(checker.__path__, "checker."):
            if not module.name.endswith("__main__"):
                import_module(module.name)

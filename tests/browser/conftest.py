"""The built site on this machine, in a Chromium that is already here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scripts.browser import FLAGS, find_browser
from scripts.site_server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE_FOLDER", ROOT / "site"))
LANGS = ("en", "zh")
# Pyodide starts in seconds on a quiet machine; a busy one may take its time.
PATIENCE = 90_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Serve the built site under its project path; give its address."""
    if not (SITE / "check" / "index.html").is_file():
        pytest.fail(f"no built site in {SITE}: run scripts/build first")
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the browser of this machine, not one that Playwright would download."""
    path = os.environ.get("CHROME_PATH") or find_browser()
    return browser_type_launch_args | {"executable_path": path, "args": list(FLAGS)}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Look at the site in a wide window."""
    return browser_context_args | {"viewport": {"width": 1400, "height": 1000}, "locale": "en-US"}


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """Give a page that is patient with Pyodide and on which no script may fail."""
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    assert faults == []

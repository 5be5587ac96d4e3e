"""The order of the tests, where several processes share them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

BROWSER = Path(__file__).parent / "browser"
# These take a minute each; what comes last should be short, so that no process waits for another.
LONG = {"test_pyodide.py", "test_runtime.py"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes longest come first: the browser's tests, as they are, and a few files."""
    items.sort(key=lambda item: BROWSER not in item.path.parents and item.path.name not in LONG)

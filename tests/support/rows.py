"""Rows of what a test looks at, kept as data: a lawyer reads them, and they are no code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.tables import read_toml

FOLDER = Path(__file__).parent.parent


def rows_of(name: str) -> Any:
    """Return what a file of rows holds, its numbers as the reader of applications takes them."""
    return read_toml(FOLDER / f"{name}.toml")

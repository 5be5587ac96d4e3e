"""Rows of what a test looks at, kept as data: a lawyer reads them, and they are no code."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent


def rows_of(name: str) -> Any:
    """Return what a file of rows holds."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))

"""Rows of what a test looks at, kept as data: a lawyer reads them, and they are no code."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent


def rows_of(name: str) -> Any:
    """Return what a file of rows holds, its numbers as the reader of applications takes them."""
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)

"""Rows of what a test looks at, kept as data: a lawyer reads them, and they are no code."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.core.tables import read_toml

FOLDER = Path(__file__).parent.parent


def rows_of(name: str) -> Any:
    """Return what a file of rows holds, its numbers as the reader of applications takes them."""
    return read_toml(FOLDER / f"{name}.toml")


def plain(value: object) -> object:
    """Return what a row holds, a number or a day, as JSON holds it."""
    return float(value) if isinstance(value, Decimal) else str(value)


def answered(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is answered in a row by its path, what is left out, and what one is unsure of."""
    left_out, unsure = row.get("without", ()), row.get("unsure", ())
    return {**row.get("answers", {}), **dict.fromkeys(left_out, ...), **dict.fromkeys(unsure)}


def as_told(row: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was found, of a table only what a row tells of it."""
    return {
        key: as_told(told, found[key]) if isinstance(told, dict) else found[key]
        for key, told in row.items()
        if key in found
    }

"""Rows of what tests look at, kept as data: a lawyer reads them, and they are no code."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from support.lines import lines_of

from checker.core.tables import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parent.parent


class Row(dict[str, Any]):
    """A row that knows its place, a file and a line: the test of the row bears it."""

    def __init__(self, row: Mapping[str, Any], place: str) -> None:
        super().__init__(row)
        self.place = place

    @property
    def id(self) -> str:
        """Return what the test of the row is called by: its place, and its name if it has one."""
        return f"{self.place} {self['name']}" if "name" in self else self.place


def rows_of(name: str) -> Any:
    """Return what a file of rows holds, its numbers as the reader of applications takes them."""
    file = FOLDER / f"{name}.toml"
    lines = lines_of(file.read_text(encoding="utf-8"))
    return {
        key: [Row(row, f"{file.name}:{line}") for row, line in zip(held, lines[key], strict=True)]
        if key in lines and isinstance(held[0], dict)
        else held
        for key, held in read_toml(file).items()
    }


def keyed(rows: Iterable[Row], *keys: str) -> list[Row]:
    """Return rows as they are; a key that no test reads, misspelt say, is a mistake."""
    rows = [*rows]
    assert rows, "no rows"
    for row in rows:
        unread = row.keys() - {"name", *keys}
        assert not unread, f"{row.place}: nothing reads {sorted(unread)}"
    return rows


def by_columns(names: str, rows: Iterable[Row]) -> pytest.MarkDecorator:
    """Run a test for each row, with what stands under these keys of it; what is absent is None."""
    keys = names.split(", ")
    values = [pytest.param(*map(row.get, keys), id=row.id) for row in keyed(rows, *keys)]
    return pytest.mark.parametrize(keys, values)


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

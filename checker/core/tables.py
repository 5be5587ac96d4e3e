"""Read TOML tables key by key; a fault names the file, the place in it and what is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import MISSING, fields
from decimal import Decimal
from functools import cache
from typing import Any, Self, TypeVar, get_type_hints

from checker.model import Data, Folder, Text

T = TypeVar("T")


class LawError(ValueError):
    """A fault in the law data: the file, the place in it and what is wrong."""


class Table:
    """One TOML table, read key by key; at the end of a ``with`` what is left over is a fault."""

    def __init__(self, where: str, content: Mapping[str, Any]) -> None:
        """Keep a copy to take keys from, and the name of the place for messages."""
        self.where = where
        self.rest = dict(content)

    def __enter__(self) -> Self:
        """Begin to read."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_fault: object) -> None:
        """Refuse keys nobody asked for, unless something is wrong already."""
        if kind is None and self.rest:
            raise self.fault(f"unknown key {next(iter(self.rest))}")

    def fault(self, problem: str) -> LawError:
        """Return a fault at this place."""
        return LawError(f"{self.where}: {problem}")

    def take(self, key: str, *allowed: str) -> Any:
        """Take a key that must be there, and hold one of the allowed words if any are given."""
        if key not in self.rest:
            raise self.fault(f"{key} is missing")
        value = self.rest.pop(key)
        if allowed and value not in allowed:
            raise self.fault(f"{key} = {value!r}; allowed: {', '.join(allowed)}")
        return value

    def maybe(self, key: str, default: Any = None) -> Any:
        """Take a key that may be absent."""
        return self.rest.pop(key, default)

    def maybe_word(self, key: str, *allowed: str) -> str | None:
        """Take one of the allowed words, if the key is there."""
        return str(self.take(key, *allowed)) if key in self.rest else None

    def text(self, key: str) -> Text:
        """Take a text that must stand in both languages."""
        raw = self.take(key)
        if not isinstance(raw, dict) or set(raw) != {"en", "zh"} or not all(raw.values()):
            raise self.fault(f"{key} must be written in en and zh")
        # A line broken in the file is a space in English, and nothing in Chinese.
        return Text(" ".join(raw["en"].split("\n")).strip(), "".join(raw["zh"].split("\n")).strip())

    def maybe_text(self, key: str) -> Text | None:
        """Take a text that may be absent, but not in one language only."""
        return self.text(key) if key in self.rest else None

    def texts(self, key: str) -> dict[str, Text]:
        """Take texts by their names, if there are any."""
        named = Table(f"{self.where} {key}", self.maybe(key, {}))
        return {name: named.text(name) for name in tuple(named.rest)}

    def record(
        self,
        kind: Callable[..., T],
        words: Mapping[str, Collection[str]] | None = None,
        **read: Any,
    ) -> T:
        """Read the whole table as an object of the model: what a field is called is its key.

        A field with a default may be absent. ``words`` are the allowed words of single keys;
        ``read`` is what the caller has read already, because it is more than a value or a text.
        """
        allowed = words or {}
        with self:
            for name, (is_text, is_needed) in _fields(kind).items():
                if name in read or not (is_needed or name in self.rest):
                    continue
                of_words = allowed.get(name, ())
                read[name] = self.text(name) if is_text else self.take(name, *of_words)
        return kind(**read)

    def table(self, key: str) -> Table:
        """Take a table that must be there."""
        return Table(f"{self.where} {key}", self.take(key))

    def maybe_read(self, key: str, read: Callable[[Table], T]) -> T | None:
        """Take what a function reads of a table that may be absent."""
        return read(self.table(key)) if key in self.rest else None

    def named(self, key: str) -> dict[str, Table]:
        """Take tables by their names, if there are any."""
        tables = self.maybe(key, {}).items()
        return {name: Table(f"{self.where} {key}.{name}", raw) for name, raw in tables}

    def tables(self, key: str) -> list[Table]:
        """Take a list of tables that must be there."""
        return [Table(f"{self.where} {key}", raw) for raw in self.take(key)]

    def maybe_tables(self, key: str) -> list[Table]:
        """Take a list of tables that may be absent."""
        return self.tables(key) if key in self.rest else []

    def rows(self, key: str, name: str = "id") -> list[Table]:
        """Take a list of tables that must be there; faults call each by one of its own keys."""
        return [Table(f"{self.where} {raw.get(name)}", raw) for raw in self.take(key)]


# Looked up anew for each of a thousand rows, they would make 70 ms of the law's 50 (CPython).
@cache
def _fields(kind: Any) -> dict[str, tuple[bool, bool]]:
    """Return of each field of an object whether it is a text, and whether it must be there."""
    types = get_type_hints(kind)
    return {
        each.name: (
            types[each.name] in (Text, Text | None),
            each.default is MISSING and each.default_factory is MISSING,
        )
        for each in fields(kind)
    }


def open_table(path: Folder, folder: str = "") -> Table:
    """Return one file of law data, to be read; faults call it by its name below ``folder``."""
    return Table(f"{folder}{path.name}", read_toml(path))


def read_toml(path: Folder) -> Data:
    """Read one file of law data."""
    try:
        # Numbers with a point as they are written: 33.33 is no binary fraction.
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise LawError(f"{path.name}: {error}") from None


def toml_files(folder: Folder) -> list[Folder]:
    """Return the TOML files of a folder, by name; files of other kinds are left alone."""
    # As the system lists them, the order differs from machine to machine.
    return sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)


def by_unique_key(where: str, pairs: Iterable[tuple[str, Any]]) -> Data:
    """Return the pairs as a dictionary; a key that stands twice is a fault."""
    found: Data = {}
    for key, value in pairs:
        if key in found:
            raise LawError(f"{where}: {key} stands twice")
        found[key] = value
    return found

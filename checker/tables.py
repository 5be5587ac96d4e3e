"""Read TOML tables key by key; a fault names the file, the place in it and what is wrong."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from checker.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable


class LawError(ValueError):
    """A fault in the law data: the file, the place in it and what is wrong."""


class Table:
    """One TOML table, read key by key; what is left over at the end is a fault."""

    def __init__(self, where: str, content: Mapping[str, Any]) -> None:
        """Keep a copy to take keys from, and the name of the place for messages."""
        self.where = where
        self.rest = dict(content)

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

    def text(self, key: str) -> Text:
        """Take a text that must stand in both languages."""
        return self._text(key, self.take(key))

    def maybe_text(self, key: str) -> Text | None:
        """Take a text that may be absent, but not in one language only."""
        raw = self.maybe(key)
        return None if raw is None else self._text(key, raw)

    def _text(self, key: str, raw: Any) -> Text:
        if not isinstance(raw, dict) or set(raw) != {"en", "zh"} or not all(raw.values()):
            raise self.fault(f"{key} must be written in en and zh")
        return Text(" ".join(raw["en"].split("\n")).strip(), "".join(raw["zh"].split("\n")).strip())

    def done(self) -> None:
        """Refuse keys nobody asked for."""
        if self.rest:
            raise self.fault(f"unknown key {next(iter(self.rest))}")


def read_toml(path: Traversable) -> dict[str, Any]:
    """Read one file of law data."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LawError(f"{path.name}: {error}") from None


def unique(where: str, pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as a dictionary; a key that stands twice is a fault."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise LawError(f"{where}: {key} stands twice")
        found[key] = value
    return found

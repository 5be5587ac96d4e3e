"""Write tables as TOML, which the standard library only reads."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.core.visible import acting

# Keys as they stand, and the names of tables with dots between; any other is put in quotes.
BARE = re.compile(r"[A-Za-z0-9_.-]+")


def as_toml(content: Mapping[str, Any], name: str = "") -> str:
    """Return a table with those inside it; ``name`` is its own, if it stands in others."""
    return "\n".join(_table(content, name, f"[{name}]" if name else ""))


def _table(content: Mapping[str, Any], name: str, head: str) -> Iterator[str]:
    """Return a table's head and own values, then the tables in it, as TOML wants them."""
    # TOML has no null. What is "not sure" is left out, and as open as before.
    given = {key: value for key, value in content.items() if value is not None}
    own = {key: value for key, value in given.items() if not _is_table(value)}
    # An entry of a list has a head in any case; a table without own values is named by those in it.
    if head and (own or head.startswith("[[")):
        yield head
    for key, value in own.items():
        yield f"{key if BARE.fullmatch(key) else _written(key)} = {_written(value)}"
    for key, value in given.items():
        inner = f"{name}.{key}" if name else key
        if isinstance(value, Mapping):
            yield from _table(value, inner, f"[{inner}]")
        elif key not in own:
            for entry in value:
                yield from _table(entry or {}, inner, f"[[{inner}]]")


def _is_table(value: object) -> bool:
    """Tell whether a value is a table, or a list of tables; an empty list is a value."""
    entries = value if isinstance(value, list | tuple) else [value]
    # Of an entry nothing may be answered yet.
    return bool(entries) and all(isinstance(each, Mapping | None) for each in entries)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | Decimal):
        # Never with a power of ten, as ``str`` may write it.
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_written, value))}]"
    # A text of TOML in double quotes is one of JSON, but for codes beyond the first plane. What is
    # written as code no terminal acts on.
    text = json.dumps(value, ensure_ascii=False)
    codes = {ord(sign): f"\\U{ord(sign):08x}" for sign in acting(text)}
    return text.translate(codes)

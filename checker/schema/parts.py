"""The parts that schemas are put together from.

Only keywords are used that draft 7 reads as draft 2020-12 does: what editors check TOML with knows
no later one, and would pass over the others without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from checker.application.fields import LONGEST_LINE
from checker.model import Text
from checker.words import joined

Schema = dict[str, Any]

# What a reader of lines refuses of all signs: those that turn the line or move a cursor.
ONE_LINE = r"^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$"

TEXT: Schema = {"type": "string"}
LINE: Schema = {"type": "string", "maxLength": LONGEST_LINE, "pattern": ONE_LINE}
YES_OR_NO: Schema = {"type": "boolean"}
WHOLE: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
# A date of TOML is this text to whoever checks it.
DAY: Schema = {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def table(
    keys: Mapping[str, Schema], optional: Iterable[str] = (), *, closed: bool = False
) -> Schema:
    """Return an object that has every one of these keys but the optional; ``closed``: no other."""
    found: Schema = {"type": "object", "properties": dict(keys)}
    required = [key for key in keys if key not in set(optional)]
    if required:
        found["required"] = required
    return found | {"additionalProperties": False} if closed else found


def rows(each: Schema, **limits: object) -> Schema:
    """Return a list."""
    return {"type": "array", "items": each, **limits}


def one_of(words: Iterable[str]) -> Schema:
    """Return a choice of words."""
    return {"type": "string", "enum": list(words)}


def exactly(word: str) -> Schema:
    """Return one word and no other."""
    return {"type": "string", "const": word}


def any_of(*schemas: Schema) -> Schema:
    """Return a choice of kinds."""
    return {"anyOf": list(schemas)}


def or_nothing(schema: Schema) -> Schema:
    """Return the same, or null."""
    if "anyOf" in schema:
        return schema | any_of(*schema["anyOf"], {"type": "null"})
    words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return schema | {"type": [schema["type"], "null"]} | words


def said(schema: Schema, title: Text, *lines: Text) -> Schema:
    """Return the same with what an editor shows of it: a title, and text in both languages."""
    found = {"title": f"{title.en} · {title.zh}"} | schema
    if lines:
        text = joined(lines, "\n", "\n")
        found["description"] = f"{text.en}\n\n{text.zh}"
    return found

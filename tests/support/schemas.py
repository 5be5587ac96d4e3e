"""Hold data against the published schemas, and say where it does not fit as the reader would."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from checker.core.input_error import safe
from checker.doors.schema.catalog import schema


def strict(node: Any) -> Any:
    """Return a schema that allows no key it does not know: a report has none that is not told."""
    if isinstance(node, list):
        return [strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    closed = {"additionalProperties": False} if {"properties", "type"} <= node.keys() else {}
    return closed | {key: strict(each) for key, each in node.items()}


@cache
def judge(name: str) -> Draft202012Validator:
    return Draft202012Validator(strict(schema(name)), format_checker=FormatChecker())


def places(name: str, data: object) -> list[str]:
    """Return where data does not fit a schema."""
    return sorted({place for error in judge(name).iter_errors(data) for place in _places(error)})


def _places(error: Any) -> Iterator[str]:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)
    place = "".join(steps)
    if error.validator == "additionalProperties":
        unknown = [key for key in error.instance if key not in error.schema["properties"]]
        yield from (safe(f"{place}.{key}".removeprefix(".")) for key in unknown)
    else:
        yield place.removeprefix(".")


def agree(read: list[str], found: list[str]) -> bool:
    """Tell whether data does not fit where the reader says, and nowhere else.

    Of a list a schema names each entry that is wrong, and the reader the list, or the first.
    """
    known = {kind for place in read for kind in (_general(place), f"{_general(place)}[]")}
    named = (any(f"{each}[".startswith(f"{place}[") for each in found) for place in read)
    return all(named) and {_general(each) for each in found} <= known


def _general(place: str) -> str:
    return re.sub(r"\[\d+\]", "[]", place)

"""The eight questions that settle whether the license is needed, which one, and what it takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

# Each question by the keys it writes.
EIGHT = (
    ("service.for_others", "service.group_clients"),
    ("service.rents_out",),
    ("service.public_network",),
    ("service.users", "service.clients"),
    ("service.provinces",),
    ("company.foreign_capital",),
    ("service.marketing_calls",),
    (
        *("company.multi_level", "penalties", "bars", "service.other_services"),
        *("establishments", "violations", "company.special_words"),
    ),
)
# A key that counts only beside one answer to the first key of its question.
FOLLOWS = {"service.group_clients": True, "service.clients": "abroad"}
KEYS = tuple(path for paths in EIGHT for path in paths)


def answered_of_eight(given: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many of the eight questions are answered, and eight; ``given`` is by path."""
    return sum(_is_answered(paths, given) for paths in EIGHT), len(EIGHT)


def _is_answered(paths: Collection[str], given: Mapping[str, Any]) -> bool:
    """Tell whether all keys of a question are there that count beside its first."""
    lead, *others = paths
    counts = [p for p in others if p not in FOLLOWS or given.get(lead) == FOLLOWS[p]]
    return all(path in given for path in (lead, *counts))


def number_of(path: str) -> int | None:
    """Return which of the eight questions writes a key, also one of an entry of its list."""
    name = path.partition("[")[0]
    return next((n for n, paths in enumerate(EIGHT, 1) if name in paths), None)


def place_of(path: str) -> int:
    """Return where a key stands among those of the eight; what is of none comes after them."""
    name = path.partition("[")[0]
    return KEYS.index(name) if name in KEYS else len(KEYS)

"""What always runs of many of a kind, and what only ``scripts/test --all`` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from _pytest.mark import ParameterSet

T = TypeVar("T")
THOROUGH = pytest.mark.thorough
# For a test that goes through many of a kind by itself: a few of them always, the rest thoroughly.
PARTS = [pytest.param(True, id="a-few"), pytest.param(False, id="the-rest", marks=THOROUGH)]


def part(items: Iterable[T], one_in: int, *, a_few: bool) -> list[T]:
    """Return one in so many of the items, or all others."""
    return [item for i, item in enumerate(items) if (i % one_in == 0) is a_few]


def sampled(items: Sequence[T], one_in: int, name: Callable[[T], str] = str) -> list[ParameterSet]:
    """Return the items as a test's parameters: one in so many always runs."""
    marks = [() if i % one_in == 0 else (THOROUGH,) for i in range(len(items))]
    return [
        pytest.param(item, id=name(item), marks=found)
        for item, found in zip(items, marks, strict=True)
    ]

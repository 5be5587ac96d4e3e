"""What always runs of many of a kind, and what only ``scripts/test --all`` runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")
THOROUGH = pytest.mark.thorough
# For a test that goes through many of a kind by itself: a few of them always, the rest thoroughly.
PARTS = [pytest.param(True, id="a-few"), pytest.param(False, id="the-rest", marks=THOROUGH)]


def part(items: Iterable[T], one_in: int, *, a_few: bool) -> list[T]:
    """Return one in so many of the items, or all others."""
    return [item for i, item in enumerate(items) if (i % one_in == 0) is a_few]

"""What always runs of many of a kind, and what only ``scripts/test --all`` runs."""

from collections.abc import Iterable
from typing import TypeVar

import pytest
from hypothesis import settings

from checker.model import LANGS

T = TypeVar("T")
THOROUGH = pytest.mark.thorough
# For a test that goes through many of a kind by itself: a few of them always, the rest thoroughly.
PARTS = [pytest.param(True, id="a-few"), pytest.param(False, id="the-rest", marks=THOROUGH)]
in_both_languages = pytest.mark.parametrize("lang", LANGS)
# Hypothesis' profiles: the same examples each time, however long one takes.
FEW, MANY = "few", "many"
for profile in (FEW, MANY):
    settings.register_profile(profile, deadline=None, derandomize=True)


def part(items: Iterable[T], one_in: int, *, a_few: bool) -> list[T]:
    """Return one in so many of the items, or all others."""
    return [item for i, item in enumerate(items) if (i % one_in == 0) is a_few]


def some(things: Iterable[object], one_in: int) -> list[pytest.ParameterSet]:
    """Have one in so many of the things be looked at always, the others by the thorough tests.

    As for pytest, a tuple is several values.
    """
    return [
        pytest.param(
            *(thing if isinstance(thing, tuple) else (thing,)),
            marks=[THOROUGH] if number % one_in else [],
        )
        for number, thing in enumerate(things)
    ]


def examples(number: int) -> settings:
    """Try what holds of every input on so many; on one in six where thorough tests are left out."""
    is_few = settings.get_current_profile_name() == FEW
    return settings(max_examples=number // 6 if is_few else number)

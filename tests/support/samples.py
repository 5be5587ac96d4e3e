"""What always runs of many of a kind, and what only ``scripts/test --all`` runs."""

from collections.abc import Iterable
from itertools import groupby
from typing import TypeVar

import pytest
from hypothesis import settings
from support.casebook import Case

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
    """Have one in so many of the things be looked at always, the others by the thorough tests."""
    return [
        pytest.param(thing, marks=[THOROUGH] if number % one_in else [])
        for number, thing in enumerate(things)
    ]


def by_file(cases: Iterable[Case], one_in: int = 1) -> list[pytest.ParameterSet]:
    """Return cases for a test of each file, called by its name; of so many one always runs."""
    cases = [*cases]
    few, rest = (part(cases, one_in, a_few=a_few) for a_few in (True, False))
    return [
        *(pytest.param(found, id=stem) for stem, found in _files(few)),
        *(pytest.param(found, id=f"{stem} rest", marks=THOROUGH) for stem, found in _files(rest)),
    ]


def _files(cases: Iterable[Case]) -> list[tuple[str, list[Case]]]:
    return [(stem, [*found]) for stem, found in groupby(cases, lambda case: case.stem)]


def examples(number: int) -> settings:
    """Try what holds of every input on so many; on one in six where thorough tests are left out."""
    is_few = settings.get_current_profile_name() == FEW
    return settings(max_examples=number // 6 if is_few else number)

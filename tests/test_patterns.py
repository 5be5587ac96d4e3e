"""The patterns that read what others wrote take as long as a text is long."""

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

import pytest
from support.layouts import layouts
from support.patterns import slow_repeats
from support.rows import keyed, rows_of

from checker.filing import claims, comparing, read, track
from checker.filing.claims.load import load_known
from checker.filing.read.find import read as read_text
from checker.filing.read.load import load_labels
from checker.filing.track.find import read_notice
from checker.filing.track.load import load_terms
from checker.model import Data


@pytest.mark.parametrize("row", keyed(rows_of("patterns")["pattern"], "slow", "written"))
def test_which_patterns_are_slow(row: Data):
    assert bool(slow_repeats(re.compile(row["written"]))) is row["slow"]


def of_modules() -> Iterator[re.Pattern[str]]:
    """Return the patterns that modules keep."""
    found = [comparing]
    for package in (claims, read, track):
        names = (each.name for each in iter_modules(package.__path__, f"{package.__name__}."))
        found += map(import_module, names)
    for module in found:
        for one in vars(module).values():
            if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                yield one


def of_claims() -> Iterator[re.Pattern[str]]:
    """Return the patterns by which claims are recognized."""
    known = load_known()
    for each in (*known.claims.values(), *known.named):
        yield from each.told.values()
    for signs in known.signs.values():
        yield from vars(signs).values()


def in_use(monkeypatch: pytest.MonkeyPatch) -> list[re.Pattern[str]]:
    """Return every pattern that is made or used while papers and notices are read."""
    # Looking for files makes patterns too.
    texts = [layout.text for layout in layouts()]
    found = dict[re.Pattern[Any], None]()
    made = re._compile  # type: ignore[attr-defined] # noqa: SLF001 - all of re goes through it

    def noted(pattern: Any, flags: int) -> re.Pattern[Any]:
        one: re.Pattern[Any] = made(pattern, flags)
        found[one] = None
        return one

    monkeypatch.setattr(re, "_compile", noted)
    load_labels.cache_clear()
    load_terms.cache_clear()
    for text in texts:
        read_text(text)
    for row in rows_of("track")["notice"]:
        read_notice(row["text"], ("乙公司",))
    return [one for one in found if isinstance(one.pattern, str)]


def test_no_pattern_of_papers_and_notices_is_slow(monkeypatch: pytest.MonkeyPatch):
    terms = load_terms()
    of_terms = [
        *terms.names,
        *terms.signs,
        *(one for each in terms.demands.values() for one in each),
    ]
    written = {*terms.frames, *(one.pattern for one in of_terms)}
    every = {*of_modules(), *in_use(monkeypatch), *map(re.compile, written), *of_claims()}
    slow = {one.pattern[:200]: found for one in every if (found := slow_repeats(one))}

    assert len(every) > len(written) > 200
    assert slow == {}

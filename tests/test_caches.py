"""What is computed once, of nothing, of the law or of a part of it, comes out alike once more."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Any

from support.applications import DAY, LAW

import checker
from checker.load import load_law

if TYPE_CHECKING:
    from collections.abc import Iterator

# Kept for its cost, and no value: another library's, where that is installed.
ENGINE = "checker.filing.read.pictures._engine"


def caches() -> Iterator[tuple[str, Any]]:
    """Return the functions of the checker that keep what they have computed, by their names."""
    for found in walk_packages(checker.__path__, "checker."):
        if found.name.endswith("__main__"):
            continue
        module = import_module(found.name)
        for name, value in vars(module).items():
            if hasattr(value, "cache_info") and value.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", value


# Also where the first who asked was a test whose lines nobody notes: see no_cover.
def test_what_is_kept_is_what_is_computed():
    owners = LAW.facts["shareholders"]
    given = {"law": LAW, "paper": "business-license", "fact": owners, "_fact": owners}
    given |= {"day": DAY, "authority": "CN-HN"}
    looked_at, differing = [], []
    for name, kept in caches():
        wanted = set(inspect.signature(kept).parameters)
        # Rules are known again by identity: a law read again is another law.
        if wanted <= set(given) and kept is not load_law and name != ENGINE:
            arguments = {key: given[key] for key in wanted}
            looked_at.append(name)
            if kept.__wrapped__(**arguments) != kept(**arguments):
                differing.append(name)

    assert "checker.decide.rule_questions.bases_of_questions" in looked_at
    assert "checker.report.demands.questions_on" in looked_at
    assert differing == []

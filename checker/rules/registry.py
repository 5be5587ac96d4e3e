"""The table of decision functions: which function decides which rule on which basis."""

from __future__ import annotations

from collections.abc import Callable

from checker.application.application import Application
from checker.core.verdicts import Outcome
from checker.model import Basis, Version

Decision = Callable[["Application", "Version"], "Outcome"]

# By the rule's id, or the name that a wording gives in ``decides`` because its logic differs.
DECISIONS: dict[tuple[str, Basis], Decision] = {}


def decides(name: str, *bases: str) -> Callable[[Decision], Decision]:
    """Enter a function as the one that decides a name on these bases."""

    def enter(function: Decision) -> Decision:
        DECISIONS.update({(name, Basis(basis)): function for basis in bases})
        return function

    return enter

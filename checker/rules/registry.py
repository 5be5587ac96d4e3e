"""The table of decision functions: which function decides which rule on which basis."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.model import Basis

if TYPE_CHECKING:
    from checker.application.application import Application
    from checker.model import Version
    from checker.verdicts import Outcome

Decision = Callable[["Application", "Version"], "Outcome"]


class Decisions(dict[tuple[str, Basis], Decision]):
    """Decision functions by rule (or the name a version gives) and basis."""

    def decides(self, name: str, *bases: str) -> Callable[[Decision], Decision]:
        """Enter a function as the one that decides a rule on these bases."""

        def enter(function: Decision) -> Decision:
            self.update({(name, Basis(basis)): function for basis in bases})
            return function

        return enter

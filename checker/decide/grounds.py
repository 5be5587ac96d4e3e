"""Find the answers that carry a finding: those by which a rule is met."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from checker.application.application import Application
from checker.decide.evaluate import outcome_on
from checker.decide.memo import watched
from checker.model import Basis, Paths, Rule, Verdict, general_path

# So many answers are tried one by one. A rule that looks at more looks at the entries of a long
# list: there the same question of every entry is tried at once, or the time would grow with the
# square of the list.
MOST_ALONE = 50

# Answers that are left out together.
Unit = tuple[str, ...]


def grounds(app: Application, rule: Rule, basis: Basis, authority: str) -> Paths:
    """Return the answers that a met rule rests on, in the order in which it looks at them.

    An answer counts without which the rule would not be met. Where several suffice in turn, so that
    none is needed alone, each counts that carries the rule once the others are left out. What the
    rule does not look at, or what could be left out in any case, does not count.
    """
    seen: dict[str, None] = {}
    outcome_on(watched(app, seen), rule, basis, authority)
    looked_at = [path for path in seen if path in app.answers or path in app.lengths]
    # Each answer for itself; of too many, those to one question together.
    is_alone = len(looked_at) <= MOST_ALONE
    units: dict[str, list[str]] = {}
    for path in looked_at:
        units.setdefault(path if is_alone else general_path(path), []).append(path)
    trial = _Trial(app, rule, basis, authority, tuple(map(tuple, units.values())))
    carrying = {*trial.carrying()}
    return tuple(path for unit in trial.units for path in unit if unit in carrying)


@dataclass(frozen=True, slots=True)
class _Trial:
    """One met rule, tried with some of the answers that it looks at."""

    app: Application
    rule: Rule
    basis: Basis
    authority: str
    units: tuple[Unit, ...]

    def carrying(self) -> Iterator[Unit]:
        """Return what is needed, and where that is not enough, what carries beside it."""
        needed = [unit for unit in self.units if not self._is_met(_less(self.units, unit))]
        yield from needed
        if not self._is_met(needed):
            others = [unit for unit in self.units if unit not in needed]
            # From which end the rest is left out decides which of several ways stays.
            orders = (others, others[::-1])
            for unit in others:
                if any(self._is_last(unit, needed, order) for order in orders):
                    yield unit

    def _is_last(self, unit: Unit, needed: list[Unit], others: list[Unit]) -> bool:
        """Tell whether the rule needs an answer once the others are left out in this order."""
        kept = [*needed, *others]
        for other in others:
            if other != unit and self._is_met(_less(kept, other)):
                kept.remove(other)
        return not self._is_met(_less(kept, unit))

    def _is_met(self, units: Collection[Unit]) -> bool:
        """Tell whether the rule is met by some answers alone."""
        answers, lengths = self.app.answers, self.app.lengths
        paths = [path for unit in units for path in unit]
        some = replace(
            self.app,
            answers={path: answers[path] for path in paths if path in answers},
            lengths={path: lengths[path] for path in paths if path in lengths},
        )
        outcome = outcome_on(some, self.rule, self.basis, self.authority)
        return outcome is not None and outcome.verdict is Verdict.MET


def _less(units: Collection[Unit], out: Unit) -> list[Unit]:
    return [unit for unit in units if unit != out]

"""The papers as a visitor gets them together: by errand, in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.model import ERRANDS, Basis, Law, Rule, Text
from checker.words import word

# Errands whose papers one press may call "all there": never where a signature, a seal or a date is
# among them, as an untrue paper bars the applicant.
TOGETHER = ("hr", "in-house")


@dataclass(frozen=True, slots=True)
class Errand:
    """One way to go: where papers are got, and which; ``together`` if one press may tick them."""

    id: str
    name: Text
    note: Text
    papers: tuple[Rule, ...]
    together: bool


# Asked with every answer, and the same for a law.
@cache
def errands_of(law: Law) -> tuple[Errand, ...]:
    """Return the errands in order, on each the papers by number."""
    # What only the old checklist asks comes last.
    by_number = [rule for rule in law.rules if rule.id in law.papers]
    papers = sorted(by_number, key=lambda rule: not rule.versions_on(Basis.LAW)[-1].asked)
    return tuple(
        Errand(
            name,
            word(f"errand.{name}"),
            word(f"errand-note.{name}"),
            tuple(rule for rule in papers if law.papers[rule.id].errand == name),
            name in TOGETHER,
        )
        for name in ERRANDS
    )


@cache
def questions_on(law: Law, paper: str) -> tuple[str, ...]:
    """Return the questions on one paper in the form's order, those of its entries last."""
    entries = law.papers[paper].entries
    stems = (f"materials.{paper}.", f"{entries}[]." if entries else "")
    return tuple(
        path
        for stem in stems
        if stem
        for path, fact in law.facts.items()
        if path.startswith(stem) and fact.mark
    )

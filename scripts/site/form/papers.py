"""The papers as the form shows them before any answer: by errand, a row each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.model import Law, Rule, Text
from checker.report.html import Html
from checker.report.papers import Errand, errands_of
from scripts.site.form.questions import Question, question


@dataclass(frozen=True, slots=True)
class Chip:
    """One mark of a paper: its question, its short name, and how it stands before any answer."""

    path: str
    name: Text
    row: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class PaperOfForm:
    """One paper's row: what is ticked, what is written under it, and all its questions."""

    rule: Rule
    row: Mapping[str, Any]
    chips: tuple[Chip, ...]
    days: tuple[tuple[Question, Text], ...]
    asked: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The papers of one errand, and how they stand before any answer."""

    errand: Errand
    head: Mapping[str, Any]
    papers: tuple[PaperOfForm, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """All groups; ``folded`` names what is not asked, or not known to be, before any answer."""

    groups: tuple[Group, ...]
    folded: Mapping[str, Html]
    shown: int
    left: int

    @property
    def has_folded(self) -> bool:
        """Tell whether any paper is folded away."""
        return any(self.folded.values())


def papers(law: Law, found: Mapping[str, Any]) -> Papers:
    """Return the papers of a report without answers, as the form shows them."""
    groups = tuple(
        Group(
            errand,
            found["groups"][errand.id],
            tuple(_paper(law, rule, found["rows"][rule.id]) for rule in errand.papers),
        )
        for errand in errands_of(law)
    )
    return Papers(groups, found["folded"], found["asked"], found["left"])


def _paper(law: Law, rule: Rule, row: Mapping[str, Any]) -> PaperOfForm:
    own = [path for path in law.facts if path.startswith(f"materials.{rule.id}.")]
    shown = {chip["path"]: chip for chip in row["chips"]}
    asked = tuple(question(law, path) for path in own)
    return PaperOfForm(
        rule,
        row,
        tuple(
            Chip(one.fact.path, one.fact.mark, shown.get(one.fact.path))
            for one in asked
            if one.fact.mark and one.fact.is_ticked
        ),
        tuple((one, one.fact.mark) for one in asked if one.fact.mark and not one.fact.is_ticked),
        asked,
    )

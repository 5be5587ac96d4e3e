"""The papers as the form shows them before any answer: by errand, a row each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.model import Lang, Law, Rule, Text
from checker.report.html import Html
from checker.report.papers import Errand, errands_of
from checker.report.papers_page import ALL, page_of
from scripts.site.form.questions import Question, question


@dataclass(frozen=True, slots=True)
class PaperOfForm:
    """One paper's row: how it stands, what is written under it, and all its questions."""

    rule: Rule
    place: Mapping[str, Any]
    days: tuple[tuple[Question, Text], ...]
    asked: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The papers of one errand, and how they stand; ``together`` where one press ticks them."""

    errand: Errand
    place: Mapping[str, Any]
    together: bool
    papers: tuple[PaperOfForm, ...]


@dataclass(frozen=True, slots=True)
class Papers:
    """All groups; ``parts`` say what is not asked, or not known to be, and how many are left."""

    groups: tuple[Group, ...]
    parts: Mapping[str, Html]

    @property
    def has_folded(self) -> bool:
        """Tell whether any paper is folded away."""
        return any(html for name, html in self.parts.items() if name.startswith("folded-"))


def papers(law: Law, found: Mapping[str, Any], lang: Lang) -> Papers:
    """Return the papers of a report without answers, as the form shows them."""
    places = page_of(found, lang)["places"]
    groups = tuple(
        Group(
            errand,
            places[f"g-{errand.id}"],
            found["groups"][errand.id]["together"],
            tuple(_paper(law, rule, places[f"p-{rule.id}"]) for rule in errand.papers),
        )
        for errand in errands_of(law)
    )
    return Papers(groups, places[ALL]["parts"])


def _paper(law: Law, rule: Rule, place: Mapping[str, Any]) -> PaperOfForm:
    own = [path for path in law.facts if path.startswith(f"materials.{rule.id}.")]
    asked = tuple(question(law, path) for path in own)
    written = ((one, one.fact.mark) for one in asked if not one.fact.is_ticked)
    return PaperOfForm(rule, place, tuple((one, name) for one, name in written if name), asked)

"""How many papers an ordinary domestic applicant files: counted by the rules, not by hand."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from checker.api import check, load_application
from checker.model import Basis, Instrument, Lang, Law, Rule
from scripts.site import Snippets, rules
from scripts.site.templates import render

ORDINARY = Path(__file__).with_name("ordinary.toml")
# One of every special case: with foreign capital one paper takes the place of another.
SPECIAL = Path(__file__).with_name("special.toml")


class Papers(NamedTuple):
    """The materials: those an ordinary applicant files, of special cases, no longer required.

    ``most`` is how many one company files at most, by the current requirements.
    """

    ordinary: tuple[Rule, ...]
    special: tuple[Rule, ...]
    old: tuple[Rule, ...]
    old_of_ordinary: tuple[Rule, ...]
    most: int

    def old_by_guide(self, law: Law) -> dict[Instrument, list[Rule]]:
        """Return the guides that still ask for papers no longer required, each with those."""
        found: dict[Instrument, list[Rule]] = {}
        for rule in self.old:
            for guide in rules.guides_asking(law, rule):
                found.setdefault(guide, []).append(rule)
        return found


@cache
def papers(law: Law) -> Papers:
    """Sort the materials by what the current requirements ask of an ordinary domestic applicant.

    Ordinary is ``ordinary.toml``: Chinese shareholders, no branches, callers in mainland China, no
    other telecom service, no penalty; two provinces or more, so that no provincial guide counts.
    """
    materials, of_special = (
        check(load_application(path, today=law.checked)).of_kind("material")
        for path in (ORDINARY, SPECIAL)
    )
    asked, most = (
        [f.rule for f in found if f.on[Basis.LAW].is_asked] for found in (materials, of_special)
    )
    rest = [f.rule for f in materials if f.rule not in asked]
    special = [rule for rule in rest if rules.asked(rule, Basis.LAW)]
    old = tuple(rule for rule in rest if rule not in special)
    listed = {f.rule.id: f.on[Basis.CHECKLIST] for f in materials if Basis.CHECKLIST in f.on}
    old_of_ordinary = tuple(rule for rule in old if listed[rule.id].is_asked)
    return Papers(tuple(asked), tuple(special), old, old_of_ordinary, len(most))


def asked_of(law: Law, rule: Rule) -> str:
    """Tell of whom the current requirements ask a rule: of all, of some, or no longer."""
    version = rules.current(rule, Basis.LAW)
    if version is None or not version.asked:
        return "old"
    return "some" if rule in papers(law).special else "all"


def snippets(law: Law, lang: Lang) -> Snippets:
    """Write which papers it takes, and of whom."""
    yield "overview/papers.md", render("papers", lang, law=law, papers=papers(law), depth=1)

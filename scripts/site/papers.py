"""How many papers an ordinary domestic applicant files: counted by the rules, not by hand."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.evaluate import evaluate
from checker.model import Basis, Law, Rule, Verdict
from scripts.site import rules
from scripts.site.home import example_in

ORDINARY = Path(__file__).with_name("ordinary.toml")


@dataclass(frozen=True, slots=True)
class Papers:
    """The materials: those an ordinary applicant files, of special cases, of the old list only."""

    ordinary: tuple[Rule, ...]
    special: tuple[Rule, ...]
    old: tuple[Rule, ...]


@cache
def papers(law: Law) -> Papers:
    """Sort the materials by what the current requirements ask of an ordinary domestic applicant.

    Ordinary is ``ordinary.toml``: Chinese shareholders, callers in mainland China, no other
    telecom service, no penalty; more than one province, so that no provincial guide counts.
    """
    findings = evaluate(example_in(ORDINARY, law), law)
    materials = [found for found in findings.rules if found.rule.kind == "material"]
    asked = [f.rule for f in materials if f.on[Basis.LAW].verdict is not Verdict.NOT_APPLICABLE]
    rest = [f.rule for f in materials if f.rule not in asked]
    special = [rule for rule in rest if rules.asked(rule, Basis.LAW)]
    return Papers(tuple(asked), tuple(special), tuple(r for r in rest if r not in special))


def asked_of(law: Law, rule: Rule) -> str:
    """Tell of whom a rule is asked today: of all, of some, or by the old checklist only."""
    version = rules.current(rule, Basis.LAW)
    if version is None or not version.asked:
        return "old"
    return "some" if rule in papers(law).special else "all"

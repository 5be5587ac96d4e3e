"""Say in one sentence whether the license is needed: which one, from whom, and what it takes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from checker.model import Basis, Text, Verdict
from checker.reasons import named_fact
from checker.report.outline import Report
from checker.report.question_counts import given_answers
from checker.words import Money, joined, word

# The one result that is of no single rule: what the page "Do I need it" asks for.
NEED = "need"
CAPITAL = "registered-capital"
# The eight questions that settle need, class, scope, authority, least capital and papers; each by
# the keys it writes. Only the first of the first and the fourth decides whether the others count.
EIGHT = (
    ("service.for_others", "service.group_clients"),
    ("service.rents_out",),
    ("service.public_network",),
    ("service.users",),
    ("service.provinces",),
    ("company.foreign_capital",),
    ("service.marketing_calls",),
    (
        *("company.multi_level", "penalties", "bars", "service.other_services"),
        *("establishments", "violations"),
    ),
)
# The minimum for a scope, by its name among the values of the wording.
MINIMUMS = {"local": "local", "whole-network": "whole_network"}


def answered_of_eight(application: Mapping[str, Any]) -> tuple[int, int]:
    """Return how many of the eight questions are answered, "not sure" included, and eight."""
    given = given_answers(application)
    return sum(_is_answered(paths, given) for paths in EIGHT), len(EIGHT)


def _is_answered(paths: Collection[str], given: Mapping[str, Any]) -> bool:
    """Tell whether all keys of a question are there; who serves nobody has no group to name."""
    if "service.group_clients" in paths and given.get("service.for_others", False) is not True:
        return "service.for_others" in given
    return all(path in given for path in paths)


def answer_in_a_sentence(report: Report) -> Text:
    """Return what follows from the answers so far; what is open is named or left out."""
    route = report.findings.route
    if route.need == "needed":
        return joined(filter(None, (_needed(report), _capital(report), _papers(report))), " ", "")
    if route.need == "not-needed":
        return word("need.not-needed")
    if asked := _questions_of_the_route(report):
        return word("need.answer-needed", facts=joined(asked, *word("mark.list")))
    return word("need.unclear")


def _questions_of_the_route(report: Report) -> list[Text]:
    """Return the names of the questions that need, class, scope and authority wait for."""
    missing = report.findings.route.missing
    return [named_fact(report.app, report.law, path) for path in missing]


def _needed(report: Report) -> Text:
    route = report.findings.route
    parts = [word(f"need.class-{route.license_class}")]
    if route.scope != "unknown":
        parts.append(word(f"need.scope-{route.scope}"))
    if found := report.authority:
        # As it stands in a sentence: with "the" in English.
        name = Text(f"the {found.name.en}", found.name.zh)
        parts.append(word("need.authority", name=name))
    return word("need.needed", what=joined(parts, *word("mark.comma")))


def _capital(report: Report) -> Text | None:
    """Return the least registered capital for the scope (Order 42 art. 6(4)), once it is known."""
    version = report.law.rule(CAPITAL).version(Basis.LAW, report.app.day)
    minimum = MINIMUMS.get(report.findings.route.scope, "")
    if version is None or minimum not in version.values:
        return None
    return word("need.capital", amount=Money(version.values[minimum]))


def _papers(report: Report) -> Text:
    """Return how many papers the current requirements ask of this applicant, or may ask."""
    found = [f.on[Basis.LAW] for f in report.findings.rules if f.rule.kind == "material"]
    asked = [finding for finding in found if finding.verdict is not Verdict.NOT_APPLICABLE]
    perhaps = [f for f in asked if any(r.code == "open-whether-asked" for r in f.reasons)]
    key = "need.papers-perhaps" if perhaps else "need.papers"
    return word(key, n=len(asked) - len(perhaps), more=len(perhaps))

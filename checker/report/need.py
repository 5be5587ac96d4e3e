"""Say in one sentence whether the license is needed: which one, from whom, and what it takes."""

from __future__ import annotations

from datetime import date

from checker.model import Basis, Law, Text
from checker.questions import number_of
from checker.reasons import WHETHER_ASKED, named_fact
from checker.report.outline import Report
from checker.words import Money, joined, word

# The one result that is of no single rule: what the page "Do I need it" asks for.
NEED = "need"
CAPITAL = "registered-capital"
MOST_NAMED = 3
# The minimum for a scope, by its name among the values of the wording.
MINIMUMS = {"local": "local", "whole-network": "whole_network"}


def of_the_eight(report: Report) -> list[str]:
    """Return the keys that the route waits for, without what it only adds a caution for."""
    return [path for path in report.findings.route.missing if number_of(path)]


def answer_in_a_sentence(report: Report) -> Text:
    """Return what follows from the answers so far; what is open is named or left out."""
    route = report.findings.route
    if route.need == "needed":
        least = least_capital(report)
        capital = (word("need.capital", amount=least),) if least else ()
        return joined((_needed(report), *capital, _papers(report)), " ", "")
    if route.need == "not-needed":
        return word("need.not-needed")
    if route.is_unclear:
        return word("need.unclear")
    # Where a text can still settle it, questions are open.
    asked = [named_fact(report.app, report.law, path) for path in of_the_eight(report)]
    facts = joined(asked[:MOST_NAMED], *word("mark.list"))
    more = len(asked) - MOST_NAMED
    key = "need.answers-needed" if more > 0 else "need.answer-needed"
    return word(key, facts=facts, more=more)


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


def least_capital(report: Report) -> Money | None:
    """Return the least registered capital for the scope (Order 42 art. 6(4)), once it is known."""
    return least_for(report.findings.route.scope, report.app.day, report.law)


def least_for(scope: str | None, day: date, law: Law) -> Money | None:
    """Return the least registered capital for a scope on a day; none for a scope not known yet."""
    version = law.rule(CAPITAL).version(Basis.LAW, day)
    minimum = MINIMUMS.get(scope or "", "")
    if version is None or minimum not in version.values:
        return None
    return Money(version.values[minimum])


def _papers(report: Report) -> Text:
    """Return how many papers the current requirements ask of this applicant, or may ask."""
    found = [f.on[Basis.LAW] for f in report.findings.rules if f.rule.kind == "material"]
    asked = [finding for finding in found if finding.is_asked]
    perhaps = [f for f in asked if any(r.code == WHETHER_ASKED for r in f.reasons)]
    key = "need.papers-perhaps" if perhaps else "need.papers"
    return word(key, n=len(asked) - len(perhaps), more=len(perhaps))

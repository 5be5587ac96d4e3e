"""Say whether the company qualifies: the conditions counted, and each with its mark."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model import Basis, Lang, Text
from checker.report.eight import answered_of_eight
from checker.report.html import Html
from checker.report.markup import pill
from checker.report.outline import Report
from checker.words import word

# The sections of the form that count something else than their questions.
OF_EIGHT, OF_CONDITIONS = "service", "company"


def section_counts(report: Report, given: Mapping[str, Any]) -> dict[str, Text]:
    """Return what stands in the heads of two sections; nothing before all law."""
    if not report.is_ruled:
        return {}
    done, eight = answered_of_eight(given)
    conditions = (found for found in report.findings.rules if found.rule.kind == "condition")
    # What each comes to on the chosen bases, of those that have it at all.
    on_chosen = ({*each.states(report.bases).values()} for each in conditions)
    found = [asked for states in on_chosen if (asked := states - {"not_applicable"})]
    met = sum(states == {"met"} for states in found)
    return {
        OF_EIGHT: word("step.need-answered", n=done, m=eight),
        OF_CONDITIONS: word("qualify.conditions", n=met, m=len(found)),
    }


def condition_marks(report: Report, lang: Lang) -> dict[str, Html]:
    """Return the verdict of each condition on the law, as a page marks it, by its rule."""
    return {
        found.rule.id: pill(found.on[Basis.LAW].state, lang)
        for found in report.findings.rules
        if found.rule.kind == "condition" and Basis.LAW in found.on
    }

"""Sort what is told of the rules: into sections, by the texts that ask, by who judges."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from checker.core.words import word
from checker.model import Basis, Instrument, Rule, RuleFindings, Text
from checker.report.explanation import Explanation, RuleLine

# The groups of rules; and what is said of one that is empty.
GROUP_WORDS = {
    "stops": "group.stops",
    "window": "group.window",
    "unclear": "group.unclear",
    "open": "group.open",
    "met": "group.met",
    "not-asked": "group.not-asked",
}
NOTHING_WORDS = {"stops": "report.nothing-stops", "open": "report.nothing-open"}


class ReportSection(NamedTuple):
    """The rules that mean the same for the applicant; ``empty`` is said where there is none."""

    name: str
    title: Text
    lines: tuple[RuleLine, ...]
    empty: Text | None = None


def sections_of(
    grouped: Mapping[str, tuple[RuleLine, ...]], *, by_guide: bool, says_so: bool
) -> tuple[ReportSection, ...]:
    """Return the groups of rules with their titles.

    ``by_guide`` tells that a guide counts too, ``says_so`` that it is said of an empty one.
    """
    sections = []
    for name, lines in grouped.items():
        local = by_guide and name == "stops"
        title = word("group.stops-local" if local else GROUP_WORDS[name])
        empty = word(NOTHING_WORDS[name]) if says_so and name in NOTHING_WORDS else None
        sections.append(ReportSection(name, title, lines, empty))
    return tuple(sections)


def texts_asking(
    told: Iterable[RuleFindings], bases: Collection[Basis], day: date
) -> tuple[Instrument, ...]:
    """Return the texts by which something is asked, each once; of those still in force."""
    cites = (
        cite
        for found in told
        for basis in found.asking(bases)
        for cite in Explanation(found, basis).cites
    )
    texts = {cite.instrument.id: cite.instrument for cite in cites}.values()
    return tuple(each for each in texts if each.ends is None or each.ends >= day)


def judged_by_applicant(told: Iterable[RuleFindings], bases: Collection[Basis]) -> list[Rule]:
    """Return the rules that rest on the applicant's own judgment."""
    asked = ((found.rule, found.asking(bases).values()) for found in told)
    return [rule for rule, on in asked if any(each.certainty == "declared" for each in on)]

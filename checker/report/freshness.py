"""How far the texts go: when they are due again, and what that says of a filing date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.model import Citation, Findings, Law, Reason, Text
from checker.report.summary import is_ruled
from checker.words import word


def first_due(cites: Iterable[Citation]) -> date | None:
    """Return the earliest day on which one of the cited texts is to be checked again."""
    return min((cite.instrument.due for cite in cites), default=None)


def notices(findings: Findings, law: Law) -> tuple[Reason, ...]:
    """Return what a reader must know before any verdict."""
    if not is_ruled(findings):
        return (Reason("no-rule-for-date", none_known(law)),)
    versions = [f.version for r in findings.rules for f in r.on.values() if f.version]
    due = first_due(cite for version in versions for cite in version.cites)
    if due is None or findings.day <= due:
        return ()
    return (Reason("texts-past-check", word("report.texts-past-check", due=due)),)


def none_known(law: Law) -> Text:
    """Say that no rule is known for a day, and from when on one is."""
    first = min(version.effective for rule in law.rules for version in rule.versions)
    return word("finding.no-rule-for-date", on=first)

"""What is to be said of the filing date itself: before all law, or past the texts' next check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model import Reason
from checker.report.freshness import first_due
from checker.report.summary import is_ruled
from checker.words import fill, word

if TYPE_CHECKING:
    from checker.model import Findings, Law


def notices(findings: Findings, law: Law) -> tuple[Reason, ...]:
    """Return what a reader must know before any verdict."""
    if not is_ruled(findings):
        first = min(version.effective for rule in law.rules for version in rule.versions)
        text = fill(word("finding.no-rule-for-date"), {"on": first})
        return (Reason("no-rule-for-date", text),)
    versions = [f.version for r in findings.rules for f in r.on.values() if f.version]
    due = first_due(cite for version in versions for cite in version.cites)
    if due is None or findings.day <= due:
        return ()
    return (Reason("texts-past-check", fill(word("report.texts-past-check"), {"due": due})),)

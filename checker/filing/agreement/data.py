"""Write whether the papers agree as JSON."""

from __future__ import annotations

from typing import Any

from checker.filing.agreement.find import Agreement, Difference
from checker.report.data import head, json_text

FORMAT = "call-center-license/agreement/1"


def as_json(found: Agreement) -> str:
    """Return the checks for programs, in both languages."""
    data = {
        **head(FORMAT),
        "application_date": found.filing.app.day,
        "counts": found.counts,
        "checks": [
            {
                "id": checked.check.id,
                "title": checked.check.title,
                "verdict": checked.verdict,
                "rank": checked.rank,
                "fields": checked.fields,
                **checked.text._asdict(),
                "fix": checked.fix,
                "differences": [_difference(each) for each in checked.differences],
                "missing": checked.missing,
                "ask": checked.ask,
                "citations": [text.cite for text in checked.texts],
            }
            for checked in found.checks
        ],
    }
    return json_text(data)


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "rank": difference.rank,
        "sides": [
            {
                "path": side.path,
                "name": name,
                "value": side.value,
                "differing": [piece.text for piece in side.pieces if piece.differs],
            }
            for side, name in zip(difference.sides, difference.names, strict=True)
        ],
        **difference.text._asdict(),
        "fix": difference.fix,
        "contradicts": difference.tick,
    }

"""Write whether the papers agree as JSON."""

from __future__ import annotations

from checker.filing.agreement.find import Agreement, Difference
from checker.filing.agreement.sides import Side
from checker.model import Data, Text
from checker.report.data import json_report

FORMAT = "call-center-license/agreement/1"


def as_json(found: Agreement) -> str:
    """Return the checks for programs, in both languages."""
    data = {
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
    return json_report(FORMAT, data)


def _difference(difference: Difference) -> Data:
    return {
        "rank": difference.rank,
        "sides": [
            {
                "path": side.path,
                "name": name,
                "value": side.value,
                "differing": [piece.text for piece in side.pieces if piece.differs],
                "spans": _spans(side),
            }
            for side, name in zip(difference.sides, difference.names, strict=True)
        ],
        **difference.text._asdict(),
        "fix": difference.fix,
        "contradicts": difference.tick,
    }


def _spans(side: Side) -> list[Data]:
    """Return where the differing signs stand in the value, in either language."""
    spans, at = list[Data](), Text("", "")
    for piece in side.pieces:
        end = Text(at.en + piece.text.en, at.zh + piece.text.zh)
        if piece.differs:
            spans.append({"en": [len(at.en), len(end.en)], "zh": [len(at.zh), len(end.zh)]})
        at = end
    return spans

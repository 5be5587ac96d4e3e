"""Write what is said of a pasted text as JSON."""

from __future__ import annotations

from datetime import date

from checker.filing.claims.find import Heard
from checker.report.data import json_report

FORMAT = "call-center-license/claims/1"


def as_json(heard: Heard, day: date) -> str:
    """Return every sentence with what is recognized in it, and the texts."""
    data = {
        "as_of": day,
        "sentences": [
            {
                "text": each.text,
                "line": each.line,
                "state": each.state,
                "cut": each.cut,
                "found": [
                    {
                        "mark": found.mark,
                        "rank": found.rank,
                        "claim": found.claim,
                        "rule": found.rule.id if found.rule else None,
                        "demand": found.demand,
                        "provinces": found.provinces,
                        "right": found.right,
                        "citations": found.cites,
                    }
                    for found in each.found
                ],
            }
            for each in heard.sentences
        ],
        "left_out": heard.left_out,
    }
    return json_report(FORMAT, data)

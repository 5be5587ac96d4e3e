"""Write a comparison as JSON."""

from __future__ import annotations

from checker.filing.compare.find import Comparison, Wording
from checker.model import Data
from checker.report.data import json_report

FORMAT = "call-center-license/comparison/1"


def as_json(found: Comparison) -> str:
    """Return the comparison as data: see ``schema``."""
    data = {
        **{
            side: {"application_date": each.day, "rules_version": each.rules_version}
            | ({"draft": each.draft} if each.draft else {})
            for side, each in (("before", found.before), ("after", found.after))
        },
        **route_and_capital(found),
        "changed": [
            {
                "rule": change.rule.id,
                "basis": change.basis,
                "from": change.before,
                "to": change.after,
                "because": change.because,
                "wording": change.wording and _wording(change.wording),
            }
            for change in found.changed
        ],
        "same": found.same,
    }
    return json_report(FORMAT, data)


def route_and_capital(found: Comparison) -> Data:
    """Return which parts of the route changed, and the least registered capital if it did."""
    return {
        "route": [{"part": r.name, "from": r.before, "to": r.after} for r in found.route],
        "capital": found.capital
        and {
            key: each.yuan if each else None
            for key, each in zip(("from", "to"), found.capital, strict=True)
        },
    }


def _wording(found: Wording) -> Data:
    return {
        "since": found.since,
        "citations": found.texts,
        "changelog": [
            {"rules_version": row.version, "row": row.name, "instruments": row.texts}
            for row in found.rows
        ],
    }

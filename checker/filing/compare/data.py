"""Write a comparison as JSON."""

from __future__ import annotations

from typing import Any

from checker.filing.compare.find import (
    CapitalChange,
    Comparison,
    Side,
)
from checker.report.json import head, json_text

FORMAT = "call-center-license/comparison/1"


def as_json(found: Comparison) -> str:
    """Return the comparison as data: see ``schema``."""
    return json_text(
        {
            **head(FORMAT),
            "before": _side(found.before),
            "after": _side(found.after),
            "route": [{"part": r.name, "from": r.before, "to": r.after} for r in found.route],
            "capital": _capital(found.capital),
            "changed": [
                {
                    "rule": change.rule.id,
                    "basis": change.basis.value,
                    "from": change.before,
                    "to": change.after,
                    "because": list(change.because),
                }
                for change in found.changed
            ],
            "same": found.same,
        }
    )


def _capital(change: CapitalChange | None) -> dict[str, int | None] | None:
    if change is None:
        return None
    before, after = (each.yuan if each else None for each in (change.before, change.after))
    return {"from": before, "to": after}


def _side(side: Side) -> dict[str, Any]:
    return {"application_date": side.day.isoformat(), "rules_version": side.rules_version}

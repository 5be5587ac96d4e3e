"""Find the smallest changes after which nothing fails, for one application of many."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.application.application import parse
from checker.filing.plan.data import plain_answer
from checker.filing.plan.find import plan_for
from checker.load import load_law
from checker.many.entries import Entry
from checker.model import DECIDING


def plan_of(entry: Entry, today: date, as_of: date | None = None) -> dict[str, Any]:
    """Return the plan of an application that was judged, without words: ways, and what stands."""
    law = load_law()
    app, _ = parse(entry.application, law, today, as_of)
    plan = plan_for(app, law, DECIDING)
    return {
        "ways": [
            [
                {
                    "path": change.path,
                    "was": plain_answer(change.was),
                    "to": plain_answer(change.to),
                    "kind": change.kind,
                    "owner": change.owner,
                }
                for change in way.changes
            ]
            for way in plan.ways
        ],
        "given": [
            {
                "rule": given.rule.id,
                "basis": given.basis.value,
                "until": plain_answer(given.until),
            }
            for given in plan.given
        ],
    }

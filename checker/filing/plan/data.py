"""Write a plan as plain data and as JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from checker.filing.plan.find import Plan
from checker.filing.plan.ways import Change
from checker.model import Basis
from checker.report.data import as_plain, head, json_text

FORMAT = "call-center-license/plan/1"


def as_json(plan: Plan) -> str:
    """Return the plan for programs, in both languages."""
    data = {
        **head(FORMAT),
        "application_date": plan.app.day,
        "bases": plan.bases,
        "said": plan.said,
        "ways": [
            {
                "title": way.title,
                "changes": [change_data(each) | each.text._asdict() for each in way.changes],
                "results": {basis.value: way.results.get(basis) for basis in Basis},
            }
            for way in plan.ways
        ],
        "left_out": plan.left_out,
        "given": [
            {
                "rule": given.rule.id,
                "basis": given.basis,
                "code": given.reason.code,
                "facts": given.reason.facts,
                "until": given.until,
                **given.reason.text._asdict(),
            }
            for given in plan.given
        ],
        "settle": [
            {
                "owner": group.owner,
                "facts": group.facts,
                "changes": [change.path for change in group.acts],
                "rules": group.rules,
                "contact": group.contact,
                **group.message._asdict(),
            }
            for group in plan.settle
        ],
    }
    return json_text(data)


def change_data(change: Change) -> dict[str, Any]:
    """Return one change without its words: the answer before and after, as a file holds it."""
    return {
        "path": change.path,
        "was": plain_answer(change.was),
        "to": plain_answer(change.to),
        "kind": change.kind,
        "owner": change.owner,
    }


def plain_answer(answer: object) -> object:
    """Return an answer as a file of JSON holds it."""
    if isinstance(answer, date | Decimal):
        return as_plain(answer)
    return list(answer) if isinstance(answer, tuple) else answer

"""Write a plan as plain data and as JSON."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from checker.filing.plan.find import Given, Plan
from checker.filing.plan.settle import Group
from checker.filing.plan.ways import Change, Way
from checker.model import Basis
from checker.report.json import head, json_text

FORMAT = "call-center-license/plan/1"


def as_json(plan: Plan) -> str:
    """Return the plan for programs, in both languages."""
    return json_text(as_data(plan))


def as_data(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain data."""
    return {
        **head(FORMAT),
        "application_date": plan.app.day.isoformat(),
        "bases": [basis.value for basis in plan.bases],
        "said": plan.said._asdict() if plan.said else None,
        "ways": [_way(way) for way in plan.ways],
        "given": [_stands(given) for given in plan.given],
        "settle": [_settles(group) for group in plan.settle],
    }


def _way(way: Way) -> dict[str, Any]:
    return {
        "title": way.title._asdict(),
        "changes": [change_data(change) for change in way.changes],
        "results": {basis.value: way.results.get(basis) for basis in Basis},
    }


def change_data(change: Change) -> dict[str, Any]:
    """Return one change: the answer before and after, as a file holds it."""
    return {
        "path": change.path,
        "was": plain_answer(change.was),
        "to": plain_answer(change.to),
        "kind": change.kind,
        "owner": change.owner,
        **change.text._asdict(),
    }


def plain_answer(answer: object) -> object:
    """Return an answer as a file of JSON holds it."""
    match answer:
        case date():
            return answer.isoformat()
        case Decimal():
            return int(answer) if answer == int(answer) else float(answer)
        case tuple():
            return list(answer)
    return answer


def _stands(given: Given) -> dict[str, Any]:
    return {
        "rule": given.rule.id,
        "basis": given.basis.value,
        "code": given.reason.code,
        "facts": list(given.reason.facts),
        "until": given.until.isoformat() if given.until else None,
        **given.reason.text._asdict(),
    }


def _settles(group: Group) -> dict[str, Any]:
    return {
        "owner": group.owner,
        "facts": list(group.facts),
        "changes": [change.path for change in group.acts],
        "rules": list(group.rules),
        "contact": group.contact._asdict() if group.contact else None,
        **group.message._asdict(),
    }

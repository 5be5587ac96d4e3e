"""Write a plan as plain data and as JSON."""

from __future__ import annotations

from checker.filing.plan.find import Plan
from checker.filing.plan.ways import Change
from checker.model import Basis, Data
from checker.report.data import json_report

FORMAT = "call-center-license/plan/1"


def as_json(plan: Plan) -> str:
    """Return the plan for programs, in both languages."""
    data = {
        "application_date": plan.report.app.day,
        "bases": plan.report.bases,
        "said": plan.said,
        "ways": [
            {
                "title": way.title,
                "changes": [change_data(each) | each.text._asdict() for each in way.changes],
                "results": {basis: way.results.get(basis) for basis in Basis},
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
                "advised": group.advised,
                "changes": [change.path for change in group.acts],
                "rules": group.rules,
                "contact": group.contact,
                **group.message._asdict(),
            }
            for group in plan.settle
        ],
    }
    return json_report(FORMAT, data)


def change_data(change: Change) -> Data:
    """Return one change without its words: the answer before and after, as a file holds it."""
    return {
        "path": change.path,
        "was": change.was,
        "to": change.to,
        "kind": change.kind,
        "owner": change.owner,
    }

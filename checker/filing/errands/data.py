"""Write the errands as plain data and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.filing.errands.find import ErrandList, ErrandTasks, PaperTasks, Task
from checker.report.data import head, json_text
from checker.report.outline import Report
from checker.words import joined

FORMAT = "call-center-license/errands/1"


def as_json(report: Report, found: ErrandList) -> str:
    """Return the errands for programs, in both languages."""
    authority = None
    if whom := report.authority:
        places = [each.text for each in whom.details if each.kind == "address"]
        authority = {
            "id": whom.code,
            **whom.name._asdict(),
            "phone": whom.phone,
            "address": joined(places, "; ", "；") if places else None,
        }
    data = {
        **head(FORMAT),
        "application_date": report.findings.day,
        "authority": authority,
        "papers": [_paper(errand, paper) for errand in found.all for paper in errand.papers],
        "begin": {errand.errand.id: errand.begin for errand in found.all if errand.begin},
        "not_asked": [rule.id for rule in found.not_asked],
    }
    return json_text(data)


def _paper(errand: ErrandTasks, paper: PaperTasks) -> dict[str, Any]:
    days = paper.issue
    return {
        "rule": paper.rule.id,
        "errand": errand.errand.id,
        "asked_by": [basis.value for basis in paper.asked_by],
        "settled_by": paper.settled_by,
        "waits_for": paper.waits_for,
        "stands": paper.stands,
        "form": {**paper.form},
        "earliest": days.first if days else None,
        "latest": days.last if days else None,
        "until": paper.until,
        "signed": _has(paper.tasks, "signed"),
        "sealed": _has(paper.tasks, "sealed"),
        "items": [
            {"path": task.path, "done": task.done, **task.what._asdict()} for task in paper.tasks
        ],
    }


def _has(tasks: Iterable[Task], what: str) -> bool:
    """Tell whether a signature or the company's seal is among the things asked."""
    return any(task.path.endswith(f".{what}") for task in tasks)

"""Write the errands as plain data and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.filing.errands.find import ErrandList, ErrandTasks, PaperTasks, Task
from checker.model import Authority
from checker.report.data import head, json_text
from checker.report.outline import Report
from checker.words import joined

FORMAT = "call-center-license/errands/1"


def as_json(report: Report, found: ErrandList) -> str:
    """Return the errands for programs, in both languages."""
    data = {
        **head(FORMAT),
        "application_date": report.findings.day,
        "authority": _authority(report.authority) if report.authority else None,
        "papers": [_paper(errand, paper) for errand in found.all for paper in errand.papers],
        "begin": {errand.errand.id: errand.begin for errand in found.all if errand.begin},
        "not_asked": [rule.id for rule in found.not_asked],
    }
    return json_text(data)


def _authority(found: Authority) -> dict[str, Any]:
    places = [each.text for each in found.details if each.kind == "address"]
    address = joined(places, "; ", "；")._asdict() if places else None
    return {"id": found.code, **found.name._asdict(), "phone": found.phone, "address": address}


def _paper(errand: ErrandTasks, paper: PaperTasks) -> dict[str, Any]:
    days = paper.issue
    return {
        "rule": paper.rule.id,
        "errand": errand.errand.id,
        "asked_by": [basis.value for basis in paper.asked_by],
        "settled_by": paper.settled_by,
        "form": {key: text._asdict() for key, text in paper.form.items()},
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

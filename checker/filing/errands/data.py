"""Write the errands as plain data and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from checker.core.words import joined_texts
from checker.filing.errands.find import ErrandList, ErrandTasks, PaperTasks, Task
from checker.model import Data
from checker.report.data import json_report

FORMAT = "call-center-license/errands/1"


def as_json(found: ErrandList) -> str:
    """Return the errands for programs, in both languages."""
    authority = None
    if whom := found.report.authority:
        places = [each.text for each in whom.details if each.kind == "address"]
        authority = {
            "id": whom.code,
            **whom.name._asdict(),
            "phone": whom.phone,
            "address": joined_texts(places) if places else None,
        }
    data = {
        "application_date": found.report.findings.day if found.is_dated else None,
        "day_is_set": found.is_dated and found.day_is_set,
        "authority": authority,
        "papers": [_paper(errand, paper) for errand in found.all for paper in errand.papers],
        "begin": {errand.errand.id: errand.begin for errand in found.all if errand.begin},
        "not_asked": [rule.id for rule in found.not_asked],
    }
    return json_report(FORMAT, data)


def _paper(errand: ErrandTasks, paper: PaperTasks) -> Data:
    days = paper.issue
    return {
        "rule": paper.rule.id,
        "errand": errand.errand.id,
        "asked_by": paper.asked_by,
        "settled_by": paper.settled_by,
        "waits_for": paper.waits_for,
        "stands": paper.stands,
        "form": paper.form,
        "earliest": days.first if days else None,
        "latest": days.last if days else None,
        "until": paper.until,
        "signed": _has(paper.tasks, "signed"),
        "sealed": _has(paper.tasks, "sealed"),
        "goes_to": [block.id for block in paper.blocks],
        "items": [
            {
                "path": task.path,
                "done": task.done,
                "weight": task.weight.value,
                **task.what._asdict(),
            }
            for task in paper.tasks
        ],
    }


def _has(tasks: Iterable[Task], what: str) -> bool:
    """Tell whether a signature or the company's seal is among the things asked."""
    return any(task.path.endswith(f".{what}") for task in tasks)

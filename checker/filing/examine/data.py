"""Write what would be sent back as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from checker.decide.reasons import whole_question
from checker.filing.examine.answers import Unclear
from checker.filing.examine.find import Examined
from checker.filing.examine.places import PlacedFile
from checker.filing.examine.remarks import Remark
from checker.filing.read.data import values_of
from checker.filing.window.find import DayRun
from checker.model import Data
from checker.report.data import head, json_text

FORMAT = "call-center-license/examine/1"


def as_json(found: Examined, *, day_is_set: bool = True) -> str:
    """Return the notice for programs, in both languages."""
    return json_text(notice_data(found, day_is_set=day_is_set))


def notice_data(
    found: Examined,
    *,
    day_is_set: bool,
    folder: str | None = None,
    days: Iterable[DayRun] | None = None,
) -> Data:
    """Return the notice as plain data; of many folders each has its name and its days to file."""
    report = found.report
    return head(FORMAT) | {
        "folder": folder,
        "days": None
        if days is None
        else [{"opens": run.opens, "closes": run.closes} for run in days],
        "application_date": report.findings.day,
        "day_is_set": day_is_set,
        "company": report.company,
        "first_of_all": report.first_of_all,
        "counts": found.counts,
        "files": [_file(each) for each in found.files],
        "left_out": found.content.left_out,
        "remarks": [_remark(each) for each in found.remarks],
        "by_eye": [{"rule": each.rule.id, "demand": each.demand} for each in found.by_eye],
        "unclear": [_unclear(each) for each in found.unclear],
        "questions": [
            {
                "path": each.path,
                **whole_question(report.app, report.law, each.path)._asdict(),
            }
            for each in found.questions
        ],
        "values": [
            {"file": paper.file.name, **value}
            for paper in found.papers
            for value in values_of(paper.offered)
        ],
        "application": found.application,
    }


def _file(placed: PlacedFile) -> Data:
    """Return a file with its row; ``pages`` where they are known."""
    row = placed.row
    return {
        "file": placed.file.name,
        "rule": row.paper.rule.id if row else None,
        "row": row.field.id if row else None,
        "by": placed.by,
        "may_be": [each.field.id for each in placed.may_be],
        "pages": placed.pages or None,
        "unread": placed.file.why,
    }


def _unclear(each: Unclear) -> Data:
    return {
        "file": each.file.name,
        "page": each.page,
        "paper": each.paper,
        "paths": [path for path, _ in each.offer.fills],
        "text": each.offer.printed,
    }


def _remark(remark: Remark) -> Data:
    return {
        "rule": remark.rule.id if remark.rule else None,
        "demand": remark.demand,
        "kind": remark.kind,
        "file": remark.file,
        "line": remark.line,
        "page": remark.page,
        "rank": remark.rank,
        "weight": remark.weight,
        "texts": remark.cites,
        "do": remark.mend,
        **remark.text._asdict(),
    }

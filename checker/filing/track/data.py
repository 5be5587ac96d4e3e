"""Write what comes after sending as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.filing.track.outline import Sent, Told
from checker.model import READING, Citation
from checker.report.data import citation_data, head, json_text

FORMAT = "call-center-license/track/1"


def as_json(sent: Sent) -> str:
    """Return the clocks, and every remark with what it is about, who asks it, and what to do."""
    data = {
        **head(FORMAT),
        "clocks": [
            {
                "code": one.clock.id,
                "from": one.start,
                "by": one.clock.by,
                "by_working_days": one.clock.by_working_days,
                "holidays_known": one.clock.holidays_known,
                "ended": one.ended,
                "state": one.state,
                "cites": _cites(one.clock.said.cites),
            }
            for one in sent.running
        ],
        "papers": [
            {
                "rule": each.rule.id,
                "not_before": each.not_before,
                "on": each.on,
                "until": each.until,
            }
            for each in sent.papers
        ],
        "remarks": [_remark(each) for each in sent.told],
        "articles": [
            {"says": said.says._asdict(), "citations": _cites(said.cites)} for said in sent.articles
        ],
    }
    return json_text(data)


def _cites(cites: Iterable[Citation]) -> list[dict[str, Any]]:
    return [citation_data(cite) for cite in cites]


def _remark(told: Told) -> dict[str, Any]:
    return {
        **told.remark._asdict(),
        "asked": told.kind,
        "asked_by": [each.basis for each in told.asked_by if each.rank != READING],
        "texts": [
            {"basis": each.basis, "rank": each.rank, "citations": _cites(each.cites)}
            for each in told.asked_by or told.asked_of_others
        ],
        "state": told.state,
        "do": told.do._asdict(),
        "ask": told.ask._asdict() if told.ask else None,
    }

"""Write what comes after sending as JSON."""

from __future__ import annotations

from checker.filing.track.outline import Sent
from checker.filing.track.table import question
from checker.model import READING
from checker.report.data import json_report

FORMAT = "call-center-license/track/1"


def as_json(sent: Sent) -> str:
    """Return the clocks, and every remark with what it is about, who asks it, and what to do."""
    data = {
        "clocks": [
            {
                "code": one.clock.id,
                "from": one.start,
                "by": one.clock.by,
                "by_working_days": one.clock.by_working_days,
                "holidays_known": one.clock.holidays_known,
                "ended": one.ended,
                "state": one.state,
                "cites": one.clock.said.cites,
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
        "remarks": [
            {
                **told.remark._asdict(),
                "asked": told.kind,
                "asked_by": [each.basis for each in told.asked_by if each.rank != READING],
                "texts": [
                    {"basis": each.basis, "rank": each.rank, "citations": each.cites}
                    for each in told.asked_by or told.asked_of_others
                ],
                "state": told.state,
                "do": told.do,
                "ask": told.ask,
            }
            for told in sent.told
        ],
        "question": question(sent),
        "left_out": sent.notice.left_out,
        "articles": [{"says": said.says, "citations": said.cites} for said in sent.articles],
    }
    return json_report(FORMAT, data)

"""The JSON Schema of what comes after sending."""

from __future__ import annotations

from checker.filing.track.clocks import CLOCK_STATES
from checker.filing.track.data import FORMAT
from checker.filing.track.outline import KINDS, STATES
from checker.model import Law
from checker.schema.parts import (
    BASIS,
    CITATIONS,
    COUNT,
    DAY,
    DAY_OR_NOT,
    IN_BOTH,
    RANK,
    TEXT,
    YES_OR_NO,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    rule_of,
    table,
)

TITLE = "track.as-data"


def schema(law: Law) -> Schema:
    """Return the schema of the clocks, the remarks, and the articles that may be shown."""
    clock = {
        "code": one_of(("first-check", "decision", "promise", "delivery")),
        "from": DAY,
        "by": DAY,
        "by_working_days": DAY_OR_NOT,
        "holidays_known": YES_OR_NO,
        "ended": DAY_OR_NOT,
        "state": one_of(CLOCK_STATES),
        "cites": CITATIONS,
    }
    paper = {"rule": rule_of(law), "not_before": DAY, "on": DAY_OR_NOT, "until": DAY_OR_NOT}
    remark = {
        "text": TEXT,
        "line": COUNT,
        "rule": or_nothing(rule_of(law)),
        "demand": or_nothing(one_of(law.facts)),
        "asked": one_of(KINDS),
        "asked_by": rows(BASIS),
        "texts": rows(table({"basis": BASIS, "rank": RANK, "citations": CITATIONS})),
        "state": or_nothing(one_of(STATES)),
        "do": IN_BOTH,
        "ask": or_nothing(IN_BOTH),
    }
    article = {"says": IN_BOTH, "citations": CITATIONS}
    keys = {"clocks": clock, "papers": paper, "remarks": remark, "articles": article}
    return report(FORMAT, {name: rows(table(each)) for name, each in keys.items()})

"""The JSON Schema of the days to file."""

from __future__ import annotations

from checker.filing.window.data import FORMAT
from checker.filing.window.outline import BASES
from checker.model import Law
from checker.schema.parts import (
    BASIS,
    BOTH,
    CITATIONS,
    DAY,
    DAY_OR_NOT,
    IN_BOTH,
    RANK,
    TEXT,
    TEXTS,
    VERDICT,
    WHOLE,
    YES_OR_NO,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    rule_of,
    table,
)

TITLE = "window.as-data"


def schema(law: Law) -> Schema:
    """Return the schema of the days to file."""
    rule, bases = rule_of(law), rows(BASIS)
    cause = {
        # It may be the route that is not settled, which is no rule's.
        "rule": or_nothing(rule),
        "basis": BASIS,
        "on": DAY,
        "verdict": VERDICT,
        "codes": TEXTS,
        "rank": or_nothing(RANK),
        "paper": or_nothing(TEXT),
        "wording": DAY_OR_NOT,
        **BOTH,
    }
    causes = rows(table(cause))
    run = {"opens": DAY, "closes": DAY, "opened_by": causes, "closed_by": causes}
    runs = rows(table(run))
    outlook = {
        "bases": bases,
        "windows": runs,
        "nothing_fails": runs,
        "once_that_is_met": runs,
        "not_met_on_any_day": rows(table({"rule": rule, "basis": BASIS})),
    }
    paper = {
        "rule": rule,
        "for": DAY,
        "fact": TEXT,
        "bases": bases,
        "ranks": rows(RANK),
        "on": DAY_OR_NOT,
        "not_before": DAY,
        "until": DAY_OR_NOT,
        **BOTH,
    }
    lease = {"rule": rule, "from": DAY_OR_NOT, "until": DAY, **BOTH}
    clock = {
        "code": TEXT,
        "by": DAY_OR_NOT,
        "by_working_days": DAY_OR_NOT,
        "holidays_known": or_nothing(YES_OR_NO),
        **BOTH,
        "citations": CITATIONS,
    }
    keys = {
        "application_date": DAY,
        "from": DAY,
        "until": DAY,
        "basis": one_of(BASES),
        "windows": runs,
        "deciding": table(outlook),
        "safer": table(outlook),
        "sentence": IN_BOTH,
        "answers_needed": TEXTS,
        "law_unclear": rows(rule),
        "day": DAY,
        "papers": rows(table(paper)),
        "lease": or_nothing(table(lease)),
        "due": DAY_OR_NOT,
        "holidays_of": rows(WHOLE),
        "clocks": rows(table(clock)),
    }
    return report(FORMAT, keys)

"""The JSON Schema of what comes after sending."""

from __future__ import annotations

from checker.filing.track.data import FORMAT
from checker.filing.track.outline import KINDS, STATES
from checker.model import Law
from checker.schema.parts import (
    BASIS,
    CITATIONS,
    COUNT,
    IN_BOTH,
    RANK,
    TEXT,
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
    """Return the schema of the remarks, and of the articles that may be shown."""
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
    return report(FORMAT, {"remarks": rows(table(remark)), "articles": rows(table(article))})

"""The JSON Schema of whether the papers agree."""

from __future__ import annotations

from checker.filing.agreement.data import FORMAT
from checker.filing.agreement.find import STATES as COUNTED
from checker.filing.agreement.load import load_checks
from checker.model import Law
from checker.schema.parts import (
    BOTH,
    CITATIONS,
    COUNT,
    DAY,
    IN_BOTH,
    RANK,
    TEXT,
    TEXTS,
    VERDICT,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    table,
)

TITLE = "agreement.as-data"


def schema(_law: Law) -> Schema:
    """Return the schema of whether the papers agree."""
    side = {"path": TEXT, "name": IN_BOTH, "value": IN_BOTH, "differing": rows(IN_BOTH)}
    difference = {
        "rank": RANK,
        "sides": rows(table(side)),
        **BOTH,
        "fix": IN_BOTH,
        "contradicts": or_nothing(TEXT),
    }
    check = {
        "id": one_of(check.id for check in load_checks().all),
        "title": IN_BOTH,
        "verdict": VERDICT,
        "rank": RANK,
        "fields": TEXTS,
        **BOTH,
        "fix": or_nothing(IN_BOTH),
        "differences": rows(table(difference)),
        "missing": TEXTS,
        "ask": or_nothing(IN_BOTH),
        "citations": CITATIONS,
    }
    keys = {
        "application_date": DAY,
        "counts": table(dict.fromkeys(COUNTED, COUNT)),
        "checks": rows(table(check)),
    }
    return report(FORMAT, keys)

"""The JSON Schema of a pack's index."""

from __future__ import annotations

from checker.filing.pack.find import STATES
from checker.filing.pack.pieces import FAULTS, FORMAT
from checker.model import Law
from checker.schema.parts import (
    DAY,
    DAY_OR_NOT,
    TEXT,
    TEXTS,
    Schema,
    one_of,
    report,
    rows,
    rule_of,
    table,
)

TITLE = "pack.as-data"


def schema(law: Law) -> Schema:
    """Return the schema of the index: each row with what is there, and what is wrong with it."""
    row = {
        "row": TEXT,
        "rule": rule_of(law),
        "file": TEXT,
        "state": one_of(STATES),
        **dict.fromkeys(("have", *FAULTS), TEXTS),
        "until": DAY_OR_NOT,
    }
    keys = {
        "application_date": DAY,
        "rows": rows(table(row)),
        "unassigned": TEXTS,
    }
    return report(FORMAT, keys)

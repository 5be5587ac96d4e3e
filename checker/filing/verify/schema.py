"""The JSON Schema of what differs between a report and its file, and of whose rules it is."""

from __future__ import annotations

from checker.model import Law
from checker.schema.parts import (
    DAY,
    DAY_OR_NOT,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Schema,
    table,
)

TITLE = "verify.as-data"


def schema(_law: Law) -> Schema:
    """Return the schema of what differs between a report and its file."""
    return table(
        {
            "follows": YES_OR_NO,
            "differs": TEXTS,
            "rules_version": TEXT,
            "application_date": DAY,
            "date_of_file": DAY_OR_NOT,
        }
    )

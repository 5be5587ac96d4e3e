"""The JSON Schema of what was read from papers."""

from __future__ import annotations

from checker.filing.read.data import FORMAT
from checker.filing.read.offers import REGISTRY
from checker.model import Law
from checker.schema.parts import (
    COUNT,
    IN_BOTH,
    TEXT,
    YES_OR_NO,
    Schema,
    one_of,
    report,
    rows,
    table,
)

TITLE = "read.as-data"


def schema(law: Law) -> Schema:
    """Return the schema of what was read: by paper, value by value, with what each fills."""
    value = {
        "printed": TEXT,
        "line": COUNT,
        "read_twice": YES_OR_NO,
        "fills": rows(table({"path": TEXT, "content": {}})),
    }
    paper = {
        "paper": one_of((*law.papers, REGISTRY)),
        "name": IN_BOTH,
        "values": rows(table(value)),
    }
    return report(FORMAT, {"papers": rows(table(paper))})

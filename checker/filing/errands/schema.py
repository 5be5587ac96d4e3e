"""The JSON Schema of the errands."""

from __future__ import annotations

from checker.filing.errands.data import FORMAT
from checker.model import ERRANDS, WHOLE_NETWORK_AUTHORITY, Law
from checker.schema.parts import (
    BASIS,
    BOTH,
    DAY,
    DAY_OR_NOT,
    IN_BOTH,
    TEXT,
    TEXTS,
    YES_OR_NO,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    rule_of,
    table,
)

TITLE = "errands.as-data"


def schema(law: Law) -> Schema:
    """Return the schema of the errands: who decides, and each paper with its days and its boxes."""
    errand, rule = one_of(ERRANDS), rule_of(law)
    authority = {
        "id": one_of((WHOLE_NETWORK_AUTHORITY, *law.provinces)),
        "phone": or_nothing(TEXT),
        "address": or_nothing(IN_BOTH),
        **BOTH,
    }
    paper = {
        "rule": rule,
        "errand": errand,
        "asked_by": rows(BASIS),
        "settled_by": TEXTS,
        "form": {"type": "object", "additionalProperties": IN_BOTH},
        "earliest": DAY_OR_NOT,
        "latest": DAY_OR_NOT,
        "until": DAY_OR_NOT,
        "signed": YES_OR_NO,
        "sealed": YES_OR_NO,
        "items": rows(table({"path": TEXT, "done": or_nothing(YES_OR_NO), **BOTH})),
    }
    keys = {
        "application_date": DAY,
        "authority": or_nothing(table(authority)),
        "papers": rows(table(paper)),
        "begin": {"type": "object", "additionalProperties": DAY},
        "not_asked": rows(rule),
    }
    return report(FORMAT, keys)

"""The JSON Schema of what changed from one result to another."""

from __future__ import annotations

from checker.filing.compare.data import FORMAT
from checker.filing.receipt import ROUTE_PARTS
from checker.model import Law
from checker.schema.parts import (
    BASIS,
    CITATIONS,
    COUNT,
    DAY,
    TEXT,
    TEXTS,
    VERDICT_OR_NOT,
    WHOLE,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    rule_of,
    table,
)

TITLE = "compare.as-data"


def schema(law: Law) -> Schema:
    """Return the schema of what changed from one result to another."""
    side = table({"application_date": DAY, "rules_version": TEXT})
    row = {"rules_version": TEXT, "row": TEXT, "instruments": TEXTS}
    wording = {"since": DAY, "citations": CITATIONS, "changelog": rows(table(row))}
    change = {
        "rule": rule_of(law),
        "basis": BASIS,
        "from": VERDICT_OR_NOT,
        "to": VERDICT_OR_NOT,
        "because": TEXTS,
        "wording": or_nothing(table(wording)),
    }
    part = {"part": one_of(ROUTE_PARTS), "from": or_nothing(TEXT), "to": or_nothing(TEXT)}
    capital = table({"from": or_nothing(WHOLE), "to": or_nothing(WHOLE)})
    keys = {
        "before": side,
        "after": side,
        "route": rows(table(part)),
        "capital": or_nothing(capital),
        "changed": rows(table(change)),
        "same": COUNT,
    }
    return report(FORMAT, keys)

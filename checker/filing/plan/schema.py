"""The JSON Schema of the ways to yes, of what stands in the way, and of who settles what."""

from __future__ import annotations

from checker.filing.plan.data import FORMAT
from checker.filing.plan.search import LEFT_OUT
from checker.filing.plan.settle import AUTHORITY
from checker.load.questions import OWNERS
from checker.model import CHANGES, STATES, Basis, Law
from checker.schema.parts import (
    ANSWER,
    BASIS,
    BOTH,
    DAY,
    DAY_OR_NOT,
    IN_BOTH,
    OWNER,
    TEXT,
    TEXTS,
    Schema,
    one_of,
    or_nothing,
    report,
    rows,
    rule_of,
    table,
)

TITLE = "plan.as-data"
# One change without its words.
CHANGE: dict[str, Schema] = {
    "path": TEXT,
    "was": ANSWER,
    "to": ANSWER,
    "kind": one_of(CHANGES),
    "owner": OWNER,
}


def schema(law: Law) -> Schema:
    """Return the schema of the ways to yes, what stands in the way, and who settles what."""
    rule = rule_of(law)
    way = {
        "title": IN_BOTH,
        "changes": rows(table(CHANGE | BOTH)),
        "results": table({basis.value: or_nothing(one_of(STATES)) for basis in Basis}),
    }
    stands = {
        "rule": rule,
        "basis": BASIS,
        "code": TEXT,
        "facts": TEXTS,
        "until": DAY_OR_NOT,
        **BOTH,
    }
    settles = {
        "owner": one_of((*OWNERS, AUTHORITY)),
        "facts": TEXTS,
        "changes": TEXTS,
        "rules": rows(rule),
        "contact": or_nothing(IN_BOTH),
        **BOTH,
    }
    keys = {
        "application_date": DAY,
        "bases": rows(BASIS),
        "said": or_nothing(IN_BOTH),
        "ways": rows(table(way)),
        "left_out": rows(one_of(LEFT_OUT)),
        "given": rows(table(stands)),
        "settle": rows(table(settles)),
    }
    return report(FORMAT, keys)

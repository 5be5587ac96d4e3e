"""What several reports have in common: how they begin, words of findings, citations, the route."""

from __future__ import annotations

from collections.abc import Mapping

from checker.load.instruments import STATUSES
from checker.load.questions import OWNERS
from checker.load.rules import CERTAINTIES, KINDS
from checker.model import OPEN_STATES, RANKS, WHOLE_NETWORK_AUTHORITY, Basis, Law, Verdict
from checker.schema.parts import (
    DAY,
    TEXT,
    Schema,
    exactly,
    one_of,
    or_nothing,
    rows,
    table,
)

# The words of a route.
NEEDS = ("needed", "probably-not-needed", "not-needed", "unknown")
CLASSES = ("B24-1", "B24-2", "both", "unknown")
SCOPES = ("local", "whole-network", "unknown")
PATHS = ("domestic", "foreign-invested", "unknown")

BOTH = {"en": TEXT, "zh": TEXT}
IN_BOTH = table(BOTH)
TEXTS = rows(TEXT)
DAY_OR_NOT = or_nothing(DAY)
BASIS = one_of(basis.value for basis in Basis)
VERDICT = one_of(verdict.value for verdict in Verdict)
VERDICT_OR_NOT = or_nothing(VERDICT)
# An answer as a file holds it, or none yet.
ANSWER: Schema = {"type": ["boolean", "number", "string", "array", "null"]}
RANK = one_of(RANKS)
OWNER = one_of(OWNERS)
CERTAINTY = one_of(CERTAINTIES)
STATUS = one_of(STATUSES)
KIND = one_of(KINDS)
WAITS_FOR = one_of(OPEN_STATES)
DIGEST = TEXT | {"pattern": "^[0-9a-f]{64}$"}

CITATION = table(
    {
        "instrument": TEXT,
        "article": TEXT,
        "article_zh": TEXT,
        "status": STATUS,
        "url": or_nothing(TEXT),
        "checked": DAY,
        "due": DAY,
    }
)
CITATIONS = rows(CITATION)


def report(form: str, keys: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    """Return a report that begins as all do: its format, the rules, where its schema lies."""
    head = {"format": exactly(form), "rules_version": TEXT, "$schema": TEXT}
    # Of an older version a report may lack the last, and is one all the same.
    return table({**head, **keys}, ("$schema", *optional))


def rule_of(law: Law) -> Schema:
    """Return the id of a rule."""
    return one_of(rule.id for rule in law.rules)


def route(law: Law, more: Mapping[str, Schema]) -> Schema:
    """Return whether the license is needed, which, and from whom."""
    return table(
        {
            "need": one_of(NEEDS),
            "class": one_of(CLASSES),
            "scope": one_of(SCOPES),
            "authority": or_nothing(one_of((WHOLE_NETWORK_AUTHORITY, *law.provinces))),
            "path": one_of(PATHS),
            **more,
        }
    )


def verdicts() -> Schema:
    """Return what each basis says as a whole; nothing where none is measured against."""
    of_basis = table({"conditions": VERDICT, "materials": VERDICT, "overall": VERDICT})
    return table({basis.value: or_nothing(of_basis) for basis in Basis})

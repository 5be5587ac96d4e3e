"""The schemas of what the command line says of an application, of the law, and of a license."""

from __future__ import annotations

from checker.filing.plan.schema import CHANGE
from checker.filing.plan.search import LEFT_OUT
from checker.many.data import FORMAT as BATCH
from checker.many.judge import GROUPS
from checker.model import Basis, Law
from checker.report import duties_plain
from checker.report.data import FORMAT as CHECK
from checker.schema.parts import (
    BASIS,
    BOTH,
    CERTAINTY,
    CITATION,
    CITATIONS,
    CITED,
    DAY,
    DAY_OR_NOT,
    DIGEST,
    IN_BOTH,
    KIND,
    OWNER,
    RANK,
    STATUS,
    TEXT,
    TEXTS,
    VERDICT,
    VERDICT_OR_NOT,
    WAITS_FOR,
    WHOLE,
    YES_OR_NO,
    Schema,
    one_of,
    or_nothing,
    report,
    route,
    rows,
    rule_of,
    table,
    verdicts,
)

# What the days to file come to: see ``filing.window``.
DAYS_KINDS = ("fits", "open", "stuck", "none")
# What can rest on a text that is past its next check.
CITED_BY = ("condition", "material", "statement", "duty")
REASON_KEYS = {"code": TEXT, **BOTH, "facts": TEXTS, "rank": RANK, "ask": IN_BOTH}
REASON = table(REASON_KEYS, ("rank", "ask"))
# A report from before reasons named their texts is one.
REASON_OF_A_RULE = table(
    {**REASON_KEYS, "texts": rows(CITED), "since": DAY_OR_NOT},
    ("rank", "ask", "texts", "since"),
)
FINDING = table(
    {
        "verdict": VERDICT,
        "rank": or_nothing(RANK),
        "certainty": CERTAINTY,
        "reasons": rows(REASON_OF_A_RULE),
        "missing": TEXTS,
        "open": or_nothing(WAITS_FOR),
        "ask": or_nothing(IN_BOTH),
        "citations": CITATIONS,
    }
)
RECEIPT = table({"law": DIGEST, "engine": DIGEST, "answers": DIGEST})


def check(law: Law) -> Schema:
    """Return the schema of the report on one application."""
    rule = rule_of(law)
    findings = {basis.value: FINDING for basis in Basis}
    keys = {
        "application_date": DAY,
        "notices": rows(table({"code": TEXT, **BOTH})),
        "problems": rows(table({"code": TEXT, "facts": TEXTS, **BOTH})),
        "route": route(law, {"reasons": rows(REASON)}),
        "verdicts": verdicts(),
        "unread": or_nothing(IN_BOTH),
        "rules": rows(
            table(
                {
                    "id": rule,
                    "kind": KIND,
                    "number": WHOLE,
                    "title": IN_BOTH,
                    # On a basis that a rule is not measured against it has no finding.
                    "findings": table(findings, findings),
                }
            )
        ),
        "next_steps": rows(table({"rule": rule, "basis": BASIS, "owner": OWNER, **BOTH})),
        "dates": rows(table({"code": TEXT, "on": DAY, "rule": rule, **BOTH})),
        "asked": rows(
            table(
                {
                    "rule": or_nothing(rule),
                    "on": DAY_OR_NOT,
                    "who": or_nothing(TEXT),
                    "answer": or_nothing(TEXT),
                }
            )
        ),
        "receipt": RECEIPT,
    }
    # A report from before there were receipts is one.
    return report(CHECK, keys, ("receipt",))


def batch(law: Law) -> Schema:
    """Return the schema of a table of many applications."""
    rule = rule_of(law)
    changed = {"rule": rule, "basis": BASIS, "before": VERDICT_OR_NOT, "after": VERDICT_OR_NOT}
    application = {
        "file": TEXT,
        # The row of a sheet; a file of its own has none.
        "line": or_nothing(WHOLE),
        "company": or_nothing(TEXT),
        "application_date": DAY,
        "route": route(law, {}),
        "verdicts": verdicts(),
        "open": WHOLE,
        "not_met": rows(rule),
        "group": one_of(GROUPS),
        "to_answer": WHOLE,
        "open_rules": rows(rule),
        "since": or_nothing(TEXT),
        "changed": rows(table(changed)),
        "window": _days(rule),
        "plan": _ways(rule),
    }
    fault = {"key": TEXT, **BOTH}
    error = {"file": TEXT, "line": or_nothing(WHOLE), **BOTH, "faults": rows(table(fault))}
    keys = {
        "applications": rows(table(application, ("window", "plan"))),
        "errors": rows(table(error)),
    }
    return report(BATCH, keys)


def _days(rule: Schema) -> Schema:
    """Return the days to file, in short: they stand there where they were asked for."""
    runs = rows(table({"opens": DAY, "closes": DAY}))
    names = ("windows", "nothing_fails", "once_that_is_met")
    paper = {"rule": rule, "on": DAY_OR_NOT, "not_before": DAY, "until": DAY_OR_NOT}
    return table(
        {
            "from": DAY,
            "until": DAY,
            "kind": one_of(DAYS_KINDS),
            **dict.fromkeys(names, runs),
            "papers": rows(table(paper)),
        }
    )


def _ways(rule: Schema) -> Schema:
    """Return the smallest changes, in short: they stand there where they were asked for."""
    given = {"rule": rule, "basis": BASIS, "until": DAY_OR_NOT}
    keys = {
        "ways": rows(rows(table(CHANGE))),
        "left_out": rows(one_of(LEFT_OUT)),
        "given": rows(table(given)),
    }
    return table(keys)


def rules(law: Law) -> Schema:
    """Return the schema of the list of wordings."""
    return rows(
        table(
            {
                "rule": rule_of(law),
                "kind": KIND,
                "number": WHOLE,
                "title": IN_BOTH,
                "owner": OWNER,
                "basis": BASIS,
                "authority": or_nothing(one_of(law.provinces)),
                "rank": RANK,
                "asked": YES_OR_NO,
                "effective": DAY,
                "ends": DAY_OR_NOT,
                "certainty": CERTAINTY,
                "asks": IN_BOTH,
                "quote": or_nothing(IN_BOTH),
                "values": {"type": "object", "additionalProperties": WHOLE},
                "citations": CITATIONS,
                "checked": DAY,
                "due": DAY,
            }
        )
    )


def stale(_law: Law) -> Schema:
    """Return the schema of the list of citations past their next check."""
    return rows(
        table(
            {
                "kind": one_of(CITED_BY),
                "rule": TEXT,
                "number": or_nothing(WHOLE),
                "title": IN_BOTH,
                "basis": or_nothing(BASIS),
                "effective": DAY_OR_NOT,
                "citation": CITATION,
                "status": STATUS,
                "checked": DAY,
                "due": DAY,
            }
        )
    )


def questions(law: Law) -> Schema:
    """Return the schema of the list of questions still worth asking."""
    named = rows(rule_of(law))
    return rows(table({"path": TEXT, **BOTH, "owner": OWNER, "settles": named, "helps": named}))


def calendar(_law: Law) -> Schema:
    """Return the schema of a license holder's days."""
    entry = {"code": TEXT, "since": DAY_OR_NOT, "on": DAY, **BOTH, "citations": CITATIONS}
    keys = {
        "granted": DAY,
        "expires": DAY,
        "expires_computed": YES_OR_NO,
        "entries": rows(table(entry)),
        "whenever": rows(table({"code": TEXT, **BOTH, "citations": CITATIONS})),
    }
    return report(duties_plain.FORMAT, keys)

"""The schemas of what stands on findings: days to file, plan, agreement, chart, comparison."""

from __future__ import annotations

from checker.filing.agreement import plain as agreement_plain
from checker.filing.agreement.find import STATES as COUNTED
from checker.filing.agreement.load import load_checks
from checker.filing.compare import plain as compare_plain
from checker.filing.equity import plain as equity_plain
from checker.filing.plan import plain as plan_plain
from checker.filing.plan.settle import AUTHORITY
from checker.filing.receipt import ROUTE_PARTS
from checker.filing.window import plain as window_plain
from checker.filing.window.outline import BASES
from checker.load.questions import OWNERS
from checker.model import CHANGES, LANGS, STATES, Basis, Law
from checker.schema.parts import (
    DAY,
    NUMBER,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Schema,
    one_of,
    or_nothing,
    rows,
    table,
)
from checker.schema.shared import (
    ANSWER,
    BASIS,
    BOTH,
    CITATIONS,
    DAY_OR_NOT,
    IN_BOTH,
    OWNER,
    RANK,
    TEXTS,
    VERDICT,
    VERDICT_OR_NOT,
    report,
    rule_of,
)

COUNT = WHOLE | {"minimum": 0}
NUMBER_OR_NOT = or_nothing(NUMBER)


def window(law: Law) -> Schema:
    """Return the schema of the days to file."""
    rule, bases = rule_of(law), rows(BASIS)
    runs = rows(_run(rule))
    outlook = {
        "bases": bases,
        "windows": runs,
        "nothing_fails": runs,
        "once_that_is_met": runs,
        "not_met_on_any_day": rows(table({"rule": rule, "basis": BASIS})),
    }
    paper = {
        "rule": rule,
        "for": DAY,
        "fact": TEXT,
        "bases": bases,
        "ranks": rows(RANK),
        "on": DAY_OR_NOT,
        "not_before": DAY,
        "until": DAY_OR_NOT,
        **BOTH,
    }
    lease = {"rule": rule, "from": DAY_OR_NOT, "until": DAY, **BOTH}
    clock = {
        "code": TEXT,
        "by": DAY_OR_NOT,
        "by_working_days": DAY_OR_NOT,
        **BOTH,
        "citations": CITATIONS,
    }
    keys = {
        "application_date": DAY,
        "from": DAY,
        "until": DAY,
        "basis": one_of(BASES),
        "windows": runs,
        "deciding": table(outlook),
        "safer": table(outlook),
        "sentence": IN_BOTH,
        "answers_needed": TEXTS,
        "law_unclear": rows(rule),
        "day": DAY,
        "papers": rows(table(paper)),
        "lease": or_nothing(table(lease)),
        "due": DAY_OR_NOT,
        "clocks": rows(table(clock)),
    }
    return report(window_plain.FORMAT, keys)


def _run(rule: Schema) -> Schema:
    """Return one run of days, and what opens and closes it."""
    cause = {
        # It may be the route that is not settled, which is no rule's.
        "rule": or_nothing(rule),
        "basis": BASIS,
        "on": DAY,
        "verdict": VERDICT,
        "codes": TEXTS,
        "rank": or_nothing(RANK),
        "paper": or_nothing(TEXT),
        "wording": DAY_OR_NOT,
        **BOTH,
    }
    causes = rows(table(cause))
    return table({"opens": DAY, "closes": DAY, "opened_by": causes, "closed_by": causes})


def plan(law: Law) -> Schema:
    """Return the schema of the ways to yes, what stands in the way, and who settles what."""
    rule = rule_of(law)
    change = {
        "path": TEXT,
        "was": ANSWER,
        "to": ANSWER,
        "kind": one_of(CHANGES),
        "owner": OWNER,
        **BOTH,
    }
    way = {
        "title": IN_BOTH,
        "changes": rows(table(change)),
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
        "given": rows(table(stands)),
        "settle": rows(table(settles)),
    }
    return report(plan_plain.FORMAT, keys)


def agreement(_law: Law) -> Schema:
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
    return report(agreement_plain.FORMAT, keys)


def chart(law: Law) -> Schema:
    """Return the schema of the equity chart: boxes, lines, shares in percent, and the sheets."""
    kinds = (option.id for option in law.facts["holders[].kind"].options)
    box = {
        "id": COUNT,
        "name": TEXT,
        "kind": or_nothing(one_of(kinds)),
        "foreign": or_nothing(YES_OR_NO),
        "level": COUNT,
        "effective": NUMBER_OR_NOT,
        "facts": TEXTS,
    }
    line = {"from": COUNT, "to": COUNT, "share": NUMBER_OR_NOT, "loop": YES_OR_NO}
    place = {"id": COUNT, "x": NUMBER, "y": NUMBER, "width": NUMBER, "height": NUMBER}
    sheet = table({"width": NUMBER, "height": NUMBER, "boxes": rows(table(place))})
    keys = {
        "complete": YES_OR_NO,
        "boxes": rows(table(box)),
        "lines": rows(table(line)),
        "foreign": or_nothing(table({"least": NUMBER, "most": NUMBER})),
        "problems": rows(table({"code": TEXT, "facts": TEXTS, **BOTH})),
        "sheets": table({lang: or_nothing(sheet) for lang in LANGS}),
    }
    return report(equity_plain.FORMAT, keys)


def comparison(law: Law) -> Schema:
    """Return the schema of what changed from one result to another."""
    side = table({"application_date": DAY, "rules_version": TEXT})
    change = {
        "rule": rule_of(law),
        "basis": BASIS,
        "from": VERDICT_OR_NOT,
        "to": VERDICT_OR_NOT,
        "because": TEXTS,
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
    return report(compare_plain.FORMAT, keys)

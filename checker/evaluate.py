"""Facts, law and a date give findings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from checker import conditions, earlier, local, materials
from checker.deadlines import deadlines
from checker.model import Basis, Finding, Findings, Reason, RuleFindings, Text, Verdict
from checker.problems import problems
from checker.recall import Recall
from checker.route import decide_route
from checker.wording import fill, joined, word

if TYPE_CHECKING:
    from datetime import date

    from checker.application import Application
    from checker.model import Law, Rule, Version
    from checker.registry import Decision
    from checker.verdicts import Outcome, Why

# The key under which the route is kept; a rule's is its id and the authority.
ROUTE = "route"
DECISIONS = {
    **conditions.DECISIONS,
    **materials.DECISIONS,
    **earlier.DECISIONS,
    **local.DECISIONS,
}


def evaluate(app: Application, law: Law, recall: Recall | None = None) -> Findings:
    """Return every finding that follows from an application on its day.

    With ``recall`` what still holds of the application before is not looked for again.
    """
    kept = recall or Recall()
    kept.turn_to(app)
    route = kept.of(ROUTE, app, decide_route)
    authority = route.authority or ""
    return Findings(
        day=app.day,
        rules=tuple(
            kept.of((rule.id, authority), app, partial(_measured, law, rule, authority))
            for rule in law.rules
        ),
        route=route,
        problems=kept.of("problems", app, problems),
        dates=kept.of("dates", app, lambda a: deadlines(a, law)),
    )


def _measured(law: Law, rule: Rule, authority: str, app: Application) -> RuleFindings:
    bases = [basis for basis in Basis if _counts(rule, basis, authority, app.day)]
    return RuleFindings(rule, {basis: find(app, law, rule, basis, authority) for basis in bases})


def _counts(rule: Rule, basis: Basis, authority: str, day: date) -> bool:
    """Tell whether a rule is measured against a basis; against a local guide from its day on."""
    versions = rule.versions_on(basis, authority)
    return bool(versions) and (basis is not Basis.LOCAL or versions[0].effective <= day)


def find(
    app: Application, law: Law, rule: Rule, basis: Basis, authority: str | None = None
) -> Finding:
    """Return one rule's finding on one basis, by the wording in force on the day.

    ``authority`` is the one that decides: only its guide counts as local.
    """
    version = rule.version(basis, app.day, authority)
    if version is None:
        return _no_rule(rule.versions_on(basis, authority), app.day)
    if not version.asked:
        return Finding(
            Verdict.NOT_APPLICABLE, version.certainty, (_not_asked(version),), (), (), version
        )
    outcome = decision(rule, version)(app, version)
    reasons = (
        *_reasons(app, law, rule, version, outcome),
        *_notes(app, law, rule, version, outcome),
    )
    missing = outcome.open if outcome.verdict is Verdict.UNKNOWN else ()
    return Finding(outcome.verdict, version.certainty, reasons, missing, outcome.open, version)


def open_facts(app: Application, rule: Rule, basis: Basis, authority: str) -> tuple[str, ...]:
    """Return the facts that one rule's finding on one basis would leave open, without its words."""
    version = rule.version(basis, app.day, authority)
    if version is None or not version.asked:
        return ()
    return decision(rule, version)(app, version).open


def decision(rule: Rule, version: Version) -> Decision:
    """Return the function that decides a version: its own name's, or the rule's."""
    return DECISIONS[version.decides or rule.id, version.basis]


def _no_rule(versions: tuple[Version, ...], day: date) -> Finding:
    """Say that no wording is known for a day, and which one ended before it or begins after."""
    ended = [v.ends for v in versions if v.ends and v.ends < day]
    later = [v.effective for v in versions if v.effective > day]
    which = "between-rules" if ended and later else "after-rules" if ended else "no-rule-for-date"
    values = {"ended": max(ended, default=day), "on": min(later, default=day)}
    text = fill(word(f"finding.{which}"), values)
    return Finding(Verdict.UNKNOWN, "computed", (Reason("no-rule-for-date", text),))


def _not_asked(version: Version) -> Reason:
    return Reason("not-asked", version.none or word("finding.not-asked"))


def _reasons(
    app: Application, law: Law, rule: Rule, version: Version, outcome: Outcome
) -> tuple[Reason, ...]:
    verdict = outcome.verdict
    if verdict is Verdict.MET:
        return (Reason("met", version.met or word("verdict.met")),)
    if verdict is Verdict.NOT_APPLICABLE:
        return (_not_asked(version),)
    if verdict is Verdict.NOT_MET:
        return tuple(explain(app, law, rule, version, cause) for cause in outcome.holds.whys)
    unsaid = tuple(explain(app, law, rule, version, cause) for cause in outcome.holds.whys)
    return (*unsaid, *((_open(app, law, outcome),) if outcome.open else ()))


def _notes(
    app: Application, law: Law, rule: Rule, version: Version, outcome: Outcome
) -> tuple[Reason, ...]:
    if outcome.verdict is Verdict.NOT_APPLICABLE:
        return ()
    return tuple(explain(app, law, rule, version, note) for note in outcome.notes)


def _open(app: Application, law: Law, outcome: Outcome) -> Reason:
    doubtful = outcome.applies.value is None
    waiting = outcome.applies.missing if doubtful else outcome.open
    code = "open-whether-asked" if doubtful else "open"
    named = joined(named_fact(app, law, path) for path in waiting)
    return Reason(code, fill(word(f"finding.{code}"), {"facts": named}), outcome.open)


def explain(app: Application, law: Law, rule: Rule, version: Version, cause: Why) -> Reason:
    """Put a cause into words: the law's own reason, or the answer "no" to a question."""
    values = dict(cause.fill)
    if cause.code in version.reasons:
        found = version.reasons[cause.code]
        mend = fill(found.mend, values) if found.mend else None
        # What a guide asks may be another's task than the rule: operators under "funds".
        local = version.basis is Basis.LOCAL
        owner = law.fact(cause.facts[0]).owner if local else rule.owner
        return Reason(cause.code, fill(found.text, values), cause.facts, mend, owner)
    path = cause.facts[0]
    fact = law.fact(path)
    values["name"] = entry_name(app, path)
    values["fact"] = named_fact(app, law, path)
    text = fill(fact.no or word("finding.answered-no"), values)
    mend = fill(fact.mend, values) if fact.mend else None
    return Reason(cause.code, text, cause.facts, mend, fact.owner)


def named_fact(app: Application, law: Law, path: str) -> Text:
    """Return a question's short name, with the entry it belongs to."""
    short = law.fact(path).short
    if "[" not in path:
        return short
    return fill(word("finding.of-entry"), {"name": entry_name(app, path), "fact": short})


def entry_name(app: Application, path: str) -> Text:
    """Return the name of a list entry: the one it was given, or its kind and number."""
    head, bracket, rest = path.partition("[")
    if not bracket:
        return Text("", "")
    number = rest.partition("]")[0]
    given = app.word(f"{head}[{number}].name")
    if given:
        return Text(given, given)
    return fill(word(f"entry.{head}"), {"number": int(number) + 1})

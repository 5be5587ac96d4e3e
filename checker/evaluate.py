"""Facts, law and a date give findings."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from checker.memo import Memo
from checker.model import (
    RANKS,
    READING,
    Basis,
    Finding,
    Findings,
    Reason,
    RuleFindings,
    Text,
    Verdict,
)
from checker.rules.contradictions import problems
from checker.rules.deadlines import deadlines
from checker.rules.decisions import decision
from checker.rules.route import decide_route
from checker.rules.shared import decided_in
from checker.verdicts import advised, all_of, any_of, why
from checker.words import fill, joined, word

if TYPE_CHECKING:
    from datetime import date

    from checker.application.application import Application
    from checker.model import Law, Rule, Version, WaitsFor
    from checker.verdicts import Outcome, Why

# The key under which the route is kept; a rule's is its id and the authority.
ROUTE = "route"


def evaluate(app: Application, law: Law, memo: Memo | None = None) -> Findings:
    """Return every finding that follows from an application on its day.

    With ``memo`` what still holds of the application before is not looked for again.
    """
    kept = memo or Memo()
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
        return _no_rule(rule, rule.versions_on(basis, authority), app.day)
    if not version.asked:
        return Finding(
            verdict=Verdict.NOT_APPLICABLE,
            certainty=version.certainty,
            reasons=(_not_asked(version),),
            version=version,
            rank=version.rank,
        )
    outcome = decided(app, rule, version)
    reasons = (
        *_reasons(app, law, rule, version, outcome),
        *_notes(app, law, rule, version, outcome),
    )
    missing = outcome.open if outcome.verdict is Verdict.UNKNOWN else ()
    rank, waits_for = _rank(version, outcome), _waits_for(outcome)
    return Finding(
        verdict=outcome.verdict,
        certainty=_certainty(version, rank),
        reasons=reasons,
        missing=missing,
        open=outcome.open,
        version=version,
        rank=rank,
        waits_for=waits_for,
        ask=_ask(rule, reasons) if waits_for == "law" else None,
    )


def decided(app: Application, rule: Rule, version: Version) -> Outcome:
    """Return the outcome of one wording; one that is only our reading advises and never fails."""
    outcome = decision(rule, version)(app, version)
    if version.rank == READING:
        return replace(outcome, holds=advised(outcome.holds))
    return _deferred(app, rule, outcome) if version.basis is Basis.LAW else outcome


def _deferred(app: Application, rule: Rule, outcome: Outcome) -> Outcome:
    """Let a paper that the deciding guide takes later, on a promise, hold nationally too."""
    if outcome.holds.value:
        return outcome
    promised = {
        v.defers: all_of(decided_in(app, v.authority), app.yes(v.defers))
        for v in rule.versions
        if v.defers and v.authority and v.in_force_on(app.day)
    }
    promise = any_of(*promised.values())
    if promise.value is False:
        return outcome
    given = next((why("deferred", path) for path, p in promised.items() if p.value), None)
    return replace(outcome, holds=any_of(outcome.holds, promise), way=given)


def _certainty(version: Version, rank: str) -> str:
    """Return how sure a finding is: reported where no text of its rank was read."""
    statuses = {c.status for c in version.cites if c.instrument.rank == rank}
    unread = bool(statuses) and "verified" not in statuses
    return "reported" if unread else version.certainty


def _rank(version: Version, outcome: Outcome) -> str:
    """Return what an outcome rests on: the strongest demand that fails or is open."""
    if outcome.verdict in (Verdict.MET, Verdict.NOT_APPLICABLE) or outcome.applies.value is None:
        return version.rank
    failing = [cause_rank(version, cause) for cause in outcome.holds.whys]
    waiting = [version.rank_of(_key(path)) for path in outcome.open]
    return min(failing or waiting, key=RANKS.index, default=version.rank)


def cause_rank(version: Version, cause: Why) -> str:
    """Return what a failing demand rests on: by its code, or by the key that was answered no."""
    return version.rank_of(cause.code if cause.code in version.ranks else _key(cause.facts[0]))


def _key(path: str) -> str:
    return path.rpartition(".")[2]


def _waits_for(outcome: Outcome) -> WaitsFor | None:
    """Tell the two kinds of unknown apart: answers come first, as they may settle it."""
    if outcome.verdict is not Verdict.UNKNOWN:
        return None
    return "answer" if outcome.open else "law"


def _ask(rule: Rule, reasons: tuple[Reason, ...]) -> Text:
    """Return the question to the authority: that of the open reasons, or what the rule asks."""
    asked = [reason.ask for reason in reasons if reason.ask]
    return joined(asked, " ", "") if asked else fill(word("ask.rule"), {"rule": rule.title})


def outcome_of(app: Application, rule: Rule, basis: Basis, authority: str) -> Outcome | None:
    """Return what one rule comes to on one basis, without words; nothing where it is not asked."""
    version = rule.version(basis, app.day, authority)
    return decided(app, rule, version) if version and version.asked else None


def _no_rule(rule: Rule, versions: tuple[Version, ...], day: date) -> Finding:
    """Say that no wording is known for a day, and which one ended before it or begins after."""
    ended = [v.ends for v in versions if v.ends and v.ends < day]
    later = [v.effective for v in versions if v.effective > day]
    which = "between-rules" if ended and later else "after-rules" if ended else "no-rule-for-date"
    values = {"ended": max(ended, default=day), "on": min(later, default=day)}
    text = fill(word(f"finding.{which}"), values)
    # Before a later wording nothing is filed any more that an authority could be asked about.
    ask = None if later else fill(word("ask.rule-on"), {"rule": rule.title, "on": day})
    return Finding(
        verdict=Verdict.UNKNOWN,
        certainty="computed",
        reasons=(Reason("no-rule-for-date", text),),
        waits_for="law",
        ask=ask,
    )


def _not_asked(version: Version) -> Reason:
    return Reason("not-asked", version.none or word("finding.not-asked"))


def _reasons(
    app: Application, law: Law, rule: Rule, version: Version, outcome: Outcome
) -> tuple[Reason, ...]:
    verdict = outcome.verdict
    if verdict is Verdict.MET:
        if outcome.way:
            return (explain(app, law, rule, version, outcome.way),)
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
    name = entry_name(app, cause.facts[0]) if cause.facts else Text("", "")
    values: dict[str, object] = {"name": name, **dict(cause.fill)}
    if cause.code in version.reasons:
        found = version.reasons[cause.code]
        mend = fill(found.mend, values) if found.mend else None
        ask = fill(found.ask, values) if found.ask else None
        # What a guide asks may be another's task than the rule: operators under "funds".
        local = version.basis is Basis.LOCAL
        owner = law.fact(cause.facts[0]).owner if local else rule.owner
        rank = cause_rank(version, cause)
        return Reason(cause.code, fill(found.text, values), cause.facts, mend, owner, rank, ask)
    path = cause.facts[0]
    fact = law.fact(path)
    values["name"] = entry_name(app, path)
    values["fact"] = named_fact(app, law, path)
    text = fill(fact.no or word("finding.answered-no"), values)
    mend = fill(fact.mend, values) if fact.mend else None
    rank = cause_rank(version, cause)
    return Reason(cause.code, text, cause.facts, mend, fact.owner, rank)


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

"""Facts, law and a date give findings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from checker.application.application import Application
from checker.core.verdicts import YES, Outcome, advised, advised_if, all_of, any_of, no, silent, why
from checker.core.words import SPACE, joined_texts, word
from checker.decide.memo import Memo
from checker.decide.reasons import Place, cause_rank, last_key, reasons
from checker.model import (
    RANKS,
    READING,
    Basis,
    Finding,
    Findings,
    Law,
    Reason,
    Rule,
    RuleFindings,
    Verdict,
    Version,
)
from checker.rules import decision
from checker.rules.contradictions import contradictions
from checker.rules.deadlines import deadlines
from checker.rules.foreign_capital import decided_in, settled_by_owners
from checker.rules.route import decide_route


def evaluate(app: Application, law: Law, memo: Memo | None = None) -> Findings:
    """Return every finding that follows from an application on its day.

    With ``memo`` what still holds of the application before is not looked for again.
    """
    memo, app = memo or Memo(), settled_by_owners(app)
    memo.turn_to(app)

    def of_rule(rule: Rule, app: Application) -> RuleFindings:
        bases = [basis for basis in Basis if is_measured(rule, basis, authority, app.day)]
        return RuleFindings(rule, {b: find(app, law, rule, b, authority) for b in bases})

    # Each is found again by the function that finds it, a rule by its id and the authority.
    route = memo.of(decide_route, app, decide_route)
    authority = route.authority_code
    return Findings(
        day=app.day,
        rules=tuple(
            memo.of((rule.id, authority), app, partial(of_rule, rule)) for rule in law.rules
        ),
        route=route,
        contradictions=memo.of(contradictions, app, lambda a: contradictions(a, law)),
        dates=memo.of(deadlines, app, lambda a: deadlines(a, law)),
    )


def is_measured(rule: Rule, basis: Basis, authority: str, day: date) -> bool:
    """Tell whether a rule is measured against a basis; against a local guide from its day on."""
    versions = rule.versions_on(basis, authority)
    # Before the first national wording another applied, only it is not known: that is said. A
    # province need not have a guide, so before its day nothing is missing.
    return bool(versions) and (basis is not Basis.LOCAL or versions[0].effective <= day)


def find(
    app: Application, law: Law, rule: Rule, basis: Basis, authority: str | None = None
) -> Finding:
    """Return one rule's finding on one basis, by the wording in force on the day.

    ``authority`` is the one that decides: only its guide counts as local.
    """
    version = rule.version(basis, app.day, authority)
    if version is None:
        return _no_wording(rule, rule.versions_on(basis, authority), app.day)
    outcome = outcome_by(app, rule, version)
    found = reasons(Place(app, law, rule, version), outcome)
    rank, waits_for, ask = _rank(version, outcome), outcome.waits_for, None
    if waits_for == "law":
        # The question of each open reason, or what the rule demands.
        asked = [reason.ask for reason in found if reason.ask]
        ask = joined_texts(asked, SPACE) if asked else word("ask.rule", rule=rule.title)
    return Finding(
        verdict=outcome.verdict,
        certainty="reported" if version.is_secondhand(rank) else version.certainty,
        reasons=found,
        missing=outcome.open if outcome.verdict is Verdict.UNKNOWN else (),
        open=outcome.open,
        version=version,
        rank=rank,
        waits_for=waits_for,
        ask=ask,
    )


def outcome_on(app: Application, rule: Rule, basis: Basis, authority: str) -> Outcome | None:
    """Return what one rule comes to on one basis, without words; nothing where it is not asked."""
    version = rule.version(basis, app.day, authority)
    return outcome_by(app, rule, version) if version and version.asked else None


def state_on(app: Application, rule: Rule, basis: Basis, authority: str) -> str | None:
    """Return the state of one rule's finding, without words; nothing where it is not measured."""
    outcome = measured_on(app, rule, basis, authority)
    return outcome.state if outcome else None


def measured_on(app: Application, rule: Rule, basis: Basis, authority: str) -> Outcome | None:
    """Return what one rule comes to, without words; nothing where it is not measured."""
    if not is_measured(rule, basis, authority, app.day):
        return None
    return outcome_by(app, rule, rule.version(basis, app.day, authority))


def outcome_by(app: Application, rule: Rule, version: Version | None) -> Outcome:
    """Return the outcome of one wording; where there is none, the law is unclear.

    One that is only our reading advises and never fails.
    """
    if version is None:
        return Outcome(silent())
    if not version.asked:
        return Outcome(YES, applies=no())
    outcome = decision(rule, version)(app, version)
    if version.rank == READING:
        return replace(outcome, holds=advised(outcome.holds))
    return _as_guides_take_it(app, rule, outcome) if version.basis is Basis.LAW else outcome


def _as_guides_take_it(app: Application, rule: Rule, outcome: Outcome) -> Outcome:
    """Let the current requirements fail nobody for what the deciding guide does not want so."""
    # Those of every guide: while it is open who decides, each may be the one that counts.
    for version in rule.versions:
        if outcome.holds.value or not version.in_force_on(app.day):
            continue
        if version.defers:
            outcome = _taken(app, version, outcome, "deferred", version.defers)
        if version.accepts:
            outcome = _taken(app, version, outcome, "accepted", version.accepts)
        if version.eases:
            outcome = _eased(app, version, outcome)
    return outcome


def _taken(app: Application, version: Version, outcome: Outcome, code: str, path: str) -> Outcome:
    """Let a promise of the paper, or what the deciding guide takes in its place, hold too."""
    given = all_of(decided_in(app, version.authority or ""), app.yes(path))
    # An open answer leaves the paper open; only without a yes does the missing paper fail.
    if given.value is False:
        return outcome
    way = why(code, path) if given.value else None
    lacks = outcome.holds.whys if outcome.holds.value is False else outcome.lacks
    return replace(outcome, holds=any_of(outcome.holds, given), way=way, lacks=lacks)


def _eased(app: Application, version: Version, outcome: Outcome) -> Outcome:
    """Advise what the deciding guide does not ask of everybody, where nothing else fails."""
    causes = outcome.holds.whys
    if outcome.holds.value is not False or any(c.facts[0] not in version.eases for c in causes):
        return outcome
    there = decided_in(app, version.authority or "")
    return replace(outcome, holds=advised_if(there, outcome.holds, why("eased", *version.eases)))


def _rank(version: Version, outcome: Outcome) -> str:
    """Return what an outcome rests on: the strongest demand that fails or is open."""
    # Perhaps not asked at all: then the wording as a whole is what it rests on; met, too.
    if not outcome.applies.value:
        return version.rank
    failing = [cause_rank(version, cause) for cause in outcome.holds.whys]
    waiting = [version.rank_of(last_key(path)) for path in outcome.open]
    return min(failing or waiting, key=RANKS.index, default=version.rank)


def _no_wording(rule: Rule, versions: tuple[Version, ...], day: date) -> Finding:
    """Say that no wording is known for a day, and which one ended before it or begins after."""
    # A wording that ended or began on the day is in force on it, and then none is missing.
    ended = [v.ends for v in versions if v.ends and v.ends < day]  # pragma: no mutate
    later = [v.effective for v in versions if v.effective > day]  # pragma: no mutate
    if ended:
        key = "finding.between-rules" if later else "finding.after-rules"
    else:
        key = "finding.no-rule-for-date"
    text = word(key, ended=max(ended, default=day), on=min(later, default=day))
    # Before a later wording nothing is filed any more that an authority could be asked about.
    ask = None if later else word("ask.rule-on", rule=rule.title, on=day)
    return Finding(
        verdict=Verdict.UNKNOWN,
        certainty="computed",
        reasons=(Reason("no-rule-for-date", text),),
        waits_for="law",
        ask=ask,
    )

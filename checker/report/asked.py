"""Say which answers are waited for: whole questions, by who can give them, each with its rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import SPACE, joined_texts, word
from checker.decide.evaluate import outcome_by
from checker.decide.questions import worth_asking
from checker.decide.reasons import WHETHER_ASKED, last_key, whole_question
from checker.model import (
    DECIDING,
    READING,
    Bases,
    Basis,
    Finding,
    Findings,
    Law,
    Rule,
    RuleFindings,
    Text,
    paper_of,
)


class OpenQuestion(NamedTuple):
    """A question that waits for an answer, and the rule it is for; the route's have none.

    Where it ``settles_whether``, it is open whether the rule asks for anything at all; what is
    ``advised`` no text demands.
    """

    path: str
    asks: Text
    rule: Rule | None
    settles_whether: bool
    advised: bool

    @property
    def named(self) -> Text:
        """Return the question as it stands by itself: what is asked of a paper names the paper."""
        asks = word("finding.advised", questions=self.asks) if self.advised else self.asks
        if self.rule is None or self.rule.id != paper_of(self.path):
            return asks
        return joined_texts((self.rule.nav, asks), "mark.colon")


def open_questions(
    app: Application, law: Law, findings: Findings, bases: Bases
) -> dict[str, tuple[OpenQuestion, ...]]:
    """Return what route, law and guide wait for, by who can answer it.

    What the old checklist alone waits for is told with it.
    """
    deciding = tuple(basis for basis in bases if basis in DECIDING)
    waiting = {found.rule.id: found for found in findings.rules if _waits_for(found, deciding)}
    by_owner: dict[str, tuple[OpenQuestion, ...]] = {}
    for path in worth_asking(findings, deciding):
        own = waiting.get(paper_of(path))
        found = own if own and path in _waits_for(own, deciding) else None
        if found is None and path not in findings.route.missing:
            found = next(f for f in waiting.values() if path in _waits_for(f, deciding))
        asks, owner = whole_question(app, law, path), law.fact(path).owner
        rule = found.rule if found else None
        whether = found is not None and _settles_whether(found, deciding)
        advised = found is not None and _is_advised(app, law, found, path, deciding)
        question = OpenQuestion(path, asks, rule, whether, advised)
        by_owner[owner] = (*by_owner.get(owner, ()), question)
    return by_owner


def by_rule(questions: Iterable[OpenQuestion]) -> list[tuple[Rule | None, Text]]:
    """Return the questions of each rule in one text, in the order in which the rules wait."""
    found: dict[str, list[OpenQuestion]] = {}
    for question in questions:
        found.setdefault(question.rule.id if question.rule else "", []).append(question)
    return [(each[0].rule, _in_one(each)) for each in found.values()]


def _in_one(questions: list[OpenQuestion]) -> Text:
    asked = [each.asks for each in questions if not each.advised]
    if advised := [each.asks for each in questions if each.advised]:
        asked.append(word("finding.advised", questions=joined_texts(advised, SPACE)))
    said = joined_texts(asked, SPACE)
    doubtful = questions[0].settles_whether
    return word("finding.open-whether-asked", questions=said) if doubtful else said


def _waits_for(found: RuleFindings, bases: Bases) -> tuple[str, ...]:
    return tuple(path for finding in found.asking(bases).values() for path in finding.open)


def _settles_whether(found: RuleFindings, bases: Bases) -> bool:
    reasons = (reason for finding in found.asking(bases).values() for reason in finding.reasons)
    return any(reason.code == WHETHER_ASKED for reason in reasons)


def _is_advised(app: Application, law: Law, found: RuleFindings, path: str, bases: Bases) -> bool:
    """Tell whether no text demands what is asked: then it is our reading."""
    return all(
        _no_text_demands(app, law, found.rule, finding, path)
        for finding in found.asking(bases).values()
        if path in finding.open
    )


def _no_text_demands(app: Application, law: Law, rule: Rule, finding: Finding, path: str) -> bool:
    """Tell whether a wording does not fail for a no, as a domestic company's tracing.

    What else it waits for is supposed to be there, and what may stand in is supposed away.
    """
    version, fact = finding.version, law.fact(path)
    if version is None or READING not in (version.rank, *version.ranks.values()):
        return False
    # Of a list that may have a thousand entries the rule is not decided once for each.
    is_plain = fact.type == "bool" and not fact.instead and "[" not in path
    if version.rank_of(last_key(path)) == READING or not is_plain or version.basis is Basis.LOCAL:
        return version.rank_of(last_key(path)) == READING
    waits = (each for each in finding.open if law.fact(each).type == "bool")
    supposed = {each: not law.fact(each).instead for each in waits}
    answers = {**app.answers, **supposed, path: False}
    holds = outcome_by(replace(app, answers=answers), rule, version).holds
    return holds.value is not False or all(path not in cause.facts for cause in holds.whys)

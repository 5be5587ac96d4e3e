"""Which questions still matter, and which one to ask next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from checker.application.application import Application
from checker.evaluate import outcome_on
from checker.memo import Memo
from checker.model import Basis, Findings, Law, Route, Rule, Verdict, general_path
from checker.rules.route import decide_route
from checker.rules.shared import FOREIGN, PROVINCES

# What a route says of the need where nothing is to be filed, and where only the authority can tell.
NOT_NEEDED, PERHAPS_NOT = "not-needed", "probably-not-needed"
HARDLY_ASKED = (NOT_NEEDED, PERHAPS_NOT)
# By these it is settled which authority decides.
NAMES_AUTHORITY = (PROVINCES, FOREIGN)


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: the rules it settles alone, and those it helps to decide."""

    path: str
    settles: tuple[Rule, ...]
    helps: tuple[Rule, ...]
    rank: tuple[int, ...]


class Waiting(NamedTuple):
    """A verdict that waits for a fact."""

    rule: Rule
    basis: Basis
    alone: bool


def questions(findings: Findings, law: Law, bases: Collection[Basis]) -> tuple[Question, ...]:
    """Return the questions still worth asking, most useful first.

    What the route waits for comes first: need, class, scope, authority. Then a question comes
    earlier the more rules it can settle: the law in force before the local guide before the
    checklist, then the rules it helps to decide, then the form's order.
    """
    order = _order(law)
    waiting = _waiting(findings, bases)
    asked = [
        _question(
            path,
            waiting[path],
            order[general_path(path)],
            routes=path in findings.route.missing,
        )
        for path in worth_asking(findings, bases)
    ]
    return tuple(sorted(asked, key=lambda q: q.rank))


@cache
def _order(law: Law) -> dict[str, int]:
    """Return the place of each question in the form."""
    return {path: i for i, path in enumerate(law.facts)}


def _waiting(findings: Findings, bases: Collection[Basis]) -> defaultdict[str, list[Waiting]]:
    """List by open fact the verdicts that wait for it, and whether for it alone."""
    found: defaultdict[str, list[Waiting]] = defaultdict(list)
    for rule in findings.rules:
        for basis, finding in rule.on.items():
            if basis in bases:
                for path in finding.missing:
                    found[path].append(Waiting(rule.rule, basis, len(finding.missing) == 1))
    return found


def worth_asking(findings: Findings, bases: Collection[Basis]) -> tuple[str, ...]:
    """Return the open facts that are worth an answer now."""
    return narrowed(findings.route, open_paths(findings, bases))


def narrowed(route: Route, paths: Iterable[str]) -> tuple[str, ...]:
    """Leave of open facts those that are worth an answer by what is known of the need.

    Nothing is filed where no license is needed. Where probably none is, no answer settles that, as
    the texts do not; the authority does, and only what tells who that is comes before its word.
    """
    if route.need == NOT_NEEDED:
        return ()
    if route.need == PERHAPS_NOT:
        return tuple(p for p in paths if p in NAMES_AUTHORITY and route.authority is None)
    return tuple(paths)


def open_paths(findings: Findings, bases: Collection[Basis]) -> tuple[str, ...]:
    """Return the open facts that can still change a verdict, the route or what must be mended.

    There are none for whoever needs no license: nothing is filed, whatever they are.
    """
    if findings.route.need == NOT_NEEDED:
        return ()
    paths = [p for r in findings.rules for b, f in r.on.items() if b in bases for p in f.open]
    return tuple(dict.fromkeys((*findings.route.missing, *paths)))


def _question(path: str, waiting: list[Waiting], place: int, *, routes: bool) -> Question:
    """Rank a question; ``routes`` tells whether the route waits for it."""
    alone = [w for w in waiting if w.alone]
    settled = [w.basis for w in alone]
    helped = [w.basis for w in waiting]
    rank = (
        -int(routes),
        *[-settled.count(basis) for basis in Basis],
        *[-helped.count(basis) for basis in Basis],
        place,
    )
    settles = {w.rule.id: w.rule for w in alone}
    helps = {w.rule.id: w.rule for w in waiting if w.rule.id not in settles}
    return Question(path, tuple(settles.values()), tuple(helps.values()), rank)


def relevant(
    app: Application,
    findings: Findings,
    law: Law,
    bases: Collection[Basis],
    memo: Memo,
) -> tuple[str, ...]:
    """Return the questions that matter: the open ones, and the answered ones that would be open.

    An answered question matters if a verdict would wait for it, or be another, were it taken back,
    and while it contradicts another. ``memo`` is the one the findings were made with.
    """
    still_open = open_paths(findings, bases)
    taken = TakenBack(app, findings, law, memo)
    answered = [p for p in (*app.answers, *app.lengths) if taken.would_wait(p, bases)]
    disputed = [path for each in findings.contradictions for path in each.facts]
    return tuple(dict.fromkeys((*still_open, *answered, *disputed)))


class Stand(NamedTuple):
    """Where a rule stands on one basis: its verdict, and the open facts that still matter."""

    verdict: Verdict
    open: tuple[str, ...]


@dataclass(frozen=True)
class TakenBack:
    """What would be open or come out otherwise if one answer were taken back."""

    app: Application
    findings: Findings
    law: Law
    memo: Memo

    def would_wait(self, path: str, bases: Collection[Basis]) -> bool:
        """Tell whether the route or a verdict would wait for the answer."""
        route = self._route_without(path)
        if path in route.missing:
            return True
        authority = route.authority_code
        return any(
            self._comes_out_otherwise(path, rule, basis, authority)
            for rule in self._rules_to_try(path, authority)
            for basis in bases
        )

    def _route_without(self, path: str) -> Route:
        """Return the route without the answer: the same, unless it was looked at."""
        if path not in self.memo.seen_by(decide_route):
            return self.findings.route
        return self.memo.of((decide_route, path), self.app, decide_route, without=path)

    def _rules_to_try(self, path: str, authority: str) -> Iterable[Rule]:
        """Return the rules that may wait: those that looked, or all under another authority."""
        # Without the answer another guide may count, whose rules have not been measured yet.
        same = authority == self.findings.route.authority_code
        return self._rules_by_question.get(path, ()) if same else self.law.rules

    @cached_property
    def _rules_by_question(self) -> dict[str, list[Rule]]:
        """List by question the rules whose findings rest on it."""
        authority = self.findings.route.authority_code
        rules: dict[str, list[Rule]] = {}
        for rule in self.law.rules:
            for path in self.memo.seen_by((rule.id, authority)):
                rules.setdefault(path, []).append(rule)
        return rules

    def _comes_out_otherwise(self, path: str, rule: Rule, basis: Basis, authority: str) -> bool:
        def stand(app: Application) -> Stand | None:
            outcome = outcome_on(app, rule, basis, authority)
            return Stand(outcome.verdict, outcome.open) if outcome else None

        less = self.memo.of((rule.id, basis, authority, path), self.app, stand, without=path)
        if less is None:
            return False
        # A verdict that differs counts too: an answer may decide by making a rule not apply.
        return path in less.open or less.verdict is not self._verdicts_now.get((rule.id, basis))

    @cached_property
    def _verdicts_now(self) -> dict[tuple[str, Basis], Verdict]:
        return {(r.rule.id, b): f.verdict for r in self.findings.rules for b, f in r.on.items()}

"""Compare two results of one company: which verdicts changed, and because of what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple

from checker import __version__
from checker.application.application import Application
from checker.core.input_error import LONGEST_SHOWN, InputError, refusal, safe
from checker.core.law_folder import draft_name
from checker.core.words import Money, word
from checker.decide.evaluate import evaluate, find
from checker.decide.memo import Memo, changed_paths
from checker.decide.reasons import demand_of
from checker.filing.compare.changes import ChangelogRow, rows_on
from checker.filing.receipt import ROUTE_PARTS, receipt
from checker.kinds.date import read_date
from checker.model import Basis, Citation, Findings, Law, Rule, Verdict
from checker.report.data import route_data
from checker.report.need import least_for
from checker.report.sources import texts_behind
from checker.rules.route import decide_route

DATE, RULES, ANSWERS = "application_date", "rules_version", "answers"
TWO = 2
# By the rule's id and the basis: the word of the verdict.
VerdictsByRule = Mapping[tuple[str, str], str]


class ComparedResult(NamedTuple):
    """One result: of an application evaluated now, or as a report or a saved file tells it.

    ``receipt`` holds the SHA-256 digests that are known; ``app`` stands where it can be evaluated.
    ``draft`` is that of law in the making, if it was found under one.
    """

    day: date
    rules_version: str
    route: Mapping[str, str | None]
    verdicts: VerdictsByRule
    receipt: Mapping[str, str]
    app: Application | None = None
    draft: str = ""


class Wording(NamedTuple):
    """The wording that a verdict rests on now, where law or rules are others than before.

    ``texts`` are those behind what is found, ``rows`` the changelog's that tell of the change.
    """

    since: date
    texts: tuple[Citation, ...]
    rows: tuple[ChangelogRow, ...]


class VerdictChange(NamedTuple):
    """One verdict that changed; nothing where a basis was, or is, not measured.

    ``because`` names answers by their paths, ``application_date``, ``rules_version``, or
    ``answers`` where it is not known which.
    """

    rule: Rule
    basis: Basis
    before: str | None
    after: str | None
    because: tuple[str, ...]
    wording: Wording | None = None


class RouteChange(NamedTuple):
    """One part of the route that changed: need, class, scope, path or authority."""

    name: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two results, what changed from the first to the second, and how many verdicts did not.

    ``capital`` is the least on both sides, where another scope, or another day, asks for another;
    of a side whose scope is not known yet nothing.
    """

    before: ComparedResult
    after: ComparedResult
    route: tuple[RouteChange, ...]
    capital: tuple[Money | None, Money | None] | None
    changed: tuple[VerdictChange, ...]
    same: int

    @property
    def count(self) -> int:
        """Return how many results changed: parts of the route, the least capital, verdicts."""
        return len(self.route) + bool(self.capital) + len(self.changed)


def side_of(app: Application, law: Law) -> ComparedResult:
    """Evaluate one side."""
    findings = evaluate(app, law)
    route, verdicts = route_data(findings.route), verdicts_of(findings)
    draft = draft_name() or ""
    return ComparedResult(app.day, __version__, _parts(route), verdicts, receipt(app), app, draft)


def verdicts_of(findings: Findings) -> VerdictsByRule:
    """Return the word of each verdict."""
    return {
        (found.rule.id, basis): finding.verdict
        for found in findings.rules
        for basis, finding in found.on.items()
    }


def side_of_report(data: Mapping[str, Any]) -> ComparedResult:
    """Read one side from a report. Raises ``InputError`` where it holds none."""
    rules = data.get("rules")
    if not isinstance(rules, list) or not all(
        isinstance(rule, Mapping) and isinstance(rule.get("id"), str) for rule in rules
    ):
        raise InputError("rules", word("compare.no-report"))
    # A finding that is no table goes on as it is: it is refused below, with its place.
    words = {
        rule["id"]: {
            basis: finding.get("verdict") if isinstance(finding, Mapping) else finding
            for basis, finding in rule["findings"].items()
        }
        for rule in rules
        if isinstance(rule.get("findings"), Mapping)
    }
    return _told(data, words, data.get("receipt"), "")


def side_of_receipt(data: Mapping[str, Any]) -> ComparedResult:
    """Read one side from the receipt of a saved file. Raises ``InputError`` for a broken one."""
    return _told(data, data.get("verdicts"), data, "receipt.")


def _told(data: Mapping[str, Any], verdicts: object, digests: object, stem: str) -> ComparedResult:
    """Read what a report or a receipt tells; a rule that is not known any more is kept."""
    allowed = [*Verdict]
    found: dict[tuple[str, str], str] = {}
    for rule, by_basis in verdicts.items() if isinstance(verdicts, Mapping) else ():
        if not isinstance(by_basis, Mapping):
            raise refusal(f"{stem}verdicts.{rule}", "input.no-table", by_basis)
        for basis, verdict in by_basis.items():
            if verdict not in allowed:
                path, options = f"{stem}verdicts.{rule}.{basis}", ", ".join(allowed)
                raise refusal(path, "compare.no-verdict", verdict, options=options)
            found[rule, basis] = verdict
    if not found:
        raise InputError(f"{stem}verdicts", word("compare.no-report"))
    day = read_date(f"{stem}{DATE}", data.get(DATE))
    known = digests if isinstance(digests, Mapping) else {}
    parts = {part: known[part] for part in ("law", "engine", "answers") if part in known}
    route = data.get("route")
    return ComparedResult(
        day,
        safe(str(data.get(RULES, "")), LONGEST_SHOWN),
        _parts(route) if isinstance(route, Mapping) else {},
        found,
        {name: str(digest) for name, digest in parts.items()},
        draft=safe(str(data.get("draft", "")), LONGEST_SHOWN),
    )


def _parts(route: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the parts of a route, as a report writes them; what else stands there is not one."""
    parts = {name: route[name] for name in ROUTE_PARTS if name in route}
    return {
        name: safe(part, LONGEST_SHOWN) if isinstance(part, str) else None
        for name, part in parts.items()
        if part is None or isinstance(part, str)
    }


def compare(before: ComparedResult, after: ComparedResult, law: Law) -> Comparison:
    """Return what changed, rule by rule in the order shown everywhere."""
    causes = _Causes(before, after, law)
    changed: list[VerdictChange] = []
    same = 0
    for rule in law.rules:
        for basis in Basis:
            key = (rule.id, basis)
            old, new = before.verdicts.get(key), after.verdicts.get(key)
            if old != new:
                why = tuple(causes.of(rule, basis))
                wording = causes.wording(rule, basis, why)
                changed.append(VerdictChange(rule, basis, old, new, why, wording))
            elif old is not None:
                same += 1
    # As far as both sides tell it.
    told = [name for name in ROUTE_PARTS if name in before.route and name in after.route]
    route = (RouteChange(name, before.route[name], after.route[name]) for name in told)
    least, other = (
        least_for(side.route["scope"], side.day, law) if "scope" in told else None
        for side in (before, after)
    )
    return Comparison(
        before,
        after,
        tuple(part for part in route if part.before != part.after),
        (least, other) if least != other else None,
        tuple(changed),
        same,
    )


class _Causes:
    """Tell what changed verdicts: one side's answers on the other's day part the two."""

    def __init__(self, before: ComparedResult, after: ComparedResult, law: Law) -> None:
        """Evaluate what can be evaluated: each side once more to see what its rules look at."""
        self.before, self.after, self.law = before, after, law
        self.read = [_Read(side.app, law) for side in (before, after) if side.app]
        answers = [{**app.answers, **app.lengths} for side in (before, after) if (app := side.app)]
        self.differing = tuple(changed_paths(*answers)) if len(answers) == TWO else ()
        # The later answers on the earlier day, or the other way round where only those are known.
        self.turned = after.app is None
        known, day = (before, after.day) if self.turned else (after, before.day)
        self.moved = verdicts_of(evaluate(replace(known.app, day=day), law)) if known.app else None

    def of(self, rule: Rule, basis: Basis) -> Iterator[str]:
        """Return what changed one verdict: the day, and then answers or the rules."""
        key = (rule.id, basis)
        ends = [self.before.verdicts.get(key), self.after.verdicts.get(key)]
        # What the known answers came to on their own day, and what stands on the other side.
        own, other = ends if self.turned else ends[::-1]
        moved = self.moved.get(key) if self.moved is not None else None
        if self.before.day != self.after.day and (self.moved is None or moved != own):
            yield DATE
        if self.moved is not None and moved == other:
            return
        if self.before.app and self.after.app:
            seen = set().union(*(read.by(rule) for read in self.read))
            # Another authority has another guide, whatever the rule itself looks at.
            if basis is Basis.LOCAL and len({read.authority for read in self.read}) > 1:
                seen |= set().union(*(read.by(None) for read in self.read))
            yield from (path for path in self.differing if path in seen)
        elif not self._is_same("answers"):
            yield ANSWERS
        parts = (self._is_same(part) for part in ("law", "engine"))
        if self.before.rules_version != self.after.rules_version or not all(parts):
            yield RULES

    def wording(self, rule: Rule, basis: Basis, because: Collection[str]) -> Wording | None:
        """Return the wording of the later day, if another one counts then, or it may be amended.

        By other rules it may be read otherwise, too.
        """
        sides = self.before, self.after
        was, now = (
            rule.version(basis, side.day, side.route.get("authority") or "") for side in sides
        )
        if now is None or not (RULES in because or (DATE in because and was is not now)):
            return None
        texts = texts_behind(now)
        if app := self.after.app:
            reasons = find(app, self.law, rule, basis, now.authority).reasons
            demands = (demand_of(now, reason.code, reason.facts) for reason in reasons)
            behind = (text for each in demands for text in texts_behind(now, each))
            texts = tuple(dict.fromkeys(behind)) or texts
        rows = rows_on(now, rule, (side.rules_version for side in sides))
        return Wording(now.effective, texts, rows)

    def _is_same(self, part: str) -> bool:
        """Tell whether both have the same digest; one that is not known may be another."""
        own, other = self.before.receipt.get(part), self.after.receipt.get(part)
        return own is not None and own == other


class _Read:
    """What the rules look at in one application."""

    def __init__(self, app: Application, law: Law) -> None:
        """Evaluate it, and note what is looked at."""
        self.memo = Memo()
        self.authority = evaluate(app, law, self.memo).route.authority_code

    def by(self, rule: Rule | None) -> AbstractSet[str]:
        """Return the questions one rule looks at, or the route."""
        return self.memo.seen_by((rule.id, self.authority) if rule else decide_route)

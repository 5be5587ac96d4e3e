"""Put sets of changes into words: what each is called, what to do, who sees to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import Money, begun, fill, in_both, joined_texts, word
from checker.decide.evaluate import evaluate
from checker.decide.memo import Memo
from checker.decide.reasons import entry_name, named_fact
from checker.filing.dated_papers import dated_papers
from checker.filing.plan.judge import DAY, changed
from checker.filing.plan.representatives import Changes, Representatives
from checker.model import (
    NATIONWIDE,
    WHOLE_NETWORK_AUTHORITY,
    Bases,
    Basis,
    Findings,
    Law,
    Rule,
    Text,
    Verdict,
    paper_of,
)
from checker.report.summary import on_basis, worst
from checker.rules.conditions import CAPITAL
from checker.rules.materials import OTHER_SERVICES
from checker.rules.route import decide_route
from checker.rules.shared import PROVINCES

# Decisions that a way is called by.
LEVERS = {
    CAPITAL: "way.registered_capital",
    "company.legal_form": "way.legal_form",
    "service.marketing_calls": "way.marketing_calls",
    OTHER_SERVICES: "way.other_services",
}
# Changes that are not called by the question's own name in a cell.
NAMED = {
    "registered_capital": "named.registered_capital",
    "legal_form": "named.legal_form",
    "marketing_calls": "named.marketing_calls",
    "other_services": "named.other_services",
    "share": "named.share",
    "issued_on": "named.issued_on",
    "audit_report_on": "named.audit_report_on",
    "months": "named.months",
    "payer_is_applicant": "named.payer_is_applicant",
    "operators": "named.operators",
    "floor_area": "named.floor_area",
    "own_seats": "named.own_seats",
    "rented_seats": "named.rented_seats",
}
# Of these the report's own remedy names more than one way, or says "or": here each stands alone.
OWN_WORDS = {
    "other_services": "change.other_services",
    "months": "change.months",
    "other_proof": "change.other_proof",
    "promised": "change.promised",
}
# Of a date that is too old, which one does.
DATED = {
    "issued_on": "change.issued_on",
    "audit_report_on": "change.audit_report_on",
}
MOST_NAMED = 2


class Coverage(NamedTuple):
    """How far the service is to reach: in a way's name, in a cell, and as what is to be done."""

    way: str
    named: str
    change: str


ONE_PROVINCE = Coverage("way.one", "named.one", "change.one")
THE_PROVINCE = Coverage("way.province", "named.province", "change.province")
EVERYWHERE = Coverage("way.all", "named.all", "change.all")


class Change(NamedTuple):
    """One thing to change: the answer before and after, how it changes, and who sees to it.

    ``to`` is nothing where the right answer is to be found out. ``name`` is short, ``text`` says
    what to do.
    """

    path: str
    was: object
    to: object
    kind: str
    owner: str
    name: Text
    text: Text


class Way(NamedTuple):
    """A smallest set of changes after which nothing fails, and what each basis then says.

    ``results`` holds a state for each basis that is measured against, ``failing`` what is still not
    met on it.
    """

    title: Text
    changes: tuple[Change, ...]
    after: Application
    results: Mapping[Basis, str]
    failing: Mapping[Basis, tuple[Rule, ...]]


def common(ways: Sequence[Way], app: Application) -> Way:
    """Return what is to be done whichever way is chosen: nobody acts on the rest yet."""
    first, *others = ways
    if not others:
        return first
    shared = tuple(c for c in first.changes if all(c in way.changes for way in others))
    waits = any(change.path == DAY for change in shared)
    return first._replace(changes=shared, after=first.after if waits else app)


@dataclass(frozen=True)
class Writer:
    """Put sets of changes into words: what each is called, what to do, who sees to it.

    What comes of a set is found among the representatives of like entries.
    """

    app: Application
    law: Law
    bases: Bases
    representatives: Representatives
    memo: Memo = field(default_factory=Memo)

    def ways(self, sets: Sequence[Changes]) -> tuple[Way, ...]:
        """Return the ways, each with what every basis says after it."""
        titles = [self._title(each, sets) for each in sets]
        alike: dict[Text, list[Changes]] = {}
        for title, each in zip(titles, sets, strict=True):
            alike.setdefault(title, []).append(each)
        found = []
        for title, changes in zip(titles, sets, strict=True):
            findings = self._found_after(self.representatives.restrict(changes))
            listed = {basis: on_basis(findings, basis) for basis in Basis}
            results = {
                basis: worst(one.state for one in each) for basis, each in listed.items() if each
            }
            failing = {
                basis: tuple(
                    rule.rule
                    for rule in findings.rules
                    if basis in rule.on and rule.on[basis].verdict is Verdict.NOT_MET
                )
                for basis in results
            }
            told = tuple(self._change(path, changes) for path in changes)
            # Several ways with one title are told apart by what each does and not all of them.
            own = [one for one in told if not all(one.path in other for other in alike[title])]
            names = joined_texts((one.name for one in own[:MOST_NAMED]), "mark.list")
            own_title = word("way.apart", title=title, names=names) if own else title
            found.append(Way(own_title, told, changed(self.app, changes), results, failing))
        return tuple(found)

    def _found_after(self, changes: Changes) -> Findings:
        return evaluate(changed(self.representatives.reduced, changes), self.law, self.memo)

    def _title(self, changes: Changes, sets: Sequence[Changes]) -> Text:
        """Name a way by its levers: coverage, capital, day, what is given up.

        What every way has tells none of them apart.
        """
        common = set.intersection(*(set(each.items()) for each in sets)) if len(sets) > 1 else set()
        own = dict(each for each in changes.items() if each not in common)
        levers = [word(key) for path, key in LEVERS.items() if path in own]
        if PROVINCES in own:
            coverage, values = self._coverage(own)
            levers.insert(0, word(coverage.way, **values))
        if DAY in own:
            levers.append(word("way.wait", day=own[DAY]))
        if not levers:
            acts = any(path != DAY and self.law.fact(path).change == "act" for path in own)
            levers = [word("way.acts" if acts else "way.papers")]
        return begun(joined_texts(levers, "mark.comma"))

    def _coverage(self, changes: Changes) -> tuple[Coverage, dict[str, object]]:
        """Return how far the service is to reach, and what fills its words."""
        covered = changes[PROVINCES]
        after = changed(self.representatives.reduced, self.representatives.restrict(changes))
        if covered is None:
            # One province, and it is not known which.
            return ONE_PROVINCE, {}
        code = decide_route(after).authority
        decides = self.law.authorities[code].name if code else word("route.authority-unknown")
        if covered == NATIONWIDE:
            return EVERYWHERE, {"authority": self.law.authorities[WHOLE_NETWORK_AUTHORITY].name}
        (province,) = after.codes(PROVINCES) or ("",)
        return THE_PROVINCE, {
            "province": self.law.authorities[province].province,
            "authority": decides,
        }

    def _change(self, path: str, changes: Changes) -> Change:
        to = changes[path]
        if path == DAY:
            text, day = word("change.wait", day=to), in_both(to)
            return Change(path, self.app.day, to, "wait", "legal", day, text)
        fact = self.law.fact(path)
        return Change(
            path=path,
            was=self.app.answers.get(path),
            to=to,
            kind=str(fact.change),
            owner=fact.owner,
            name=self._name(path, changes),
            text=self._text(path, changes),
        )

    def _name(self, path: str, changes: Changes) -> Text:
        """Return what a change is called in a cell: the coverage, the sum, the paper."""
        if path == PROVINCES:
            coverage, values = self._coverage(changes)
            return word(coverage.named, **values)
        key = path.rpartition(".")[2]
        if key in NAMED:
            return word(NAMED[key], to=_shown(path, changes[path]))
        return named_fact(self.app, self.law, path)

    def _text(self, path: str, changes: Changes) -> Text:
        """Say what to do: in the plan's own words, as the question says it, or as a reason does."""
        key, fact = path.rpartition(".")[2], self.law.fact(path)
        if path == PROVINCES:
            coverage, values = self._coverage(changes)
            return word(coverage.change, **values)
        if path == CAPITAL:
            more = _yuan(changes[path]) - _yuan(self.app.answers[path])
            return word("change.capital", to=_shown(path, changes[path]), more=Money(more))
        if key in DATED:
            since = self._not_before(path, changes)
            return self._of_paper(path, word(DATED[key], since=since))
        if key in OWN_WORDS:
            return self._of_paper(path, word(OWN_WORDS[key], to=changes[path]))
        return self._of_paper(path, fact.mend or self._as_reason_says(path, changes))

    def _not_before(self, path: str, changes: Changes) -> date:
        """Return the earliest date that a paper may bear on the day of filing."""
        after = changed(self.representatives.reduced, self.representatives.restrict(changes))
        papers = dated_papers(after, self.law, decide_route(after).authority_code, after.day)
        measured = (each for each in papers if not set(self.bases).isdisjoint(each.bases))
        return max(each.not_before for each in measured if each.path == path)

    def _of_paper(self, path: str, text: Text) -> Text:
        """Say first which paper, or whose, a remedy is about: it is read far from the report."""
        told = fill(text, {"name": entry_name(self.app, path)})
        about = None
        if "[" in path:
            about = entry_name(self.app, path)
        elif paper := paper_of(path):
            about = self.law.rule(paper).nav
        return begun(word("settle.about", what=about, text=told) if about else told)

    def _as_reason_says(self, path: str, changes: Changes) -> Text:
        """Return the remedy that the report has where everything is done but this.

        Where it names another fault of the same paper alone, what is needed is said by its name.
        """
        own = self.representatives.restrict({path: changes[path]})
        less = {p: to for p, to in self.representatives.restrict(changes).items() if p not in own}
        found = self._found_after(less)
        remedies = (
            reason.mend
            for each in found.rules
            for basis in self.bases
            if basis in each.on and each.on[basis].verdict is Verdict.NOT_MET
            for reason in each.on[basis].reasons
            if reason.mend and not own.keys().isdisjoint(reason.facts)
        )
        return next(remedies, word("change.needed", what=self._name(path, changes)))


def _yuan(answer: object) -> int:
    return int(str(answer))


def _shown(path: str, to: object) -> object:
    return Money(_yuan(to)) if path == CAPITAL else to

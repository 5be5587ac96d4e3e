"""Say which answers are waited for: whole questions, by who can give them, each with its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import SPACE, joined_texts, word
from checker.decide.questions import worth_asking
from checker.decide.reasons import WHETHER_ASKED, last_key, whole_question
from checker.model import (
    DECIDING,
    READING,
    Bases,
    Basis,
    Findings,
    Law,
    Paths,
    Rule,
    RuleFindings,
    Text,
    Version,
    paper_of,
)
from checker.report.advice import Advised, advised_by
from checker.report.demands import demands_of


class OpenQuestion(NamedTuple):
    """A question that waits for an answer, and what is found of its rule; the route's have none."""

    path: str
    found: RuleFindings | None


@dataclass(frozen=True)
class OpenQuestions:
    """What route, law and guide wait for; what the old checklist alone waits for is told with it.

    Most answers show how many there are, so they are worded only where they are read.
    """

    app: Application
    law: Law
    findings: Findings
    bases: Bases
    _known: dict[str, tuple[Mapping[Basis, Paths], Advised]] = field(default_factory=dict)

    @cached_property
    def deciding(self) -> Bases:
        """Return the bases that decide."""
        return tuple(basis for basis in self.bases if basis in DECIDING)

    @cached_property
    def by_owner(self) -> Mapping[str, tuple[OpenQuestion, ...]]:
        """Return the questions by who can answer them."""
        # By question the rule that waits for it: the paper that it is on, else the first.
        waiting: dict[str, RuleFindings] = {}
        for found in self.findings.rules:
            for path in self._waits_for(found):
                if found.rule.id == paper_of(path):
                    waiting[path] = found
                waiting.setdefault(path, found)
        by_owner: dict[str, list[OpenQuestion]] = {}
        for path in worth_asking(self.findings, self.deciding):
            of_route = path in self.findings.route.missing
            question = OpenQuestion(path, None if of_route else waiting[path])
            by_owner.setdefault(self.law.fact(path).owner, []).append(question)
        return {owner: tuple(questions) for owner, questions in by_owner.items()}

    def rules(self) -> set[str]:
        """Return the rules that wait."""
        asked = (each.found for questions in self.by_owner.values() for each in questions)
        return {found.rule.id for found in asked if found}

    def named(self, question: OpenQuestion) -> Text:
        """Return a question by itself: what is asked of a paper names it, and advice is told."""
        path, found = question
        asks = whole_question(self.app, self.law, path)
        if found is None:
            return asks
        if self._is_advised(found, path):
            asks = word("finding.advised", questions=asks)
        is_of_paper = found.rule.id == paper_of(path)
        return joined_texts((found.rule.nav, asks), "mark.colon") if is_of_paper else asks

    def by_rule(self, owner: str) -> Iterator[tuple[Rule | None, Text]]:
        """Return what one is asked of each rule, in the order in which the rules wait."""
        groups: dict[str, list[OpenQuestion]] = {}
        for question in self.by_owner[owner]:
            rule = question.found.rule.id if question.found else ""
            groups.setdefault(rule, []).append(question)
        for questions in groups.values():
            found = questions[0].found
            yield found.rule if found else None, self._in_one(questions, found)

    def _in_one(self, questions: Iterable[OpenQuestion], found: RuleFindings | None) -> Text:
        musts, advised = list[Text](), list[Text]()
        for path, _ in questions:
            is_advised = found is not None and self._is_advised(found, path)
            (advised if is_advised else musts).append(whole_question(self.app, self.law, path))
        if advised:
            musts.append(word("finding.advised", questions=joined_texts(advised, SPACE)))
        said = joined_texts(musts, SPACE)
        whether = found is not None and self._is_perhaps_not_asked(found)
        return word("finding.open-whether-asked", questions=said) if whether else said

    def _waits_for(self, found: RuleFindings) -> Iterator[str]:
        for finding in found.asking(self.deciding).values():
            yield from finding.open

    def _is_perhaps_not_asked(self, found: RuleFindings) -> bool:
        on = found.asking(self.deciding).values()
        return any(reason.code == WHETHER_ASKED for finding in on for reason in finding.reasons)

    def _is_advised(self, found: RuleFindings, path: str) -> bool:
        """Tell whether no text demands what is asked: then it is our reading.

        What is no demand on the paper, as what may stand in for one, is told by its own rank.
        """
        demands, advised = self._weighed(found)
        return all(
            path in advised[basis]
            if path in demands.get(basis, ())
            else _is_reading(finding.version, path)
            for basis, finding in found.asking(self.deciding).items()
            if path in finding.open
        )

    def _weighed(self, found: RuleFindings) -> tuple[Mapping[Basis, Paths], Advised]:
        """Return what each basis demands of a paper, and which of it is advised; once for each."""
        if found.rule.id not in self.law.papers:
            return {}, {}
        if found.rule.id not in self._known:
            authority = self.findings.route.authority_code
            on_all, _ = demands_of(self.law, found.rule, authority, self.app)
            demands = tuple(one for one in on_all if one[0] in self.bases)
            advised = advised_by(self.app, self.law, found, demands)
            self._known[found.rule.id] = dict(demands), advised
        return self._known[found.rule.id]


def _is_reading(version: Version | None, path: str) -> bool:
    return version is not None and version.rank_of(last_key(path)) == READING

"""What a report says, part by part, in the order people read it.

Text, Markdown, HTML, the panel and JSON write it down; none of them knows more than stands here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from checker.application.application import Application
from checker.core.words import SPACE, joined_texts, word
from checker.core.words.terms import (
    BASIS_WORDS,
    KIND_WORDS,
    OVERALL_WORDS,
    VERDICT_WORDS,
)
from checker.decide.questions import Question, place_of, questions
from checker.decide.reasons import whole_question
from checker.model import (
    NOT_NEEDED,
    OPEN_STATES,
    Authority,
    Bases,
    Basis,
    Findings,
    Instrument,
    Law,
    Reason,
    Route,
    Rule,
    RuleFindings,
    Text,
    Verdict,
)
from checker.report.asked import OpenQuestions
from checker.report.explanation import (
    AuthorityAnswer,
    RuleLine,
    as_noted,
    asked_elsewhere,
    authority_answers,
    whom_to_ask,
)
from checker.report.route_told import in_words, reasons_told
from checker.report.sections import (
    ReportSection,
    judged_by_applicant,
    sections_of,
    texts_asking,
)
from checker.report.sources import guide_name, guides_of_others, left_aside, no_guide, notices
from checker.report.summary import counts, counts_in_words, grouped, is_ruled, on_basis, overall

MOST_NAMED = 3
# The rule that says who may apply at all.
COMPANY = "lawful-company"


@dataclass(frozen=True, slots=True)
class BasisResult:
    """One basis summed up; where nothing is measured against it, ``absent`` says why.

    ``guide`` names the local guide, ``unread`` says what of it was not read, ``note`` what is to be
    known of it, and ``later`` what it wants after sending. ``counts`` holds a number for each
    state.
    """

    basis: Basis
    counts: Mapping[str, int]
    verdict: Verdict
    guide: Text | None = None
    absent: Text | None = None
    unread: Text | None = None
    note: Text | None = None
    later: Text | None = None

    @property
    def overall(self) -> str:
        """Return the verdict as it is told: what was read in part is met as far as it was read."""
        as_read = self.unread is not None and self.verdict is Verdict.MET
        return "met-as-read" if as_read else self.verdict


class NextQuestion(NamedTuple):
    """The question that can settle most: its name, and what it settles or helps to settle."""

    path: str
    name: Text
    effect: Text | None


@dataclass(frozen=True)
class Report:
    """Everything that follows for one applicant, as seen on some bases.

    ``unsure`` names the questions answered "not sure": they are offered last.
    """

    app: Application
    findings: Findings
    law: Law
    bases: Bases = tuple(Basis)
    unsure: Collection[str] = ()

    @property
    def company(self) -> str | None:
        """Return the company's name, which is only printed."""
        return self.app.answer("company.name")

    @cached_property
    def is_ruled(self) -> bool:
        """Tell whether any rule was in force on the day; before all law little can be said."""
        return is_ruled(self.findings)

    @cached_property
    def notices(self) -> tuple[Reason, ...]:
        """Return what must be known of the filing date before any verdict."""
        aside = left_aside(self.app, self.law)
        return (*notices(self.findings, self.law, self.left_out), *aside)

    @property
    def left_out(self) -> frozenset[str]:
        """Return the texts that are nothing to this applicant: the guides of other provinces."""
        return guides_of_others(self.law, self.route.authority)

    @cached_property
    def results(self) -> dict[Basis, BasisResult]:
        """Return every basis summed up, always all of them."""
        results = {}
        for basis in Basis:
            found = on_basis(self.findings, basis)
            # The local guide, where there are findings on one.
            code = self.route.authority_code
            guide = self.law.guides[code] if found and basis is Basis.LOCAL else None
            results[basis] = BasisResult(
                basis,
                counts(found),
                overall(found),
                guide=guide_name(guide, self.law) if guide else None,
                absent=None if found else self.no_guide,
                unread=guide.unread if guide else None,
                note=guide.note if guide else None,
                later=guide.later if guide else None,
            )
        return results

    @property
    def no_guide(self) -> Text:
        """Say why nothing is measured against a local guide."""
        route = self.route
        day, unsettled = self.findings.day, route.is_unsettled
        return no_guide(route.authority, route.scope, day, self.law, unsettled=unsettled)

    @property
    def authority(self) -> Authority | None:
        """Return who decides, once it is known."""
        code = self.route.authority
        return self.law.authorities[code] if code else None

    @property
    def route(self) -> Route:
        """Return whether the license is needed, which one, and from whom."""
        return self.findings.route

    @property
    def first_of_all(self) -> Text | None:
        """Say that nothing is to be filed, or that it is asked first whether anything is."""
        if self.route.need == NOT_NEEDED:
            return word("need.not-needed")
        if self.barred:
            return word("need.cannot-apply", why=self.barred.text, act=self.barred.mend)
        return word("need.unclear") if self.route.is_unclear else None

    @property
    def ends_in(self) -> Text:
        """Return in two words why nothing more is asked."""
        return word("need.not-needed-short" if self.barred is None else "need.barred-short")

    @cached_property
    def route_words(self) -> dict[str, Text]:
        """Return need, class, scope, authority and path in words."""
        return in_words(self.route, self.authority)

    @property
    def route_told(self) -> dict[str, Text]:
        """Return of the route in words what matters: the need alone where nothing more is asked."""
        if self.route.asks_nothing_more:
            return {"need": self.route_words["need"]}
        return self.route_words

    @property
    def route_reasons(self) -> tuple[Reason, ...]:
        """Return why the route is so; where nothing more is asked, only why it is not."""
        return reasons_told(self.route, self.app)

    @cached_property
    def whom_to_ask(self) -> Text:
        """Return the words that lead a question to the authority."""
        return word("asked.ask", contact=whom_to_ask(self.route, self.law))

    @cached_property
    def next_question(self) -> NextQuestion | None:
        """Return the question to answer next: of the eight first, whatever others would settle."""
        found = questions(self.findings, self.law, self.bases)

        def place(question: Question) -> tuple[bool, int, bool]:
            # What is only for information is waited for by no rule.
            decides = bool(question.settles or question.helps)
            return question.path in self.unsure, place_of(question.path), not decides

        # Of those alike the first stays, which settles most.
        best = min(found, key=place, default=None)
        if best is None:
            return None
        name = whole_question(self.app, self.law, best.path)
        rules = best.settles or best.helps
        if not rules:
            return NextQuestion(best.path, name, None)
        names = joined_texts((numbered(rule) for rule in rules[:MOST_NAMED]), "mark.list")
        effect = word("panel.settles" if best.settles else "panel.helps", rules=names)
        return NextQuestion(best.path, name, effect)

    @cached_property
    def barred(self) -> Reason | None:
        """Return why the applicant cannot apply at all, with the one act that would change it."""
        if not self.route.cannot_apply or self.route.need == NOT_NEEDED:
            return None
        company = next(found for found in self.findings.rules if found.rule.id == COMPANY)
        found = company.on.get(Basis.LAW)
        # Before all law no wording says so.
        return next((each for each in found.reasons if each.mend), None) if found else None

    @cached_property
    def told(self) -> tuple[RuleFindings, ...]:
        """Return the rules that are told of: all, unless nothing more is asked.

        Of whoever needs no license none is, of whoever cannot apply the one that says so.
        """
        if not self.route.asks_nothing_more:
            return self.findings.rules
        says_so = (COMPANY,) if self.barred else ()
        return tuple(each for each in self.findings.rules if each.rule.id in says_so)

    @cached_property
    def sections(self) -> tuple[ReportSection, ...]:
        """Return the rules, sorted by what they mean: what stops, what is open, what is met."""
        # What the authority answered, by the rule it speaks of.
        noted: dict[str | None, tuple[Text, ...]] = {}
        for each in self.answers:
            noted[each.rule] = (*noted.get(each.rule, ()), as_noted(each))

        def line(found: RuleFindings) -> RuleLine:
            elsewhere = asked_elsewhere(self.app, self.law, self.findings, found)
            return RuleLine(found, self.bases, noted.get(found.rule.id, ()), elsewhere)

        return sections_of(
            {name: tuple(map(line, on)) for name, on in grouped(self.told, self.bases).items()},
            by_guide=not self.results[Basis.LOCAL].absent,
            says_so=not self.route.asks_nothing_more,
        )

    @cached_property
    def answers(self) -> tuple[AuthorityAnswer, ...]:
        """Return what the authority answered, in the order of the file."""
        return authority_answers(self.app)

    @cached_property
    def missing(self) -> OpenQuestions:
        """Return the questions that route, law and guide wait for."""
        return OpenQuestions(self.app, self.law, self.findings, self.bases)

    @cached_property
    def sources(self) -> tuple[Instrument, ...]:
        """Return the texts that ask something of this applicant, each once."""
        return tuple(each for each in self._cited if each.id not in self.left_out)

    @property
    def other_guides(self) -> tuple[Instrument, ...]:
        """Return the guides that the same wordings cite beside, and that are nothing to it."""
        return tuple(each for each in self._cited if each.id in self.left_out)

    @cached_property
    def _cited(self) -> tuple[Instrument, ...]:
        return texts_asking(self.told, self.bases, self.findings.day)

    @property
    def judged(self) -> Text | None:
        """Name the rules that rest on the applicant's own judgment."""
        rules = judged_by_applicant(self.told, self.bases)
        if not rules:
            return None
        return word("report.judged", rules=joined_texts(map(numbered, rules), "mark.list"))

    @cached_property
    def all_met(self) -> Text | None:
        """Say that what decides is met, and what the old checklist still lacks or leaves open."""
        if self.route.asks_nothing_more:
            return None
        law, local, old = (self.results[basis] for basis in Basis)
        if not (law.verdict is local.verdict is Verdict.MET):
            return None
        lacks = {
            "panel.ready-not_met": old.counts["not_met"],
            "panel.ready-unknown": sum(old.counts[state] for state in OPEN_STATES.values()),
        }
        rest = [word(key, n=n) for key, n in lacks.items() if n]
        if not rest:
            return word("panel.all-ready-as-read" if local.unread else "panel.all-ready")
        with_guide = "panel.ready-local-as-read" if local.unread else "panel.ready-local"
        who = word("panel.ready-law" if local.absent else with_guide)
        return word("panel.ready-but", who=who, rest=joined_texts(rest, "mark.and"))

    @cached_property
    def spoken(self) -> Text:
        """Return the one sentence a screen reader is told after an answer.

        Before all law that is the notice alone: nothing was counted, and nothing can be asked.
        """
        if not self.is_ruled:
            return joined_texts((notice.text for notice in self.notices), SPACE)
        if self.route.asks_nothing_more and self.first_of_all:
            return self.first_of_all
        said = (
            word(
                "panel.summary",
                basis=word(BASIS_WORDS[result.basis]),
                overall=word(OVERALL_WORDS[result.overall]),
                counts=counts_in_words(result.counts),
            )
            for result in self.results.values()
            if not result.absent
        )
        return joined_texts(said, SPACE)

    def spoken_of(self, rule_id: str) -> Text:
        """Return the same of one rule: what each basis says of it."""
        if not self.is_ruled:
            return self.spoken
        (found,) = (each for each in self.findings.rules if each.rule.id == rule_id)
        said = (
            word("phrase.state", basis=word(BASIS_WORDS[b]), verdict=word(VERDICT_WORDS[state]))
            for b, state in found.states(self.bases).items()
        )
        return joined_texts((found.rule.nav, joined_texts(said, "mark.semicolon")), "mark.colon")


def numbered(rule: Rule) -> Text:
    """Return a rule's kind and number: "Material 8"."""
    return word(KIND_WORDS[rule.kind], n=rule.number)


def named(rule: Rule) -> Text:
    """Return a rule's kind, number and short name: "Material 8, Social security certificate"."""
    return word("phrase.numbered", n=numbered(rule), title=rule.nav)


def titled(rule: Rule) -> Text:
    """Return a rule's kind, number and whole title."""
    return word("phrase.numbered", n=numbered(rule), title=rule.title)

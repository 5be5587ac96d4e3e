"""What the form is told of the answers: what matters, and how far it and its steps have come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.application.application import Application
from checker.core.words import NO_TEXT, counted, joined_texts, phrase, word
from checker.decide.memo import Memo
from checker.decide.questions import answered_of_eight, relevant
from checker.decide.rule_questions import asked_by_route, bases_of_questions
from checker.kinds import KINDS
from checker.kinds.list import LIST
from checker.model import (
    DECIDING,
    NOT_NEEDED,
    Basis,
    Data,
    Fact,
    Lang,
    Law,
    Text,
    paper_of,
)
from checker.report import places
from checker.report.entries import entries_said
from checker.report.html import together
from checker.report.need import (
    COMPANY_SECTION,
    conditions_met,
    next_of_conditions,
    of_the_eight,
    stopped,
)
from checker.report.outline import Report
from checker.report.owners_panel import asked_of_owners, owners_told
from checker.report.papers import OWNERS
from checker.report.papers_panel import Counts

# No question stands deeper in a file than "materials.<id>.<key>".
DEEPEST = 3
# The sections of the form that count something else than their questions.
OF_EIGHT, OF_CONDITIONS = "service", COMPANY_SECTION
# The steps in order, by the names their addresses have.
STEPS = ("need", "papers", "examine", "file")
# The section whose answers are a list of their own, too long for a sentence, like those on owners.
PAPERS = "materials"


class Count(NamedTuple):
    """How many questions are asked, how many of them answered; ``needless`` stand apart."""

    answered: int
    questions: int
    needless: int

    @property
    def said(self) -> Text:
        """Return how many are answered; nothing where nothing is asked."""
        n, m = self.answered, self.questions
        return word("step.need-answered", n=n, m=m) if m else NO_TEXT

    @property
    def total(self) -> Text:
        """Return the same of the whole form, and how many questions are not asked of this one."""
        said = word("step.total", n=self.answered, m=self.questions)
        left = word("step.not-needed", n=self.needless)
        return joined_texts([said, left], "mark.list") if self.needless else said


def given_answers(table: Mapping[str, Any], at: str = "", deep: int = 1) -> Data:
    """Return what a file answers, by path, "not sure" (null) and what is in error among it."""
    found: Data = {}
    for key, content in table.items():
        path = f"{at}{key}"
        found[path] = content
        if deep == DEEPEST:
            continue
        if isinstance(content, Mapping):
            found |= given_answers(content, f"{path}.", deep + 1)
        elif isinstance(content, list):
            for i, entry in enumerate(content):
                if isinstance(entry, Mapping):
                    # Nothing stands deeper than the keys of an entry.
                    found |= given_answers(entry, f"{path}[{i}].", DEEPEST)
    return found


def form_data(
    report: Report, given: Mapping[str, Any], memo: Memo, lang: Lang
) -> tuple[Data, Data]:
    """Return what the answers mean for the form, and what its places hold, by their names.

    ``given`` holds all answers by path; ``memo`` is the one that the findings were made with.
    """
    app, findings, law = report.app, report.findings, report.law
    matters = relevant(app, findings, law, report.bases, memo)
    matters = tuple(dict.fromkeys((*matters, *asked_of_owners(report))))
    counts = _counts(report, given, {*matters})
    heads, sentences = _said_of_sections(report, given), _sentences(app, law, lang)
    done, eight = answered_of_eight(given)
    is_qualified = done == eight and not next_of_conditions(report) and not stopped(report)
    whole = Count(*map(sum, zip(*counts.values(), strict=True)))
    parts: Data = {places.section_said(name): together(said) for name, said in sentences.items()}
    parts |= {places.TOTAL: together(whole.total)} | owners_told(report)
    if done == eight:
        # The papers' list changes no more.
        parts[places.PAPERS_BEFORE] = ""
    told = {
        "relevant": matters,
        "ruled": report.is_ruled,
        "entries": entries_said(app, law),
        "sections": {
            name: {
                "said": heads.get(name) or count.said,
                "answered": count.answered,
                "questions": count.questions,
                # Whether nothing is left to be said in it: the page folds it then.
                "settled": name == OF_CONDITIONS and is_qualified,
            }
            for name, count in counts.items()
        },
        **whole._asdict(),
    }
    return told, parts


def _counts(report: Report, given: Mapping[str, Any], matters: set[str]) -> dict[str, Count]:
    """Count each section's questions; those of a list once for each entry.

    What is only kept is no question. A question that only provincial guides ask, and none asks
    here, is not even needless: in most provinces nobody would ever see it.
    """
    law, materials = report.law, report.findings.of_kind("material")
    papers = {found.rule.id for found in materials if found.asking(report.bases)}
    idle = idle_questions(law)

    def is_shown(fact: Fact, path: str) -> bool:
        if (paper := paper_of(path)) and paper not in papers:
            return False
        # Before all law none is known to be needless.
        needless = report.is_ruled or fact.path in idle
        return always_shown(fact) or path in matters or not needless

    def count(facts: list[Fact]) -> Count:
        answered = questions = needless = 0
        for fact in facts:
            for path in places_of(fact, given):
                if is_shown(fact, path):
                    questions += 1
                    answered += path in given
                elif fact.path not in idle:
                    needless += 1
        return Count(answered, questions, needless)

    deciding: dict[str, list[Fact]] = {section.id: [] for section in law.sections}
    for fact in law.facts.values():
        if fact.decides:
            deciding[fact.section].append(fact)
    return {name: count(facts) for name, facts in deciding.items()}


def places_of(fact: Fact, given: Mapping[str, Any]) -> Iterator[str]:
    """Return where a question stands in the form: once, or in each entry of its list."""
    name, bracket, _ = fact.path.partition("[]")
    if not bracket:
        yield fact.path
        return
    entries = given.get(name)
    for i in range(len(entries) if isinstance(entries, list) else 0):
        yield fact.path.replace("[]", f"[{i}]")


def always_shown(fact: Fact) -> bool:
    """Tell whether a question stays whatever is answered.

    It is one of the first, is only kept, or may contradict another. What is asked of an owner
    follows from what is known of it.
    """
    return fact.gate or ((fact.stays or not fact.decides) and fact.section != OWNERS)


# Every rule is decided twice to see what it asks: 13 ms in CPython, so once for a law.
@cache
def idle_questions(law: Law) -> frozenset[str]:
    """Return the questions that only provincial guides ask: they wait for one that decides."""
    routed, bases = asked_by_route(law), bases_of_questions(law)
    return frozenset(
        path
        for path, fact in law.facts.items()
        if path not in routed and not always_shown(fact) and set(bases[path]) <= {Basis.LOCAL}
    )


def _said_of_sections(report: Report, given: Mapping[str, Any]) -> dict[str, Text]:
    """Return what stands in the heads of two sections; nothing before all law."""
    if not report.is_ruled:
        return {}
    done, eight = answered_of_eight(given)
    met, asked = conditions_met(report)
    key = "step.need-all" if done == eight else "step.need-answered"
    return {
        OF_EIGHT: word(key, n=done, m=eight),
        OF_CONDITIONS: word("qualify.conditions", n=met, m=asked),
    }


# In one language alone: it is told of each answer.
def _sentences(app: Application, law: Law, lang: Lang) -> dict[str, str]:
    """Return for each section what is answered in it: "legal form: other · provinces: Hunan"."""
    parts: dict[str, list[str]] = {s.id: [] for s in law.sections if s.id not in (PAPERS, OWNERS)}
    for path, fact in law.facts.items():
        if fact.section in parts and not app.is_open(path):
            if path in app.lengths:
                # Of a list it is said how many entries it has.
                count = LIST.written(app.lengths[path], fact, law)
                said = phrase("answer.list", lang, fact=fact.short, n=count)
            else:
                value = KINDS[fact.type].written(app.answers[path], fact, law)
                said = phrase("answer.fact", lang, fact=fact.short, value=value)
            parts[fact.section].append(said)
    mark = word("mark.item").of(lang)
    return {section: mark.join(found) for section, found in parts.items()}


class FormStep(NamedTuple):
    """What one step has come to: how it is marked, and the words, in full and in short.

    ``kind`` is a state (met, not_met, unclear), or empty while it is under way.
    """

    kind: str
    sentence: Text
    short: Text


def steps(report: Report, given: Mapping[str, Any], papers: Counts) -> dict[str, FormStep]:
    """Return what each step has come to; ``given`` holds all answers by path."""
    typed, day = given.get("papers"), given.get("application_date")
    # How many papers were typed in; what they come to, only the comparison itself says.
    compared = len(typed) if isinstance(typed, Mapping) else 0
    return {
        "need": _need(report, given),
        "papers": _step_of_papers(report, papers),
        "examine": _step_of_examine(compared),
        "file": _step_of_filing(report, is_dated=day is not None),
    }


def opens(found: Mapping[str, FormStep]) -> str:
    """Return the step at which to go on: the papers, once it is settled that they are needed."""
    needed = found["need"].sentence == word("step.need-needed")
    return "papers" if needed else "need"


def _said(key: str, short: str, kind: str = "", **values: object) -> FormStep:
    return FormStep(kind, word(key, **values), word(short, **values))


def _plain(key: str) -> FormStep:
    """Return a step that has nothing to say in short."""
    return _said(key, "step.nothing-short")


def _need(report: Report, given: Mapping[str, Any]) -> FormStep:
    need = report.route.need
    done, all_of_them = answered_of_eight(given)
    if need == NOT_NEEDED:
        return _said("step.need-not-needed", "step.need-not-needed-short", "met")
    if report.route.cannot_apply:
        return _said("step.need-barred", "step.need-barred-short", "not_met")
    # The route may be settled by fewer, but what the papers are rests on all eight.
    if need == "needed" and done == all_of_them:
        if failing := len(stopped(report)):
            return _failing(counted("step.need-fails-one", "step.need-fails", failing), failing)
        return _said("step.need-needed", "step.need-needed-short", "met")
    if report.route.is_unclear:
        return _said("step.need-unclear", "step.need-unclear-short", "unclear")
    return _said("step.need-answered", "step.need-answered-short", n=done, m=all_of_them)


def _failing(sentence: Text, n: int) -> FormStep:
    """Return a step in which something fails: green is none of them while it does."""
    return FormStep("not_met", sentence, word("step.fails-short", n=n))


def _step_of_examine(compared: int) -> FormStep:
    if compared:
        return _said("step.agreement-some", "step.agreement-some-short", n=compared)
    return _said("step.examine-none", "step.examine-none-short")


def _step_of_filing(report: Report, *, is_dated: bool) -> FormStep:
    """Say what the day is, or what fails on it; from when on it would not, the days to file say."""
    failing = sum("not_met" in each.states(DECIDING).values() for each in report.findings.rules)
    if failing and not report.route.asks_nothing_more:
        day = report.app.day
        said = counted("step.file-fails-one", "step.file-fails", failing, day=day)
        return _failing(said, failing)
    if is_dated:
        return _said("step.file-date", "step.file-date-short", day=report.app.day)
    return _said("step.file-today", "step.file-today-short")


def _step_of_papers(report: Report, papers: Counts) -> FormStep:
    """Say how many of the papers that some chosen basis asks for are there, and how many fail."""
    if report.route.asks_nothing_more:
        return _plain("step.papers-none")
    asked, there, missing = papers
    if not asked or (of_the_eight(report) and not there and not missing):
        return _plain("step.papers-waiting")
    if missing:
        short = "step.papers-missing-short"
        return _said("step.papers-missing", short, "not_met", n=there, m=asked, k=missing)
    kind = "met" if there == asked else ""
    return _said("step.papers-there", "step.papers-there-short", kind, n=there, m=asked)

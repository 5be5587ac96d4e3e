"""Whether the license is needed, which one, from whom, what it takes: a sentence, and six lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from checker.core.words import SPACE, Money, in_both, joined_texts, word
from checker.core.words.terms import LICENSE_WORDS
from checker.decide.questions import NAMES_AUTHORITY, number_of, questions
from checker.decide.reasons import WHETHER_ASKED, whole_question
from checker.model import (
    DECIDING,
    READING,
    Basis,
    Finding,
    Law,
    Reason,
    Rule,
    RuleFindings,
    Text,
    Verdict,
    Version,
)
from checker.report.outline import Report
from checker.report.summary import in_short
from checker.rules.route import SETTLES_NEED
from checker.rules.shared import PROVINCES, USERS

# The one result that is of no single rule: what the page "Do I need it" asks for.
NEED = "need"
CAPITAL = "registered-capital"
# The section of the form that asks whether the company qualifies.
COMPANY_SECTION = "company"
MOST_NAMED = 3
# The minimum for a scope, by its name among the values of the wording.
MINIMUMS = {"local": "local", "whole-network": "whole_network"}


@dataclass(frozen=True, slots=True)
class NeedLine:
    """One line: its value and why, on what text, or the numbers of the questions it waits for.

    A line without a value that waits for no question is unclear in law; ``ask`` is the question
    to the authority, where there is one.
    """

    name: str
    value: Text | None = None
    why: Text | None = None
    rank: str | None = None
    cite: Text | None = None
    waits: tuple[int, ...] = ()
    ask: Text | None = None

    @property
    def is_settled(self) -> bool:
        """Tell whether the line is certain."""
        return self.value is not None


class PapersAsked(NamedTuple):
    """Which papers are asked for: by law or guide, by the old checklist alone, of others only."""

    asked: tuple[Rule, ...]
    guide: tuple[Rule, ...]
    checklist: tuple[Rule, ...]
    not_asked: tuple[Rule, ...]


def of_the_eight(report: Report) -> list[str]:
    """Return the keys that the route waits for, without what it only adds a caution for."""
    return [path for path in report.route.missing if number_of(path)]


def answer_in_a_sentence(report: Report) -> Text:
    """Return what follows from the answers so far; what is open is named or left out."""
    route = report.route
    if route.need == "needed" and not route.cannot_apply:
        return _what_is_needed(report)
    if report.first_of_all:
        return report.first_of_all
    # Where a text can still settle it, questions are open.
    asked = [whole_question(report.app, report.law, path) for path in of_the_eight(report)]
    questions = joined_texts(asked[:MOST_NAMED], SPACE)
    more = len(asked) - MOST_NAMED
    key = "need.answers-needed" if more > 0 else "need.answer-needed"
    return word(key, questions=questions, more=more)


# The scope, as it stands behind the license.
SCOPE_WORDS = {"local": "need.scope-local", "whole-network": "need.scope-whole-network"}


def _what_is_needed(report: Report) -> Text:
    """Return which license from whom, the least capital, and how many papers are asked."""
    route = report.route
    parts = [word(LICENSE_WORDS[route.license_class])]
    if route.scope in SCOPE_WORDS:
        parts.append(word(SCOPE_WORDS[route.scope]))
    if found := report.authority:
        # As it stands in a sentence: with "the" in English.
        name = Text(f"the {found.name.en}", found.name.zh)
        parts.append(word("need.authority", name=name))
    said = [word("need.needed", what=joined_texts(parts, "mark.comma"))]
    if least := least_for(route.scope, report.app.day, report.law):
        said.append(word("need.capital", amount=least))
    # How many papers the current requirements ask of this applicant, or may ask.
    on_law = (found.on[Basis.LAW] for found in report.findings.of_kind("material"))
    asked = [finding for finding in on_law if finding.is_asked]
    perhaps = sum(any(r.code == WHETHER_ASKED for r in finding.reasons) for finding in asked)
    key = "need.papers-perhaps" if perhaps else "need.papers"
    said.append(word(key, n=len(asked) - perhaps, more=perhaps))
    return joined_texts(said, SPACE)


def least_for(scope: str | None, day: date, law: Law) -> Money | None:
    """Return the least registered capital for a scope on a day (Order 42 art. 6(4)).

    There is none for a scope that is not known yet.
    """
    version = _on_capital(day, law)
    minimum = MINIMUMS.get(scope or "", "")
    return Money(version.values[minimum]) if version and minimum in version.values else None


def _on_capital(day: date, law: Law) -> Version | None:
    return law.rule(CAPITAL).version(Basis.LAW, day)


def need_lines(report: Report) -> tuple[NeedLine, ...]:
    """Return the six lines; the first alone where nothing more is asked."""
    first = _as_routed(report, "license", SETTLES_NEED, "need")
    if report.route.asks_nothing_more:
        return (first,)
    second = _as_routed(report, "class", (USERS,), "class")
    others = (_scope, _authority, _capital, _papers)
    return (first, second, *(line(report) for line in others))


def _waiting(report: Report, *leads: str) -> tuple[int, ...]:
    """Return the numbers of those of these questions that the route waits for, by first keys."""
    found = {number_of(path) for path in of_the_eight(report)}
    return tuple(n for lead in leads if (n := number_of(lead)) and n in found)


def _reason(report: Report, start: str) -> Reason | None:
    """Return the route's first reason whose code begins so."""
    reasons = report.route.reasons
    return next((reason for reason in reasons if reason.code.startswith(start)), None)


def _with_reason(name: str, value: Text | None, reason: Reason | None) -> NeedLine:
    if reason is None:
        return NeedLine(name, value)
    # Where the reason has a question, no text settles the line, whatever the route assumes.
    if reason.ask:
        return NeedLine(name, None, reason.text, READING, ask=reason.ask)
    return NeedLine(name, value, reason.text, reason.rank)


def _as_routed(report: Report, name: str, leads: Iterable[str], part: str) -> NeedLine:
    """Return a line that is a part of the route, once its first questions are answered."""
    if waits := _waiting(report, *leads):
        return NeedLine(name, waits=waits)
    return _with_reason(name, report.route_words[part], _reason(report, f"{part}-"))


def _scope(report: Report) -> NeedLine:
    if waits := _waiting(report, PROVINCES):
        return NeedLine("scope", waits=waits)
    if report.route.scope == "unknown":
        return _with_reason("scope", None, _reason(report, "authority-offshore"))
    # Where the whole country is covered, no province is named.
    codes = report.app.codes(PROVINCES) or ()
    names = [report.law.authorities[code].province for code in codes]
    places = joined_texts(names, "mark.list") if names else None
    return NeedLine("scope", report.route_words["scope"], places)


def _authority(report: Report) -> NeedLine:
    if report.authority:
        reason = _reason(report, "authority-")
        return NeedLine("authority", report.authority.name, rank=reason.rank if reason else None)
    if waits := _waiting(report, *NAMES_AUTHORITY):
        return NeedLine("authority", waits=waits)
    return _with_reason("authority", None, _reason(report, "authority-offshore"))


def _capital(report: Report) -> NeedLine:
    if waits := _waiting(report, PROVINCES):
        return NeedLine("capital", waits=waits)
    day, law = report.app.day, report.law
    amount, version = least_for(report.route.scope, day, law), _on_capital(day, law)
    if amount is None or version is None:
        return NeedLine("capital", why=word("need.capital-by-scope"))
    why, cite = word("need.registered-not-paid"), in_short(version.cites[:1])
    return NeedLine("capital", in_both(amount), why, version.rank, cite)


def _papers(report: Report) -> NeedLine:
    # The open questions that decide whether a paper is asked for, on any basis.
    deciding = {
        path
        for found in report.findings.of_kind("material")
        for finding in found.on.values()
        if any(reason.code == WHETHER_ASKED for reason in finding.reasons)
        for path in finding.missing
    }
    waits = {number for path in deciding if (number := number_of(path))}
    if report.authority is None:
        waits.update(_waiting(report, *NAMES_AUTHORITY))
    if waits:
        return NeedLine("papers", waits=tuple(sorted(waits)))
    return NeedLine("papers", word("need.papers-by-law", n=len(papers_asked(report).asked)))


def papers_asked(report: Report) -> PapersAsked:
    """Sort the papers by who asks for them of this applicant."""

    def sort_of(found: RuleFindings) -> str:
        names = {Basis.LAW: "asked", Basis.LOCAL: "guide", Basis.CHECKLIST: "checklist"}
        return next((names[basis] for basis in found.asking(Basis)), "not_asked")

    sorts: dict[str, list[Rule]] = {name: [] for name in PapersAsked._fields}
    for found in report.findings.of_kind("material"):
        sorts[sort_of(found)].append(found.rule)
    return PapersAsked(**{name: tuple(rules) for name, rules in sorts.items()})


def conditions_met(report: Report) -> tuple[int, int]:
    """Return how many conditions are met on the chosen bases, of those that have it at all."""
    conditions = report.findings.of_kind("condition")
    on_chosen = ({*each.states(report.bases).values()} for each in conditions)
    found = [asked for states in on_chosen if (asked := states - {"not_applicable"})]
    return sum(states == {"met"} for states in found), len(found)


def deciding(report: Report) -> list[Basis]:
    """Return the chosen bases that decide: law and guide."""
    return [basis for basis in report.bases if basis in DECIDING]


def open_of_conditions(report: Report) -> list[str]:
    """Return the open questions on the company that a condition waits for on law or guide."""
    return [
        each.path
        for each in questions(report.findings, report.law, deciding(report))
        if any(rule.kind == "condition" for rule in (*each.settles, *each.helps))
        and report.law.fact(each.path).section == COMPANY_SECTION
    ]


def next_of_conditions(report: Report) -> str:
    """Return the next of them, empty if there is none that was not answered with not sure."""
    return next((path for path in open_of_conditions(report) if path not in report.unsure), "")


def conditions_told(report: Report) -> Text:
    """Return how many conditions are met, and what settles the others."""
    met, asked = conditions_met(report)
    if met == asked:
        return word("need.all-conditions", m=asked)
    return word(_what_settles_others(report), n=met, m=asked)


def _what_settles_others(report: Report) -> str:
    found = [each.states(deciding(report)) for each in report.findings.of_kind("condition")]
    states = {state for each in found for state in each.values()}
    waiting = open_of_conditions(report)
    if states & {"not_met", "unclear"}:
        return "need.conditions-met"
    if next_of_conditions(report):
        return "need.conditions"
    if waiting:
        return "need.conditions-unsure"
    return "need.conditions-papers" if "answer" in states else "need.conditions-old"


def stopped(report: Report) -> tuple[Finding, ...]:
    """Return what stops the application whatever papers are filed: each condition that fails."""
    found = (each.on.get(Basis.LAW) for each in report.findings.of_kind("condition"))
    return tuple(each for each in found if each and each.verdict is Verdict.NOT_MET)

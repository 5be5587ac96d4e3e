"""Put an outcome into words: why a rule is met, fails or is open, and what mends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from checker.application.application import Application
from checker.core.verdicts import ANSWERED_UNCLEAR, Outcome, Why
from checker.core.words import NO_TEXT, SPACE, fill, joined_texts, word
from checker.core.words.terms import ENTRY_WORDS
from checker.model import (
    Basis,
    Law,
    Paths,
    Reason,
    ReasonText,
    Rule,
    Text,
    Verdict,
    Version,
    entry_number,
)

# The code where it is open whether a rule asks anything of this applicant at all.
WHETHER_ASKED = "open-whether-asked"
# The code where answers are waited for: what it says is their questions.
OPEN = "open"
# What makes a question of a name, by the type of its answer.
QUESTION_WORDS = {
    "bool": "question.bool",
    "choice": "question.choice",
    "province": "question.place",
    "date": "question.date",
    "money": "question.number",
    "number": "question.number",
    "integer": "question.number",
    "list": "question.list",
}


class Place(NamedTuple):
    """Where reasons come from: one application, measured against one wording of a rule.

    ``not_before`` says of each dated answer from which day on it is recent enough for the day.
    """

    app: Application
    law: Law
    rule: Rule
    version: Version
    not_before: Mapping[str, date] = MappingProxyType({})


def reasons(place: Place, outcome: Outcome) -> tuple[Reason, ...]:
    """Return why an outcome came out as it did, then what is to be noted beside it."""
    if outcome.verdict is Verdict.NOT_APPLICABLE:
        return (not_asked(place.version),)
    dated = {period.path: period.begin_for(place.app.day) for period in outcome.periods}
    place = place._replace(not_before=dated)
    notes = (_explained(place, note) for note in outcome.notes)
    return (*_of_verdict(place, outcome), *notes)


def not_asked(version: Version) -> Reason:
    """Return the reason of a wording that asks nothing of this applicant."""
    return Reason("not-asked", version.none or word("finding.not-asked"))


def _of_verdict(place: Place, outcome: Outcome) -> tuple[Reason, ...]:
    if outcome.verdict is Verdict.MET:
        if outcome.way:
            return (_explained(place, outcome.way),)
        return (Reason("met", place.version.met or word("verdict.met")),)
    # Where it is open whether anything is asked, why that is so is told first.
    doubts = outcome.applies.whys if outcome.applies.value is None else ()
    lacks = outcome.lacks if outcome.holds.value is None else ()
    found = dict.fromkeys((*doubts, *lacks, *outcome.holds.whys))
    causes = tuple(_explained(place, cause) for cause in found)
    # What fails is certain; what would still be open beside it is asked once it is mended.
    if outcome.verdict is Verdict.NOT_MET or not outcome.open:
        return causes
    # The answers needed are named: first those that tell whether it applies, as whoever is perhaps
    # not asked for a paper at all need not look for its answers yet.
    doubtful = outcome.applies.value is None
    waiting = outcome.applies.missing if doubtful else outcome.open
    asked = joined_texts((whole_question(place.app, place.law, p) for p in waiting), SPACE)
    if doubtful:
        text = word("finding.open-whether-asked", questions=asked)
        return (*causes, Reason(WHETHER_ASKED, text, outcome.open))
    return (*causes, Reason(OPEN, asked, outcome.open))


def _explained(place: Place, cause: Why) -> Reason:
    """Put a cause into words: the law's own reason, or the answer "no" to a question."""
    app, law, version, path = place.app, place.law, place.version, cause.facts[0]
    fact, own = law.fact(path), version.reasons.get(cause.code)
    left_open = fact.unclear if cause.code == ANSWERED_UNCLEAR else None
    words = own or left_open or ReasonText(fact.no or word("finding.answered-no"), fact.mend)
    # What a guide asks may be another's task than the rule: operators under "funds".
    of_rule = own is not None and version.basis is not Basis.LOCAL
    values = {
        "name": entry_name(app, path),
        "fact": named_fact(app, law, path),
        "not_before": place.not_before.get(path),
        **dict(cause.fill),
    }
    return Reason(
        code=cause.code,
        text=fill(words.text, values),
        facts=cause.facts,
        mend=fill(words.mend, values) if words.mend else None,
        owner=place.rule.owner if of_rule else fact.owner,
        rank=cause_rank(version, cause),
        ask=fill(words.ask, values) if words.ask else None,
    )


def cause_rank(version: Version, cause: Why) -> str:
    """Return what a failing demand rests on."""
    return version.rank_of(demand_of(version, cause.code, cause.facts))


def demand_of(version: Version, code: str, facts: Paths) -> str:
    """Return the name a wording has for a demand: its code, or the key that was answered no."""
    if code in version.ranks or not facts:
        return code
    return last_key(facts[0])


def last_key(path: str) -> str:
    """Return the last part of a question's path, by which a wording names a demand."""
    return path.rpartition(".")[2]


def named_fact(app: Application, law: Law, path: str) -> Text:
    """Return a question's short name, with the entry it belongs to."""
    short = law.fact(path).short
    if "[" not in path:
        return short
    return word("finding.of-entry", name=entry_name(app, path), fact=short)


def whole_question(app: Application, law: Law, path: str) -> Text:
    """Return a question as a sentence, with the entry it belongs to.

    In a form some stand as a mere name: "Date of establishment".
    """
    fact = law.fact(path)
    asks = "？" in fact.label.zh or fact.type not in QUESTION_WORDS
    asked = fact.label if asks else word(QUESTION_WORDS[fact.type], what=fact.label)
    name = entry_name(app, path)
    return joined_texts((name, asked), "mark.colon") if name != NO_TEXT else asked


def entry_name(app: Application, path: str) -> Text:
    """Return the name of a list entry: the one it was given, or its kind and number."""
    head, number = path.partition("[")[0], entry_number(path)
    if number < 0:
        return NO_TEXT
    # A name that was given is not translated.
    given = app.answer(f"{head}[{number}].name")
    if given:
        return Text(given, given)
    return word(ENTRY_WORDS[head], number=number + 1)

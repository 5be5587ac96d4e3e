"""The questions as the form shows them: what each offers, who asks it, and where it stands."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from checker.core.words import joined_texts
from checker.core.words.terms import KIND_WORDS
from checker.decide.rule_questions import asked_by_route, bases_of_questions
from checker.kinds import KINDS
from checker.model import Basis, Fact, Lang, Law, Option, QuestionSection, Rule, Text
from checker.report.form import always_shown, idle_questions
from checker.report.owners_panel import OWN_WORD
from scripts.site.form.why import Why, why_of
from scripts.site.words import word


class Question(NamedTuple):
    """One question of the form, with those of an entry where its answer is a list.

    ``stays`` whatever is answered; ``idle`` until a province decides whose guide asks it, ``waits``
    until the rules ask it; ``sums`` with those of the other entries to a whole; ``only`` joins the
    bases that ask it, where not all do; ``why`` it is asked, by language.
    """

    fact: Fact
    options: tuple[Option, ...]
    stays: bool
    idle: bool
    waits: bool
    sums: bool
    only: str
    why: dict[Lang, Why]
    entry: tuple[Question, ...]


class Part(NamedTuple):
    """One section of the form.

    ``most`` counts the questions that can be asked, with one entry in each list; ``judged`` are
    those that the applicant answers by its own judgment alone, as far as all provinces ask them.
    """

    section: QuestionSection
    most: int
    rows: tuple[Question, ...]
    judged: tuple[Question, ...]


def question(law: Law, path: str, asked: Collection[str] | None = None) -> Question:
    """Return a question; ``asked`` narrows what is asked of an entry of its list."""
    fact, bases = law.facts[path], set(bases_of_questions(law)[path])
    by_all = fact.gate or path in _by_route(law) or {Basis.LAW, Basis.CHECKLIST} <= bases
    order = (Basis.LAW, Basis.CHECKLIST, Basis.LOCAL)
    entry = (p for p in law.facts if p.startswith(f"{path}[]."))
    return Question(
        fact,
        _options(law, fact),
        stays=always_shown(fact),
        idle=path in idle_questions(law),
        waits=path in OWN_WORD,
        sums=any(path == each.adds_up for each in law.facts.values()),
        only="" if by_all else "-".join(basis for basis in order if basis in bases),
        why=why_of(law, fact.why),
        entry=tuple(question(law, p) for p in entry if asked is None or p in asked),
    )


@cache
def _by_route(law: Law) -> tuple[str, ...]:
    return asked_by_route(law)


def _options(law: Law, fact: Fact) -> tuple[Option, ...]:
    """Return the answers a question offers, beside "none" and "not sure"."""
    # A form says some of them in words of its own.
    match fact.type:
        case "bool":
            yes_or_no = (Option("yes", word("form.yes")), Option("no", word("form.no")))
            return (*yes_or_no, *fact.options)
        case "rule":
            return tuple(Option(rule.id, _named(rule)) for rule in law.rules)
    return tuple(KINDS[fact.type].options(fact, law))


def _named(rule: Rule) -> Text:
    return joined_texts((word(KIND_WORDS[rule.kind], n=rule.number), rule.nav), "mark.gap")


def part(law: Law, section: QuestionSection) -> Part:
    """Return a section of the form with its questions."""
    own = [question(law, path) for path, fact in law.facts.items() if fact.section == section.id]
    # The questions of an entry stand inside their list.
    rows = tuple(one for one in own if "[]" not in one.fact.path)
    judged = tuple(one for one in rows if one.fact.path.startswith("means.") and not one.idle)
    most = sum(one.fact.decides and not one.idle for one in own)
    return Part(section, most, rows, judged)

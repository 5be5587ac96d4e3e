"""Count the questions of the form: asked of this applicant, answered, needless."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from checker.model import Basis, Fact, Law
from checker.rule_questions import asked_by_route, bases_of

# No question stands deeper in a file than "materials.<id>.<key>".
DEEPEST = 3


class Count(NamedTuple):
    """How many questions are asked, how many of them answered; ``needless`` stand apart."""

    answered: int
    questions: int
    needless: int


class Asked(NamedTuple):
    """What the rules ask: the questions that matter, and papers; ``ruled`` by any law."""

    relevant: Collection[str]
    materials: Collection[str]
    ruled: bool


def given_answers(table: Mapping[str, Any], at: str = "", deep: int = 1) -> dict[str, Any]:
    """Return what a file answers, by path, "not sure" (null) and what is in error among it."""
    found: dict[str, Any] = {}
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
                    found |= given_answers(entry, f"{path}[{i}].", DEEPEST)
    return found


def counts_by_section(law: Law, given: Mapping[str, Any], asked: Asked) -> dict[str, Count]:
    """Count each section's questions; those of a list once for each entry.

    What is only kept is no question. A question that only provincial guides ask, and none asks
    here, is not even needless: in most provinces nobody would ever see it.
    """
    return {name: _count(law, facts, given, asked) for name, facts in _deciding(law).items()}


@cache
def _deciding(law: Law) -> dict[str, list[Fact]]:
    """Return the questions that decide, section by section."""
    deciding = [fact for fact in law.facts.values() if fact.decides]
    return {s.id: [fact for fact in deciding if fact.section == s.id] for s in law.sections}


def added_up(counts: Collection[Count]) -> Count:
    """Add up the sections."""
    return Count(*(sum(numbers) for numbers in zip(*counts, strict=True)))


def _count(law: Law, facts: Iterable[Fact], given: Mapping[str, Any], asked: Asked) -> Count:
    answered = questions = needless = 0
    for fact in facts:
        idle = is_idle(law, fact)
        for path in _places(fact, given):
            if _is_asked(fact, path, asked, idle=idle):
                questions += 1
                answered += path in given
            elif not idle:
                needless += 1
    return Count(answered, questions, needless)


def _places(fact: Fact, given: Mapping[str, Any]) -> Iterator[str]:
    """Return where a question stands in the form: once, or in each entry of its list."""
    name, bracket, _ = fact.path.partition("[]")
    if not bracket:
        yield fact.path
        return
    entries = given.get(name)
    for i in range(len(entries) if isinstance(entries, list) else 0):
        yield fact.path.replace("[]", f"[{i}]")


def _is_asked(fact: Fact, path: str, asked: Asked, *, idle: bool) -> bool:
    """Tell whether the form shows a question; before all law none is known to be needless."""
    table, _, rest = path.partition(".")
    if table == "materials" and rest.partition(".")[0] not in asked.materials:
        return False
    return always_shown(fact) or path in asked.relevant or not (asked.ruled or idle)


def always_shown(fact: Fact) -> bool:
    """Tell whether a question stays whatever is answered.

    It is one of the first, is only kept, or may contradict another.
    """
    return fact.gate or fact.stays or not fact.decides


def is_idle(law: Law, fact: Fact) -> bool:
    """Tell whether only provincial guides ask: the question waits for one that decides."""
    return fact.path in _idle(law)


# Every rule is decided twice to see what it asks: 13 ms in CPython, so once for a law.
@cache
def _idle(law: Law) -> frozenset[str]:
    routed = asked_by_route(law)
    return frozenset(
        path
        for path, fact in law.facts.items()
        if path not in routed
        and not always_shown(fact)
        and set(bases_of(law, path)) <= {Basis.LOCAL}
    )

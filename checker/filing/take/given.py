"""Write what was answered in words of both languages, in the order of the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.application.application import Application
from checker.decide.reasons import named_fact
from checker.kinds import KINDS
from checker.kinds.list import LIST
from checker.model import Law, Text


class GivenAnswer(NamedTuple):
    """One answer: its question's path and name, and what was answered."""

    path: str
    name: Text
    value: Text


def given(app: Application, law: Law) -> Iterator[GivenAnswer]:
    """Return what was answered: of a list how many entries it has, then each under its name."""
    for fact in law.facts.values():
        head, _, key = fact.path.partition("[]")
        if fact.path in app.lengths:
            yield GivenAnswer(
                fact.path, fact.short, LIST.written(app.lengths[fact.path], fact, law)
            )
        for path in [entry + key for entry in app.entries(head) or ()] if key else [fact.path]:
            if path in app.answers:
                value = KINDS[fact.type].written(app.answers[path], fact, law)
                yield GivenAnswer(path, named_fact(app, law, path), value)

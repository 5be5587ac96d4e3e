"""Write what was answered in words of both languages, in the order of the form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.application.application import Application
from checker.model import LANGS, Law, Text
from checker.reasons import named_fact
from checker.report.sentences import answer_in_words
from checker.words import in_both, word


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: its question's path and name, and what was answered."""

    path: str
    name: Text
    value: Text


def given(app: Application, law: Law) -> Iterator[Given]:
    """Return what was answered: of a list how many entries it has, then each under its name."""
    for fact in law.facts.values():
        head, _, key = fact.path.partition("[]")
        if fact.path in app.lengths:
            length = app.lengths[fact.path]
            count = in_both(length) if length else word("answer.none")
            yield Given(fact.path, fact.short, count)
        for path in [entry + key for entry in app.entries(head) or ()] if key else [fact.path]:
            if path in app.answers:
                value = (answer_in_words(app.answers[path], fact, law, lang) for lang in LANGS)
                yield Given(path, named_fact(app, law, path), Text(*value))

"""Read the entries of lists back: what each says once it is closed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.application.application import Application
from checker.core.words import Percent, in_both, word
from checker.kinds import KINDS
from checker.model import Fact, Law
from checker.report.html import NOTHING, Html, pill_saying, spoken, together


def entries_said(app: Application, law: Law) -> dict[str, Html]:
    """Return what a closed entry says of each of its questions: its answer, or a paper's state."""
    said = {}
    for name, count in app.lengths.items():
        own = [fact for path, fact in law.facts.items() if path.startswith(f"{name}[].")]
        for i in range(count):
            for fact in own:
                path = fact.path.replace("[]", f"[{i}]")
                found = _said_of(fact, app.answers.get(path), law)
                if found:
                    said[path] = found
    return said


# How a mark of a paper stands, read back.
MARK_WORDS = {
    "met": "paper.mark-met",
    "not_met": "paper.mark-not_met",
    "answer": "paper.mark-answer",
}


def _said_of(fact: Fact, value: Any, law: Law) -> Html:
    """Say one answer of an entry; its name stands before all of them."""
    if fact.no:
        state = "met" if value is True else "not_met" if value is False else "answer"
        how = spoken(word("mark.colon"), word(MARK_WORDS[state]))
        return pill_saying(state, together(fact.short, how))
    if fact.type == "text" or value is None or value is False:
        return NOTHING
    if isinstance(value, Decimal):
        return together(in_both(Percent(value)))
    return together(fact.short if value is True else KINDS[fact.type].written(value, fact, law))

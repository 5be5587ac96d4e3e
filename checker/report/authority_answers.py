"""What an authority answered, and whom to ask: kept and printed, deciding nothing."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checker.application.application import Application
from checker.model import Law, Route, Text
from checker.words import in_both, joined, word

LIST = "asked"


class AuthorityAnswer(NamedTuple):
    """One answer of an authority, as the applicant noted it; what was left out is nothing."""

    rule: str | None
    on: date | None
    who: str | None
    answer: str | None


def authority_answers(app: Application) -> tuple[AuthorityAnswer, ...]:
    """Return what is noted, in the order of the file."""
    return tuple(
        AuthorityAnswer(
            app.word(f"{entry}.rule"),
            app.date(f"{entry}.on"),
            app.word(f"{entry}.who"),
            app.word(f"{entry}.answer"),
        )
        for entry in app.entries(LIST) or ()
    )


def as_noted(answer: AuthorityAnswer) -> Text:
    """Write one answer as a sentence that says it decides nothing."""
    return word("asked.noted", noted=written_answer(answer))


def written_answer(answer: AuthorityAnswer) -> Text:
    """Write one answer: "1 December 2026, an official: the answer"."""
    head = [in_both(part) for part in (answer.on, answer.who) if part]
    parts = [joined(head, *word("mark.comma"))] if head else []
    return joined((*parts, in_both(answer.answer or "")), *word("mark.colon"))


def whom_to_ask(route: Route, law: Law) -> Text:
    """Name the authority to ask, with its phone where one was read."""
    if route.authority is None:
        return word("asked.authority-open")
    found = law.authorities[route.authority]
    if found.phone is None:
        return found.name
    return word("asked.contact", name=found.name, phone=found.phone)


def as_question(ask: Text) -> Text:
    """Write the question as it is put, in Chinese; in English its meaning stands beside it."""
    return word("asked.question", zh=ask.zh, en=ask.en)

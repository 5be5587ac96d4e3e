"""What an authority answered, and whom to ask: kept and printed, deciding nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.model import Text
from checker.words import fill, joined, word, written

if TYPE_CHECKING:
    from datetime import date

    from checker.application.application import Application
    from checker.model import Law, Route

LIST = "asked"


class Asked(NamedTuple):
    """One answer of an authority, as the applicant noted it; what was left out is nothing."""

    rule: str | None
    on: date | None
    who: str | None
    answer: str | None


def asked(app: Application) -> tuple[Asked, ...]:
    """Return what is noted, in the order of the file."""
    return tuple(
        Asked(
            app.word(f"{entry}.rule"),
            app.date(f"{entry}.on"),
            app.word(f"{entry}.who"),
            app.word(f"{entry}.answer"),
        )
        for entry in app.entries(LIST) or ()
    )


def answers_on(app: Application, rule_id: str) -> tuple[Text, ...]:
    """Return what is noted on one rule, each as a sentence that says it decides nothing."""
    return tuple(
        fill(word("asked.noted"), {"noted": noted(found)})
        for found in asked(app)
        if found.rule == rule_id
    )


def noted(found: Asked) -> Text:
    """Write one answer: "1 December 2026, an official: the answer"."""
    head = [Text(written(part, "en"), written(part, "zh")) for part in found[1:3] if part]
    said = Text(found.answer or "", found.answer or "")
    parts = [joined(head, *word("mark.comma"))] if head else []
    return joined((*parts, said), *word("mark.colon"))


def contact(route: Route, law: Law) -> Text:
    """Name the authority to ask, with its phone where one was read."""
    if route.authority is None:
        return word("asked.authority-open")
    found = law.authorities[route.authority]
    if found.phone is None:
        return found.name
    return fill(word("asked.contact"), {"name": found.name, "phone": found.phone})


def question(ask: Text) -> Text:
    """Write the question as it is put, in Chinese; in English its meaning stands beside it."""
    return fill(word("asked.question"), {"zh": ask.zh, "en": ask.en})

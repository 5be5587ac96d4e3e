"""The review book: everything a lawyer signs off, both languages side by side."""

from collections.abc import Iterable

from checker.core.words import SPACE, joined_texts
from checker.core.words.terms import STATUS_WORDS, VERDICT_WORDS
from checker.decide.rule_questions import asked_on
from checker.model import Citation, Law, Text
from scripts.site.boundaries import Boundary, Edge, edges
from scripts.site.rules import full_title
from scripts.site.templates import render
from scripts.site.words import word


def book(law: Law, boundaries: Iterable[Boundary]) -> str:
    """Write the questions, then every rule with its wordings, boundaries and own questions."""
    return render(
        "review_book",
        "en",
        law=law,
        boundaries=list(boundaries),
        word=word,
        joined_texts=joined_texts,
        titles=_titles,
        asked_on=asked_on,
        questions=_questions,
        cited=_cited,
        edges=edges,
        step=_step,
    )


def _titles(law: Law, ids: Iterable[str]) -> Text:
    return joined_texts((law.rule(rule_id).title for rule_id in ids), "mark.list")


def _questions(law: Law, paths: Iterable[str]) -> Text:
    return joined_texts((law.facts[path].short for path in paths), "mark.list")


def _cited(cite: Citation) -> Text:
    """Name instrument and article, how far the words were read, the last check and the next."""
    return word(
        "book.cited",
        title=full_title(cite.instrument),
        article=cite.article,
        status=word(STATUS_WORDS[cite.status]),
        checked=word("dated.last-check", on=cite.instrument.checked),
        due=word("report.next-check", on=cite.instrument.due),
    )


def _step(edge: Edge) -> Text:
    """Say where one step of a boundary lies, and what the checker finds there, and why."""
    finding = edge.finding
    return word(
        "book.step",
        shown=edge.shown,
        verdict=word(VERDICT_WORDS[finding.verdict]),
        reasons=joined_texts((reason.text for reason in finding.reasons), SPACE),
    )

"""Read answers back: a section's in one sentence, the shareholders' shares in their sum."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from checker.application.application import Application
from checker.model import NATIONWIDE, Fact, Findings, Lang, Law
from checker.words import Money, Percent, phrase, word, written

# Its papers are a list of their own, too long for a sentence.
LEFT_OUT = "materials"


def section_sentences(app: Application, law: Law, lang: Lang) -> dict[str, str]:
    """Return for each section what is answered in it: "legal form: other · provinces: Hunan"."""
    parts: dict[str, list[str]] = {s.id: [] for s in law.sections if s.id != LEFT_OUT}
    for path, fact in law.facts.items():
        if fact.section in parts and not app.is_open(path):
            parts[fact.section].append(_answered(app, fact, law, lang))
    mark = word("mark.item").of(lang)
    return {section: mark.join(found) for section, found in parts.items()}


def _answered(app: Application, fact: Fact, law: Law, lang: Lang) -> str:
    """Return one answer with its question's short name; of a list how many entries it has."""
    if fact.type == "list":
        count = app.lengths[fact.path] or word("answer.none")
        return phrase("answer.list", lang, fact=fact.short, n=count)
    value = answer_in_words(app.answers[fact.path], fact, law, lang)
    return phrase("answer.fact", lang, fact=fact.short, value=value)


def answer_in_words(value: object, fact: Fact, law: Law, lang: Lang) -> str:
    """Return one answer as people read it; a name stands as it is."""
    if isinstance(value, bool):
        return phrase("answer.yes" if value else "answer.no", lang)
    if isinstance(value, tuple):
        names = [_named(str(code), fact, law, lang) for code in value]
        return word("mark.list").of(lang).join(names) or phrase("answer.none", lang)
    if isinstance(value, str):
        return _named(value, fact, law, lang)
    return _quantity(value, fact, lang)


def _quantity(value: object, fact: Fact, lang: Lang) -> str:
    if isinstance(value, int) and fact.type == "money":
        return written(Money(value), lang)
    if isinstance(value, date) or fact.unit is None:
        return str(value)
    space = " " if lang == "en" else ""
    return f"{value}{space}{fact.unit.of(lang)}"


def _named(code: str, fact: Fact, law: Law, lang: Lang) -> str:
    if code == NATIONWIDE:
        return phrase("answer.nationwide", lang)
    if code in law.authorities:
        return law.authorities[code].province.of(lang)
    if fact.type == "rule":
        return law.rule(code).title.of(lang)
    return next((o.text.of(lang) for o in fact.options if o.id == code), code)


def share_sum(app: Application, findings: Findings, lang: Lang) -> dict[str, Any] | None:
    """Return the sentence with the sum, or nothing while there is nothing to say.

    ``text`` is empty while a share is open, even if the others already are too much; ``note`` then
    says so. ``right`` is false where the rules contradict the sum.
    """
    shares = [app.number(f"{entry}.share") for entry in app.entries("shareholders") or ()]
    known = [share for share in shares if share is not None]
    complete = bool(known) and len(known) == len(shares)
    wrong = [p.text for p in findings.contradictions if p.code == "shares-do-not-add-up"]
    if not (complete or wrong):
        return None
    total = Percent(sum(known, Decimal(0)))
    return {
        "text": phrase("shares.sum", lang, sum=total) if complete else "",
        "right": not wrong,
        "note": phrase("shares.note", lang, problem=wrong[0]) if wrong else "",
    }

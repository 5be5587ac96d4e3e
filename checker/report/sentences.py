"""Read answers back: a section's in one sentence, the shareholders' shares in their sum."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.application.application import Application
from checker.kinds import KINDS
from checker.kinds.list import LIST
from checker.model import Fact, Findings, Lang, Law
from checker.words import Percent, phrase, word

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
    if fact.path in app.lengths:
        count = LIST.words(app.lengths[fact.path], fact, law)
        return phrase("answer.list", lang, fact=fact.short, n=count)
    value = KINDS[fact.type].words(app.answers[fact.path], fact, law)
    return phrase("answer.fact", lang, fact=fact.short, value=value)


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

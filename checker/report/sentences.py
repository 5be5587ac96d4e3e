"""Read a section's answers back in one sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.model import NATIONWIDE, Text
from checker.words import Money, fill, joined, word, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.application.application import Application
    from checker.model import Fact, Lang, Law


def section_sentences(app: Application, law: Law, lang: Lang) -> dict[str, str]:
    """Return for each section what is answered in it: "Limited liability company · Hunan"."""
    return {
        section.id: joined(_said(app, law, section.id), " · ", "；").of(lang)
        for section in law.sections
        if section.id != "materials"
    }


def _said(app: Application, law: Law, section: str) -> Iterator[Text]:
    for fact in law.facts.values():
        if fact.section != section:
            continue
        if fact.type == "list" and fact.path in app.lengths:
            yield _listed(app, fact)
        elif fact.path in app.answers:
            yield answered(app, fact, law)


def _listed(app: Application, fact: Fact) -> Text:
    count = app.lengths[fact.path]
    return fill(word("answer.list"), {"fact": fact.short, "n": count or word("answer.none")})


def answered(app: Application, fact: Fact, law: Law) -> Text:
    """Return one answer with its question's short name."""
    value = app.answers[fact.path]
    said = _value(value, fact, law)
    return fill(word("answer.fact"), {"fact": fact.short, "value": said})


def _value(value: object, fact: Fact, law: Law) -> Text:
    if isinstance(value, bool):
        return word("answer.yes" if value else "answer.no")
    if isinstance(value, tuple):
        names = [_named(str(code), fact, law) for code in value]
        return joined(names, *word("mark.list")) if names else word("answer.none")
    if isinstance(value, str):
        return _named(value, fact, law)
    return _quantity(value, fact)


def _quantity(value: object, fact: Fact) -> Text:
    if isinstance(value, int) and fact.type == "money":
        return Text(written(Money(value), "en"), written(Money(value), "zh"))
    if isinstance(value, date):
        return Text(value.isoformat(), value.isoformat())
    unit = fact.unit or Text("", "")
    return Text(f"{value} {unit.en}".strip(), f"{value}{unit.zh}")


def _named(code: str, fact: Fact, law: Law) -> Text:
    if code == NATIONWIDE:
        return word("answer.nationwide")
    if code in law.authorities:
        return law.authorities[code].province
    return next((o.text for o in fact.options if o.id == code), Text(code, code))


def company_name(app: Application) -> str | None:
    """Return the company's name, which is only printed."""
    return app.word("company.name")

"""Write a comparison as text or Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from checker.filing.compare.find import (
    ANSWERS,
    DATE,
    RULES,
    Change,
    Comparison,
    RouteChange,
    Side,
)
from checker.model import Lang, Law, Text
from checker.reasons import named_fact
from checker.report.outline import numbered
from checker.report.plain import Part, markdown_of, pair, text_of
from checker.words import Money, in_both, joined, word


def headline(found: Comparison) -> Text:
    """Return how many results changed, and how many verdicts did not."""
    n = found.count
    changed = word("compare.none" if not n else "compare.one" if n == 1 else "compare.some", n=n)
    return joined((changed, word("compare.same", n=found.same)), " ", "")


def as_text(found: Comparison, law: Law, lang: Lang) -> str:
    """Return the comparison for a terminal."""
    return text_of(_parts(found, law), lang)


def as_markdown(found: Comparison, law: Law, lang: Lang) -> str:
    """Return the comparison as Markdown; signs in names are escaped."""
    return markdown_of(_parts(found, law), lang)


def _parts(found: Comparison, law: Law) -> Iterator[Part]:
    yield Part("title", word("compare.title"))
    yield pair("compare.before", told(found.before))
    yield pair("compare.after", told(found.after))
    yield Part("pair", headline(found))
    for part in found.route:
        before, after = (in_route(part, value, law) for value in (part.before, part.after))
        yield Part("rule", word(f"route.{part.name}"))
        yield Part("line", word("compare.part", before=before, after=after))
    if found.capital:
        before, after = map(amount, (found.capital.before, found.capital.after))
        yield Part("rule", word("need-line.capital"))
        yield Part("line", word("compare.part", before=before, after=after))
    for change in found.changed:
        title = word("phrase.numbered", n=numbered(change.rule), title=change.rule.title)
        yield Part("rule", title)
        yield Part("line", _line(change))
        yield Part("line", because(found, change, law), lead=word("compare.because"))


def told(side: Side) -> Text:
    """Return by what day and rules a side was found."""
    return word("compare.side", day=side.day, version=side.rules_version)


def _line(change: Change) -> Text:
    basis = word(f"basis.{change.basis.value}")
    before, after = verdict(change.before), verdict(change.after)
    return word("compare.line", basis=basis, before=before, after=after)


def verdict(value: str | None) -> Text:
    """Return a verdict's word, or that nothing was measured."""
    return word("compare.not-measured" if value is None else f"verdict.{value}")


def in_route(part: RouteChange, value: str | None, law: Law) -> Text:
    """Return one part of a route in words; a word that is not known stands as it is."""
    if part.name == "authority":
        found = law.authorities.get(value or "")
        return found.name if found else word("compare.not-known")
    known = "mixed" if value == "both" else value
    try:
        return word(f"route.{part.name}-{known}")
    except KeyError:
        return in_both(value)


def amount(capital: Money | None) -> Text:
    """Return the least capital, or that it is not known yet."""
    return in_both(capital) if capital else word("compare.not-known")


def because(found: Comparison, change: Change, law: Law) -> Text:
    """Return what changed a verdict: the names of answers, the filing date, the rules."""
    app = found.after.app or found.before.app
    known = {
        DATE: word("report.filing-date"),
        RULES: word("compare.rules"),
        ANSWERS: word("compare.answers"),
    }
    names = [
        known.get(p) or (named_fact(app, law, p) if app else in_both(p)) for p in change.because
    ]
    return joined(dict.fromkeys(names), *word("mark.list"))

"""The review book: everything a lawyer signs off, both languages side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import LANGS, Basis, Text
from checker.rule_questions import asked_on
from checker.words import joined, written
from scripts.site import rules
from scripts.site.citations import full_title, reading
from scripts.site.edges import edges
from scripts.site.templates import render
from scripts.site.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model import Citation, Fact, Law, Rule, Section, Version
    from scripts.site.edges import Boundary, Edge

OWN_TEXTS = ("short", "why", "where", "unit", "no", "mend")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the book, or the head of some: what it is, and its words in both languages."""

    name: Text
    said: Text
    key: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under a head; a wording's table has room for its review."""

    head: Line
    lines: tuple[Line, ...]
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The questions of a section, or all that belongs to a rule, under one heading."""

    anchor: str
    words: Text
    tables: tuple[Table, ...]
    is_rule: bool = False


def book(law: Law, boundaries: Iterable[Boundary]) -> str:
    """Write the questions, then every rule with its wordings, boundaries and own questions."""
    listed = list(boundaries)
    chapters = [
        *(_section(section, own) for section in law.sections if (own := _facts(law, section.id))),
        *(_rule(law, rule, [b for b in listed if b.rule is rule]) for rule in law.rules),
    ]
    return render("review_book", "en", chapters=chapters, word=word)


def _facts(law: Law, section: str) -> list[Fact]:
    """Return a section's questions; the materials' own stand with their rules."""
    found = [fact for fact in law.facts.values() if fact.section == section]
    return [fact for fact in found if not fact.path.startswith("materials.")]


def _section(section: Section, facts: list[Fact]) -> Chapter:
    name = joined((word("book.questions"), section.title), ": ", "：")
    return Chapter(f"questions-{section.id}", name, tuple(map(_question, facts)))


def _rule(law: Law, rule: Rule, boundaries: list[Boundary]) -> Chapter:
    kind = word(f"kind.{rule.kind}", n=rule.number)
    own = [f for f in law.facts.values() if f.path.startswith(f"materials.{rule.id}.")]
    tables = (
        Table(Line(kind, rule.title), tuple(_of_rule(law, rule))),
        *(_version(law, rule, version) for version in _wordings(rule)),
        *(_boundary(law, boundary) for boundary in boundaries),
        *map(_question, own),
    )
    return Chapter(rule.id, joined((kind, rule.title), ". ", " "), tables, is_rule=True)


def _wordings(rule: Rule) -> list[Version]:
    return [v for basis in Basis for v in reversed(rule.versions_on(basis))]


def _of_rule(law: Law, rule: Rule) -> Iterator[Line]:
    yield Line(word("book.nav"), rule.nav)
    yield Line(word("book.owner"), word(f"owner.{rule.owner}"))
    yield Line(word("column.changed"), Text(*(rules.changed(rule, lang) for lang in LANGS)))
    if rule.supports:
        yield Line(word("book.supports"), _joined(law.rule(r).title for r in rule.supports))


def _version(law: Law, rule: Rule, version: Version) -> Table:
    head = Line(word(f"basis.{version.basis.value}"), joined(_state(law, version), " · ", " · "))
    return Table(head, tuple(_of_version(law, rule, version)), version)


def _state(law: Law, version: Version) -> Iterator[Text]:
    """Say whose wording it is, since when it counts, how far it was read, how sure its finding."""
    if version.authority is not None:
        yield law.authorities[version.authority].province
    yield word(f"rank.{version.rank}")
    if version.basis is Basis.CHECKLIST:
        yield word("dated.undated")
    else:
        yield word(f"status.{reading(version)}")
    yield word("book.since", on=version.effective)
    if version.ends is not None:
        yield word("dated.until", on=version.ends)
    yield word(f"certainty.{version.certainty}") if version.asked else word("requirement.not-asked")


def _of_version(law: Law, rule: Rule, version: Version) -> Iterator[Line]:
    yield Line(word("wording.in-our-words-short"), version.asks)
    if version.quote:
        yield Line(word("wording.quoted"), version.quote)
    for name, said in version.form.items():
        yield Line(word(f"row.{name}"), said)
    for key, value in version.values.items():
        yield Line(word("book.value"), Text(f"{value:,}", f"{value:,}"), key)
    for name, shown in (("met", version.met), ("none", version.none)):
        if shown:
            yield Line(word(f"book.{name}"), shown)
    yield from _of_reasons(version)
    for demand, rank in version.ranks.items():
        yield Line(word("book.rank"), word(f"rank.{rank}"), demand)
    for cite in version.cites:
        yield Line(word("book.cite"), _cited(cite))
    if asked := asked_on(law, rule, version.basis) if version.asked else ():
        yield Line(word("book.decided"), _joined(law.facts[p].short for p in asked))


def _of_reasons(version: Version) -> Iterator[Line]:
    for code, reason in version.reasons.items():
        yield Line(word("book.reason"), reason.text, code)
        if reason.mend:
            yield Line(word("book.mend"), reason.mend, code)
        if reason.ask:
            yield Line(word("book.ask"), reason.ask, code)


def _joined(parts: Iterable[Text]) -> Text:
    return joined(parts, ", ", "、")


def _cited(cite: Citation) -> Text:
    """Name instrument and article, how far the words were read, the last check and the next."""
    instrument = cite.instrument
    title = Text(full_title(instrument, "en"), full_title(instrument, "zh"))
    status = word(f"status.{cite.status}")
    checked = word("dated.last-check", on=instrument.checked)
    due = word("report.next-check", on=instrument.due)
    return joined((title, cite.article, status, checked, due), "; ", "；")


def _boundary(law: Law, boundary: Boundary) -> Table:
    day = word("dated.filing-date", on=boundary.day)
    basis = word(f"basis.{boundary.basis.value}")
    said = joined((boundary.name, basis, day), " · ", " · ")
    steps = tuple(_step(edge) for edge in edges(boundary, law))
    return Table(Line(word("book.boundary"), said), steps)


def _step(edge: Edge) -> Line:
    shown = Text(*(written(edge.shown, lang) for lang in LANGS))
    verdict = word(f"verdict.{edge.finding.verdict.value}")
    reasons = joined((reason.text for reason in edge.finding.reasons), " ", "")
    return Line(word(edge.word), joined((shown, verdict, reasons), " – ", "——"))


def _question(fact: Fact) -> Table:
    return Table(Line(word("book.label"), fact.label, fact.path), tuple(_of_fact(fact)))


def _of_fact(fact: Fact) -> Iterator[Line]:
    for name in OWN_TEXTS:
        if said := getattr(fact, name):
            yield Line(word(f"book.{name}"), said)
    for option in fact.options:
        yield Line(word("book.option"), option.text, option.id)
    yield Line(word("book.owner"), word(f"owner.{fact.owner}"))

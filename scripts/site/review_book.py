"""The review book: everything a lawyer signs off, both languages side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.asks import asked_on
from checker.model import LANGS, Basis, Text
from checker.words import joined, written
from scripts.site import rules
from scripts.site.boundaries import place
from scripts.site.citations import full_title, reading
from scripts.site.edges import edges
from scripts.site.form.words import inline
from scripts.site.markup import CHINESE, element, markdown, span, text
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


def book(law: Law, boundaries: Iterable[Boundary]) -> str:
    """Write the questions, then every rule with its wordings, boundaries and own questions."""
    listed = list(boundaries)
    parts = [
        *(_section(law, section) for section in law.sections if _facts(law, section.id)),
        *(_rule(law, rule, [b for b in listed if b.rule is rule]) for rule in law.rules),
    ]
    return "\n\n".join(parts) + "\n"


def _facts(law: Law, section: str) -> list[Fact]:
    """Return a section's questions; the materials' own stand with their rules."""
    found = [fact for fact in law.facts.values() if fact.section == section]
    return [fact for fact in found if not fact.path.startswith("materials.")]


def _heading(words: Text, anchor: str, classes: str = "") -> str:
    return f"## {markdown(words.en)} {markdown(words.zh)} {{ #{anchor}{classes} }}"


def _section(law: Law, section: Section) -> str:
    name = joined((word("book.questions"), section.title), ": ", "：")
    return f"{_heading(name, f'questions-{section.id}')}\n\n{_questions(_facts(law, section.id))}"


def _rule(law: Law, rule: Rule, boundaries: list[Boundary]) -> str:
    kind = word(f"kind.{rule.kind}", n=rule.number)
    own = [f for f in law.facts.values() if f.path.startswith(f"materials.{rule.id}.")]
    parts = [
        _heading(joined((kind, rule.title), ". ", " "), rule.id, " .b-book-rule"),
        _table(Line(kind, rule.title), _of_rule(law, rule)),
        *(_version(law, rule, version) for version in _wordings(rule)),
        *(_boundary(law, boundary) for boundary in boundaries),
        *([_questions(own)] if own else []),
    ]
    return "\n\n".join(parts)


def _wordings(rule: Rule) -> list[Version]:
    return [v for basis in Basis for v in reversed(rule.versions_on(basis))]


def _of_rule(law: Law, rule: Rule) -> Iterator[Line]:
    yield Line(word("book.nav"), rule.nav)
    yield Line(word("book.owner"), word(f"owner.{rule.owner}"))
    yield Line(word("column.changed"), Text(*(rules.changed(rule, lang) for lang in LANGS)))
    if rule.supports:
        yield Line(word("book.supports"), _joined(law.rule(r).title for r in rule.supports))


def _version(law: Law, rule: Rule, version: Version) -> str:
    head = Line(word(f"basis.{version.basis.value}"), joined(_state(law, version), " · ", " · "))
    return f"{_table(head, _of_version(law, rule, version))}\n{_review(version)}"


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


def _review(version: Version) -> str:
    """Say who reviewed a wording and when, or that nobody has; leave room to sign."""
    review = version.review
    if review:
        said = _both(word("book.reviewed", by=review.by, on=review.on))
        return element("p", said, class_="b-book__review")
    blanks = " ".join(span("b-blank", _both(word(f"book.{name}"))) for name in ("by", "on"))
    said = f"{element('b', _both(word('book.unreviewed')))} {blanks}"
    return element("p", said, class_="b-book__review")


def _boundary(law: Law, boundary: Boundary) -> str:
    day = word("dated.filing-date", on=boundary.day)
    basis = word(f"basis.{boundary.basis.value}")
    said = joined((boundary.name, basis, day), " · ", " · ")
    return _table(
        Line(word("book.boundary"), said), (_step(boundary, edge) for edge in edges(boundary, law))
    )


def _step(boundary: Boundary, edge: Edge) -> Line:
    name = Text(*(place(boundary, edge, lang) for lang in LANGS))
    shown = Text(*(written(edge.shown, lang) for lang in LANGS))
    verdict = word(f"verdict.{edge.finding.verdict.value}")
    reasons = joined((reason.text for reason in edge.finding.reasons), " ", "")
    return Line(name, joined((shown, verdict, reasons), " – ", "——"))


def _questions(facts: Iterable[Fact]) -> str:
    heads = ((Line(word("book.label"), fact.label, fact.path), fact) for fact in facts)
    return "\n".join(_table(head, _of_fact(fact)) for head, fact in heads)


def _of_fact(fact: Fact) -> Iterator[Line]:
    for name in OWN_TEXTS:
        if said := getattr(fact, name):
            yield Line(word(f"book.{name}"), said)
    for option in fact.options:
        yield Line(word("book.option"), option.text, option.id)
    yield Line(word("book.owner"), word(f"owner.{fact.owner}"))


def _table(head: Line, lines: Iterable[Line]) -> str:
    """Write lines under a head that a printed page repeats, its words in their columns too."""
    heads = (
        element("th", _named(head), scope="col"),
        element("th", inline(head.said.en, "en"), scope="col", lang="en"),
        element("th", text(head.said.zh), scope="col", lang=CHINESE),
    )
    rows = "\n".join(_row(line) for line in lines)
    return (
        f'<table class="b-book">\n<thead><tr>{"".join(heads)}</tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>"
    )


def _row(line: Line) -> str:
    cells = (
        element("th", _named(line), scope="row"),
        element("td", inline(line.said.en, "en"), lang="en"),
        element("td", text(line.said.zh), lang=CHINESE),
    )
    return f"<tr>{''.join(cells)}</tr>"


def _named(line: Line) -> str:
    """Write what a line is; a key is shown as it is in the data."""
    key = f"<br>{element('code', text(line.key))}" if line.key else ""
    return f"{_both(line.name)}{key}"


def _both(words: Text) -> str:
    """Write a fixed word in both languages, each marked as its own."""
    english = element("span", text(words.en), lang="en")
    return f"{english} {element('span', text(words.zh), lang=CHINESE)}"

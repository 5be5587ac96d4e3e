"""``rules --stale``: list the citations whose text is past its next check."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from checker.core.words import in_both, joined_texts, phrase, word
from checker.core.words.terms import BASIS_WORDS, STATUS_WORDS
from checker.decide.duties import Duty, load_duties
from checker.decide.statements import Topic, load_topics
from checker.io import table
from checker.model import Citation, Data, Lang, Law, Text, Version
from checker.report.data import json_text
from checker.report.summary import in_short

# "rule" is the id of what cites; number, basis and effective are a rule's alone.
COLUMNS = (
    *("kind", "rule", "number", "title", "basis", "effective"),
    *("citation", "status", "checked", "due"),
)
# What rests on a citation.
KIND_WORDS = {
    "condition": "cited-by.condition",
    "material": "cited-by.material",
    "statement": "cited-by.statement",
    "duty": "cited-by.duty",
}


class Cited(NamedTuple):
    """One citation, and what rests on it: a rule by one of its wordings, a statement or a duty."""

    kind: str
    id: str
    title: Text
    cite: Citation
    number: int | None = None
    version: Version | None = None


def listed(law: Law, day: date, options: Namespace) -> tuple[str, int]:
    """Return every overdue citation; asked for its status, whether there is any."""
    found = list(stale(every_citation(law), day))
    status = 1 if options.exit_code and found else 0
    if options.format == "json":
        return json_text([as_data(each) for each in found]), status
    if options.format == "text" and not found:
        return phrase("report.nothing-stale", options.lang) + "\n", status
    lang, rows = options.lang, []
    for each in found:
        cite, version = each.cite, each.version
        row = [
            phrase(KIND_WORDS[each.kind], lang),
            each.id,
            str(each.number or ""),
            each.title.of(lang),
            phrase(BASIS_WORDS[version.basis], lang) if version else "",
            version.effective.isoformat() if version else "",
            in_short((cite,)).of(lang),
            phrase(STATUS_WORDS[cite.status], lang),
            cite.instrument.checked.isoformat(),
            cite.instrument.due.isoformat(),
        ]
        rows.append(row)
    return table.listed(COLUMNS, rows, options, _text), status


def as_data(found: Cited) -> Data:
    """Return one overdue citation as data."""
    cite, version = found.cite, found.version
    return {
        "kind": found.kind,
        "rule": found.id,
        "number": found.number,
        "title": found.title,
        "basis": version.basis if version else None,
        "effective": version.effective if version else None,
        "citation": cite,
        "status": cite.status,
        "checked": cite.instrument.checked,
        "due": cite.instrument.due,
    }


def in_a_row(said: Iterable[str], lang: Lang) -> str:
    """Return what is said of a text behind each other."""
    return joined_texts(in_both(each) for each in said if each).of(lang)


def _text(row: Sequence[str], lang: Lang) -> str:
    """Write a row for a terminal."""
    kind, name, number, title, basis, *rest = row
    head = " ".join(filter(None, (kind, number, name)))
    colon = phrase("mark.colon", lang)
    measured = f"{basis}{colon}" if basis else ""
    return f"{head}{colon}{title}\n   {measured}{in_a_row(rest, lang)}\n"


def every_citation(law: Law) -> Iterator[Cited]:
    """Return every citation of the rules, the statements and the duties."""
    yield from of_rules(law)
    yield from of_statements(load_topics().values())
    yield from of_duties(load_duties())


def of_rules(law: Law) -> Iterator[Cited]:
    """Return every citation of the wordings, rule by rule."""
    for rule in law.rules:
        for version in rule.versions:
            for cite in version.cites:
                yield Cited(rule.kind, rule.id, rule.title, cite, rule.number, version)


def of_statements(topics: Iterable[Topic]) -> Iterator[Cited]:
    """Return every citation of the statements, each named as its row in the guide."""
    for topic in topics:
        for statement in topic.statements:
            title = word("phrase.statement", topic=topic.title, point=statement.point)
            for cite in statement.cites:
                yield Cited("statement", f"{topic.id}-{statement.id}", title, cite)


def of_duties(duties: Iterable[Duty]) -> Iterator[Cited]:
    """Return every citation of a license holder's duties."""
    for duty in duties:
        for cite in duty.cites:
            yield Cited("duty", duty.id, duty.title, cite)


def stale(cited: Iterable[Cited], day: date) -> Iterator[Cited]:
    """Return the citations whose text is past due on a day; on the due day itself it is not."""
    return (found for found in cited if found.cite.instrument.due < day)

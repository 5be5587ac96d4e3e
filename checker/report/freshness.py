"""When a text was last checked, when it is due again, and what is past that day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from checker.duties import Duty
from checker.model import Citation, Instrument, Lang, Law, Text, Version
from checker.report.summary import in_short
from checker.statements import Topic
from checker.words import fill, word

# "rule" is the id of what cites; number, basis and effective are a rule's alone.
COLUMNS = (
    *("kind", "rule", "number", "title", "basis", "effective"),
    *("citation", "status", "checked", "due"),
)


class Cited(NamedTuple):
    """One citation, and what rests on it: a rule by one of its wordings, a statement or a duty."""

    kind: str
    id: str
    title: Text
    cite: Citation
    number: int | None = None
    version: Version | None = None


def past_due(instrument: Instrument, day: date) -> bool:
    """Tell whether the next check of a text is overdue; on the due day itself it is not."""
    return instrument.due < day


def first_due(cites: Iterable[Citation]) -> date | None:
    """Return the earliest day on which one of the cited texts is to be checked again."""
    return min((cite.instrument.due for cite in cites), default=None)


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
            title = fill(word("phrase.statement"), {"topic": topic.title, "point": statement.point})
            for cite in statement.cites:
                yield Cited("statement", f"{topic.id}-{statement.id}", title, cite)


def of_duties(duties: Iterable[Duty]) -> Iterator[Cited]:
    """Return every citation of a license holder's duties."""
    for duty in duties:
        for cite in duty.cites:
            yield Cited("duty", duty.id, duty.title, cite)


def stale(cited: Iterable[Cited], day: date) -> Iterator[Cited]:
    """Return the citations whose text is past due on a day."""
    return (found for found in cited if past_due(found.cite.instrument, day))


def stale_row(found: Cited, lang: Lang) -> list[str]:
    """Write one overdue citation, column by column."""
    cite, version = found.cite, found.version
    return [
        word(f"cited-by.{found.kind}").of(lang),
        found.id,
        str(found.number or ""),
        found.title.of(lang),
        word(f"basis.{version.basis.value}").of(lang) if version else "",
        version.effective.isoformat() if version else "",
        in_short((cite,)).of(lang),
        word(f"status.{cite.status}").of(lang),
        cite.instrument.checked.isoformat(),
        cite.instrument.due.isoformat(),
    ]

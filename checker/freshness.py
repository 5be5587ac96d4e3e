"""When a text was last checked, when it is due again, and what is past that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.wording import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from checker.model import Citation, Instrument, Lang, Law, Rule, Version

COLUMNS = (
    *("rule", "number", "title", "basis", "effective"),
    *("citation", "status", "checked", "due"),
)


def past_due(instrument: Instrument, day: date) -> bool:
    """Tell whether the next check of a text is overdue; on the due day itself it is not."""
    return instrument.due < day


def first_due(cites: Iterable[Citation]) -> date | None:
    """Return the earliest day on which one of the cited texts is to be checked again."""
    return min((cite.instrument.due for cite in cites), default=None)


def stale(law: Law, day: date) -> Iterator[tuple[Rule, Version, Citation]]:
    """Return every citation whose text is past due on a day, rule by rule."""
    for rule in law.rules:
        for version in rule.versions:
            for cite in version.cites:
                if past_due(cite.instrument, day):
                    yield rule, version, cite


def stale_row(rule: Rule, version: Version, cite: Citation, lang: Lang) -> list[str]:
    """Write one overdue citation, column by column."""
    space = "" if lang == "zh" else " "
    return [
        rule.id,
        str(rule.number),
        rule.title.of(lang),
        word(f"basis.{version.basis.value}").of(lang),
        version.effective.isoformat(),
        f"{cite.instrument.short.of(lang).removeprefix('the ')}{space}{cite.article.of(lang)}",
        word(f"status.{cite.status}").of(lang),
        cite.instrument.checked.isoformat(),
        cite.instrument.due.isoformat(),
    ]

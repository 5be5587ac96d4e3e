"""List the law data for the command line: every wording, or every citation past its next check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.load import load_law
from checker.model import Basis
from checker.report.freshness import stale_row
from checker.report.json import citation_data
from checker.report.summary import cited
from checker.words import fill, word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from checker.model import Lang, Law, Rule, Text, Version
    from checker.report.freshness import Cited

COLUMNS = (
    *("rule", "number", "title", "basis", "rank", "asked", "effective"),
    *("ends", "citation", "status", "checked", "due"),
)


def wordings(law: Law, day: date | None) -> list[tuple[Rule, Version]]:
    """Return every version of every rule, or those in force on a day."""
    return [
        (rule, version)
        for rule in law.rules
        for basis in Basis
        for version in rule.versions_on(basis)
        if day is None or version is rule.version(basis, day, version.authority)
    ]


def none_known(law: Law) -> Text:
    """Say that no rule is known for a day, and from when on one is."""
    first = min(version.effective for rule in law.rules for version in rule.versions)
    return fill(word("finding.no-rule-for-date"), {"on": first})


def data(rule: Rule, version: Version) -> dict[str, Any]:
    """Return one version as data: words, numbers, yes or no, days."""
    return {
        "rule": rule.id,
        "kind": rule.kind,
        "number": rule.number,
        "title": {"en": rule.title.en, "zh": rule.title.zh},
        "basis": version.basis.value,
        "authority": version.authority,
        "rank": version.rank,
        "asked": version.asked,
        "effective": version.effective.isoformat(),
        "ends": version.ends.isoformat() if version.ends else None,
        "certainty": version.certainty,
        "citations": [citation_data(c) for c in version.cites],
        **_checks(version),
    }


def _checks(version: Version) -> dict[str, str]:
    return {
        "checked": min(c.instrument.checked for c in version.cites).isoformat(),
        "due": min(c.instrument.due for c in version.cites).isoformat(),
    }


def row(rule: Rule, version: Version, lang: Lang) -> list[str]:
    """Return one version as a row of the table."""
    statuses = dict.fromkeys(word(f"status.{c.status}").of(lang) for c in version.cites)
    return [
        rule.id,
        str(rule.number),
        rule.title.of(lang),
        _basis(version, lang),
        word(f"rank.{version.rank}").of(lang),
        word("answer.yes" if version.asked else "answer.no").of(lang),
        version.effective.isoformat(),
        version.ends.isoformat() if version.ends else "",
        cited(version).of(lang),
        ", ".join(statuses),
        *_checks(version).values(),
    ]


def _basis(version: Version, lang: Lang) -> str:
    basis = word(f"basis.{version.basis.value}").of(lang)
    if version.authority is None:
        return basis
    return f"{basis} ({load_law().authorities[version.authority].province.of(lang)})"


def as_text(rows: Iterable[list[str]]) -> str:
    """Write rows of versions for a terminal."""
    return "".join(_text(*row) for row in rows)


def _text(rule: str, number: str, title: str, basis: str, *rest: str) -> str:
    return f"{number:>2} {rule}: {title}\n   {basis}: {'; '.join(filter(None, rest))}\n"


def stale_data(found: Cited) -> dict[str, Any]:
    """Return one overdue citation as data."""
    cite, version = found.cite, found.version
    return {
        "kind": found.kind,
        "rule": found.id,
        "number": found.number,
        "title": {"en": found.title.en, "zh": found.title.zh},
        "basis": version.basis.value if version else None,
        "effective": version.effective.isoformat() if version else None,
        "citation": citation_data(cite),
        "status": cite.status,
        "checked": cite.instrument.checked.isoformat(),
        "due": cite.instrument.due.isoformat(),
    }


def stale_as_text(found: Iterable[Cited], lang: Lang) -> str:
    """Write overdue citations for a terminal, or that there are none."""
    said = "".join(_stale_text(*stale_row(each, lang)) for each in found)
    return said or word("report.nothing-stale").of(lang) + "\n"


def _stale_text(kind: str, name: str, number: str, title: str, basis: str, *rest: str) -> str:
    head = " ".join(filter(None, (kind, number, name)))
    measured = f"{basis}: " if basis else ""
    return f"{head}: {title}\n   {measured}{'; '.join(filter(None, rest))}\n"

"""``rules --stale``: list the citations whose text is past its next check."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from typing import Any

from checker.command.output import as_json
from checker.command.table import table
from checker.duties import load_duties
from checker.model import Lang, Law
from checker.report.freshness import (
    COLUMNS,
    Cited,
    of_duties,
    of_rules,
    of_statements,
    stale,
    stale_row,
)
from checker.report.json import citation_data
from checker.statements import load_topics
from checker.words import phrase


def listed(law: Law, day: date, options: Namespace) -> tuple[str, int]:
    """Return every overdue citation; asked for its status, whether there is any."""
    topics = load_topics().values()
    cited = (*of_rules(law), *of_statements(topics), *of_duties(load_duties()))
    found = list(stale(cited, day))
    status = 1 if options.exit_code and found else 0
    if options.format == "json":
        return as_json([_data(each) for each in found]), status
    if options.format == "text":
        return _as_text(found, options.lang), status
    rows = [stale_row(each, options.lang) for each in found]
    return table(COLUMNS, rows, options.format, marked=not options.no_bom), status


def _data(found: Cited) -> dict[str, Any]:
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


def _as_text(found: Iterable[Cited], lang: Lang) -> str:
    """Write overdue citations for a terminal, or that there are none."""
    lines = "".join(_text(*stale_row(each, lang)) for each in found)
    return lines or phrase("report.nothing-stale", lang) + "\n"


def _text(kind: str, name: str, number: str, title: str, basis: str, *rest: str) -> str:
    head = " ".join(filter(None, (kind, number, name)))
    measured = f"{basis}: " if basis else ""
    return f"{head}: {title}\n   {measured}{'; '.join(filter(None, rest))}\n"

"""Measure many applications: a row or an entry each, also for a file that cannot be read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.command.intake import Refused, in_one_line, load, name_of
from checker.load import load_law
from checker.model import OPEN_STATES, Basis
from checker.report.guides import no_guide
from checker.report.json import as_data
from checker.report.outline import Report
from checker.report.summary import counts, grouped, on_basis, overall
from checker.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from checker.application.application import Application
    from checker.model import Findings, Lang, RuleFindings, Text

FORMAT = "call-center-license/batch/1"
BYTE_ORDER_MARK = "\ufeff"
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
COLUMNS = ("file", "company", "date", "scope", "law", "local", "checklist", "stops", "open")


@dataclass(frozen=True, slots=True)
class Measured:
    """One application with its findings, under the name of its file."""

    name: str
    app: Application
    findings: Findings

    @property
    def stops(self) -> list[RuleFindings]:
        """Return the rules that law or local guide find not met."""
        return grouped(self.findings, tuple(Basis))["stops"]

    @property
    def open(self) -> int:
        """Return how many rules the law leaves open."""
        found = counts(on_basis(self.findings, Basis.LAW))
        return sum(found[state] for state in OPEN_STATES.values())


def measured(names: Iterable[str], today: date, as_of: date | None) -> list[Measured | Refused]:
    """Read and measure each file; one that is refused keeps its place."""
    return [_one(name, today, as_of) for name in names]


def _one(name: str, today: date, as_of: date | None) -> Measured | Refused:
    try:
        return Measured(name, *load(name, today, as_of))
    except Refused as refused:
        return refused


def as_batch(entries: Iterable[Measured | Refused]) -> dict[str, Any]:
    """Return the batch as data: words of the report, numbers, names of files as they were given."""
    listed = list(entries)
    return {
        "format": FORMAT,
        "rules_version": __version__,
        "applications": [_application(e) for e in listed if isinstance(e, Measured)],
        "errors": [_error(e) for e in listed if isinstance(e, Refused)],
    }


def _application(entry: Measured) -> dict[str, Any]:
    report = as_data(Report(entry.app, entry.findings, load_law()))
    return {
        "file": entry.name,
        "company": entry.app.word("company.name"),
        "application_date": report["application_date"],
        "route": {key: said for key, said in report["route"].items() if key != "reasons"},
        "verdicts": report["verdicts"],
        "open": entry.open,
        "not_met": [found.rule.id for found in entry.stops],
    }


def _error(refused: Refused) -> dict[str, Any]:
    said = {lang: in_one_line(refused, lang) for lang in ("en", "zh")}
    return {"file": refused.name, "line": refused.errors[0].line, **said}


def heads(lang: Lang) -> list[str]:
    """Return the heads of the table."""
    return [word(f"batch.{column}").of(lang) for column in COLUMNS]


def row(entry: Measured | Refused, lang: Lang) -> list[str]:
    """Return an application's row of the table, or a broken file's."""
    name = name_of(entry.name, lang)
    if isinstance(entry, Refused):
        not_read, why = word("batch.not-read").of(lang), in_one_line(entry, lang)
        return [name, "", "", "", not_read, "", "", why, ""]
    findings = entry.findings
    return [
        name,
        entry.app.word("company.name") or "",
        findings.day.isoformat(),
        word(f"route.scope-{findings.route.scope}").of(lang),
        *(_verdict(findings, basis).of(lang) for basis in Basis),
        "; ".join(found.rule.nav.of(lang) for found in entry.stops),
        str(entry.open),
    ]


def _verdict(findings: Findings, basis: Basis) -> Text:
    """Return the verdict on one basis, or why no local guide is measured against."""
    found = on_basis(findings, basis)
    if basis is Basis.LOCAL and not found:
        return no_guide(findings, load_law())
    return word(f"overall.{overall(found).value}")


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], form: str, *, marked: bool = True
) -> str:
    """Write rows as Markdown or CSV; ``marked`` puts the byte order mark that a spreadsheet wants.

    A cell that a spreadsheet would read as a formula begins with an apostrophe.
    """
    if form == "csv":
        out = io.StringIO()
        lines = [head, *([_cell(c) for c in r] for r in rows)]
        csv.writer(out, lineterminator="\n").writerows(lines)
        return (BYTE_ORDER_MARK if marked else "") + out.getvalue()
    body = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in body)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text

"""``batch``: a table of many applications, a row each, also for a file that cannot be read."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker import __version__
from checker.application.fields import InputError
from checker.command import intake
from checker.command.arguments import BAD_INPUT, add_dated_command, add_formats, as_of
from checker.command.output import print_errors
from checker.command.table import table
from checker.model import LANGS, OPEN_STATES, Basis, Lang, RuleFindings
from checker.report.json import as_data, json_text
from checker.report.outline import BasisResult, Report
from checker.report.summary import grouped
from checker.words import phrase, word

FORMAT = "call-center-license/batch/1"
COLUMNS = ("file", "company", "date", "scope", "law", "local", "checklist", "stops", "open")


def add(commands: Any) -> None:
    """Add the command and its arguments."""
    command = add_dated_command(commands, "batch", run, "a table of many applications")
    command.add_argument("file", nargs="+", help="application files; one may be -, standard input")
    add_formats(command, "markdown", "csv", "json")


def run(options: Namespace) -> tuple[str, int]:
    """Answer what can be read; a file that cannot is told twice, in the table and as an error."""
    if options.file.count(intake.STANDARD_INPUT) > 1:
        raise InputError("", word("fault.standard-input-twice"))
    entries = [_measured(name, options.today, as_of(options)) for name in options.file]
    refused = [entry for entry in entries if isinstance(entry, intake.Refused)]
    for entry in refused:
        print_errors(intake.complaints(entry, options.lang))
    status = BAD_INPUT if refused else 0
    if options.format == "json":
        return json_text(_data(entries)), status
    rows = [_cells(entry, options.lang) for entry in entries]
    return table(heads(options.lang), rows, options.format, marked=not options.no_bom), status


@dataclass(frozen=True, slots=True)
class Measured:
    """One application's report, under the name of its file."""

    name: str
    report: Report

    @property
    def stops(self) -> list[RuleFindings]:
        """Return the rules that law or local guide find not met."""
        return grouped(self.report.findings, tuple(Basis))["stops"]

    @property
    def open(self) -> int:
        """Return how many rules the law leaves open."""
        law = self.report.results[Basis.LAW]
        return sum(law.counts[state] for state in OPEN_STATES.values())


def _measured(name: str, today: date, day: date | None) -> Measured | intake.Refused:
    """Read and measure a file; one that is refused keeps its place."""
    try:
        return Measured(name, intake.load(name, today, day))
    except intake.Refused as refused:
        return refused


def _data(entries: Iterable[Measured | intake.Refused]) -> dict[str, Any]:
    """Return the batch as data: words of the report, numbers, names of files as they were given."""
    listed = list(entries)
    return {
        "format": FORMAT,
        "rules_version": __version__,
        "applications": [_application(e) for e in listed if isinstance(e, Measured)],
        "errors": [_error(e) for e in listed if isinstance(e, intake.Refused)],
    }


def _application(entry: Measured) -> dict[str, Any]:
    report = as_data(entry.report)
    return {
        "file": entry.name,
        "company": entry.report.company,
        "application_date": report["application_date"],
        "route": {key: value for key, value in report["route"].items() if key != "reasons"},
        "verdicts": report["verdicts"],
        "open": entry.open,
        "not_met": [found.rule.id for found in entry.stops],
    }


def _error(refused: intake.Refused) -> dict[str, Any]:
    line, en, zh = refused.errors[0].line, *(intake.in_one_line(refused, lang) for lang in LANGS)
    return {"file": refused.name, "line": line, "en": en, "zh": zh}


def heads(lang: Lang) -> list[str]:
    """Return the heads of the table."""
    return [phrase(f"batch.{column}", lang) for column in COLUMNS]


def _cells(entry: Measured | intake.Refused, lang: Lang) -> list[str]:
    """Return an application's row of the table, or a broken file's."""
    name = intake.name_of(entry.name, lang)
    if isinstance(entry, intake.Refused):
        not_read, why = phrase("batch.not-read", lang), intake.in_one_line(entry, lang)
        return [name, "", "", "", not_read, "", "", why, ""]
    report = entry.report
    return [
        name,
        report.company or "",
        report.findings.day.isoformat(),
        phrase(f"route.scope-{report.findings.route.scope}", lang),
        *(_verdict(result, lang) for result in report.results.values()),
        "; ".join(found.rule.nav.of(lang) for found in entry.stops),
        str(entry.open),
    ]


def _verdict(result: BasisResult, lang: Lang) -> str:
    """Return the verdict on one basis, or why no local guide is measured against."""
    if result.absent and result.basis is Basis.LOCAL:
        return result.absent.of(lang)
    return phrase(f"overall.{result.verdict.value}", lang)

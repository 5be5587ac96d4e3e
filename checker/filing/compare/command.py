"""``compare``: what changed from one result of a company to another."""

from __future__ import annotations

from argparse import Namespace

from checker.filing.compare.data import as_json
from checker.filing.compare.find import ComparedResult, compare, side_of, side_of_report
from checker.filing.compare.plain import parts_of
from checker.io.arguments import Command, argument, formats
from checker.io.intake import measured, naming, read_report
from checker.load import load_law
from checker.report.data import REPORT_FORMAT
from checker.report.plain import written


def run(options: Namespace) -> tuple[str, int]:
    """Return what changed."""
    law = load_law()
    found = compare(_side(options.before, options), _side(options.after, options), law)
    if options.format == "json":
        return as_json(found), 0
    return written(parts_of(found, law), options.format, options.lang), 0


def _side(name: str, options: Namespace) -> ComparedResult:
    """Read one side: a report as it tells itself, an application as it is evaluated now."""
    data = read_report(name, "compare.unreadable")
    if data.get("format") != REPORT_FORMAT:
        report = measured(name, data, options.today)
        return side_of(report.app, report.law)
    with naming(name):
        return side_of_report(data)


COMMAND = Command(
    "what changed from one result to another, and because of what",
    run,
    (
        argument("before", help="the earlier application file, or JSON report"),
        argument("after", help="the later application file, or JSON report"),
        formats("text", "json", "markdown"),
    ),
)

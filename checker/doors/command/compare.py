"""``compare``: what changed between two results; or what a draft changes for applications."""

from __future__ import annotations

from argparse import Namespace

from checker.core.input_error import InputError
from checker.core.law_folder import reading_law_of
from checker.core.words import word
from checker.doors.command.batch import entries
from checker.filing.compare.data import as_json
from checker.filing.compare.find import ComparedResult, compare, side_of, side_of_report
from checker.filing.compare.plain import parts_of
from checker.filing.receipt import digests
from checker.io.arguments import AS_OF, BAD_INPUT, Command, argument, as_of, formats
from checker.io.draft import LAW, read_draft
from checker.io.intake import complaints, measured, naming, read_report
from checker.io.output import print_errors
from checker.io.refused import Refused
from checker.load import load_law
from checker.many import effect_data, effect_plain
from checker.many.effect import Draftsman
from checker.many.entries import Entry
from checker.report.data import REPORT_FORMAT
from checker.report.plain import written


def run(options: Namespace) -> tuple[str, int]:
    """Return what changed, or, under a draft, what would change."""
    if options.law is not None:
        return _under_draft(options)
    if options.as_of is not None:
        raise InputError("--as-of", word("effect.needs-law"))
    if not options.after:
        raise InputError("", word("arguments.required", names="after"))
    if len(options.after) > 1:
        raise InputError("", word("arguments.unrecognized", names=" ".join(options.after[1:])))
    law = load_law()
    before, after = (_side(name, options) for name in (options.before, *options.after))
    found = compare(before, after, law)
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


def _under_draft(options: Namespace) -> tuple[str, int]:
    """Return what a draft changes for each application, and for how many of them."""
    draft = read_draft(options.law)
    draftsman = Draftsman(draft, options.today, as_of(options))
    refused: list[Refused] = []
    for name in (options.before, *options.after):
        for entry in entries(name):
            found = draftsman.look_at(entry) if isinstance(entry, Entry) else entry
            if found:
                print_errors(complaints(found, options.lang))
                refused.append(found)
    status = BAD_INPUT if refused else 0
    shipped = digests()["law"]
    with reading_law_of(draft):
        if options.format == "json":
            return effect_data.as_json(draftsman, refused, shipped), status
        return written(effect_plain.parts_of(draftsman), options.format, options.lang), status


COMMAND = Command(
    "what changed from one result to another, and because of what; or what a draft would change",
    run,
    (
        LAW,
        AS_OF,
        argument("before", help="the earlier application file, or JSON report"),
        argument(
            "after",
            nargs="*",
            help="the later one; with --law all are applications, sheets, and folders of them",
        ),
        formats("text", "json", "markdown"),
    ),
)

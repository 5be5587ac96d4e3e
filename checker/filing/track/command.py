"""``track``: which clocks run after sending, and what a notice of correction asks."""

from __future__ import annotations

from argparse import Namespace

from checker.application.filing import DAY_WORDS, Days, out_of_order, path_of
from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.calendar import calendar_of
from checker.filing.read.command import text_of_file
from checker.filing.track.clocks import gaps
from checker.filing.track.data import as_json
from checker.filing.track.outline import Sent
from checker.filing.track.plain import noted_days, parts_of
from checker.filing.track.word_file import word_file
from checker.io.arguments import AS_OF, Command, argument, formats, load
from checker.kinds.date import read_date
from checker.report.outline import Report
from checker.report.plain import PlainLine, head, written

named = "--{}".format


def run(options: Namespace) -> tuple[str | bytes, int]:
    """Return the clocks that run, and what the notice asks of an application or of any."""
    report = load(options)
    days = _days(report, options)
    if not days.sent and options.notice is None:
        raise InputError("--notice", word("track.nothing-given"))
    text = None if options.notice is None else text_of_file(options.notice)
    sent = Sent(report, days, options.today, text, given=options.file is not None)
    match options.format:
        case "docx":
            if text is None or not options.output:
                raise InputError("--output", word("track.needs-output"))
            return word_file(sent), 0
        case "json":
            return as_json(sent), 0
        case "ics":
            return calendar_of(
                report, word("track.title"), noted_days(sent), options.lang, options.now
            ), 0
    begun = head("track.title", report.app, "track.as-of")
    parts = (*begun, *parts_of(sent), PlainLine("small", word("report.disclaimer")))
    return written(parts, options.format, options.lang), 0


def _days(report: Report, options: Namespace) -> Days:
    """Return the days of the file, each replaced by that of its option."""
    found = {
        name: read_date(named(name), day)
        for name in Days._fields
        if (day := getattr(options, name)) is not None
    }
    days = report.app.filing._replace(**found)
    for name, message in (*out_of_order(days, options.today), *gaps(days)):
        raise InputError(named(name), message)
    return days


COMMAND = Command(
    "after sending: which clocks run, and what a notice of correction asks, by which text",
    run,
    (
        AS_OF,
        argument("file", nargs="?", help="application file, JSON or TOML; none: any applicant"),
        argument("--notice", metavar="TEXT", help="text or Word file; - reads standard input"),
        *(
            argument(
                named(name),
                metavar="DAY",
                help=f"{word(DAY_WORDS[name]).en.lower()}; in place of {path_of(name)} of the file",
            )
            for name in Days._fields
        ),
        formats("text", "json", "markdown", "docx", "ics"),
    ),
)

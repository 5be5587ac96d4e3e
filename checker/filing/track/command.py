"""``track``: which clocks run after sending, and what a notice of correction asks."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from checker.command.arguments import AS_OF, Command, argument, as_of, formats
from checker.command.intake import load
from checker.filing.calendar import calendar_of
from checker.filing.read.command import text_of_file
from checker.filing.track import clocks_said, plain
from checker.filing.track.clocks import Days, checked
from checker.filing.track.data import as_json
from checker.filing.track.outline import Notice
from checker.filing.track.word_file import word_file
from checker.input_error import InputError
from checker.kinds.date import read_date
from checker.report.plain import Part, written
from checker.words import word

DAYS = {
    "sent": "when the application was sent",
    "correction": "when the notice of correction came",
    "corrected": "when the corrections were sent",
    "accepted": "when the notice of acceptance came",
    "decided": "the day of the decision",
    "received": "when the license came",
}


def run(options: Namespace) -> tuple[str | bytes, int]:
    """Return the clocks that run, and what the notice asks of an application or of any."""
    report, today = load(options.file, options.today, as_of(options)), options.today
    given = {name: getattr(options, name) for name in DAYS}
    found = {name: read_date(f"--{name}", day) for name, day in given.items() if day}
    days = checked(Days(**found), today)
    if not (days.sent or options.notice):
        raise InputError("--notice", word("track.nothing-given"))
    text = text_of_file(options.notice) if options.notice else ""
    notice = Notice(report, text, given=options.file is not None)
    match options.format:
        case "docx":
            if not (options.notice and options.output):
                raise InputError("--output", word("track.needs-output"))
            return word_file(notice), 0
        case "json":
            return as_json(notice, days, today), 0
        case "ics":
            noted = clocks_said.noted_days(report, days, today)
            title = word("track.title")
            return calendar_of(report, title, noted, options.lang, options.now), 0
    return written(_parts(notice, days, options), options.format, options.lang), 0


def _parts(notice: Notice, days: Days, options: Namespace) -> Iterator[Part]:
    yield Part("title", word("track.title"))
    if days.sent:
        yield from clocks_said.parts_of(notice.report, days, options.today)
    if options.notice:
        yield from plain.parts_of(notice)
    yield Part("small", word("report.disclaimer"))


COMMAND = Command(
    "after sending: which clocks run, and what a notice of correction asks, by which text",
    run,
    (
        AS_OF,
        argument("file", nargs="?", help="application file, JSON or TOML; none: any applicant"),
        argument("--notice", metavar="TEXT", help="text or Word file; - reads standard input"),
        *(argument(f"--{name}", metavar="DAY", help=said) for name, said in DAYS.items()),
        formats("text", "json", "markdown", "docx", "ics"),
    ),
)

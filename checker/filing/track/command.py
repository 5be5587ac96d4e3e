"""``track``: what a notice of correction asks, by which text, and what to do."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from checker.command.arguments import AS_OF, Command, argument, as_of, formats
from checker.command.intake import load
from checker.filing.read.command import text_of_file
from checker.filing.track import plain
from checker.filing.track.data import as_json
from checker.filing.track.outline import Notice
from checker.filing.track.word_file import word_file
from checker.input_error import InputError
from checker.report.plain import Part, written
from checker.words import word


def run(options: Namespace) -> tuple[str | bytes, int]:
    """Return what the notice asks, of an application or of any."""
    report = load(options.file, options.today, as_of(options))
    if options.notice is None:
        raise InputError("--notice", word("track.nothing-given"))
    notice = Notice(report, text_of_file(options.notice), given=options.file is not None)
    if options.format == "docx":
        if options.output is None:
            raise InputError("--output", word("track.needs-output"))
        return word_file(notice), 0
    if options.format == "json":
        return as_json(notice), 0
    return written(_parts(notice), options.format, options.lang), 0


def _parts(notice: Notice) -> Iterator[Part]:
    yield Part("title", word("track.title"))
    yield from plain.parts_of(notice)


COMMAND = Command(
    "after sending: what a notice of correction asks, by which text, and what to do",
    run,
    (
        AS_OF,
        argument("file", nargs="?", help="application file, JSON or TOML; none: any applicant"),
        argument(
            "--notice",
            metavar="TEXT",
            help="text or Word file of the notice; - reads standard input",
        ),
        formats("text", "json", "markdown", "docx"),
    ),
)

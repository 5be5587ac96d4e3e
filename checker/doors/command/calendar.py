"""``calendar``: the days by which a license holder has duties."""

from __future__ import annotations

from argparse import Namespace

from checker.decide.duties import days_of, load_duties, read_license, undated
from checker.io.arguments import Command, argument, formats
from checker.report.duties_plain import as_json, as_markdown, as_text
from checker.report.icalendar import as_icalendar


def run(options: Namespace) -> tuple[str, int]:
    """Return the calendar of one license."""
    duties = load_duties()
    held = read_license(duties, vars(options))
    entries, waiting = days_of(held, duties), undated(held, duties)
    match options.format:
        case "ics":
            return as_icalendar(held, entries, options.lang, options.today), 0
        case "json":
            return as_json(held, entries, waiting), 0
    write = as_text if options.format == "text" else as_markdown
    return write(held, entries, waiting, options.lang), 0


COMMAND = Command(
    "the days by which a license holder has duties",
    run,
    (
        argument("--granted", required=True, metavar="DATE", help="date on the license"),
        argument("--expires", metavar="DATE", help="its last day; none: five years on"),
        argument(
            "--registered",
            metavar="DATE",
            help="name, legal representative, capital registered anew",
        ),
        argument(
            "--decided",
            metavar="DATE",
            help="decision to change entity or scope, or on a branch",
        ),
        argument("--ending", metavar="DATE", help="planned end of business, within the term"),
        formats("text", "json", "markdown", "ics"),
    ),
)

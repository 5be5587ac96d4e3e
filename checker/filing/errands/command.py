"""``errands``: what to get, from whom, between which days, to be ticked off.

The list is of an application file, or of what two options say: where people call, and whether
there is foreign capital. What an option says stands in the place of the file's answer.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import date

from checker.core.input_error import InputError, refusal
from checker.core.words import word
from checker.filing.errands import plain
from checker.filing.errands.calendar import as_icalendar
from checker.filing.errands.data import as_json
from checker.filing.errands.find import ErrandList, Takes, errand_list, first_day, undated_list
from checker.filing.errands.panel import LONGEST_DAYS
from checker.filing.errands.sheet import as_html
from checker.io.arguments import (
    AS_OF,
    Argument,
    Command,
    argument,
    as_of,
    formats,
    say_left_aside,
    whole_number,
)
from checker.io.draft import under_draft
from checker.io.intake import measured, read
from checker.kinds import KINDS
from checker.load import load_law
from checker.model import ERRANDS, NATIONWIDE, Data
from checker.rules.foreign_capital import FOREIGN
from checker.rules.shared import PROVINCES

WRITERS = {"text": plain.as_text, "markdown": plain.as_markdown, "html": as_html}
ON = argument(*AS_OF.names, "--on", **AS_OF.settings)
FILE: Argument = argument(
    "file", nargs="?", help="application file, JSON or TOML; - reads standard input; none: options"
)
WHERE = argument(
    "--provinces",
    metavar="CODES",
    help=f"where people call: codes with commas, such as CN-HN; or {NATIONWIDE}",
)
CAPITAL = argument("--foreign", choices=("yes", "no"), help="whether there is foreign capital")
TAKES = argument(
    "--takes",
    action="append",
    default=[],
    metavar="ERRAND=DAYS",
    help="how many days an errand takes; may be given for each",
)
UNDATED = argument(
    "--undated", action="store_true", help="without days: for whoever has named no filing date"
)


def run(options: Namespace) -> tuple[str, int]:
    """Return the checklist for the filing day, for the first day it can be ready, or for none."""
    found = _undated(options) if options.undated else _dated(options)
    match options.format:
        case "json":
            return as_json(found), 0
        case "ics":
            return as_icalendar(found, options.lang, options.now), 0
    return WRITERS[options.format](found, options.lang), 0


def _dated(options: Namespace) -> ErrandList:
    data, takes = _answered(options), takes_of(options.takes, "--takes")
    found = dated_list(options.file or "", data, takes, options.today, as_of(options, ON))
    say_left_aside(found.report, options.lang)
    return found


def dated_list(name: str, data: Data, takes: Takes, today: date, day: date | None) -> ErrandList:
    """Return the list for a day, or for the first day it can be ready. Raises ``RefusedError``."""
    day_is_set = day is not None or "application_date" in data
    if not day_is_set:
        day = first_day(today, takes)
    return errand_list(measured(name, data, today, day), takes, day_is_set=day_is_set)


def _undated(options: Namespace) -> ErrandList:
    """Return the list without days. Raises ``InputError`` where one is asked for."""
    if options.as_of is not None or options.takes or options.format == "ics":
        raise InputError("--undated", word("errands.undated"))
    return undated_list(measured(options.file or "", _answered(options), options.today))


def _answered(options: Namespace) -> Data:
    """Read the file, and put what the options say in its place. Raises ``InputError``."""
    return with_options({} if options.file is None else read(options.file), options)


def with_options(data: Data, options: Namespace) -> Data:
    """Put what the options say in the place of an answer. Raises ``InputError``."""
    said: Data = {}
    if options.provinces is not None:
        law, codes = load_law(), options.provinces
        raw = codes if codes == NATIONWIDE else codes.split(",")
        # For its faults alone: the application reads it again, with all the others.
        KINDS["provinces"].read("--provinces", raw, law.fact(PROVINCES), law)
        said[PROVINCES] = raw
    if options.foreign is not None:
        said[FOREIGN] = options.foreign == "yes"
    for path, value in said.items():
        section, _, key = path.partition(".")
        table = data.get(section, {})
        # What is no table is refused with the file's other faults.
        if isinstance(table, dict):
            data = data | {section: table | {key: value}}
    return data


def takes_of(written: Iterable[str], place: str) -> Takes:
    """Read the days of each errand, ``errand=days``. Raises ``InputError`` for what is none."""
    found = {}
    for each in written:
        errand, _, days = each.partition("=")
        number = whole_number(days, 0, LONGEST_DAYS)
        if errand not in ERRANDS or number is None:
            allowed = ", ".join(ERRANDS)
            raise refusal(place, "errands.takes-fault", each, allowed=allowed, most=LONGEST_DAYS)
        found[errand] = number
    return found


COMMAND = under_draft(
    Command(
        "the errands of one application, with dates, to be ticked off",
        run,
        (
            ON,
            WHERE,
            CAPITAL,
            TAKES,
            UNDATED,
            FILE,
            formats("text", "markdown", "html", "json", "ics"),
        ),
    )
)

"""``window``: the days on which an application can be filed, what opens and what closes them."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from checker.command.arguments import add_dated_command, add_file, add_formats, as_of
from checker.command.intake import load
from checker.filing.window.calendar import as_icalendar
from checker.filing.window.data import as_json
from checker.filing.window.find import DAYS, window
from checker.filing.window.outline import BASES, WindowOutline
from checker.filing.window.plain import as_markdown, as_text
from checker.input_error import InputError, safe
from checker.model import DECIDING, Basis
from checker.words import word

# Ten years: no bar and no look-back is longer.
MOST_DAYS = 3653


def add(commands: Any, name: str) -> None:
    """Add the command and its arguments."""
    text = "the days on which an application can be filed, what opens and what closes them"
    command = add_dated_command(commands, name, run, text)
    add_file(command)
    command.add_argument(
        "--basis", choices=tuple(BASES), help="what must be met; none: law and provincial guide"
    )
    command.add_argument(
        "--days", default=str(DAYS), metavar="N", help=f"how many days to look at; none: {DAYS}"
    )
    add_formats(command, "text", "json", "markdown", "ics")


def run(options: Namespace) -> tuple[str, int]:
    """Return the days to file, from the application's own on."""
    days = _days(options.days)
    report = load(options.file, options.today, as_of(options))
    found = window(report.app, report.law, days=days)
    outline = WindowOutline(found, BASES[options.basis] if options.basis else DECIDING)
    match options.format:
        case "ics":
            return as_icalendar(outline, options.lang, options.now), 0
        case "json":
            return as_json(outline, options.basis or Basis.LAW.value), 0
    write = as_text if options.format == "text" else as_markdown
    return write(outline, options.lang), 0


def _days(written: str) -> int:
    """Read how many days to look at; a number that is none has its fault in both languages."""
    number = int(written) if written.isascii() and written.isdigit() else 0
    if not 1 <= number <= MOST_DAYS:
        values = {"value": safe(written, 40), "most": MOST_DAYS}
        raise InputError("--days", word("window.days-out-of-range", **values))
    return number

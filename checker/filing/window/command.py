"""``window``: the days on which an application can be filed, what opens and what closes them."""

from __future__ import annotations

from argparse import Namespace

from checker.core.input_error import InputError, safe
from checker.core.words import word
from checker.filing.window.calendar import as_icalendar
from checker.filing.window.data import as_json
from checker.filing.window.find import DAYS, window
from checker.filing.window.outline import BASES, WindowOutline
from checker.filing.window.plain import parts_of
from checker.io.arguments import argument, formats, of_application, whole_number
from checker.io.draft import under_draft
from checker.model import DECIDING, Basis
from checker.report.outline import Report
from checker.report.plain import written

# Ten years: no bar and no look-back is longer.
MOST_DAYS = 3653


def tell(report: Report, options: Namespace) -> str:
    """Return the days to file, from the application's own on."""
    days = whole_number(options.days, 1, MOST_DAYS)
    if days is None:
        # What argparse says of a number that is none has no second language.
        values = {"value": safe(options.days, 40), "most": MOST_DAYS}
        raise InputError("--days", word("window.days-out-of-range", **values))
    found = window(report.app, report.law, days=days)
    outline = WindowOutline(found, BASES[options.basis] if options.basis else DECIDING)
    match options.format:
        case "ics":
            return as_icalendar(outline, options.lang, options.now)
        case "json":
            return as_json(outline, options.basis or Basis.LAW)
    return written(parts_of(outline), options.format, options.lang)


COMMAND = under_draft(
    of_application(
        "the days on which an application can be filed, what opens and what closes them",
        tell,
        argument(
            "--basis", choices=tuple(BASES), help="what must be met; none: law and provincial guide"
        ),
        argument(
            "--days", default=str(DAYS), metavar="N", help=f"how many days to look at; none: {DAYS}"
        ),
        formats("text", "json", "markdown", "ics"),
    )
)

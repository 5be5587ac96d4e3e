"""``verify``: whether a report follows from an application file."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import date
from typing import Any

from checker import __version__
from checker.core.bounds import MOST_FAULTS
from checker.core.input_error import InputError, shown_name
from checker.core.words import in_both, joined_texts, word
from checker.filing.verify.find import differences
from checker.io.arguments import Command, argument, formats
from checker.io.intake import measured, naming, read, read_report
from checker.kinds.date import read_date
from checker.model import Text
from checker.report.data import REPORT_FORMAT, json_text

# What the build names the program by, see pyproject.toml.
WHEEL = "call_center_license_checker-{version}-py3-none-any.whl"
# It is printed within a file's name, so that nothing else may stand there.
VERSION = re.compile(r"\d{4}\.\d{1,2}\.\d{1,4}")
DATE = "application_date"
RECEIPT = "receipt"
PARTS = {
    "answers": "verify.answers",
    "law": "verify.law",
    "engine": "verify.engine",
    "route": "verify.route",
    "rest": "verify.rest",
}


def run(options: Namespace) -> tuple[str, int]:
    """Name what differs, on the report's own filing date."""
    told = read_report(options.report, "verify.unreadable")
    with naming(options.report):
        if told.get("format") != REPORT_FORMAT:
            raise InputError("format", word("verify.no-report"))
        day = read_date(DATE, told.get(DATE))
    data = read(options.file)
    report = measured(options.file, data, options.today, day)
    found = differences(told, report)
    own = _own_day(data)
    # The version that it was made with, where that is another one.
    made = str(told.get("rules_version")) if found else __version__
    made = made if VERSION.fullmatch(made) else __version__
    if options.format == "json":
        said = {
            "follows": not found,
            "has_receipt": RECEIPT in told,
            "differs": found,
            "rules_version": made,
            "application_date": day,
            "date_of_file": own,
        }
        return json_text(said), int(bool(found))
    lines = [_sentence(found)]
    if "draft" in told:
        lines.append(word("verify.draft", draft=shown_name(str(told["draft"]))))
    if RECEIPT not in told:
        lines.append(word("verify.no-receipt"))
    if own and own != day:
        lines.append(word("verify.other-day", day=day, own=own))
    if made != __version__:
        wheel = WHEEL.format(version=made)
        lines.append(word("verify.older", made=made, own=__version__, wheel=wheel))
    return "".join(f"{line.of(options.lang)}\n" for line in lines), int(bool(found))


def _own_day(data: dict[str, Any]) -> date | None:
    """Return the filing date that the file says itself, if any: it is not what is verified."""
    try:
        return read_date(DATE, data.get(DATE))
    except InputError:
        return None


def _sentence(found: tuple[str, ...]) -> Text:
    if not found:
        return word("verify.follows")
    told, left = found[:MOST_FAULTS], len(found) - MOST_FAULTS
    names = [word(PARTS[part]) if part in PARTS else in_both(part) for part in told]
    if left > 0:
        names.append(word("verify.more", n=f"{left:,}"))
    return word("verify.differs", parts=joined_texts(names, "mark.list"))


COMMAND = Command(
    "whether a report follows from an application file; status 1 if not",
    run,
    (
        argument("report", help="report, as check --format json writes it"),
        argument("file", help="the application file it was made from"),
        formats("text", "json"),
    ),
)

"""``verify``: whether a report follows from an application file."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from checker.application.fields import InputError, read_date
from checker.command.arguments import add_command, add_formats
from checker.command.intake import Refused, measured, read
from checker.filing.verify import differences
from checker.model import Text
from checker.report.json import FORMAT, json_text
from checker.words import in_both, joined, word

PARTS = ("answers", "law", "engine", "route", "rest")


def add(commands: Any) -> None:
    """Add the command and its arguments."""
    text = "whether a report follows from an application file; status 1 if not"
    command = add_command(commands, "verify", run, text)
    command.add_argument("report", help="report, as check --format json writes it")
    command.add_argument("file", help="the application file it was made from")
    add_formats(command, "text", "json")


def run(options: Namespace) -> tuple[str, int]:
    """Name what differs, on the report's own filing date."""
    told = read(options.report)
    try:
        day = _day(told)
    except InputError as error:
        raise Refused(options.report, (error,)) from None
    report = measured(options.file, read(options.file), options.today, day)
    found = differences(told, report)
    if options.format == "json":
        return json_text({"follows": not found, "differs": list(found)}), int(bool(found))
    return f"{_sentence(found).of(options.lang)}\n", int(bool(found))


def _day(told: dict[str, Any]) -> date:
    """Return the filing date of a report, or refuse what is none."""
    if told.get("format") != FORMAT:
        raise InputError("format", word("verify.no-report"))
    return read_date("application_date", told.get("application_date"))


def _sentence(found: tuple[str, ...]) -> Text:
    if not found:
        return word("verify.follows")
    names = [word(f"verify.{part}") if part in PARTS else in_both(part) for part in found]
    return word("verify.differs", parts=joined(names, *word("mark.list")))

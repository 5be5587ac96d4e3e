"""``agree``: whether the papers of one application agree."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from checker.command.arguments import add_dated_command, add_file, add_formats, as_of
from checker.command.intake import load
from checker.filing.agreement.data import as_json
from checker.filing.agreement.find import agreement
from checker.filing.agreement.plain import as_markdown, as_text


def add(commands: Any, name: str) -> None:
    """Add the command and its arguments."""
    command = add_dated_command(commands, name, run, "whether the papers say the same")
    add_file(command)
    add_formats(command, "text", "json", "markdown")


def run(options: Namespace) -> tuple[str, int]:
    """Return what agrees and what does not; it changes no verdict, so the status is 0."""
    report = load(options.file, options.today, as_of(options))
    found = agreement(report.app, report.findings, report.law)
    if options.format == "json":
        return as_json(found), 0
    write = as_text if options.format == "text" else as_markdown
    return write(found, options.lang), 0

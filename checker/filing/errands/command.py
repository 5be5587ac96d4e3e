"""``errands``: what to get, bring, have signed and sealed, and where."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from checker.command.arguments import add_dated_command, add_file, add_formats, as_of
from checker.command.intake import load
from checker.filing.errands.plain import as_html, as_markdown, as_text

WRITERS = {"text": as_text, "markdown": as_markdown, "html": as_html}


def add(commands: Any, name: str) -> None:
    """Add the command and its arguments."""
    text = "the errands of one application, to be ticked off"
    command = add_dated_command(commands, name, run, text)
    add_file(command)
    add_formats(command, *WRITERS)


def run(options: Namespace) -> tuple[str, int]:
    """Return the checklist."""
    report = load(options.file, options.today, as_of(options))
    return WRITERS[options.format](report, options.lang), 0

"""``draft``: a paper that has no template, or what goes into one that has, in Word."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from checker.command.arguments import add_dated_command, add_file, as_of
from checker.command.intake import load
from checker.filing.drafts.outline import DRAFTS, word_file
from checker.input_error import InputError
from checker.words import word


def add(commands: Any, name: str) -> None:
    """Add the command and its arguments."""
    command = add_dated_command(commands, name, run, "a paper to sign or to fill in, in Word")
    add_file(command)
    command.add_argument("--paper", required=True, choices=DRAFTS, help="which paper")
    command.set_defaults(format="docx")


def run(options: Namespace) -> tuple[bytes, int]:
    """Return one draft; it is written to a file only."""
    report = load(options.file, options.today, as_of(options))
    if options.output is None:
        raise InputError("--output", word("draft.needs-output"))
    return word_file(report, options.paper), 0

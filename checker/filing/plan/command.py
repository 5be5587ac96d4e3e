"""``plan``: the smallest changes after which nothing fails, what stands, who must answer."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from checker.command.arguments import add_dated_command, add_file, add_formats, as_of
from checker.command.intake import load
from checker.filing.plan.data import as_json
from checker.filing.plan.find import plan_for
from checker.filing.plan.plain import as_markdown, as_text
from checker.model import Basis

ALL = "all"


def add(commands: Any, name: str) -> None:
    """Add the command and its arguments."""
    text = "the smallest changes after which nothing fails, and who must answer"
    command = add_dated_command(commands, name, run, text)
    add_file(command)
    bases = (*(basis.value for basis in Basis), ALL)
    command.add_argument("--basis", choices=bases, default="law", help="what is to be met")
    add_formats(command, "text", "json", "markdown")


def run(options: Namespace) -> tuple[str, int]:
    """Return the plan of one application."""
    report = load(options.file, options.today, as_of(options))
    bases = tuple(basis for basis in Basis if options.basis in (basis.value, ALL))
    plan = plan_for(report.app, report.law, bases)
    if options.format == "json":
        return as_json(plan), 0
    write = as_text if options.format == "text" else as_markdown
    return write(plan, report.law, options.lang), 0

"""``chart``: the owners of the applicant, level by level, as a sheet to sign."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from checker.command.arguments import add_dated_command, add_file, add_formats, as_of
from checker.command.intake import load
from checker.filing.equity.data import as_json
from checker.filing.equity.outline import EquityChart
from checker.filing.equity.plain import as_text
from checker.filing.equity.svg import MOST_DRAWN, Sheet
from checker.input_error import InputError
from checker.words import word


def add(commands: Any, name: str) -> None:
    """Add the command and its arguments."""
    command = add_dated_command(commands, name, run, "the equity structure chart (material 3)")
    add_file(command)
    add_formats(command, "svg", "text", "json")


def run(options: Namespace) -> tuple[str, int]:
    """Return the chart of one application; what cannot be drawn is refused as a drawing."""
    chart = EquityChart(load(options.file, options.today, as_of(options)))
    match options.format:
        case "json":
            return as_json(chart), 0
        case "text":
            return as_text(chart, options.lang), 0
    sheet = Sheet(chart, options.lang)
    if chart.is_empty:
        raise InputError("shareholders", word("equity.nothing-to-draw"))
    if not sheet.is_drawn:
        raise InputError("shareholders", word("equity.too-many", most=MOST_DRAWN))
    return f"{sheet.svg()}\n", 0

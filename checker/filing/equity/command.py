"""``chart``: the owners of the applicant, level by level, as a sheet to sign."""

from __future__ import annotations

from argparse import Namespace

from checker.core.input_error import InputError
from checker.core.words import word
from checker.filing.equity.data import as_json
from checker.filing.equity.outline import MOST_DRAWN, EquityChart
from checker.filing.equity.plain import as_text
from checker.filing.equity.svg import ChartSheet
from checker.io.arguments import formats, of_application
from checker.report.outline import Report


def tell(report: Report, options: Namespace) -> str:
    """Return the chart of one application; what cannot be drawn is refused as a drawing."""
    chart = EquityChart(report)
    match options.format:
        case "json":
            return as_json(chart)
        case "text":
            return as_text(chart, options.lang)
    if chart.is_empty:
        raise InputError("shareholders", word("equity.nothing-to-draw"))
    if not chart.is_drawn:
        raise InputError("shareholders", word("equity.too-many", most=MOST_DRAWN))
    return f"{ChartSheet(chart, options.lang).svg()}\n"


COMMAND = of_application(
    "the equity structure chart (material 3)", tell, formats("svg", "text", "json")
)

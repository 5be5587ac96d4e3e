"""Write the equity chart as JSON: boxes, lines, shares in percent, where the boxes stand."""

from __future__ import annotations

from fractions import Fraction

from checker.filing.equity.find import Box, Ownership
from checker.filing.equity.outline import EquityChart
from checker.filing.equity.svg import HEIGHT, WIDTH, ChartSheet
from checker.model import LANGS, Data
from checker.report.data import json_report

FORMAT = "call-center-license/chart/1"
# A share counted through many levels has more decimals than anybody reads.
DECIMALS = 6


def as_json(chart: EquityChart) -> str:
    """Return the chart for programs: boxes, lines, shares in percent, problems."""
    owned, foreign = chart.owned, chart.owned.foreign
    return json_report(
        FORMAT,
        {
            "complete": owned.is_complete,
            "boxes": [_box(owned, box) for box in owned.boxes],
            "lines": [
                {
                    "from": holding.owner,
                    "to": holding.owned,
                    "share": None if holding.share is None else float(holding.share),
                    "loop": holding.closes,
                }
                for holding in owned.holdings
            ],
            "foreign": {key: _number(share) for key, share in foreign._asdict().items()}
            if foreign
            else None,
            "problems": [
                {"code": problem.code, "facts": list(problem.paths), **text._asdict()}
                for problem, text in (*chart.problems, *chart.differing)
            ],
            "sheets": {lang: _sheet(ChartSheet(chart, lang)) for lang in LANGS},
        },
    )


def _box(owned: Ownership, box: Box) -> Data:
    effective = owned.effective[box.number]
    return {
        "id": box.number,
        "name": box.name,
        "kind": box.kind,
        "foreign": box.foreign,
        "level": owned.levels[box.number],
        "effective": None if effective is None else _number(effective),
        "facts": [entry.path for entry in box.entries],
    }


def _sheet(sheet: ChartSheet) -> Data | None:
    """Return where the boxes stand on the sheet, in millimeters; nothing if it is not drawn."""
    if not sheet.chart.is_drawn:
        return None
    boxes = [
        {
            "id": placed.owner.number,
            "x": round(placed.x, 2),
            "y": round(placed.y, 2),
            "width": round(placed.width, 2),
            "height": round(placed.height, 2),
        }
        for placed in sheet.places
    ]
    return {"width": WIDTH, "height": HEIGHT, "boxes": boxes}


def _number(value: Fraction) -> float:
    return float(round(value, DECIMALS))

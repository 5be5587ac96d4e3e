"""Write the equity chart as JSON: boxes, lines, shares in percent, where the boxes stand."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from checker.filing.equity.find import Box, Holding, Range
from checker.filing.equity.outline import EquityChart
from checker.filing.equity.svg import Sheet
from checker.model import LANGS
from checker.report.json import head, json_text

FORMAT = "call-center-license/chart/1"
# A share counted through many levels has more decimals than anybody reads.
DECIMALS = 6


def as_json(chart: EquityChart) -> str:
    """Return the chart for programs: boxes, lines, shares in percent, problems."""
    foreign = chart.owned.foreign
    data = {
        **head(FORMAT),
        "complete": chart.owned.is_complete,
        "boxes": [_box(chart, box) for box in chart.owned.boxes],
        "lines": [_holding(holding) for holding in chart.owned.holdings],
        "foreign": _range(foreign) if foreign else None,
        "problems": [
            {"code": problem.code, "facts": list(problem.paths), **text._asdict()}
            for problem, text in (*chart.problems, *chart.differing)
        ],
    }
    return json_text(data | {"sheets": {lang: _sheet(Sheet(chart, lang)) for lang in LANGS}})


def _box(chart: EquityChart, box: Box) -> dict[str, Any]:
    effective = chart.owned.effective[box.number]
    return {
        "id": box.number,
        "name": box.name,
        "kind": box.kind,
        "foreign": box.foreign,
        "level": chart.owned.levels[box.number],
        "effective": None if effective is None else _number(effective),
        "facts": [entry.path for entry in box.entries],
    }


def _holding(holding: Holding) -> dict[str, Any]:
    return {
        "from": holding.owner,
        "to": holding.owned,
        "share": None if holding.share is None else float(holding.share),
        "loop": holding.closes,
    }


def _range(found: Range) -> dict[str, float]:
    return {"least": _number(found.least), "most": _number(found.most)}


def _sheet(sheet: Sheet) -> dict[str, Any] | None:
    """Return where the boxes stand on the sheet, in millimeters; nothing if it is not drawn."""
    if not sheet.is_drawn:
        return None
    width, height = sheet.size
    boxes = [
        {"id": n, "x": _mm(x), "y": _mm(y), "width": _mm(w), "height": _mm(h)}
        for n, x, y, w, h in sheet.places
    ]
    return {"width": width, "height": height, "boxes": boxes}


def _number(value: Fraction) -> float:
    return float(round(value, DECIMALS))


def _mm(value: float) -> float:
    return round(value, 2)

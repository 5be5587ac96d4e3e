"""Hand the page the report as the command line prints it, and its receipt."""

from __future__ import annotations

from typing import Any

from checker.filing.receipt import as_json, kept
from checker.io.page_request import report_of


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the report on what is answered, as the command line prints it, and its receipt."""
    report = report_of(asked)
    return {"report": as_json(report), "receipt": kept(report)}

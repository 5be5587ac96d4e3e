"""Write what was read as JSON, or as an application file that holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.application.application import FORMAT as APPLICATION
from checker.application.walk import put_answer
from checker.filing.cases.toml_text import as_toml
from checker.filing.read.offers import Group
from checker.report.data import json_report

FORMAT = "call-center-license/reading/1"


def as_json(groups: Iterable[Group]) -> str:
    """Return every value with what it fills; of one path there may be two."""
    data = {
        "papers": [
            {
                "paper": group.paper,
                "name": group.name,
                "values": [
                    {
                        "printed": offer.printed,
                        "line": offer.line,
                        "read_twice": offer.state == "both",
                        "fills": offer.fills,
                    }
                    for offer in group.offers
                ],
            }
            for group in groups
        ],
    }
    return json_report(FORMAT, data)


def as_file(groups: Iterable[Group]) -> str:
    """Return an application file of what was read; what is read with two values is left out."""
    data: dict[str, Any] = {"format": APPLICATION}
    for offer in (offer for group in groups for offer in group.offers if offer.state != "both"):
        for path, content in offer.fills:
            put_answer(data, path, content)
    return f"{as_toml(data)}\n"

"""Write what was read as JSON, or as an application file that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.application.application import APPLICATION_FORMAT
from checker.application.walk import put_answer
from checker.filing.cases.toml_text import as_toml
from checker.filing.read.load import load_labels
from checker.filing.read.offers import PaperOffers
from checker.model import Data
from checker.report.data import json_report

FORMAT = "call-center-license/read/1"
# What nobody takes over without looking.
UNCERTAIN = ("both", "doubt")


def as_json(groups: Sequence[PaperOffers], cut: Sequence[int] = ()) -> str:
    """Return which kind of paper was read, if one alone, and every value by its path.

    Of one path there may be two values. ``cut`` are the lines that were not read whole.
    """
    kinds = {paper.id for paper in load_labels().papers for g in groups if g.paper in paper.titles}
    data = {
        "as": kinds.pop() if len(kinds) == 1 else None,
        "values": [value for group in groups for value in values_of(group)],
        "refused": [
            {
                "path": each.fill.path,
                "line": each.line,
                "paper": group.paper,
                **each.why._asdict(),
            }
            for group in groups
            for each in group.refused
        ],
        "cut": cut,
    }
    return json_report(FORMAT, data)


def values_of(group: PaperOffers) -> list[Data]:
    """Return every value that one paper offers, by its path."""
    return [
        {
            "path": path,
            "value": content,
            "line": offer.line,
            "text": offer.printed,
            "paper": group.paper,
            "read_twice": offer.state == "both",
            "remark": offer.remark,
            "in_doubt": offer.state == "doubt",
        }
        for offer in group.offers
        for path, content in offer.fills
    ]


def as_file(groups: Iterable[PaperOffers], unread: Iterable[str] = ()) -> str:
    """Return an application file of what was read, without what has two values or is in doubt.

    What else was not read, or is not taken, stands above it.
    """
    data: dict[str, Any] = {"format": APPLICATION_FORMAT}
    certain = (one for group in groups for one in group.offers if one.state not in UNCERTAIN)
    for offer in certain:
        for path, content in offer.fills:
            put_answer(data, path, content)
    return "".join(f"# {said}\n" for said in unread) + f"{as_toml(data)}\n"

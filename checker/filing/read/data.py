"""Write what was read as JSON, or as an application file that holds it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from checker.application.application import APPLICATION_FORMAT
from checker.application.walk import put_answer
from checker.filing.cases.toml_text import as_toml
from checker.filing.read.load import load_labels
from checker.filing.read.offers import Offer, PaperOffers
from checker.model import Data
from checker.report.data import json_report

FORMAT = "call-center-license/read/1"


def as_json(
    groups: Sequence[PaperOffers], cut: Sequence[int] = (), errors: Sequence[Data] = ()
) -> str:
    """Return which kind of paper was read, if one alone, and every value by its path.

    Of one path there may be two values. ``cut`` are the lines that were not read whole, ``errors``
    the files and pages that were not read.
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
        "errors": errors,
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
            **_where(offer),
        }
        for offer in group.offers
        for path, content in offer.fills
    ]


def _where(offer: Offer) -> Data:
    """Return where on which page a value stands, if it comes from one, and if it is certain."""
    if offer.spot is None:
        return {}
    return offer.spot._asdict() | {"certain": offer.is_certain}


def as_file(groups: Iterable[PaperOffers], unread: Iterable[str] = ()) -> str:
    """Return an application file of what was read, without what nobody takes before looking.

    What else was not read, or is not taken, stands above it.
    """
    data: dict[str, Any] = {"format": APPLICATION_FORMAT}
    every = (offer for group in groups for offer in group.offers)
    for offer in (one for one in every if one.is_certain):
        for path, content in offer.fills:
            put_answer(data, path, content)
    return "".join(f"# {said}\n" for said in unread) + f"{as_toml(data)}\n"

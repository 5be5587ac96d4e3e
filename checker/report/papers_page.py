"""Write the papers as the page shows them: each row, each group and what is folded, part by part.

A place of the page is known by its id. Its parts are HTML, by the names of the elements inside it
that hold them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model import Text
from checker.report.html import NOTHING, Html, el, spoken, together
from checker.words import word

# All papers, in which the groups and the rows stand.
ALL = "papers-all"
# What sets a mark apart, by what its row says of it.
FLAGS = {"alone": "tag", "instead": "instead"}


def row_parts(row: Mapping[str, Any], names: Mapping[str, Text]) -> dict[str, Html]:
    """Return the parts of one paper's row; ``names`` are of its own marks, in the form's order."""
    chips = {chip["path"]: chip for chip in row["chips"]}
    own = (_chip(chips[path], name) for path, name in names.items())
    entries = (_chip(chip, chip["label"]) for chip in chips.values() if "label" in chip)
    of_entries = el("span", *entries, cls="b-paper__entries b-side")
    return {
        "paper-state": together(row["word"]),
        "paper-marks": row["marks"],
        "paper-chips": together(*own, of_entries),
        "paper-said": row["said"],
    } | {
        f"day-{path}": el("p", day["text"], cls="b-paper__day", data_kind=day["kind"])
        if day["text"]
        else NOTHING
        for path, day in row["days"].items()
    }


def _chip(chip: Mapping[str, Any], name: Text) -> Html:
    """Write one mark. Its name is what it is, how it was answered, and what column alone asks."""
    asked = word("paper.asked-too", asked=chip["asked"]) if "asked" in chip else ""
    flags = {f"data_{key}": "yes" for key, shown in FLAGS.items() if shown in chip}
    return el(
        "button",
        el("span", name, cls="b-mark__name"),
        # The page says how it was answered, at once.
        el("span", cls="b-sr b-mark__answer"),
        el("span", chip.get("tag"), cls="b-mark__tag", aria_hidden="true"),
        spoken(asked),
        type="button",
        cls="b-mark b-press",
        data_chip=chip["path"],
        data_key=chip["path"],
        # The tab key reaches one mark of a row, the arrow keys the others.
        tabindex="-1",
        **flags,
    )


def page_of(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a page shows of the papers, by place, and how many are there."""
    if not found:
        return {}
    rows = {f"p-{name}": _place(row, row["parts"]) for name, row in found["rows"].items()}
    groups = {
        f"g-{name}": _place(group, {"errand-state": group["head"], "errand-line": group["line"]})
        for name, group in found["groups"].items()
    }
    left = word("paper.left", n=found["left"])
    folded = {f"folded-{state}": html for state, html in found["folded"].items()}
    of_all = {"parts": {"papers-left": together(left), **folded}}
    return {"there": found["there"], "places": {ALL: of_all, **groups, **rows}}


def _place(found: Mapping[str, Any], parts: Mapping[str, str]) -> dict[str, Any]:
    return {"state": found["state"], "there": found.get("there", False), "parts": parts}

"""Write a pack for the page: its rows with what was put to each, and what goes into the file."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from checker.core.visible import visible
from checker.core.words import word
from checker.filing.file_names import saved_as
from checker.filing.online_form import OLD, FormBlock
from checker.filing.pack.find import GivenFile, Pack, PackRow, pack_of
from checker.filing.pack.outline import (
    STATE_WORDS,
    counts_said,
    file_said,
    limit_parts,
    row_name,
    row_parts,
)
from checker.filing.pack.pieces import files_of
from checker.filing.pack.sorting import FileSorter, Sorted
from checker.io.page_request import file_data, report_of
from checker.report.html import NOTHING, Html, button, el, icon, joined_html, spoken, together
from checker.report.plain import PlainLine


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the rows, with the ``files`` put to them; with ``save`` all that a pack holds.

    With ``sort`` return where each file goes. Of a file come its id, name, size and first bytes,
    the row or the paper that it was put to by hand; its content stays where it is.
    """
    pack = pack_of(report_of(asked))
    sorter = FileSorter(pack)
    given = [_given(sorter, each) for each in asked.get("files", ())]
    pack = pack.with_files(given)
    if "sort" in asked:
        return _sorted(pack, given)
    if "save" not in asked:
        return {"panel": _panel(pack)}
    held = sorted(files_of(pack, asked["application"]).items())
    return {
        "files": [
            {"name": name, "file": each.source}
            if isinstance(each, GivenFile)
            else file_data(name, each)
            for name, each in held
        ]
    }


def _given(sorter: FileSorter, each: dict[str, Any]) -> GivenFile:
    """Take a file of the page: what was not put to a row by hand is sorted by its name."""
    name = each["name"]
    told = Sorted(each["row"]) if each["row"] else sorter.sorted([name], each.get("paper", ""))
    head = b64decode(each["head"])
    return GivenFile(visible(name), each["size"], head, each["id"], told.row, told.either)


def _sorted(pack: Pack, given: Iterable[GivenFile]) -> dict[str, Any]:
    """Say of each file where it is, and which rows there are."""
    papers = {row.field.id: row.paper.rule.id for row in pack.rows}
    places = [
        {
            "id": each.source,
            "row": each.row if each.row in papers else "",
            "paper": papers.get(each.row, ""),
            "either": each.either,
            "said": file_said(each),
            "fault": each.fault,
        }
        for each in given
    ]
    rows = [
        {"row": row.field.id, "paper": papers[row.field.id], "name": row_name(row)}
        for row in pack.rows
    ]
    return {"files": places, "rows": rows}


def _panel(pack: Pack) -> Html:
    name = f"{saved_as(pack.report.app)}.zip"
    save = button("save-pack", icon("save"), word("pack.save"), data_name=name)
    stop = button("stop-pack", word("pack.stop"), hidden="")
    said = {"data_saved": word("pack.saved"), "data_stopped": word("pack.stopped")}
    first = pack.report.first_of_all
    if first and pack.report.route.asks_nothing_more:
        return together(el("h3", word("pack.heading")), el("p", el("strong", first)))
    gone = [given.name for given in pack.unassigned if given.row]
    return together(
        el("h3", word("pack.heading")),
        el("p", el("strong", first)) if first else NOTHING,
        el("p", el("strong", counts_said(pack))),
        _drop(),
        asks(pack),
        el("p", save, " ", stop, " ", el("span", role="status", **said), cls="b-pack-save"),
        el("p", word("pack.gone"), " ", joined_html(gone, word("mark.list"))) if gone else NOTHING,
        _fold("pack.limits", limit_parts()),
        *(_block(pack, block, rows) for block, rows in groupby(pack.rows, lambda row: row.block)),
    )


def _drop() -> Html:
    """Return the one place for all files: their names tell where each goes."""
    return el(
        "div",
        el("p", button("add-files", icon("open"), word("pack.add-all")), _chooser()),
        el("p", word("pack.private"), cls="b-muted"),
        cls="b-pack-drop",
        data_key="drop",
    )


def _chooser() -> Html:
    return el("input", type="file", multiple="", hidden="")


def asks(pack: Pack) -> Html:
    """Ask of each file of which its name does not tell what it is."""
    names = {row.field.id: row.name for row in pack.rows}
    lines = [
        el(
            "div",
            el("p", el("b", word("pack.which-paper", name=given.name))),
            el(
                "p",
                *(
                    part
                    for row in given.either
                    for part in (
                        button("move-file", names[row], data_file=given.source, data_row=row),
                        " ",
                    )
                ),
                remove(given),
                cls="b-side",
            ),
            move(pack, given),
            data_key=f"ask {given.source}",
        )
        for given in pack.unassigned
        if not given.row
    ]
    return el("div", *lines, cls="b-pack-asks", data_key="asks") if lines else NOTHING


def remove(given: GivenFile) -> Html:
    """Return the button that takes a file out of the pack."""
    press, whose = word("pack.remove-file"), spoken(f" {given.name}")
    return button("remove-file", press, whose, data_file=given.source)


def move(pack: Pack, given: GivenFile) -> Html:
    """Return a fold with the rows that a file can be moved to."""
    rows = (row for row in pack.rows if row.field.id != given.row)
    options = (el("option", row_name(row), value=row.field.id) for row in rows)
    head = word("pack.move" if given.row else "pack.another")
    named = word("pack.move-named", name=given.name)
    return el(
        "details",
        el("summary", head, spoken(f" {given.name}")),
        el(
            "p",
            el("select", *options, cls="b-field", aria_label=named),
            " ",
            button("move-file", word("pack.move-here"), data_file=given.source),
            cls="b-side",
        ),
    )


def _block(pack: Pack, block: FormBlock, rows: Iterable[PackRow]) -> Html:
    """Return the rows of a block; what the old list alone asks is folded."""
    outer, head = ("details", "summary") if block.id == OLD else ("section", "h4")
    note = el("p", block.note) if block.note else NOTHING
    named = el(head, f"{block.number} ", block.name)
    return el(outer, named, note, *(_row(pack, row) for row in rows), data_key=block.id)


def _row(pack: Pack, row: PackRow) -> Html:
    """Return a row that takes files: how it stands, and folded what its paper must be.

    How it stands is read out when it changes, in short.
    """
    first, *rest = row_parts(row)
    acts = {"add-files": "pack.add-files"}
    if len(row.files) > 1:
        acts["remove-files"] = "pack.remove-files"
    named = spoken(" ", row.name)
    buttons = (button(act, word(key), named) for act, key in acts.items())
    count = spoken(f" ({len(row.files)})") if row.files else NOTHING
    state = el("span", word(STATE_WORDS[row.state]), count, role="status")
    files = [
        el(
            "div",
            el("p", file_said(given), " ", remove(given)),
            move(pack, given),
            cls="b-pack__file b-side",
            data_key=f"file {given.source}",
        )
        for given in row.files
    ]
    return el(
        "div",
        el("p", el("b", first.led), state, " ", *buttons, _chooser(), cls="b-side"),
        _fold("pack.more", rest) if rest else NOTHING,
        *files,
        cls=f"b-pack b-ends b-pack--{row.state}",
        data_key=row.field.id,
    )


def _fold(title: str, parts: Iterable[PlainLine]) -> Html:
    lines = (el("p", part.led, part.text) for part in parts)
    return el("details", el("summary", word(title)), *lines)

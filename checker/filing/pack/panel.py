"""Write a pack for the page: its rows with what was put to each, and what goes into the file."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from checker.core.visible import visible
from checker.core.words import word
from checker.filing.online_form import OLD, FormBlock
from checker.filing.pack.find import GivenFile, Pack, PackRow, pack_of
from checker.filing.pack.outline import STATE_WORDS, counts_said, file_said, limit_parts, row_parts
from checker.filing.pack.pieces import files_of
from checker.io.page_request import file_data, report_of
from checker.report.html import NOTHING, Html, button, el, icon, joined_html, spoken, together
from checker.report.plain import PlainLine


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the rows, with the ``files`` put to them; with ``save`` all that a pack holds.

    Of a file come its id, row, name, size and first bytes; its content stays where it is.
    """
    given = [
        GivenFile(
            visible(each["name"]), each["size"], b64decode(each["head"]), each["id"], each["row"]
        )
        for each in asked.get("files", ())
    ]
    pack = pack_of(report_of(asked)).with_files(given)
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


def _panel(pack: Pack) -> Html:
    name = f"b24-{pack.report.findings.day.isoformat()}.zip"
    save = button("save-pack", icon("save"), word("pack.save"), data_name=name)
    stop = button("stop-pack", word("pack.stop"), hidden="")
    said = {"data_saved": word("pack.saved"), "data_stopped": word("pack.stopped")}
    names = [given.name for given in pack.unassigned]
    first = pack.report.first_of_all
    if first and pack.report.route.asks_nothing_more:
        return together(el("h3", word("pack.heading")), el("p", el("strong", first)))
    return together(
        el("h3", word("pack.heading")),
        el("p", el("strong", first)) if first else NOTHING,
        el("p", el("strong", counts_said(pack))),
        el("p", word("pack.private"), cls="b-muted"),
        el("p", save, " ", stop, " ", el("span", role="status", **said), cls="b-pack-save"),
        el("p", word("pack.gone"), " ", joined_html(names, word("mark.list")))
        if names
        else NOTHING,
        _fold("pack.limits", limit_parts()),
        *(_block(block, rows) for block, rows in groupby(pack.rows, lambda row: row.block)),
    )


def _block(block: FormBlock, rows: Iterable[PackRow]) -> Html:
    """Return the rows of a block; what the old list alone asks is folded."""
    outer, head = ("details", "summary") if block.id == OLD else ("section", "h4")
    note = el("p", block.note) if block.note else NOTHING
    named = el(head, f"{block.number} ", block.name)
    return el(outer, named, note, *map(_row, rows), data_key=block.id)


def _row(row: PackRow) -> Html:
    """Return a row that takes files: how it stands, and folded what its paper must be.

    How it stands is read out when it changes, in short.
    """
    first, *rest = row_parts(row)
    acts = {"add-files": "pack.add-files"}
    if len(row.files) > 1:
        acts["remove-files"] = "pack.remove-files"
    named = spoken(" ", row.name)
    buttons = (button(act, word(key), named) for act, key in acts.items())
    chooser = el("input", type="file", multiple="", hidden="")
    count = spoken(f" ({len(row.files)})") if row.files else NOTHING
    state = el("span", word(STATE_WORDS[row.state]), count, role="status")
    files = []
    for given in row.files:
        press, whose = word("pack.remove-file"), spoken(f" {given.name}")
        remove = button("remove-file", press, whose, data_file=given.source)
        files.append(el("p", file_said(given), " ", remove, cls="b-pack__file"))
    return el(
        "div",
        el("p", el("b", first.led), state, " ", *buttons, chooser, cls="b-side"),
        _fold("pack.more", rest) if rest else NOTHING,
        *files,
        cls=f"b-pack b-ends b-pack--{row.state}",
        data_key=row.field.id,
    )


def _fold(title: str, parts: Iterable[PlainLine]) -> Html:
    lines = (el("p", part.led, part.text) for part in parts)
    return el("details", el("summary", word(title)), *lines)

"""Write a pack for the page: its rows with what was put to each, and what goes into the file."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from checker.filing.pack.find import Given, Pack, Row, pack_of
from checker.filing.pack.load import OLD, Block
from checker.filing.pack.outline import counted, file_said, limit_parts, row_parts
from checker.filing.pack.pieces import files_of
from checker.model import Lang
from checker.page_request import file_data, lang_of, report_of
from checker.report.html import Html, button, el, icon, spoken, together
from checker.report.plain import Part
from checker.words import phrase


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the rows, with the ``files`` put to them; with ``save`` all that a pack holds.

    Of a file come its id, row, name, size and first bytes; its content stays where it is.
    """
    given = [
        Given(each["name"], each["size"], b64decode(each["head"]), each["id"], each["row"])
        for each in asked.get("files", ())
    ]
    pack = pack_of(report_of(asked), given)
    if "save" not in asked:
        return {"panel": _panel(pack, lang_of(asked))}
    held = sorted(files_of(pack, asked["application"]).items())
    return {
        "files": [
            {"name": name, "file": each.source}
            if isinstance(each, Given)
            else file_data(name, each)
            for name, each in held
        ]
    }


def _panel(pack: Pack, lang: Lang) -> Html:
    name = f"b24-{pack.report.findings.day.isoformat()}.zip"
    save = button("save-pack", icon("save"), phrase("pack.save", lang), data_name=name)
    stop = button("stop-pack", phrase("pack.stop", lang), hidden="")
    said = {f"data_{key}": phrase(f"pack.{key}", lang) for key in ("saved", "stopped")}
    names = [given.name for given in pack.unassigned]
    apart = f"{phrase('pack.gone', lang)} {phrase('mark.list', lang).join(names)}"
    return together(
        el("h3", phrase("pack.heading", lang)),
        el("p", el("strong", counted(pack).of(lang))),
        el("p", phrase("pack.private", lang), cls="b-muted"),
        el("p", save, " ", stop, " ", el("span", role="status", **said), cls="b-pack-save"),
        *([el("p", apart)] if names else []),
        _fold("pack.limits", limit_parts(), lang),
        *(_block(block, rows, lang) for block, rows in groupby(pack.rows, lambda row: row.block)),
    )


def _block(block: Block, rows: Iterable[Row], lang: Lang) -> Html:
    """Return the rows of a block; what the old list alone asks is folded."""
    outer, head = ("details", "summary") if block.id == OLD else ("section", "h4")
    note = [el("p", block.note.of(lang))] if block.note else []
    lines = (_row(row, lang) for row in rows)
    return el(
        outer, el(head, f"{block.number} {block.name.of(lang)}"), *note, *lines, data_key=block.id
    )


def _row(row: Row, lang: Lang) -> Html:
    """Return a row that takes files: how it stands, and folded what its paper must be.

    How it stands is read out when it changes, in short.
    """
    first, *rest = row_parts(row)
    lead, _ = first.words(lang)
    acts = ["add-files"] + ["remove-files"] * (len(row.files) > 1)
    named = spoken(f" {row.name.of(lang)}")
    buttons = (button(act, phrase(f"pack.{act}", lang), named) for act in acts)
    chooser = el("input", type="file", multiple="", hidden="")
    count = [spoken(f" ({len(row.files)})")] if row.files else []
    state = el("span", phrase(f"pack.state-{row.state}", lang), *count, role="status")
    files = []
    for given in row.files:
        press, whose = phrase("pack.remove-file", lang), spoken(f" {given.name}")
        remove = button("remove-file", press, whose, data_file=given.source)
        files.append(el("p", file_said(given).of(lang), " ", remove, cls="b-pack__file"))
    return el(
        "div",
        el("p", el("b", lead), state, " ", *buttons, chooser, cls="b-side"),
        *([_fold("pack.more", rest, lang)] if rest else []),
        *files,
        cls=f"b-pack b-ends b-pack--{row.state}",
        data_key=row.field.id,
    )


def _fold(title: str, parts: Iterable[Part], lang: Lang) -> Html:
    lines = (el("p", *part.words(lang)) for part in parts)
    return el("details", el("summary", phrase(title, lang)), *lines)

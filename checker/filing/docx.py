"""Write a Word file (Office Open XML, ECMA-376): paragraphs in styles, tables, a footer.

It is a ZIP archive of a few XML files. They are stored, not packed, and carry no time: so the
same answers give the same bytes on every machine, and a page needs no library for it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

from checker.core.visible import visible
from checker.report.html import Html, el, joined_html, together

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Parts that are the same in every file: they were made once and lie beside this module.
FIXED = {
    "[Content_Types].xml": "content-types.xml",
    "_rels/.rels": "package-relations.xml",
    "word/_rels/document.xml.rels": "document-relations.xml",
    "word/styles.xml": "styles.xml",
}
# The first time that a ZIP archive can tell.
EPOCH = (1980, 1, 1, 0, 0, 0)
# Twentieths of a point: A4, its margins, and what is left between them.
SHORT, LONG, MARGIN = 11906, 16838, 1134
UPRIGHT, LYING = SHORT - 2 * MARGIN, LONG - 2 * MARGIN


class Paragraph(NamedTuple):
    """One paragraph in one of the styles of ``styles.xml``, in Chinese or English."""

    text: str
    style: str = "Normal"


# A cell is one paragraph or more: usually Chinese, and English below it.
DocxCell = tuple[Paragraph, ...]


def cell(text: str, style: str = "Cell") -> DocxCell:
    """Return a cell of one paragraph."""
    return (Paragraph(text, style),)


class DocxTable(NamedTuple):
    """A table; ``parts`` are the widths of its columns, as shares. Its first row may be a head."""

    parts: tuple[int, ...]
    rows: tuple[tuple[DocxCell, ...], ...]
    head: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


DocxBlock = Paragraph | DocxTable | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """One document: its title, what stands in it, its footer; upright or lying."""

    title: str
    blocks: tuple[DocxBlock, ...]
    footer: str
    lies: bool = False

    def file(self) -> bytes:
        """Return the Word file."""
        fixed = files("checker.filing").joinpath("docx_parts")
        names = {"xmlns:cp": CORE, "xmlns:dc": DUBLIN_CORE}
        core = el("cp:coreProperties", el("dc:title", self.title), **names)
        wide = LYING if self.lies else UPRIGHT
        blocks = (_block(block, wide) for block in self.blocks)
        body = el("w:body", *blocks, _section(lies=self.lies))
        made = {
            "docProps/core.xml": core,
            "word/document.xml": el("w:document", body, **{"xmlns:w": WORD, "xmlns:r": RELATIONS}),
            "word/footer1.xml": _footer(self.footer),
        }
        return _archive(
            {
                **{name: fixed.joinpath(source).read_bytes() for name, source in FIXED.items()},
                **{name: f"{DECLARATION}{root.of('zh')}".encode() for name, root in made.items()},
            }
        )


def _archive(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            # Else it would tell the system it was made on.
            entry.create_system = 0
            archive.writestr(entry, content)
    return held.getvalue()


def _section(*, lies: bool) -> Html:
    """Say how large the sheet is, its margins, and which footer it has."""
    width, height = (LONG, SHORT) if lies else (SHORT, LONG)
    orient = "landscape" if lies else None
    size = {"w:w": str(width), "w:h": str(height), "w:orient": orient}
    sides = ("top", "right", "bottom", "left", "header", "footer")
    margins = {f"w:{side}": str(MARGIN) for side in sides}
    return el(
        "w:sectPr",
        el("w:footerReference", **{"w:type": "default", "r:id": "rId2"}),
        el("w:pgSz", **size),
        el("w:pgMar", **margins, **{"w:gutter": "0"}),
    )


def _block(block: DocxBlock, wide: int) -> Html:
    match block:
        case DocxTable():
            # Word wants a paragraph behind a table.
            return together(_table(block, wide), _paragraph(Paragraph("", "Gap")))
        case PageBreak():
            return el("w:p", el("w:r", el("w:br", **{"w:type": "page"})))
    return _paragraph(block)


def _paragraph(paragraph: Paragraph) -> Html:
    style = el("w:pPr", el("w:pStyle", **{"w:val": paragraph.style}))
    return el("w:p", style, *_runs(paragraph.text))


def _runs(text: str) -> Iterable[Html]:
    if text:
        # XML has no controls. Without the attribute Word drops the spaces at both ends.
        yield el("w:r", el("w:t", visible(text), **{"xml:space": "preserve"}))


def _table(table: DocxTable, wide: int) -> Html:
    widths = [wide * part // sum(table.parts) for part in table.parts]
    properties = el(
        "w:tblPr",
        el("w:tblStyle", **{"w:val": "Grid"}),
        el("w:tblW", **{"w:w": str(sum(widths)), "w:type": "dxa"}),
        el("w:tblLayout", **{"w:type": "fixed"}),
        # The bit 0020 gives the first row the look of a head.
        el("w:tblLook", **{"w:val": "0020" if table.head else "0000"}),
    )
    grid = el("w:tblGrid", *(el("w:gridCol", **{"w:w": str(width)}) for width in widths))
    sizes = [el("w:tcW", **{"w:w": str(width), "w:type": "dxa"}) for width in widths]
    rows = []
    for number, cells in enumerate(table.rows):
        # No row is torn by the end of a page; a head stands on every page.
        head = [el("w:tblHeader")] if table.head and number == 0 else []
        written = (
            el("w:tc", el("w:tcPr", size), *map(_paragraph, cell))
            for cell, size in zip(cells, sizes, strict=True)
        )
        rows.append(el("w:tr", el("w:trPr", el("w:cantSplit"), *head), *written))
    return el("w:tbl", properties, grid, *rows)


def _footer(text: str) -> Html:
    """Write the footer; ``{page}`` in it is the number of the page, which Word fills in."""
    before, page, after = text.partition("{page}")
    number = el("w:fldSimple", el("w:r", el("w:t", "1")), **{"w:instr": " PAGE "})
    style = el("w:pPr", el("w:pStyle", **{"w:val": "Footer"}))
    runs = joined_html((*_runs(before), *([number] if page else []), *_runs(after)), "")
    return el("w:ftr", el("w:p", style, runs), **{"xmlns:w": WORD})

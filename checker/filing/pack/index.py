"""The index of a pack to read, in one language: a table of its rows first, all else below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_letters, digits
from typing import NamedTuple

from checker.core.words import NO_TEXT, begun, in_both, joined_texts, word
from checker.filing.docx import Document, DocxBlock, DocxTable, Paragraph, cell
from checker.filing.errands.outline import (
    contact,
    dated,
    filing_day,
    licensing_system,
    with_chinese,
)
from checker.filing.online_form import ELSEWHERE, OLD, load_form
from checker.filing.pack.find import FAULTS, GivenFile, Pack, PackRow
from checker.filing.pack.outline import (
    FAULT_WORDS,
    block_parts,
    counts_said,
    limit_parts,
    row_parts,
    unassigned_said,
)
from checker.model import LANGS, Lang, Text
from checker.report.html import NOTHING, Finished, Html, el, joined_html
from checker.report.page import page
from checker.report.plain import PlainLine

# How a row stands, in a word, behind its sign.
SIGNS = {"there": "✓", "online": "✎", "perhaps": "?"}
TO_FIX_SIGN = "✕"
SHORT_WORDS = {
    "there": "pack.short-there",
    "missing": "pack.state-missing",
    "online": "pack.short-online",
    "perhaps": "pack.short-perhaps",
    "too-large": "pack.state-too-large",
    "wrong-kind": "pack.state-wrong-kind",
    "empty": "pack.state-empty",
    "too-many": "pack.short-too-many",
}
COLUMNS = ("pack.field", "pack.paper", "pack.files", "pack.state", "pack.look")
WIDTHS = (1, 5, 5, 3, 6)
DASH = "–"
MEGABYTE = 1_000_000
PLAIN_SIGNS = frozenset(f"{ascii_letters}{digits}-_./")
STYLE = Finished(
    """
body{max-width:72rem}header{display:flex;flex-wrap:wrap;gap:0 1rem;justify-content:space-between}
h1{margin:0}header+p{margin:.1rem 0 .6rem}h3{margin-top:.8rem}
table{width:100%;border-collapse:collapse}
:is(th,td){padding:.3rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere;
border-bottom:1px solid #dfe5eb}
thead th{font-weight:400;color:#55616e;background:#f4f7fa}th{font-weight:600}
tr>:first-child{border-left:4px solid transparent;white-space:nowrap;font-weight:400}
tr.b-fix>:first-child{border-left-color:#a11d21}
.b-fix td:nth-child(4){color:#a11d21}.b-there td:nth-child(4){color:#0b6b3a}
@media(max-width:40rem){thead{display:none}tr{display:grid;grid-template-columns:3rem 1fr;
border-bottom:1px solid #dfe5eb}:is(th,td){border-bottom:0;padding:.1rem .5rem}
tr>:nth-child(n+3){grid-column:2}td:is(:empty,.b-dash){display:none}}
@media print{body{max-width:none;margin:0;padding:0;font-size:9pt;line-height:1.4}
tr{break-inside:avoid}.small{font-size:8pt}}
""".strip()
)


class IndexRow(NamedTuple):
    """One row of the table: what it is, its files, how it stands, and what is to be done."""

    number: str
    name: Text
    files: Sequence[GivenFile]
    state: str
    to_fix: bool
    look: Text

    @property
    def state_said(self) -> Text:
        """Return how it stands, in a word behind its sign."""
        sign = TO_FIX_SIGN if self.to_fix else SIGNS.get(self.state, DASH)
        return joined_texts((in_both(sign), word(SHORT_WORDS[self.state])), "mark.gap")


def contents(lang: Lang) -> str:
    """Return what the index of a language is called."""
    return word("pack.contents").of(lang)


def as_html(pack: Pack, lang: Lang, names: Mapping[tuple[str, str], str]) -> str:
    """Return the index as one page; ``names`` are those of the files in the pack, by key."""
    (other,) = (each for each in LANGS if each != lang)
    link = el("a", word("pack.other-language"), href=_address(f"{contents(other)}.html"))
    lines = [el("header", el("h1", _title(pack)), el("p", link)), el("p", *_head(pack))]
    if not pack.report.route.asks_nothing_more:
        lines += [_table(pack, names), el("p", _foot(pack), cls="small")]
        lines += map(_line, parts_below(pack))
    lines.append(el("p", word("report.disclaimer"), cls="small"))
    return page(_title(pack).of(lang), lines, lang, STYLE)


def as_word(pack: Pack, lang: Lang) -> bytes:
    """Return the index as a Word file: the same table, and what stands below it."""
    title = _title(pack).of(lang)
    head = joined_texts(_head_texts(pack), "mark.dot").of(lang)
    blocks: list[DocxBlock] = [Paragraph(title, "Title"), Paragraph(head)]
    if not pack.report.route.asks_nothing_more:
        rows = [tuple(cell(word(key).of(lang)) for key in COLUMNS)]
        for row in index_rows(pack):
            files = joined_texts((in_both(each.name) for each in row.files), "mark.list").of(lang)
            said = (row.name, row.state_said, row.look)
            name, state, look = (each.of(lang) for each in said)
            rows.append(tuple(map(cell, (row.number, name, files or DASH, state, look))))
        blocks += [DocxTable(WIDTHS, tuple(rows)), Paragraph(_foot(pack).of(lang))]
        for part in parts_below(pack):
            style = "Heading1" if part.kind == "heading" else "Normal"
            blocks.append(Paragraph("".join(part.written(lang)), style))
    blocks.append(Paragraph(word("report.disclaimer").of(lang)))
    return Document(title, tuple(blocks), f"{title} · {{page}}").file()


def index_rows(pack: Pack) -> Iterator[IndexRow]:
    """Return the rows of the table, in the form's order."""
    for row in pack.rows:
        to_fix = row.block.id != OLD and row.state in ("missing", "too-many", *FAULTS)
        look = joined_texts(_looks(row, to_fix=to_fix), "mark.item")
        yield IndexRow(row.field.number, _name(row), row.files, row.state, to_fix, look)


def _name(row: PackRow) -> Text:
    """Return what a row is called, in English with the Chinese name of its field."""
    name = with_chinese(row.field.name)
    return begun(word("paper.entry", name=row.entry, fact=name)) if row.entry else name


def _looks(row: PackRow, *, to_fix: bool) -> Iterator[Text]:
    """Say what is to be done: what is wrong with files, and from when a paper is dated."""
    for fault in dict.fromkeys(given.fault for given in row.files if given.fault):
        yield word(FAULT_WORDS[fault])
    if row.state == "too-many":
        yield word("pack.too-many-do")
    if to_fix and not row.files and not row.field.paths and (days := dated(row.paper)):
        yield joined_texts((word("errands.dated"), days), "mark.colon")
    if row.block.id == ELSEWHERE:
        yield word("pack.ask-field")
    if row.block.id == OLD:
        yield word("pack.counter-only")


def _title(pack: Pack) -> Text:
    company = pack.report.company
    return word("pack.title-of", company=company) if company else word("pack.title")


def _head_texts(pack: Pack) -> Iterator[Text]:
    """Say how many rows are to be mended, for which day it is, who decides, where it is filed."""
    report = pack.report
    if report.first_of_all:
        yield report.first_of_all
    if report.route.asks_nothing_more:
        return
    if to_fix := sum(row.to_fix for row in index_rows(pack)):
        yield word("pack.fix-first", n=to_fix)
    yield filing_day(pack.errands)
    if report.authority:
        yield from [*contact(report.authority)][:2]
    yield licensing_system(report)


def _head(pack: Pack) -> Iterator[Html]:
    first, *rest = _head_texts(pack)
    yield el("b", first)
    for each in rest:
        yield el("span", word("mark.dot"), each)


def _table(pack: Pack, names: Mapping[tuple[str, str], str]) -> Html:
    head = el("tr", *(el("th", word(key), scope="col") for key in COLUMNS))
    rows = (_row(row, names) for row in index_rows(pack))
    return el("table", el("thead", head), el("tbody", *rows))


def _row(row: IndexRow, names: Mapping[tuple[str, str], str]) -> Html:
    links = (el("a", given.name, href=_address(names[given.key])) for given in row.files)
    files = joined_html(links, word("mark.list")) if row.files else DASH
    look = "b-fix" if row.to_fix else "b-there" if row.state == "there" else None
    return el(
        "tr",
        el("td", row.number),
        el("th", row.name, scope="row"),
        el("td", files, cls=None if row.files else "b-dash"),
        el("td", row.state_said),
        el("td", row.look),
        cls=look,
    )


def _foot(pack: Pack) -> Text:
    """Say in a line how files are uploaded, and what was looked at."""
    _, limits = load_form()
    kinds = ", ".join(kind.upper() for kind in limits.kinds)
    values = {"mb": limits.size // MEGABYTE, "n": limits.pictures, "kinds": kinds}
    said = word("pack.upload", **values)
    placed = any(row.files for row in pack.rows) or pack.unassigned
    return joined_texts((said, *([word("pack.unread")] if placed else ())), "mark.gap")


def parts_below(pack: Pack) -> Iterator[PlainLine]:
    """Return what stands below the table: files of no row, then what each paper must be."""
    if pack.unassigned:
        yield PlainLine("heading", word("pack.unassigned"))
        yield PlainLine("small", word("pack.unassigned-means"))
        for given in pack.unassigned:
            yield PlainLine("line", unassigned_said(given, pack.rows))
    yield PlainLine("heading", word("pack.must-be"))
    yield PlainLine("small", counts_said(pack))
    yield PlainLine("small", word("pack.lead"))
    for block, rows in groupby(pack.rows, lambda row: row.block):
        yield PlainLine("owner", in_both(block.folder))
        yield from block_parts(block)
        for row in rows:
            yield from row_parts(row)
    yield PlainLine("heading", word("pack.limits"))
    yield from limit_parts()


def _line(part: PlainLine) -> Html:
    tags = {"heading": "h2", "owner": "h3"}
    led = el("b", part.led) if part.lead and part.kind == "pair" else part.led or NO_TEXT
    small = "small" if part.kind in ("source", "small") else None
    return el(tags.get(part.kind, "p"), led or NOTHING, part.text, cls=small)


def _address(name: str) -> str:
    """Write a file's name as an address beside the index: all but plain signs by their bytes."""
    return "".join(
        chr(byte) if chr(byte) in PLAIN_SIGNS else f"%{byte:02X}" for byte in name.encode()
    )


def made(pack: Pack, names: Mapping[tuple[str, str], str]) -> Iterable[tuple[str, bytes]]:
    """Return the index in both languages, as a page and as a Word file, by name."""
    for lang in LANGS:
        yield f"{contents(lang)}.html", as_html(pack, lang, names).encode()
        yield f"{contents(lang)}.docx", as_word(pack, lang)

"""The report in both languages, line beside line, with the answers it stands on and its receipt.

It says what the report of the command ``check`` says, in its order; of what is met or not asked it
names the rule alone, as nothing is to be done there. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.core.words import NO_TEXT, in_both, word
from checker.core.words.terms import VERDICT_WORDS
from checker.filing.docx import Document, DocxBlock, DocxCell, DocxTable, Paragraph, cell
from checker.filing.receipt import receipt
from checker.filing.take.given import given
from checker.model import LANGS, Text
from checker.report.html import Finished, Html, el, joined_html, together
from checker.report.outline import Report
from checker.report.page import page
from checker.report.plain import PlainLine, by_law, parts_of, plain_markdown

DIGITS = 16
STYLE = Finished(
    """
.b-twin{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:0 1.2rem;break-inside:avoid;
overflow-wrap:anywhere}
.b-twin>:last-child{color:#33404d}h1 span,h2 span{font-weight:400;color:#55616e}
h3{break-after:avoid}code{font-size:.8rem}
.b-twin__settled{font-weight:400;font-size:.85rem}
@media print{body{max-width:none;margin:0;padding:0;font-size:9pt;line-height:1.4}
h2{margin-top:.8rem}.small{font-size:7.5pt}a{color:inherit;text-decoration:none}}
""".strip()
)
RECEIPT = {
    "answers": "twin.receipt-answers",
    "law": "twin.receipt-law",
    "engine": "twin.receipt-engine",
}
TAGS = {"title": "h1", "heading": "h2", "owner": "h3"}
# Where nothing is to be done, and what a rule says beside its name.
SETTLED = ("met", "not_applicable")
EXPLAINS = ("line", "step", "source")
MARKDOWN_LINES = {
    "title": "# {both}\n",
    "heading": "\n## {both}\n",
    "owner": "\n### {both}\n",
    "rule": "\n### {both}\n\n`{rule}` · {state}\n",
}
WORD_STYLES = {"title": "Title", "heading": "Heading1"}


def twin_parts(report: Report) -> Iterator[PlainLine]:
    """Return the report's lines, then the answers and the receipt."""
    settled = False
    for part in parts_of(report):
        if part.kind in ("rule", "brief", "heading"):
            settled = part.state in SETTLED
        if part.kind == "title":
            yield PlainLine("title", by_law(word("twin.title")))
        elif settled and part.kind == "brief" and part.lead:
            # Its name is enough.
            yield replace(part, kind="rule", text=part.lead, lead=None)
        elif not (settled and part.kind in EXPLAINS):
            yield part
    answers = list(given(report.app, report.law))
    yield PlainLine("heading", word("twin.answers"))
    if not answers:
        yield PlainLine("line", word("twin.no-answers"))
    for answer in answers:
        yield PlainLine("pair", answer.value, lead=answer.name)
    yield PlainLine("heading", word("twin.receipt"))
    for part_of_it, digest in receipt(report.app).items():
        yield PlainLine("pair", in_both(digest[:DIGITS]), lead=word(RECEIPT[part_of_it]))
    yield PlainLine("small", word("twin.receipt-means"))


def as_markdown(report: Report) -> str:
    """Return the report as Markdown: each line in Chinese, and below it in English."""
    lines = []
    for part in twin_parts(report):
        zh, en = (plain_markdown("".join(part.written(lang))) for lang in ("zh", "en"))
        both = zh if zh == en else f"{zh} / {en}"
        below = "" if zh == en else f"  \n  {en}"
        link = f" <{part.url}>" if part.url else ""
        state = word(VERDICT_WORDS[part.state]) if part.state else NO_TEXT
        line = MARKDOWN_LINES.get(part.kind, "- {zh}{below}{link}")
        told = {"both": both, "zh": zh, "below": below, "link": link, "rule": part.rule}
        lines.append(line.format(**told, state=state.both))
    return "\n".join(lines) + "\n"


def as_word(report: Report) -> bytes:
    """Return the report as a Word file."""
    return word_file(_name(report), twin_parts(report))


def word_file(name: str, parts: Iterable[PlainLine]) -> bytes:
    """Return lines as a Word file: Chinese at the left, English at the right."""
    blocks: list[DocxBlock] = []
    rows: list[tuple[DocxCell, ...]] = []
    for part in parts:
        zh, en = ("".join(part.written(lang)) for lang in LANGS[::-1])
        if part.kind in WORD_STYLES:
            blocks += _table(rows)
            rows = []
            blocks += [Paragraph(f"{zh} {en}" if zh != en else zh, WORD_STYLES[part.kind])]
        else:
            # A rule's verdict stands before its words, and its id in English.
            lead = NO_TEXT
            if part.kind == "rule":
                state = word(VERDICT_WORDS[part.state])
                lead = Text(f"[{state.en}] {part.rule}: ", f"【{state.zh}】")
            rows.append((cell(lead.zh + zh), cell(lead.en + en)))
    return Document(name, (*blocks, *_table(rows)), f"{name} · {{page}}").file()


def _name(report: Report) -> str:
    return by_law(word("twin.title")).both + (f" · {report.company}" if report.company else "")


def _table(rows: list[tuple[DocxCell, ...]]) -> list[DocxBlock]:
    return [DocxTable((1, 1), tuple(rows), head=False)] if rows else []


def as_html(report: Report) -> str:
    """Return the report as one page that needs nothing else, fit for printing on A4."""
    return html_page(_name(report), twin_parts(report))


def html_page(name: str, parts: Iterable[PlainLine]) -> str:
    """Return lines as one page that needs nothing else."""
    return page(name, map(_html, parts), "zh", STYLE)


def fragment(report: Report) -> Html:
    """Return the report's lines as a page shows and prints them."""
    return joined_html(map(_html, twin_parts(report)), "\n")


def _html(part: PlainLine) -> Html:
    zh, en = (
        joined_html((el("b", lead), text), "") if lead else together(text)
        for lead, text in map(part.written, LANGS[::-1])
    )
    if part.kind in TAGS:
        # The name of a folder is both already.
        is_both = part.written("zh") == part.written("en")
        second = () if is_both else (" ", el("span", en, lang="en"))
        return el(TAGS[part.kind], zh, *second)
    if part.kind == "rule":
        said = zh, " ", el("span", en, lang="en"), " ", el("code", part.rule)
        # Its verdict stands beside it, unless it stands in the heading above.
        if part.state in SETTLED:
            return el("div", *said, cls="b-twin__settled")
        return el("h3", *said, " ", word(VERDICT_WORDS[part.state]).both)
    if part.url:
        zh, en = (el("a", text, href=part.url) for text in (zh, en))
    small = " small" if part.kind in ("source", "small") else ""
    return el("div", el("p", zh), el("p", en, lang="en"), cls=f"b-twin{small}")

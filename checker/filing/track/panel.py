"""Show a page what comes after sending, and hand out the table in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from checker.application.walk import FILING
from checker.core.words import word
from checker.filing.file_names import saved_as
from checker.filing.read.panel import too_long
from checker.filing.track.clocks import gaps
from checker.filing.track.outline import Sent
from checker.filing.track.plain import articles, clock_lines, each_remark, parts_of, unread
from checker.filing.track.table import RemarkRow, asked_about, counts, question, rows
from checker.filing.track.word_file import word_file
from checker.io.page_request import file_data, report_and_faults
from checker.model import Text
from checker.report.html import NOTHING, Either, Html, button, el, icon, making, together
from checker.report.plain import PlainLine

HEADS = ("track.row-number", "track.row-name", "track.row-do")


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the clocks that run after sending, and what is said of each remark of ``text``.

    With ``table`` return the remarks as a file. From days at fault no clock is drawn.
    """
    (report, faults), text = report_and_faults(asked), asked["text"]
    if fault := too_long(text):
        return {"panel": fault}
    days, today = report.app.filing, date.fromisoformat(asked["today"])
    # Other faults stand beside their questions.
    wrong = [fault.text for fault in faults if fault.path.startswith(FILING)]
    wrong += [said for _, said in gaps(days)]
    known = days._replace(sent=None) if wrong else days
    sent = Sent(report, known, today, text.strip() or None, bool(report.app.answers))
    if "table" in asked:
        name = f"{saved_as(report.app)}-reply.docx" if report.company else "reply.docx"
        return file_data(name, word_file(sent))
    shown = [el("p", said, role="alert") for said in wrong[:1]]
    if sent.text is None:
        shown += map(_line, parts_of(sent))
        return {"panel": together(*shown)}
    shown += _notice(sent, text)
    return {"panel": together(*shown)}


def _notice(sent: Sent, text: str) -> Iterator[Html]:
    """Show the table of a notice and the one question; what it rests on is folded below."""
    found = rows(sent)
    yield el("h3", word("track.notice"))
    yield el("p", counts(found) if found else word("track.nothing"), cls="b-muted")
    yield from map(_line, unread(sent))
    if found:
        yield _table(found)
    save = NOTHING
    if any(row.number for row in found):
        save = making(icon("save"), word("track.save"), do="track", text=text, table="")
    if put := question(sent):
        yield _question(sent, asked_about(found), put, save)
    else:
        yield el("p", save)
    if sent.days.sent:
        yield _fold(word("track.clocks"), clock_lines(sent))
    if found:
        yield _fold(word("track.each"), each_remark(sent))
    if sent.articles:
        yield _fold(word("track.articles"), articles(sent))
    yield el("p", word("track.decides-nothing"), cls="b-muted b-small")


def _table(found: Iterable[RemarkRow]) -> Html:
    # Laid out as a grid, rows and cells say what they are.
    heads = (el("th", word(key), role="columnheader") for key in HEADS)
    head = el("thead", el("tr", *heads, role="row"), role="rowgroup")
    body = el("tbody", *map(_row, found), role="rowgroup")
    return el("table", head, body, role="table", cls="b-remarks")


def _row(row: RemarkRow) -> Html:
    """Show a remark: its number, its paper with one line of its words, and what to do."""
    text = together(" ", el("span", row.text, cls="b-muted b-small")) if row.text else NOTHING
    quote = el("span", f"“{row.quote}”", cls="b-muted b-small", lang="zh-Hans")
    return el(
        "tr",
        el("td", str(row.number or ""), role="cell"),
        el("th", row.name, el("br"), quote, role="rowheader"),
        el("td", row.do, text, role="cell"),
        role="row",
        data_known=row.known,
    )


def _question(sent: Sent, head: Text, put: Text, save: Html) -> Html:
    """Show the question as it is put, with a button to copy it; in English what it means."""
    press = button(
        "copy-message", icon("copies"), word("track.copy"), data_copied=word("track.copied")
    )
    note = el("span", role="status", cls="b-plan__note")
    copy = el("p", press, " ", save, " ", note, cls="b-side")
    said = el("blockquote", put.zh, cls="b-plan__message", lang="zh-Hans")
    lead = el("p", sent.report.whom_to_ask, cls="b-small")
    fold = el("details", el("summary", word("track.meaning")), el("p", put))
    # In Chinese it is what stands above.
    meaning = Either(lambda lang: fold if lang == "en" else NOTHING)
    return el("section", el("h4", head), lead, said, meaning, copy, cls="b-plan__group b-below")


def _fold(head: Text, lines: Iterable[PlainLine]) -> Html:
    return el("details", el("summary", head), *map(_line, lines))


def _line(part: PlainLine) -> Html:
    muted = {"cls": "b-muted"} if part.kind in ("source", "small") else {}
    # A remark is a heading, what is said of it stands below.
    tag = "h3" if part.kind == "heading" else "h4" if part.kind == "pair" and part.lead else "p"
    return el(tag, el("b", part.led) if part.led else NOTHING, part.text, **muted)

"""Show a page what comes after sending, and hand out the table in Word."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.application.walk import FILING
from checker.core.words import word
from checker.filing.file_names import saved_as
from checker.filing.read.panel import too_long
from checker.filing.track.clocks import gaps
from checker.filing.track.outline import Sent
from checker.filing.track.plain import parts_of
from checker.filing.track.word_file import word_file
from checker.io.page_request import file_data, report_and_faults
from checker.report.html import NOTHING, Html, el, icon, making, together
from checker.report.plain import PlainLine


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
        return file_data(f"{saved_as(report.app)}-reply.docx", word_file(sent))
    shown = [el("p", said, role="alert") for said in wrong[:1]]
    shown += [_line(part) for part in parts_of(sent)]
    if any(number for number, _ in sent.remarks):
        save = making(icon("save"), word("track.save"), do="track", text=text, table="")
        shown.append(el("p", save))
    return {"panel": together(*shown)}


def _line(part: PlainLine) -> Html:
    muted = {"cls": "b-muted"} if part.kind in ("source", "small") else {}
    # A remark is a heading, what is said of it stands below.
    tag = "h3" if part.kind == "heading" else "h4" if part.kind == "pair" and part.lead else "p"
    return el(tag, el("b", part.led) if part.led else NOTHING, part.text, **muted)

"""Show a page what a notice of correction asks, and hand out the table in Word."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

from checker.application.walk import FILING
from checker.filing.track import clocks_said
from checker.filing.track.clocks import refuse_gaps
from checker.filing.track.outline import Notice
from checker.filing.track.plain import parts_of
from checker.filing.track.word_file import word_file
from checker.model import Lang
from checker.page_request import lang_of, report_and_faults
from checker.report.html import Html, button, el, icon, together
from checker.report.plain import Part
from checker.words import phrase


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the clocks that run after sending, and what is said of each remark of ``text``.

    With ``table`` return the remarks as a file. Raises ``InputError`` for days out of order.
    """
    (report, faults), lang = report_and_faults(asked), lang_of(asked)
    notice = Notice(report, asked["text"], given=bool(report.app.answers))
    if "table" in asked:
        content = base64.b64encode(word_file(notice)).decode("ascii")
        return {"name": "reply.docx", "base64": content}
    today, days = date.fromisoformat(asked["today"]), report.app.filing
    # Only those of the days: other faults stand beside their questions.
    for fault in faults:
        if fault.path.startswith(FILING):
            raise fault
    refuse_gaps(days)
    parts = [*clocks_said.parts_of(report, days, today)] if days.sent else []
    parts += parts_of(notice) if asked["text"].strip() else ()
    save = button("save-reply", icon("save"), phrase("track.save", lang))
    said = (_line(part, lang) for part in parts)
    return {"panel": together(*said, el("p", save) if notice.numbers else "")}


def _line(part: Part, lang: Lang) -> Html:
    lead, text = part.words(lang)
    muted = {"cls": "b-muted"} if part.kind in ("source", "small") else {}
    # A remark is a heading, what is said of it stands below.
    tag = "h3" if part.kind == "heading" else "h4" if part.kind == "pair" and lead else "p"
    return el(tag, el("b", lead) if lead else "", text, **muted)

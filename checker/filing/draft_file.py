"""Hand one draft to the page: a Word file, written in base64 as a reply is text."""

from __future__ import annotations

import base64
from typing import Any

from checker.application.fields import refusal
from checker.filing.drafts import DRAFTS, Drafts
from checker.page_request import report_of
from checker.report.outline import Report


def word_file(report: Report, paper: str) -> bytes:
    """Return a draft as a Word file; a name that is no draft's is refused."""
    if paper not in DRAFTS:
        raise refusal("--paper", "draft.no-paper", paper, allowed=", ".join(DRAFTS))
    return Drafts(report).document(paper).file()


def reply(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the file of ``paper``, and what it is to be called."""
    report = report_of(asked)
    content = word_file(report, asked["paper"])
    return {
        "ok": True,
        "name": f"{asked['paper']}.docx",
        "base64": base64.b64encode(content).decode("ascii"),
    }

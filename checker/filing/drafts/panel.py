"""Offer the drafts in the page: each with what it is, and a button that asks for its file."""

from __future__ import annotations

from checker.core.words import word
from checker.filing.drafts.outline import ON_TEMPLATE, Drafts, word_file
from checker.io.page_request import file_data, report_of
from checker.model import Data
from checker.report.html import Html, el, icon, making, spoken, together


def reply(asked: Data) -> Data:
    """Return the list of drafts that this applicant may need; the file of ``paper``, if named."""
    report = report_of(asked)
    if "paper" in asked:
        paper = asked["paper"]
        return file_data(f"{paper}.docx", word_file(report, paper))
    drafts = Drafts(report)
    sheets = [paper for paper in drafts.offered if paper in ON_TEMPLATE]
    panel = [
        el("h3", word("draft.heading")),
        el("p", word("draft.lead")),
        _list(drafts, [paper for paper in drafts.offered if paper not in sheets]),
    ]
    if sheets:
        panel += [el("h4", word("draft.sheets")), _list(drafts, sheets)]
    return {"panel": together(*panel)}


def _list(drafts: Drafts, papers: list[str]) -> Html:
    """Return drafts, each with a button that is named by what it saves."""
    offers = []
    for paper in papers:
        title = drafts.title(paper)
        if paper in ON_TEMPLATE:
            # The heading above says already that it is a sheet.
            rule = drafts.report.law.rule(paper)
            title = word("draft.letter", title=rule.title, n=rule.number)
        named = spoken(" ", title)
        said = together(word("draft.save"), named)
        save = making(icon("save"), said, do="drafts", paper=paper)
        offers.append(el("li", el("span", title), " ", save, data_key=paper))
    return el("ul", *offers, cls="b-drafts b-below")

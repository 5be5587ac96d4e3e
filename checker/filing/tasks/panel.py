"""Write from whom each paper is, by which day it is dated, who signs it, and where it goes."""

from __future__ import annotations

from checker.core.words import word
from checker.filing.errands.find import ErrandList, PaperTasks, errand_list
from checker.filing.errands.outline import labels
from checker.io.page_request import bases_of, report_of
from checker.model import Data
from checker.report import places
from checker.report.html import NOTHING, Html, el

# What leads a line here, by what it is called in the list of errands.
LEADS = {
    "errands.from": "tasks.from",
    "errands.dated": "tasks.dated",
    "errands.signing": "tasks.signing",
    "errands.as": "tasks.as",
    "errands.where": "tasks.where",
}


def reply(asked: Data) -> Data:
    """Return what stands in the places of each paper that is asked for, by their names."""
    found = errand_list(report_of(asked, bases_of(asked)))
    parts: Data = {}
    for errand in found.all:
        for paper in errand.papers:
            parts[places.paper_labels(paper.rule.id)] = _labels(found, paper)
            parts[places.paper_due(paper.rule.id)] = _due(paper)
    return {"parts": parts}


def _labels(found: ErrandList, paper: PaperTasks) -> Html:
    pairs = [
        el("div", el("dt", word(LEADS[label.key])), el("dd", label.said))
        for label in labels(found, paper)
    ]
    return el("dl", *pairs, cls="b-paper__labels") if pairs else NOTHING


def _due(paper: PaperTasks) -> Html:
    """Say from which day on a paper is to be issued, while it bears no date that is fresh."""
    if not paper.issue:
        return NOTHING
    return el("span", word("errands.issued-from", first=paper.issue.first))

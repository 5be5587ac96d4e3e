"""Say of all papers how they stand: each row, each group of them, and those folded away."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from checker.load import load_law
from checker.memo import Memo
from checker.model import Basis, Lang
from checker.report.errands import errands_of
from checker.report.html import NOTHING, Html, el, joined, together
from checker.report.markup import icon
from checker.report.outline import Report
from checker.report.paper_row import (
    FAILING,
    FOLDED,
    MOST,
    Context,
    Paper,
    Row,
    gathered,
    row_of,
    short_column,
    takes_another,
)
from checker.words import phrase, word


def paper_rows(report: Report, memo: Memo, lang: Lang) -> dict[str, Any]:
    """Return what a page shows of the papers: each row, each group, and how many are there.

    ``memo`` is the one that the findings were made with. Before all law there is nothing to say.
    """
    if not report.is_ruled:
        return {}
    # The one whose administration decides: its guide is meant.
    province = report.authority.province if report.authority else None
    errands, how = errands_of(report.law), Context(lang, report.app.day, province)
    by_id = {found.rule.id: found for found in report.findings.rules}
    days = {each.code: each.on for each in report.findings.dates}
    rows = {
        paper.id: row_of(gathered(report, by_id[paper.id], days, memo), how)
        for errand in errands
        for paper in errand.papers
    }
    shown = [row for row in rows.values() if row.state not in FOLDED]
    there = sum(row.is_there for row in shown)
    return {
        "rows": {paper: row.data for paper, row in rows.items()},
        "groups": {
            errand.id: _group(errand.together, tuple(rows[p.id] for p in errand.papers), how)
            for errand in errands
        },
        "folded": {
            state: _folded(state, tuple(r for r in rows.values() if r.state == state), how)
            for state in FOLDED
        },
        "asked": len(shown),
        "there": there,
        "missing": sum(row.state in FAILING for row in shown),
        "left": len(shown) - there,
    }


@lru_cache(MOST)
def _group(together: bool, rows: tuple[Row, ...], how: Context) -> dict[str, Any]:  # noqa: FBT001
    """Return how a group stands, what is said of it at its head, and what it is in one line."""
    shown = [row for row in rows if row.state not in FOLDED]
    there = sum(row.is_there for row in shown)
    failing = [row for row in shown if row.state in FAILING]
    state = "there" if there == len(shown) else "missing" if failing else "open"
    in_a_line = []
    for row in shown:
        rule, until = row.paper.found.rule, min((on for _, on in row.paper.until), default=None)
        key = "paper.group-line-until" if until else "paper.group-line"
        said = phrase(key, how.lang, n=rule.number, paper=rule.nav, on=until or "")
        in_a_line.append(el("span", said, data_key=rule.id))
    return {
        "state": state if shown else "none",
        "head": _group_head(state, there, shown, failing, how) if shown else NOTHING,
        "line": joined(in_a_line, " "),
        "together": together and len(shown) > 1 and there < len(shown),
    }


def _group_head(state: str, there: int, shown: list[Row], failing: list[Row], how: Context) -> Html:
    if state == "there":
        return together(icon("met"), phrase("paper.group-there", how.lang))
    if state == "open":
        return el("span", phrase("paper.group-count", how.lang, n=there, m=len(shown)))
    who = {basis for row in failing for basis in _waiting_for(row.paper)}
    only = short_column(who.pop(), how) if len(who) == 1 and who != {Basis.LAW} else None
    key = "paper.group-missing-only" if only else "paper.group-missing"
    said = phrase(key, how.lang, n=len(failing), column=only or "")
    return el("span", icon("not_met"), said, cls="b-pill b-pill--not_met")


def _waiting_for(paper: Paper) -> set[Basis]:
    """Return the columns that fail on a paper, or that a missing mark of it may still fail."""
    failing = {basis for basis, f in paper.asking.items() if f.state == "not_met"}
    missing = (path for path, value in paper.answers if value is False)
    return failing.union(*(takes_another(paper, path) for path in missing))


@lru_cache(MOST)
def _folded(state: str, rows: tuple[Row, ...], how: Context) -> Html:
    """Name the papers that are not asked, each with why, or those of which it is not known."""
    papers = sorted((row.paper for row in rows), key=lambda paper: paper.found.rule.number)
    key = "paper.perhaps" if state == "perhaps" else "paper.not-asked"
    lead = el("strong", phrase(key, how.lang, n=len(papers)))
    lines = [_why_folded(paper, state, how) for paper in papers]
    return joined([lead, *lines], " ") if papers else NOTHING


def _why_folded(paper: Paper, state: str, how: Context) -> Html:
    rule = paper.found.rule
    why = _waits_for(paper, how) if state == "perhaps" else _why_not_asked(paper, how)
    name = phrase("paper.group-line", how.lang, n=rule.number, paper=rule.nav)
    return el("span", name, word("mark.colon").of(how.lang), why, data_key=rule.id)


def _waits_for(paper: Paper, how: Context) -> Html:
    """Lead to the questions that settle whether a paper is asked."""
    own = {path for path, _ in paper.answers}
    missing = dict.fromkeys(p for f in paper.asking.values() for p in f.missing if p not in own)
    facts = {path: load_law().fact(path).short.of(how.lang) for path in missing}
    jumps = (
        el("a", name, cls="b-jump", href=f"#q-{path}", data_goto=path)
        for path, name in facts.items()
    )
    return joined(jumps, word("mark.list").of(how.lang))


def _why_not_asked(paper: Paper, how: Context) -> str:
    """Return the reason of the text that would ask; else of the one that asks nobody any more."""
    found = [paper.found.on[b] for b in paper.bases if b in paper.found.on]
    asking = [f for f in found if f.version and f.version.asked]
    reasons = [reason.text for f in (asking or found) for reason in f.reasons]
    return reasons[0].of(how.lang) if reasons else ""

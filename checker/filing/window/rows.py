"""Choose what is drawn of the days to file: a row each for what fits, papers, and what turns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from checker.core.dates import add_days
from checker.core.words import word
from checker.core.words.terms import BASIS_WORDS
from checker.filing.window.find import FAILS, FINE, DayRun, FindingDays
from checker.filing.window.outline import PaperLine, WindowOutline
from checker.filing.window.svg import Bar
from checker.model import Rule, Text
from checker.report.outline import named


class DrawnRow(NamedTuple):
    """One row of the picture: what it is called, what is said of it, and its bars."""

    name: Text
    note: Text
    bars: tuple[Bar, ...]
    ranks: tuple[str, ...] = ()


# What the row of the days that decide is called, by what is said best of them.
DECIDING_WORDS = {
    "fits": "window.deciding-fits",
    "open": "window.deciding-open",
    "stuck": "window.deciding-stuck",
    "none": "window.deciding-none",
}


def drawn_rows(outline: WindowOutline) -> list[DrawnRow]:
    """Return the rows: the days that fit, the safer ones, dated papers, and rules that turn."""
    window, found, lease = outline.window, outline.outlook, outline.lease
    note = outline.days(found.runs) if found.runs else outline.brief
    fitting = word(DECIDING_WORDS[found.kind])
    rows = [DrawnRow(fitting, note, _bars(found.runs, found.kind))]
    if outline.safer and (safer := window.safer.met):
        both = word("window.with-old-list")
        rows.append(DrawnRow(both, outline.days(safer), _bars(safer, "safer")))
    for paper, name, said in outline.papers:
        bars = (Bar(paper.on, paper.until, "paper"),) if paper.on and paper.until else ()
        rows.append(DrawnRow(name, said, bars, paper.ranks))
    if lease:
        # Where only its end was typed, it has run all along as far as is drawn.
        bar = Bar(lease.first or min(window.first, lease.last), lease.last, "paper")
        rows.append(DrawnRow(word("window.lease"), lease.said, (bar,)))
    return rows + [
        _turning(outline, row.rule, row)
        for row in window.rows
        if row.rule and _shows(row, outline.papers)
    ]


def _bars(runs: Iterable[DayRun], kind: str) -> tuple[Bar, ...]:
    return tuple(Bar(run.opens, run.closes, kind) for run in runs)


def _shows(row: FindingDays, papers: Collection[PaperLine]) -> bool:
    """Tell whether a rule turns, other than on the day after its paper's last."""
    ends = {
        add_days(line.paper.until, 1)
        for line in papers
        if line.paper.rule is row.rule and line.paper.until
    }
    # With the first stretch nothing turns: there the span begins.
    return bool({one.first for one in row.said[1:]} - ends)


def _turning(outline: WindowOutline, rule: Rule, row: FindingDays) -> DrawnRow:
    """Draw on which days a rule is met, and on which it fails."""
    bars = tuple(
        Bar(one.first, one.last, "met" if one.found in FINE else "fails")
        for one in row.said
        if one.found in FINE or one.found == FAILS
    )
    fine = [DayRun(bar.first, bar.last) for bar in bars if bar.kind == "met"]
    days = word("window.days-met", days=outline.days(fine)) if fine else word("window.days-never")
    note = word("phrase.aside", text=days, aside=word(BASIS_WORDS[row.basis]))
    return DrawnRow(named(rule), note, bars)

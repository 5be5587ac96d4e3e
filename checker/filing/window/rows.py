"""Choose what is drawn of the days to file: a row each for what fits, papers, and what turns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from checker.dates import add_days
from checker.filing.window.find import FAILS, FINE, Row, Run
from checker.filing.window.outline import PaperLine, WindowOutline, named
from checker.filing.window.svg import Bar
from checker.model import Rule, Text
from checker.words import word


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One row of the picture: what it is called, what is said of it, and its bars."""

    name: Text
    note: Text
    bars: tuple[Bar, ...]
    ranks: tuple[str, ...] = ()


def drawn_rows(outline: WindowOutline) -> list[DrawnRow]:
    """Return the rows: the days that fit, the safer ones, dated papers, and rules that turn."""
    papers = outline.papers
    turning = (
        _turning(outline, row.rule, row)
        for row in outline.window.rows
        if row.rule and _shows(row, papers)
    )
    return [
        _fitting(outline),
        *_safer(outline),
        *map(_paper, papers),
        *_lease(outline),
        *turning,
    ]


def _fitting(outline: WindowOutline) -> DrawnRow:
    found = outline.outlook
    note = outline.days(found.runs) if found.runs else outline.brief
    return DrawnRow(word(f"window.deciding-{found.kind}"), note, _bars(found.runs, found.kind))


def _safer(outline: WindowOutline) -> Iterator[DrawnRow]:
    runs = outline.window.safer.met
    if outline.safer and runs:
        yield DrawnRow(word("window.with-old-list"), outline.days(runs), _bars(runs, "safer"))


def _bars(runs: Iterable[Run], kind: str) -> tuple[Bar, ...]:
    return tuple(Bar(run.opens, run.closes, kind) for run in runs)


def _paper(line: PaperLine) -> DrawnRow:
    paper = line.paper
    bars = (Bar(paper.on, paper.until, "paper"),) if paper.on and paper.until else ()
    return DrawnRow(line.name, line.said, bars, paper.ranks)


def _lease(outline: WindowOutline) -> Iterator[DrawnRow]:
    if lease := outline.lease:
        # Where only its end was typed, it has run all along as far as is drawn.
        bar = Bar(lease.first or min(outline.window.first, lease.last), lease.last, "paper")
        yield DrawnRow(word("window.lease"), lease.said, (bar,))


def _shows(row: Row, papers: Collection[PaperLine]) -> bool:
    """Tell whether a rule turns, other than on the day after its paper's last."""
    ends = {
        add_days(line.paper.until, 1)
        for line in papers
        if line.paper.rule is row.rule and line.paper.until
    }
    return bool({one.first for one in row.said[1:]} - ends)


def _turning(outline: WindowOutline, rule: Rule, row: Row) -> DrawnRow:
    """Draw on which days a rule is met, and on which it fails."""
    bars = tuple(
        Bar(one.first, one.last, "met" if one.found in FINE else "fails")
        for one in row.said
        if one.found in FINE or one.found == FAILS
    )
    fine = [Run(bar.first, bar.last) for bar in bars if bar.kind == "met"]
    days = word("window.days-met", days=outline.days(fine)) if fine else word("window.days-never")
    note = word("phrase.aside", text=days, aside=word(f"basis.{row.basis.value}"))
    return DrawnRow(named(rule), note, bars)

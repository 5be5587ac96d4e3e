"""Write the days to file as plain data and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checker.filing.lease import Lease
from checker.filing.window.clocks import Clock
from checker.filing.window.dated_papers import PaperDays
from checker.filing.window.find import Cause, Outlook, Run
from checker.filing.window.outline import BASES, WindowOutline, cause_lines
from checker.model import Basis, Text, Verdict
from checker.report.json import citation_data, head, json_text

FORMAT = "call-center-license/window/1"


def as_json(outline: WindowOutline, basis: str = Basis.LAW.value) -> str:
    """Return the days to file for programs, in both languages.

    ``windows`` are the runs of days on which that basis as a whole is met, or all of them are.
    """
    return json_text(as_data(outline, basis))


def as_data(outline: WindowOutline, basis: str = Basis.LAW.value) -> dict[str, Any]:
    """Return the days to file as plain data."""
    window = outline.window
    return {
        **head(FORMAT),
        "application_date": window.app.day.isoformat(),
        "from": window.first.isoformat(),
        "until": window.last.isoformat(),
        "basis": basis,
        "windows": _runs(window.outlook(BASES[basis]).met),
        "deciding": _outlook(window.deciding),
        "safer": _outlook(window.safer),
        "sentence": outline.heading._asdict(),
        "answers_needed": list(outline.waits_for),
        "law_unclear": [rule.id for rule in outline.unclear],
        "day": window.day.isoformat(),
        "papers": [_paper(paper, said) for paper, _, said in outline.papers],
        "lease": _lease(outline.lease) if outline.lease else None,
        "due": window.due.isoformat() if window.due else None,
        "clocks": [_clock(clock, said) for clock, said in outline.clocks],
    }


def _outlook(found: Outlook) -> dict[str, Any]:
    """Return the days that some bases leave: met, only not failing, and but for what always fails.

    ``not_met_on_any_day`` is what no day mends.
    """
    return {
        "bases": [basis.value for basis in found.bases],
        **{name: _runs(runs) for name, runs in runs_by_name(found).items()},
        "not_met_on_any_day": [
            {"rule": row.rule.id, "basis": row.basis.value} for row in found.always if row.rule
        ],
    }


def runs_by_name(found: Outlook) -> dict[str, tuple[Run, ...]]:
    """Return the runs of days by what is said of them."""
    once = found.timely if found.always else ()
    return {"windows": found.met, "nothing_fails": found.unfailing, "once_that_is_met": once}


def _runs(runs: Iterable[Run]) -> list[dict[str, Any]]:
    return [
        {
            "opens": run.opens.isoformat(),
            "closes": run.closes.isoformat(),
            "opened_by": [_cause(cause, run) for cause in run.opened_by],
            "closed_by": [_cause(cause, run) for cause in run.closed_by],
        }
        for run in runs
    ]


def _cause(cause: Cause, run: Run) -> dict[str, Any]:
    """Return what stands in the way on the day before a run, or on the one after it: ``on``."""
    inside = run.opens if cause.day < run.opens else run.closes
    (line,) = cause_lines([cause], inside)
    finding = cause.finding
    return {
        "rule": line.rule.id if line.rule else None,
        "basis": cause.row.basis.value,
        "on": cause.day.isoformat(),
        "verdict": finding.verdict.value if finding else Verdict.UNKNOWN.value,
        "codes": [reason.code for reason in finding.reasons] if finding else [],
        "rank": finding.rank if finding else None,
        "paper": cause.paper.path if cause.paper else None,
        "wording": cause.wording.isoformat() if cause.wording else None,
        **line.text._asdict(),
    }


def _paper(paper: PaperDays, said: Text) -> dict[str, Any]:
    return {
        "rule": paper.rule.id,
        "for": paper.day.isoformat(),
        "fact": paper.path,
        "bases": [basis.value for basis in paper.bases],
        "ranks": list(paper.ranks),
        "on": paper.on.isoformat() if paper.on else None,
        "not_before": paper.not_before.isoformat(),
        "until": paper.until.isoformat() if paper.until else None,
        **said._asdict(),
    }


def _lease(lease: Lease) -> dict[str, Any]:
    return {
        "rule": lease.rule.id,
        "from": lease.first.isoformat() if lease.first else None,
        "until": lease.last.isoformat(),
        **lease.said._asdict(),
    }


def _clock(clock: Clock, said: Text) -> dict[str, Any]:
    later = clock.by_working_days
    return {
        "code": clock.id,
        "by": clock.by.isoformat() if clock.by else None,
        "by_working_days": later.isoformat() if later else None,
        **said._asdict(),
        "citations": [citation_data(cite) for cite in clock.said.cites],
    }

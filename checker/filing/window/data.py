"""Write the days to file as plain data and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.core.working_days import load_years
from checker.filing.window.causes import cause_lines
from checker.filing.window.find import DayRun, Obstacle, Outlook
from checker.filing.window.outline import BASES, WindowOutline
from checker.model import Basis, Data
from checker.report.data import json_report

FORMAT = "call-center-license/window/1"


def as_json(outline: WindowOutline, basis: str = Basis.LAW) -> str:
    """Return the days to file for programs, in both languages.

    ``windows`` are the runs of days on which that basis as a whole is met, or all of them are.
    """
    window, lease = outline.window, outline.lease
    data = {
        "application_date": window.app.day,
        "from": window.first,
        "until": window.last,
        "basis": basis,
        "windows": _runs(window.outlook(BASES[basis]).met),
        "deciding": _outlook(window.deciding),
        "safer": _outlook(window.safer),
        "sentence": outline.heading,
        "answers_needed": outline.waits_for,
        "law_unclear": [rule.id for rule in outline.unclear],
        "day": window.day,
        "papers": [
            {
                "rule": paper.rule.id,
                "for": paper.day,
                "fact": paper.path,
                "bases": paper.bases,
                "ranks": paper.ranks,
                "on": paper.on,
                "not_before": paper.not_before,
                "until": paper.until,
                **said._asdict(),
            }
            for paper, _, said in outline.papers
        ],
        "lease": lease
        and {
            "rule": lease.rule.id,
            "from": lease.first,
            "until": lease.last,
            **lease.said._asdict(),
        },
        "due": window.due,
        "holidays_of": [each.year for each in load_years()],
        "clocks": [
            {
                "code": clock.id,
                "by": clock.by,
                "by_working_days": clock.by_working_days,
                "holidays_known": clock.holidays_known,
                **said._asdict(),
                "citations": clock.said.cites,
            }
            for clock, said in outline.clocks
        ],
    }
    return json_report(FORMAT, data)


def _outlook(found: Outlook) -> Data:
    """Return the days that some bases leave: met, only not failing, and but for what always fails.

    ``not_met_on_any_day`` is what no day mends.
    """
    return {
        "bases": found.bases,
        **{name: _runs(runs) for name, runs in runs_by_name(found).items()},
        "not_met_on_any_day": [
            {"rule": row.rule.id, "basis": row.basis} for row in found.always if row.rule
        ],
    }


def runs_by_name(found: Outlook) -> dict[str, tuple[DayRun, ...]]:
    """Return the runs of days by what is said of them."""
    # Where nothing always fails, these days are told already.
    once = found.timely if found.always else ()
    return {"windows": found.met, "nothing_fails": found.unfailing, "once_that_is_met": once}


def _runs(runs: Iterable[DayRun]) -> list[Data]:
    return [
        {
            "opens": run.opens,
            "closes": run.closes,
            "opened_by": [_cause(cause, run.opens) for cause in run.opened_by],
            "closed_by": [_cause(cause, run.closes) for cause in run.closed_by],
        }
        for run in runs
    ]


def _cause(cause: Obstacle, inside: date) -> Data:
    """Return what stands in the way on the day before a run, or on the one after it: ``on``."""
    (line,) = cause_lines([cause], inside)
    finding = cause.finding
    return {
        "rule": line.rule.id,
        "basis": cause.basis,
        "on": cause.day,
        "verdict": finding.verdict,
        "codes": [reason.code for reason in finding.reasons],
        "rank": finding.rank,
        "paper": cause.paper.path if cause.paper else None,
        "wording": cause.wording,
        **line.text._asdict(),
    }

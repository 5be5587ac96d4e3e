"""Find what takes longer of one application of many: its days to file, and its smallest changes.

Both come without words, as plain data, and named as the commands ``window`` and ``plan`` do.
"""

from __future__ import annotations

from datetime import date

from checker.application.application import Application, parse
from checker.filing.plan.data import change_data
from checker.filing.plan.find import plan_for
from checker.filing.window.data import runs_by_name
from checker.filing.window.find import Window, first_day, window
from checker.load import load_law
from checker.many.entries import Entry
from checker.model import DECIDING, Data


def days_of(entry: Entry, today: date, as_of: date | None = None) -> Data:
    """Return the days from the filing date on; an application with a fault has none."""
    return _data(window(_read(entry, today, as_of), load_law()))


def days_from_today(entry: Entry, today: date) -> Data:
    """Return the days as the checker's page shows them: from today, where filing lies ahead."""
    app, law = _read(entry, today), load_law()
    return _data(window(app, law, first_day(app, law, today)))


def _read(entry: Entry, today: date, as_of: date | None = None) -> Application:
    # It was judged before: a fault would have refused it.
    return parse(entry.application, load_law(), today, as_of)[0]


def _data(found: Window) -> Data:
    """Return the days by law and the province's guide, and how long each dated paper is taken.

    Runs of days have both their days inside. ``kind`` is the best of it: fits, open, stuck or none.
    """
    return {
        "from": found.first,
        "until": found.last,
        "kind": found.deciding.kind,
        **{
            name: [{"opens": run.opens, "closes": run.closes} for run in runs]
            for name, runs in runs_by_name(found.deciding).items()
        },
        "papers": [
            {
                "rule": paper.rule.id,
                "on": paper.on,
                "not_before": paper.not_before,
                "until": paper.until,
            }
            for paper in found.papers
        ],
    }


def plan_of(entry: Entry, today: date, as_of: date | None = None) -> Data:
    """Return the ways after which nothing fails, and what no change mends."""
    plan = plan_for(_read(entry, today, as_of), load_law(), DECIDING)
    return {
        "ways": [[change_data(change) for change in way.changes] for way in plan.ways],
        "left_out": plan.left_out,
        "given": [
            {
                "rule": given.rule.id,
                "basis": given.basis,
                "until": given.until,
            }
            for given in plan.given
        ],
    }

"""The lease among the days to file: drawn, and no bound of its own; said/days.toml tells it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.applications import LAW, parsed, ready

from checker.filing.window.data import as_json
from checker.filing.window.find import window
from checker.filing.window.outline import WindowOutline
from checker.filing.window.rows import drawn_rows

DAY = date(2026, 12, 2)


def outline(**lease: str) -> WindowOutline:
    data = ready({"application_date": DAY.isoformat(), "papers.premises-proof": lease})
    app = parsed(data, DAY)
    return WindowOutline(window(app, LAW))


def test_it_changes_no_day():
    """No text read says how long a lease must run."""
    without, over = outline(), outline(until="2026-12-01")
    assert json.loads(as_json(over))["windows"] == json.loads(as_json(without))["windows"]
    assert json.loads(as_json(over))["deciding"] == json.loads(as_json(without))["deciding"]


def test_it_is_a_bar_from_its_first_day_to_its_last():
    found = outline(**{"from": "2026-01-01", "until": "2027-03-31"})
    row = next(row for row in drawn_rows(found) if row.name.en == "Lease, as typed")
    assert [(bar.first, bar.last) for bar in row.bars] == [(date(2026, 1, 1), date(2027, 3, 31))]


@pytest.mark.parametrize("until", ["2020-05-31", "2027-03-31"])
def test_a_lease_without_its_first_day_ends_where_it_ends(until: str):
    row = next(row for row in drawn_rows(outline(until=until)) if row.name.zh == "租期（按所填）")
    (bar,) = row.bars
    assert bar.first <= bar.last == date.fromisoformat(until)

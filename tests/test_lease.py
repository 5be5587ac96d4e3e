"""The lease of the premises among the days to file: told and drawn, and no bound of its own."""

from __future__ import annotations

import json
from datetime import date

import pytest
from support.applications import LAW, parsed, ready
from support.each import for_each
from support.plain import text_of
from support.rows import rows_of

from checker.filing.window.calendar import noted_days
from checker.filing.window.data import as_json
from checker.filing.window.find import window
from checker.filing.window.outline import WindowOutline
from checker.filing.window.plain import parts_of
from checker.filing.window.rows import drawn_rows

DAY = date(2026, 12, 2)


def outline(**lease: str) -> WindowOutline:
    data = ready({"application_date": DAY.isoformat(), "papers.premises-proof": lease})
    app = parsed(data, DAY)
    return WindowOutline(window(app, LAW))


def test_a_lease_whose_end_is_not_typed_is_not_told():
    found = outline(**{"from": "2026-01-01"})
    assert found.lease is None
    assert json.loads(as_json(found))["lease"] is None
    assert "Lease" not in text_of(parts_of(found), "en")


@for_each("until, en, zh", rows_of("lease")["last_day"])
def test_it_runs_through_its_last_day(until: str, en: str, zh: str):
    found = outline(until=until)
    assert found.lease is not None
    assert en in text_of(parts_of(found), "en")
    assert found.lease.said.en.startswith(en)
    assert found.lease.said.zh.startswith(zh)


def test_it_changes_no_day():
    """No text read says how long a lease must run."""
    without, over = outline(), outline(until="2026-12-01")
    assert json.loads(as_json(over))["windows"] == json.loads(as_json(without))["windows"]
    assert json.loads(as_json(over))["deciding"] == json.loads(as_json(without))["deciding"]


def test_it_is_a_bar_from_its_first_day_to_its_last():
    found = outline(**{"from": "2026-01-01", "until": "2027-03-31"})
    row = next(row for row in drawn_rows(found) if row.name.en == "Lease, as typed")
    assert [(bar.first, bar.last) for bar in row.bars] == [(date(2026, 1, 1), date(2027, 3, 31))]


def test_without_dated_papers_and_lease_there_is_no_heading():
    none = WindowOutline(window(parsed({}, date(1999, 1, 1)), LAW, days=1))

    assert none.papers == ()
    assert none.lease is None
    assert "Dated papers" not in text_of(parts_of(none), "en")


@pytest.mark.parametrize("until", ["2020-05-31", "2027-03-31"])
def test_a_lease_without_its_first_day_ends_where_it_ends(until: str):
    row = next(row for row in drawn_rows(outline(until=until)) if row.name.zh == "租期（按所填）")
    (bar,) = row.bars
    assert bar.first <= bar.last == date.fromisoformat(until)


def test_programs_and_calendars_have_it_too():
    found = outline(**{"from": "2026-01-01", "until": "2027-03-31"})
    lease = json.loads(as_json(found))["lease"]
    assert (lease["rule"], lease["from"], lease["until"]) == (
        "premises-proof",
        "2026-01-01",
        "2027-03-31",
    )
    noted = {day.name: day.on for day in noted_days(found)}
    assert noted["lease"] == date(2027, 3, 31)

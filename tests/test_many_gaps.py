"""What many applications lack, and whose papers go stale."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from support.applications import DAY, ready
from support.sheets import row

from checker.many.board import MOST_GAPS, most_common, stale_within
from checker.many.days_and_plan import days_of
from checker.many.entries import Entry

UNSIGNED = {"materials.application-form.signed": False}
FUNDS_OPEN = {"means.funds": ...}


def test_gaps_are_counted_by_rule_failing_or_open_the_most_first():
    rows = [row(ready(answers)) for answers in (UNSIGNED, UNSIGNED | FUNDS_OPEN, {})]

    assert most_common(rows) == [("application-form", 2), ("funds-and-professionals", 1)]
    assert most_common(rows, 1) == [("application-form", 2)]
    assert most_common([]) == []


def test_of_gaps_as_common_those_come_first_that_stand_first():
    found = most_common([row({})])

    assert len(found) == MOST_GAPS
    assert found[0] == ("lawful-company", 1)


def test_papers_whose_last_day_is_near_are_found_the_nearest_first():
    def with_days(issued: str) -> Any:
        data = ready({"materials.social-security-certificate.issued_on": issued})
        return replace(row(data), days=days_of(Entry("a", None, data), DAY))

    near, nearer, far = (with_days(day) for day in ("2026-10-30", "2026-10-24", "2026-11-20"))
    undated = row(ready())

    week = timedelta(days=7)
    found = stale_within([near, far, nearer, undated], DAY, DAY + week)
    assert [(row, rule) for _, row, rule in found] == [
        (nearer, "social-security-certificate"),
        (near, "social-security-certificate"),
    ]
    # Its last day is past: it is stale already, and its verdict says so.
    assert stale_within([nearer], DAY + timedelta(days=1), DAY + week) == []

"""The errand list for calendar programs: when to begin, to have a paper issued, and to file."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from support.applications import ready, report_on
from support.command import printed

from checker.filing.errands.calendar import as_icalendar
from checker.filing.errands.find import errand_list

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 24, 8, tzinfo=UTC)
FILED = {"application_date": "2026-12-31"}


def calendar(data: dict[str, Any], now: datetime = NOW, **takes: int) -> str:
    report = report_on(data, date(2026, 12, 31))
    return as_icalendar(errand_list(report, takes), "en", now)


def undated() -> dict[str, Any]:
    """Return the ready application, its certificate not yet issued."""
    data = ready() | FILED
    del data["materials"]["social-security-certificate"]["issued_on"]
    return data


def test_it_says_when_to_begin_when_a_paper_can_be_had_and_when_to_file():
    whole = calendar(undated(), registry=5)
    events = re.findall(r"DTSTART;VALUE=DATE:(\d+).*?SUMMARY:(.*?)\r\n", whole, re.DOTALL)

    assert events[0] == ("20261231", "Planned filing of the call center license application")
    assert ("20261226", "Begin: Company registry") in events
    assert ("20261201", "From today on: have Social security certificate issued") in events


def test_an_errand_begins_once_also_for_what_only_the_old_list_asks():
    whole = calendar(undated(), hr=5).replace("\r\n ", "")

    assert whole.count("SUMMARY:Begin: HR") == 1
    assert "6 Company and personnel form\\, 9 Labor contracts" in whole


def test_of_a_day_that_has_passed_nobody_is_reminded():
    assert "From today on" not in calendar(undated(), NOW.replace(month=12))


def test_before_the_authority_is_known_it_says_what_decides():
    assert "Which authority decides" in calendar(FILED)


def test_the_command_writes_it(tmp_path: Path):
    out = tmp_path / "errands.ics"

    printed("errands", "--format", "ics", "--output", out)
    assert out.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")

"""Which clocks run after sending, until when, what silence means, and which papers grow old."""

from datetime import date

import pytest
from support.calendars import events
from support.command import in_json, printed
from support.rows import by_columns, keyed, rows_of

from checker.application.application import parse
from checker.application.filing import Days
from checker.decide.evaluate import evaluate
from checker.filing.track.clocks import running
from checker.filing.track.outline import Sent
from checker.filing.track.plain import parts_of
from checker.load import load_law
from checker.model import Data
from checker.report.outline import Report

ROWS = rows_of("track")

TODAY = date(2026, 6, 30)
SENT = date(2026, 4, 1)
# A day long gone, so that the command finds every clock at its end.
LONG_AGO = ("--sent", "2025-03-03")


def application(province: str, *, foreign: bool = False) -> Data:
    """Return an application to one province."""
    return {"service": {"provinces": [province]}, "company": {"foreign_capital": foreign}}


def report_of(data: Data) -> Report:
    """Return the report on an application."""
    law = load_law()
    app, _ = parse(data, law, TODAY)
    return Report(app, evaluate(app, law), law)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ({}, False),
        ({"correction": date(2026, 4, 9)}, True),
        ({"correction": date(2026, 4, 9), "accepted": date(2026, 4, 20)}, False),
        ({"correction": date(2026, 4, 9), "decided": date(2026, 5, 20)}, False),
    ],
)
def test_the_age_of_papers_is_told_from_a_notice_until_acceptance(
    days: dict[str, date], *, told: bool
):
    data = application("CN-HN") | {
        "materials": {"social-security-certificate": {"issued_on": "2026-03-20"}}
    }

    assert bool(Sent(report_of(data), Days(SENT, **days), TODAY).papers) is told


@pytest.mark.parametrize(
    "row", keyed(ROWS["clock"], "days", "foreign", "lacks", "names", "province", "today", "told")
)
def test_which_clocks_run_until_when(row: Data):
    report = report_of(application(row.get("province", "CN-HN"), foreign=row.get("foreign", False)))
    found = {
        one.clock.id: {"start": one.start, "last": one.last, "state": one.state}
        for one in running(report, Days(**row["days"]), row.get("today", TODAY))
    }
    told = row.get("told", {})

    assert {"told", "names", "lacks"} & row.keys()
    assert [*found] == row.get("names", [*found])
    assert [name for name in row.get("lacks", ()) if name in found] == []
    assert told == {name: {key: found[name][key] for key in told[name]} for name in told}


@by_columns("today, said", ROWS["between"])
def test_between_the_two_ways_to_count_it_is_said_that_no_text_tells_which(today: date, said: str):
    report = report_of(application("CN-HN"))
    told = [part.text.en for part in parts_of(Sent(report, Days(SENT), today, None, given=True))]
    assert any(line.startswith(said) for line in told)


def test_the_calendar_has_what_still_runs_by_the_names_of_the_days_to_file():
    line = ("track", *LONG_AGO, "--format", "ics")
    on = application("CN-GZ")

    def names(*more: str) -> list[str]:
        return [name.rsplit("-", 3)[0] for name in events(printed(*line, *more, on=on))]

    assert names() == ["first-check", "decision", "promise"]
    assert names("--accepted", "2025-03-05") == ["decision", "promise"]


def test_the_calendar_has_the_last_day_of_each_paper_that_a_delay_makes_too_old():
    held = {"held": True, "issued_on": "2025-02-20"}
    on = application("CN-HN") | {"materials": {"social-security-certificate": held}}
    line = ("track", *LONG_AGO, "--correction", "2025-03-05")

    def papers(*more: str) -> dict[str, date]:
        found = events(printed(*line, *more, "--format", "ics", on=on))
        return {name: each.start for name, each in found.items() if name.startswith("paper-")}

    ((name, last),) = papers().items()
    assert last == date(2025, 3, 20)
    assert papers("--accepted", "2025-03-06") == {}
    # As in the days to file, so that a second import doubles nothing.
    planned = events(printed("window", "--as-of", "2025-03-01", "--format", "ics", on=on))
    assert name in planned


FILED = {"sent_on": "2025-03-03", "correction_on": "2025-03-05"}


def test_the_days_of_the_file_start_the_clocks():
    filed = in_json("track", on=application("CN-HN") | {"filing": FILED})
    line = ("track", *LONG_AGO, "--correction", "2025-03-05")

    assert filed == in_json(*line, on=application("CN-HN"))


def test_the_days_change_no_report():
    bare = application("CN-HN") | {"application_date": "2026-01-02"}

    assert printed("check", "--format", "json", on=bare | {"filing": FILED}) == printed(
        "check", "--format", "json", on=bare
    )

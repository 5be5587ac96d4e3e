"""Which clocks run after sending, until when, what silence means, and which papers grow old."""

from __future__ import annotations

from datetime import date
from typing import Any

from support.calendars import events
from support.command import in_json, printed
from support.each import for_each
from support.rows import rows_of

from checker.application.application import parse
from checker.application.filing import Days
from checker.evaluate import evaluate
from checker.filing.track.clocks import running
from checker.filing.track.outline import Sent
from checker.filing.track.plain import parts_of
from checker.load import load_law
from checker.report.outline import Report

ROWS = rows_of("track")

TODAY = date(2026, 6, 30)
SENT = date(2026, 4, 1)
# A day long gone, so that the command finds every clock at its end.
LONG_AGO = ("--sent", "2025-03-03")


def application(province: str, *, foreign: bool = False) -> dict[str, Any]:
    """Return an application to one province."""
    return {"service": {"provinces": [province]}, "company": {"foreign_capital": foreign}}


def report_of(data: dict[str, Any]) -> Report:
    """Return the report on an application."""
    law = load_law()
    app, _ = parse(data, law, TODAY)
    return Report(app, evaluate(app, law), law)


def clocks(
    days: Days, province: str = "CN-HN", today: date = TODAY, *, foreign: bool = False
) -> dict[str, tuple[date, date, str]]:
    """Return each clock's first and last day and its state, by its id."""
    report = report_of(application(province, foreign=foreign))
    return {one.clock.id: (one.start, one.last, one.state) for one in running(report, days, today)}


def test_nothing_runs_before_sending():
    assert clocks(Days()) == {}


def test_five_working_days_leave_out_the_holidays():
    # 4 to 6 April 2026 are off; of these Monday would be a working day.
    assert clocks(Days(SENT))["first-check"] == (SENT, date(2026, 4, 9), "passed")


@for_each("told, state", ROWS["last_day"])
def test_the_last_day_of_the_first_check_is_in_time(told: date, state: str):
    assert clocks(Days(SENT, correction=told))["first-check"][2] == state
    assert clocks(Days(SENT, accepted=told))["first-check"][2] == state


@for_each("today, state", ROWS["runs"])
def test_a_clock_runs_up_to_its_last_day(today: date, state: str):
    assert clocks(Days(SENT), today=today)["first-check"][2] == state


@for_each("today, said", ROWS["between"])
def test_between_the_two_ways_to_count_it_is_said_that_no_text_tells_which(today: date, said: str):
    report = report_of(application("CN-HN"))
    told = [part.text.en for part in parts_of(Sent(report, Days(SENT), today, None, given=True))]
    assert any(line.startswith(said) for line in told)


def test_the_decision_is_counted_from_the_day_when_all_is_there():
    corrected = date(2026, 4, 20)
    days = Days(SENT, date(2026, 4, 8), corrected)

    assert clocks(Days(SENT))["decision"][0] == SENT
    assert clocks(days)["decision"][0] == corrected


def test_while_the_authority_waits_for_corrections_no_decision_is_due():
    assert [*clocks(Days(SENT, date(2026, 4, 8)))] == ["first-check"]


def test_a_notice_that_comes_late_stops_no_decision():
    assert clocks(Days(SENT, date(2026, 4, 30)))["decision"][0] == SENT


def test_with_foreign_capital_the_ministry_has_sixty_days():
    assert "decision" in clocks(Days(SENT), foreign=True)


def test_the_license_is_delivered_in_ten_working_days():
    decided = date(2026, 6, 1)

    assert clocks(Days(SENT, decided=decided))["delivery"] == (
        decided,
        date(2026, 6, 15),
        "passed",
    )
    received = Days(SENT, decided=decided, received=date(2026, 6, 2))
    assert clocks(received)["delivery"][2] == "kept"


@for_each("province, promise", ROWS["promises"])
def test_a_promise_in_working_days_runs_beside_the_nations_period(
    province: str, promise: list[object]
):
    assert [*clocks(Days(SENT), province).get("promise", ())] == promise


def test_a_promise_runs_from_the_notice_of_acceptance_if_there_is_one():
    accepted = date(2026, 4, 7)

    assert clocks(Days(SENT, accepted=accepted), "CN-GS")["promise"][0] == accepted


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

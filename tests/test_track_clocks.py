"""Which clocks run after sending, until when, what silence means, and which papers grow old."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from support.calendars import events
from support.command import in_json, printed, refused
from support.each import for_each
from support.rows import rows_of

from checker.application.application import parse
from checker.application.filing import Days
from checker.evaluate import evaluate
from checker.filing.track.clocks import running
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


@pytest.mark.parametrize(
    ("told", "state"), [(date(2026, 4, 9), "kept"), (date(2026, 4, 10), "late")]
)
def test_the_last_day_of_the_first_check_is_in_time(told: date, state: str):
    assert clocks(Days(SENT, correction=told))["first-check"][2] == state
    assert clocks(Days(SENT, accepted=told))["first-check"][2] == state


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 4, 9), "runs"), (date(2026, 4, 10), "passed")]
)
def test_a_clock_runs_up_to_its_last_day(today: date, state: str):
    assert clocks(Days(SENT), today=today)["first-check"][2] == state


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


@for_each("days, said", ROWS["impossible"])
def test_days_that_cannot_be_are_refused(days: tuple[str, ...], said: str):
    assert said in refused("track", *days)


def test_what_silence_means_and_what_to_do_stand_below_a_day_that_passed():
    text = printed("track", *LONG_AGO, "--lang", "zh", on=application("CN-GZ"))

    assert "逾期不告知的，自收到申请材料之日起即为受理。" in text
    assert "《行政许可法》第三十二条第一款第（四）项" in text
    assert "没有首次申请视为准予许可的规定。" in text
    assert "请许可机关书面确认自收到申请材料之日（2025年3月3日提交）起即为受理" in text
    assert "作出决定（当地指南的时限）：自2025年3月3日起算，最迟2025年3月24日" in text
    assert "补正" not in text.partition("首次审查")[0]


def test_a_late_notice_leaves_the_right_and_a_late_decision_leaves_nothing_to_do():
    late = printed("track", *LONG_AGO, "--correction", "2025-03-20")
    assert "Silence counts as acceptance" in late
    assert "Hand in what was asked all the same." in late
    decided = printed("track", *LONG_AGO, "--accepted", "2025-03-20", "--decided", "2025-12-01")
    assert "Silence counts as acceptance" in decided
    assert "->" not in decided.partition("Delivery")[0]
    assert "Nothing says that a first license" not in decided
    # It may be a refusal: by when that is challenged.
    assert "60 days of knowing of the refusal" in decided
    received = printed("track", *LONG_AGO, "--decided", "2025-12-01", "--received", "2025-12-02")
    assert "60 days of knowing of the refusal" not in received


def test_to_correct_there_is_no_period_and_papers_may_grow_old():
    held = {"held": True, "issued_on": "2025-02-20"}
    on = application("CN-HN") | {"materials": {"social-security-certificate": held}}
    line = ("track", *LONG_AGO, "--correction", "2025-03-05")

    waiting = printed(*line, on=on)
    assert "Your time to correct: The Measures set none." in waiting
    assert "was usable until 20 March 2025: get a new one" in waiting
    corrected = printed(*line, "--corrected", "2025-03-10", on=on)
    assert "must issue an acceptance notice" in corrected
    assert "yours of 20 February 2025 is usable until 20 March 2025" in corrected
    accepted = printed(*line, "--corrected", "2025-03-10", "--accepted", "2025-03-11", on=on)
    assert "must issue an acceptance notice" not in accepted


def test_clocks_and_papers_are_data_too():
    line = ("track", *LONG_AGO, "--correction", "2025-03-05", "--corrected", "2025-03-10")
    found = in_json(*line, on=application("CN-HN"))

    assert [(one["code"], one["from"], one["ended"]) for one in found["clocks"]] == [
        ("first-check", "2025-03-03", "2025-03-05"),
        ("decision", "2025-03-10", None),
    ]
    papers = {one["rule"]: one["not_before"] for one in found["papers"]}
    assert papers["social-security-certificate"] == "2025-02-10"
    assert found["remarks"] == []


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


def test_an_option_stands_in_place_of_the_file_s_day_and_is_held_to_the_others():
    on = application("CN-HN") | {"filing": FILED}
    (clock,) = in_json("track", "--sent", "2025-03-04", on=on)["clocks"]

    assert clock["from"] == "2025-03-04"
    assert "--sent" in refused("track", "--sent", "2025-03-06", on=on)
    assert "--decided" in refused("track", "--received", "2025-03-06", on=on)


def test_the_days_change_no_report():
    bare = application("CN-HN") | {"application_date": "2026-01-02"}

    assert printed("check", "--format", "json", on=bare | {"filing": FILED}) == printed(
        "check", "--format", "json", on=bare
    )

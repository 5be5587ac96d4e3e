"""What is said of the days to file: sentence, causes, JSON, calendar file, panel, command."""

import re
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from icalendar import Event
from support.applications import AS_READY, LAW, Answers, parsed, ready
from support.calendars import events
from support.placeholders import placeholders
from support.replies import asked
from support.rows import answered, by_columns, keyed, rows_of
from support.samples import in_both_languages

from checker.application.application import Application
from checker.core.dates import Period
from checker.core.verdicts import Outcome, Truth, all_of, not_
from checker.filing.clocks import clocks
from checker.filing.window.calendar import as_icalendar, noted_days
from checker.filing.window.find import DayRun, first_day, window
from checker.filing.window.outline import BASES, WindowOutline, span
from checker.filing.window.panel import in_short
from checker.filing.window.plain import parts_of
from checker.filing.window.svg import Axis, Bar, axis, named_days, short, track
from checker.model import DECIDING, Basis, Data, Lang
from checker.report.plain import FORMS, written
from checker.rules.registry import DECISIONS
from scripts.proofs.applications import applications

SAID = rows_of("days_said")
CERTIFICATE = "social-security-certificate"
ISSUED_ON = f"materials.{CERTIFICATE}.issued_on"
NOW = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)


COMPANY = SAID["company"]
# What leaves its days open, lets none fit yet, and lets none fit at all.
HALF = {"materials.business-and-technical-plan.equipment_agreement": ...}
POOR = {"company.registered_capital": 999_999}
BARRED = {"bars": [{"on": "2026-05-01", "reason": "false-papers", "license": "call-center"}]}


def company(answers: Answers = AS_READY) -> Data:
    """Return the company with some answers given otherwise."""
    return ready(COMPANY | {**answers})


def outline(answers: Answers = AS_READY, basis: str | None = None) -> WindowOutline:
    return outline_of(company(answers), basis)


def outline_of(data: Data, basis: str | None = None) -> WindowOutline:
    app = parsed(data, date(2026, 12, 2))
    return WindowOutline(window(app, LAW), BASES[basis] if basis else DECIDING)


def events_of(answers: Answers = AS_READY, now: datetime = NOW) -> dict[str, Event]:
    """Return the events of the company's calendar file by their names."""
    return events(as_icalendar(outline(answers), "en", now))


# The sentence.


@pytest.mark.parametrize("case", keyed(SAID["case"], "answers", "basis", "told", "without"))
def test_what_is_said_of_the_days(case: Data):
    found = outline(answered(case), case.get("basis"))
    told = {
        "heading": {"en": found.heading.en, "zh": found.heading.zh},
        "below": [text.en for text in found.below],
        "safer": found.safer.en if found.safer else "",
        "turns": [turn.lead.en for turn in found.turns],
        "safer_turns": [turn.lead.en for turn in found.safer_turns],
        "promise": found.promise.en if found.promise else "",
        "kind": found.outlook.kind,
        "waits_for": [*found.waits_for],
    }

    assert case["told"] == {name: told[name] for name in case["told"]}


@pytest.mark.parametrize("row", keyed(SAID["span"], "days", "en", "zh"))
def test_days_in_a_row_are_written_short(row: Data):
    assert span(*row["days"]) == (row["en"], row["zh"])


def test_of_many_answers_the_first_are_named():
    said = outline_of({"application_date": "2026-12-02"}).below[1]

    assert re.search(r" and \d+ more\.$", said.en)
    assert re.search(r"等\d+项。$", said.zh)


def test_where_days_alternate_all_that_fails_is_named(monkeypatch: pytest.MonkeyPatch):
    """Not law: one rule that fails for some days, and another that holds only on these."""
    before, last = (Period("", date(2026, 12, day), 0) for day in (7, 15))

    def inside(app: Application) -> Truth:
        return all_of(app.is_up_to(last), not_(app.is_up_to(before)))

    for rule, holds in (
        ("lawful-company", lambda app: not_(inside(app))),
        ("registered-capital", inside),
    ):
        decide = partial(lambda look, app, _version: Outcome(look(app)), holds)
        monkeypatch.setitem(DECISIONS, (rule, Basis.LAW), decide)
    found = outline()

    assert found.heading == ("No day fits up to 5 January 2028", "截至2028年1月5日没有合适的日期")
    assert found.below[0].en == (
        "On each day something else is not met: Condition 1, Lawful company;"
        " Condition 7, Registered capital; Material 8, Social security certificate."
    )


# The authority's clocks.


def test_the_first_check_of_what_is_filed_before_national_day_waits_for_its_end():
    clock, *_ = clocks(outline().report.route, date(2026, 9, 28))

    assert (clock.by, clock.holidays_known) == (date(2026, 10, 10), True)


def test_a_calendar_names_the_notices_that_working_days_follow():
    (day,) = [day for day in noted_days(outline()) if day.name == "first-check"]

    assert "holidays of 2025 (State Council General Office document No. 12 of 2024)" in (
        day.said[-1].en
    )


# Text, Markdown, JSON.


@in_both_languages
def test_whatever_is_answered_all_of_it_can_be_written(lang: Lang):
    for data in applications(LAW, 60, 7):
        found = outline_of(data)
        for form in FORMS:
            text = written(parts_of(found), form, lang)
            assert not placeholders(text.replace("{", "").replace("}", ""))
            assert "None" not in text


# For calendar programs.


def test_a_day_that_bounds_the_others_is_an_all_day_event():
    found = events_of()

    assert {uid.split("@")[0].rsplit("-", 1)[0]: e.DTSTART for uid, e in found.items()} == {
        "file": date(2026, 12, 2),
        "closes": date(2026, 12, 26),
        f"paper-{CERTIFICATE}": date(2026, 12, 26),
        "paper-financial-report": date(2027, 11, 20),
        "first-check": date(2026, 12, 9),
        "decision": date(2027, 1, 31),
    }
    assert {event.duration for event in found.values()} == {timedelta(days=1)}
    assert all("甲公司" in event.description for event in found.values())
    certificate = LAW.rule(CERTIFICATE).nav.en
    assert f"Last usable day: {certificate}" in {event.summary for event in found.values()}


def test_a_later_file_moves_the_same_events():
    later = outline({"application_date": "2026-12-10", ISSUED_ON: "2026-12-01"})
    one, other = events_of(), events(as_icalendar(later, "zh", NOW.replace(minute=31)))

    assert set(one) == set(other)
    assert all(other[uid].sequence == one[uid].sequence + 1 for uid in one)
    assert all(other[uid].DTSTAMP > one[uid].DTSTAMP for uid in one)
    moved = {uid for uid in one if one[uid].DTSTART != other[uid].DTSTART}
    assert len(moved) == 5


def test_companies_do_not_move_each_other_s_events():
    assert not {*events_of()} & {*events_of({"company.name": "乙公司"})}


NAMELESS = {"company.name": ...}


@by_columns("path, answer", SAID["nameless"])
def test_two_companies_without_a_name_have_days_of_their_own(path: str, answer: object):
    assert not {*events_of(NAMELESS)} & {*events_of(NAMELESS | {path: answer})}


def test_a_company_without_a_name_keeps_its_days_when_the_file_is_made_again():
    later = events_of(NAMELESS | {ISSUED_ON: "2026-12-01"}, NOW + timedelta(minutes=31))

    assert {*events_of(NAMELESS)} == {*later}


def test_a_company_without_a_name_has_a_calendar_too():
    found = noted_days(outline(NAMELESS | BARRED))

    assert [day.name for day in found] == ["file", f"paper-{CERTIFICATE}"]


def test_what_opens_the_days_is_an_event_where_something_does():
    bar = {"on": "2025-12-05", "reason": "false-papers", "license": "call-center"}

    days = noted_days(outline({"bars": [bar]}))
    assert [day.name for day in days][:3] == ["file", "opens", "closes"]


def test_a_clock_that_is_wrong_counts_from_the_beginning():
    text = as_icalendar(outline(), "en", datetime(1999, 1, 1, tzinfo=UTC))

    assert {event["SEQUENCE"] for event in events(text).values()} == {0}


@pytest.mark.parametrize("filed", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_have_their_days_too(filed: str):
    data = {"application_date": filed}
    found = WindowOutline(window(parsed(data), LAW))

    days = {event.DTSTART for event in events(as_icalendar(found, "en", NOW)).values()}
    assert date.fromisoformat(filed) in days
    assert written(parts_of(found), "text", "en")
    assert shown(data)["panel"]


# The panel.


def panel(answers: Answers = AS_READY, **more: Any) -> Data:
    return shown(company(answers), **more)


def shown(data: Data, **more: Any) -> Data:
    reply = asked(do="window", application=data, today="2026-12-02", **more)
    assert reply["ok"], reply
    return reply


@in_both_languages
@pytest.mark.parametrize("answers", [AS_READY, HALF, POOR, BARRED])
def test_the_panel_needs_no_style_and_hides_only_the_picture(answers: Answers, lang: Lang):
    reply = panel(answers, lang=lang)
    hidden = re.findall(r'<(\w+)[^>]* aria-hidden="true"', reply["panel"])

    assert {*hidden} <= {"svg", "li"}
    assert not re.search(" style=|<script", reply["panel"])
    assert set(reply["step"]) == {"kind", "sentence", "short"}


# What a screen reader leaves out, and the marks of all else.
HEARD_BY_NOBODY = re.compile('(?s)<svg.*?</svg>|<li[^>]* aria-hidden="true".*?</li>|<[^>]+>')


@by_columns("runs, words", SAID["short"])
def test_runs_of_days_are_said_in_short(runs: list[list[date]], words: str):
    found = outline()
    days = [DayRun(*run, *[found.window.last][len(run) - 1 :]) for run in runs]

    said = in_short(days, found.window)
    assert said
    assert said.en == words


def test_the_words_beside_the_bars_say_what_the_bars_say():
    text = " ".join(HEARD_BY_NOBODY.sub("", panel()["panel"]).split())

    assert [said for said in SAID["beside"] if said not in text] == []


@by_columns("today, expected", SAID["first_day"])
def test_no_day_is_looked_at_before_the_last_that_the_answers_name(today: str, expected: str):
    app = parsed(company({"asked": [{"on": "2026-12-24"}]}), date(2026, 12, 2))

    assert first_day(app, LAW, date.fromisoformat(today)).isoformat() == expected


def test_the_calendar_file_comes_where_the_days_are_saved():
    reply, saved = panel(), panel(now="2026-12-02T09:30:00Z")

    assert saved["text"] == as_icalendar(outline(), "en", NOW)
    assert saved["name"] == "b24-days.ics"
    assert f"Save {len([*noted_days(outline())])} dates" in reply["panel"]


# The picture.

FIRST = date(2026, 12, 1)


def drawn(*bars: Bar, bands: tuple[Bar, ...] = (), picked: date = FIRST) -> Axis:
    turning = [day for bar in bars for day in (bar.first, bar.last)]
    return axis((FIRST, date(2027, 12, 31)), turning, bands, picked)


def test_the_picture_ends_soon_after_something_last_changes():
    found = drawn(Bar(FIRST, date(2026, 12, 26), "fits"))

    assert (found.first, found.last) == (FIRST, date(2027, 1, 10))
    assert (found.at(FIRST), found.at(date(2027, 1, 11))) == (0, 100)


def test_the_day_of_a_paper_brings_the_past_into_the_picture():
    assert drawn(Bar(date(2026, 11, 20), FIRST, "paper")).first == date(2026, 11, 16)
    assert drawn(Bar(date(2025, 11, 20), FIRST, "paper")).first == FIRST


def test_days_are_named_with_room_between_them():
    run = Bar(date(2026, 12, 4), date(2026, 12, 26), "band")
    found = drawn(run, bands=(run,))
    places = [found.at(day) for day in found.ticks]

    assert {run.first, run.last} <= set(found.ticks)
    assert all(b - a >= 13 for a, b in pairwise(places))


@by_columns("days, words", SAID["bar"])
def test_a_bar_holds_its_days_where_there_is_room(days: list[date], words: str):
    found = drawn(Bar(FIRST, date(2026, 12, 26), "fits"))
    text = re.search(r"<text[^>]*>([^<]*)</text>", track(found, [Bar(*days, "fits")]).of("en"))

    assert (text[1] if text else "") == words


def test_a_bar_out_of_sight_is_not_drawn():
    found = drawn(Bar(FIRST, date(2026, 12, 26), "fits"))
    beyond = Bar(date(2027, 6, 1), date(2027, 7, 1), "fits")

    assert "b-days__fits" not in track(found, [beyond]).of("en")


def test_a_day_of_one_is_written_once():
    found = axis((FIRST, FIRST), [FIRST], [], FIRST)

    assert short(FIRST).en == "1 Dec"
    assert short(date(2027, 1, 1)).en == "1 Jan 2027"
    assert short(date(2027, 1, 1)).zh == "2027.1.1"
    assert "1 Dec" in named_days(found).of("en")


def test_before_any_answer_no_day_is_drawn():
    reply = asked(do="window", application={"application_date": "2026-12-02"}, lang="zh")

    assert "尚未填写任何题目" in reply["panel"]
    assert "<svg" not in reply["panel"]
    assert "step" not in reply


@pytest.mark.parametrize(
    ("province", "ranks"), [("CN-HN", ("form",)), ("CN-GX", ("form", "guide"))]
)
def test_a_guide_that_says_no_days_is_named_for_no_last_day(province: str, ranks: tuple[str, ...]):
    where = {"service.provinces": [province], "company.province": province}
    letter = {"materials.lawful-operation-commitment.notification_letter": True}
    (turn,) = outline(where | letter).turns

    assert [line.ranks for line in turn.lines] == [ranks]

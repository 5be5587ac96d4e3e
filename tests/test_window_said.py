"""What is said of the days to file: sentence, causes, JSON, calendar file, panel, command."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from support.applications import AS_READY, LAW, Answers, parsed, ready
from support.calendars import events
from support.command import in_json, printed, refused
from support.each import for_each
from support.placeholders import placeholders
from support.replies import asked
from support.rows import answered, rows_of
from support.samples import in_both_languages

from checker.filing.clocks import clocks
from checker.filing.window.calendar import as_icalendar, noted_days
from checker.filing.window.data import as_json
from checker.filing.window.find import Run, first_day, window
from checker.filing.window.outline import BASES, WindowOutline, span
from checker.filing.window.panel import in_short
from checker.filing.window.plain import parts_of
from checker.filing.window.svg import Axis, Bar, axis, named_days, short, track
from checker.model import DECIDING, Basis, Lang
from checker.report.plain import markdown_of, text_of
from checker.rules.registry import DECISIONS
from checker.rules.route import decide_route
from checker.statements import load_topic
from checker.verdicts import Outcome, Truth
from scripts.proofs.applications import applications

if TYPE_CHECKING:
    from icalendar import Event

SAID = rows_of("days_said")
CERTIFICATE = "social-security-certificate"
ISSUED_ON = f"materials.{CERTIFICATE}.issued_on"
NOW = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)


# 甲公司 of Hunan: a year old on 9 December, its certificate of 26 November.
COMPANY: dict[str, object] = {
    "application_date": "2026-12-02",
    "penalties": [],
    "company.established_on": "2025-12-09",
    ISSUED_ON: "2026-11-26",
    f"materials.{CERTIFICATE}.other_proof": False,
    "materials.financial-report.audit_report_on": "2026-11-20",
    "materials.financial-report.capital_verification_original": False,
}
# What leaves its days open, lets none fit yet, and lets none fit at all.
HALF: dict[str, object] = {"materials.business-and-technical-plan.equipment_agreement": ...}
POOR: dict[str, object] = {"company.registered_capital": 999_999}
BARRED: dict[str, object] = {
    "bars": [{"on": "2026-05-01", "reason": "false-papers", "license": "call-center"}]
}


def company(answers: Answers = AS_READY) -> dict[str, Any]:
    """Return the company with some answers given otherwise."""
    return ready(COMPANY | {**answers})


def outline(answers: Answers = AS_READY, basis: str | None = None) -> WindowOutline:
    return outline_of(company(answers), basis)


def outline_of(data: dict[str, Any], basis: str | None = None) -> WindowOutline:
    app = parsed(data, date(2026, 12, 2))
    return WindowOutline(window(app, LAW), BASES[basis] if basis else DECIDING)


def in_data(answers: Answers = AS_READY, basis: str | None = None) -> Any:
    return json.loads(as_json(outline(answers), basis or "law"))


def events_of(answers: Answers = AS_READY, now: datetime = NOW) -> dict[str, Event]:
    """Return the events of the company's calendar file by their names."""
    return events(as_icalendar(outline(answers), "en", now))


# The sentence.


@for_each("case", SAID["case"], lambda case: case["name"])
def test_what_is_said_of_the_days(case: dict[str, Any]):
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


@for_each("row", SAID["span"], lambda row: row["en"])
def test_days_in_a_row_are_written_short(row: dict[str, Any]):
    assert span(*row["days"]) == (row["en"], row["zh"])


def test_of_many_answers_the_first_are_named():
    said = outline_of({"application_date": "2026-12-02"}).below[1]

    assert re.search(r" and \d+ more\.$", said.en)
    assert re.search(r"等\d+项。$", said.zh)


def test_where_days_alternate_all_that_fails_is_named(monkeypatch: pytest.MonkeyPatch):
    """Not law: one rule that fails for some days, and another that holds only on these."""

    def never(day: date) -> bool:
        return date(2026, 12, 8) <= day <= date(2026, 12, 15)

    for rule, fails in (("lawful-company", never), ("registered-capital", lambda d: not never(d))):
        decide = partial(lambda look, app, _version: Outcome(Truth(not look(app.day))), fails)
        monkeypatch.setitem(DECISIONS, (rule, Basis.LAW), decide)
    found = outline()

    assert found.heading == ("No day fits up to 5 January 2028", "截至2028年1月5日没有合适的日期")
    assert found.below[0].en == (
        "On each day something else is not met: Condition 1, Lawful company,"
        " Condition 7, Registered capital, Material 8, Social security certificate."
    )


def test_before_all_law_nothing_is_due():
    found = outline_of({"application_date": "1990-01-01"})

    assert found.window.due is None
    assert found.below[0].en.startswith("As far as answered, nothing fails from 1 January 1990")


# Causes.


def test_the_last_day_of_a_paper_closes_with_the_ranks_of_all_who_ask():
    (turn,) = outline().turns
    (line,) = turn.lines

    assert line.text.en == "Last day of the paper dated 26 November 2026, that day included."
    assert line.ranks == ("form", "guide")
    assert [basis.value for basis in line.bases] == ["law", "local"]


def test_the_day_before_says_why_days_open():
    (turn,) = outline().safer_turns
    (line,) = turn.lines

    assert line.text.en.startswith("Until 9 December 2026: There is no capital verification report")
    assert line.ranks == ("list",)


def test_a_route_that_changes_with_the_day_is_a_cause_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
):
    """Not law: today no route looks at the day; one that does is followed."""
    known = decide_route(parsed(company(), date(2026, 12, 2)))
    open_yet = replace(known, authority=None, missing=("service.provinces",))
    route = partial(lambda turn, app: known if app.day >= turn else open_yet, date(2026, 12, 5))
    monkeypatch.setattr("checker.filing.window.find.decide_route", route)
    (turn, _) = outline().turns
    (line,) = turn.lines

    assert turn.lead.en == "Opens 5 December 2026"
    assert (line.rule, line.name.en) == (None, "Authority")
    assert line.text.en.startswith("It is not known yet which authority decides")
    assert in_data()["deciding"]["windows"][0]["opened_by"][0]["rule"] is None


# The authority's clocks.


def test_the_clocks_run_from_the_headline_day():
    said = {clock.id: text.en for clock, text in outline().clocks}

    assert said == {
        "first-check": "by 9 December 2026 (5 working days; holidays, known up to 2026, are left"
        " out)",
        "decision": "by 31 January 2027 (60 days; not said whether working days: then by 24"
        " February 2027; holidays are known for 2025 to 2026, in other years only weekends are"
        " left out)",
        "delivery": "within 10 working days of the decision",
    }


def test_beside_a_day_in_working_days_stands_up_to_which_year_holidays_are_known():
    said = {clock.id: text.zh for clock, text in outline().clocks}

    assert said["first-check"] == (
        "最迟2026年12月9日（5个工作日；已扣除法定节假日，放假安排收录至2026年）"
    )
    assert "放假安排仅收录2025年至2026年，其他年份只扣除周末" in said["decision"]


def test_the_first_check_of_what_is_filed_before_national_day_waits_for_its_end():
    clock, *_ = clocks(outline().report.findings.route, date(2026, 9, 28))

    assert (clock.by, clock.holidays_known) == (date(2026, 10, 10), True)


def test_the_notices_that_working_days_follow_are_named_everywhere():
    found = outline()
    (day,) = [day for day in noted_days(found) if day.name == "first-check"]

    for said in (text_of(parts_of(found), "zh"), panel(lang="zh")["panel"]):
        assert "国办发明电〔2024〕12号）、《" in said
        assert "国办发明电〔2025〕7号）推算，调休上班的周末计入。" in said
    assert "holidays of 2025 (State Council General Office document No. 12 of 2024)" in (
        day.said[-1].en
    )


def test_programs_read_whose_holidays_are_known():
    told = in_data()

    assert told["holidays_of"] == [2025, 2026]
    assert {each["code"]: each["holidays_known"] for each in told["clocks"]} == {
        "first-check": True,
        "decision": False,
        "delivery": None,
    }


def test_with_foreign_capital_the_decision_rests_on_its_own_provisions():
    statement = dict.fromkeys(("held", "signed", "sealed"), True)
    foreign = {"company.foreign_capital": True, "materials.foreign-investor-statement": statement}
    clocks = {clock.id: clock for clock, _ in outline(foreign).clocks}

    assert clocks["decision"].said.id == "fite"


def test_where_no_day_fits_no_clock_runs():
    assert outline(BARRED).clocks == ()


def test_every_clock_has_a_number_of_days():
    said = {each.id: each.days for each in load_topic("clocks").statements}

    assert (said["correction"], said["decision"], said["fite"]) == (5, 60, 60)
    assert said["term"] is None
    assert said["silence"] is None


# Text, Markdown, JSON.


@in_both_languages
def test_whatever_is_answered_all_of_it_can_be_written(lang: Lang):
    for data in applications(LAW, 60, 7):
        found = outline_of(data)
        for write in (text_of, markdown_of):
            text = write(parts_of(found), lang)
            assert not placeholders(text.replace("{", "").replace("}", ""))
            assert "None" not in text


def test_the_json_has_the_published_shape():
    data = in_data()

    assert data["format"] == "call-center-license/window/1"
    assert data["basis"] == "law"
    assert [(w["opens"], w["closes"]) for w in data["windows"]] == [("2026-12-02", "2026-12-26")]
    assert set(data["windows"][0]) == {"opens", "closes", "opened_by", "closed_by"}
    assert data["windows"][0]["closed_by"] == [
        {
            "rule": CERTIFICATE,
            "basis": "law",
            "on": "2026-12-27",
            "verdict": "not_met",
            "codes": ["too-old", "answered-no"],
            "rank": "form",
            "paper": f"materials.{CERTIFICATE}.issued_on",
            "wording": None,
            "en": "Last day of the paper dated 26 November 2026, that day included.",
            "zh": "2026年11月26日的材料最后一天可用，当日计入。",
        }
    ]
    assert {(p["rule"], p["on"], p["not_before"], p["until"]) for p in data["papers"]} == {
        (CERTIFICATE, "2026-11-26", "2026-11-02", "2026-12-26"),
        ("financial-report", "2026-11-20", "2025-12-10", "2027-11-20"),
    }
    assert [clock["code"] for clock in data["clocks"]] == ["first-check", "decision", "delivery"]
    assert data["due"] == "2027-05-24"


def test_the_json_names_what_no_day_mends():
    deciding = in_data(POOR)["deciding"]

    assert deciding["windows"] == []
    assert deciding["not_met_on_any_day"] == [{"rule": "registered-capital", "basis": "law"}]
    assert deciding["once_that_is_met"][0]["closes"] == "2026-12-26"


def test_the_json_says_which_guide_is_waited_for():
    found = in_data({"service.provinces": ...}, "local")

    assert found["windows"] == []
    assert found["answers_needed"][0] == "service.provinces"


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


NAMELESS: dict[str, object] = {"company.name": ...}


@for_each(
    "path, answer",
    {
        "company.established_on": "2024-03-01",
        "company.province": "CN-BJ",
        "company.legal_form": "joint-stock-company",
        "company.foreign_capital": True,
        "service.provinces": ["CN-GD"],
    }.items(),
)
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
    assert text_of(parts_of(found), "en")
    assert shown(data)["panel"]


def test_a_paper_may_be_usable_to_the_end_of_the_calendar():
    assert "9999" in panel(dict.fromkeys(("application_date", ISSUED_ON), "9999-12-01"))["panel"]


# The panel.


def panel(answers: Answers = AS_READY, **more: Any) -> dict[str, Any]:
    return shown(company(answers), **more)


def shown(data: dict[str, Any], **more: Any) -> dict[str, Any]:
    reply = asked(do="window", application=data, today="2026-12-02", **more)
    assert reply["ok"], reply
    return reply


class Reader(HTMLParser):
    """What a screen reader is told, and every attribute there is."""

    def __init__(self, html: str):
        super().__init__()
        self.said, self.attributes, self._hidden = [], set(), 0
        self._open: list[bool] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]):
        self.attributes |= {name for name, _ in attrs}
        if tag not in ("input", "br"):
            hides = ("aria-hidden", "true") in attrs
            self._open.append(hides)
            self._hidden += hides

    def handle_endtag(self, _tag: str):
        self._hidden -= self._open.pop()

    def handle_data(self, data: str):
        if not self._hidden:
            self.said.append(data)


@in_both_languages
@pytest.mark.parametrize("answers", [AS_READY, HALF, POOR, BARRED])
def test_the_panel_needs_no_style_and_hides_only_the_picture(answers: Answers, lang: Lang):
    reply = panel(answers, lang=lang)
    read = Reader(reply["panel"])

    assert "style" not in read.attributes
    assert "<script" not in reply["panel"]
    assert set(reply["step"]) == {"kind", "sentence", "short"}


@pytest.mark.parametrize(
    ("answers", "en", "zh"),
    [
        (AS_READY, "2 Dec – 26 Dec", "12.2—12.26"),
        (HALF, "1 answer first", "待填写1项"),
        (BARRED, "no day fits", "没有合适日期"),
    ],
)
def test_a_tab_says_in_short_the_days_or_what_they_wait_for(answers: Answers, en: str, zh: str):
    assert panel(answers, lang="en")["step"]["short"] == en
    assert panel(answers, lang="zh")["step"]["short"] == zh


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ([(date(2026, 12, 2), date(2026, 12, 2))], "2 Dec"),
        ([(date(2026, 12, 28), date(2027, 1, 5))], "28 Dec – 5 Jan 2027"),
        ([(date(2026, 12, 2), None)], "from 2 Dec"),
        ([(date(2026, 12, 2), date(2026, 12, 4)), (date(2027, 1, 5), None)], "2 Dec – 4 Dec …"),
    ],
)
def test_runs_of_days_are_said_in_short(runs: Any, words: str):
    found = outline()
    last = found.window.last
    days = [Run(opens, closes or last) for opens, closes in runs]

    assert in_short(days, found.window, "en") == words


def test_the_words_beside_the_bars_say_what_the_bars_say():
    text = " ".join("".join(Reader(panel()["panel"]).said).split())

    for said in (
        "You can file from 2 to 26 December 2026",
        "Old agency checklist met too from 10 to 26 December 2026",
        "yours of 26 November 2026 is usable until 26 December 2026",
        "met from 10 December 2026 to 20 November 2027 (Old agency checklist)",
    ):
        assert said in text


def test_a_day_that_is_picked_has_its_verdict_beside_it():
    for day, said in (
        ("2026-12-10", "10 December 2026 fits."),
        ("2026-12-27", "27 December 2026 does not fit."),
        ("2020-01-01", "2 December 2026 fits."),
    ):
        assert said in panel(day=day)["panel"]
    assert "nothing fails, but not everything is settled" in panel(HALF)["panel"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "“Social security certificate”; only what is taken in its place would do."),
        ("zh", "已过“社保证明”的最后可用日，须有可替代的材料。"),
    ],
)
def test_after_a_paper_s_last_day_a_day_says_that_only_another_would_do(lang: Lang, said: str):
    perhaps = {f"materials.{CERTIFICATE}.other_proof": ...}

    assert said in panel(perhaps, lang=lang, day="2026-12-27")["panel"]
    assert said not in panel(perhaps, lang=lang, day="2026-12-26")["panel"]


def test_a_day_that_does_not_fit_says_why():
    shown = panel(day="2026-12-27")["panel"]

    assert "it could be used until 26 December 2026" in shown
    assert 'data-do="file-on" data-day="2026-12-27"' in shown
    assert 'data-do="file-on"' not in panel()["panel"]


def test_the_days_begin_today_where_the_filing_date_is_still_ahead():
    assert (
        panel({"application_date": "2026-12-10"})["step"]["sentence"]
        == "File from 2 to 26 December 2026"
    )


@for_each("today, expected", SAID["first_day"])
def test_no_day_is_looked_at_before_the_last_that_the_answers_name(today: str, expected: str):
    app = parsed(company({"asked": [{"on": "2026-12-24"}]}), date(2026, 12, 2))

    assert first_day(app, LAW, date.fromisoformat(today)).isoformat() == expected


def test_a_fault_counts_as_open():
    assert panel({ISSUED_ON: "tomorrow"})["step"]["kind"] == ""


def test_a_day_that_is_none_is_refused():
    reply = asked(do="window", application=company(), day="soon")

    assert reply["error"]["path"] == "day"


def test_the_calendar_file_comes_where_the_days_are_saved():
    reply, saved = panel(), panel(now="2026-12-02T09:30:00Z")

    assert saved["text"] == as_icalendar(outline(), "en", NOW)
    assert saved["name"] == "b24-days.ics"
    assert f"Save {len([*noted_days(outline())])} dates" in reply["panel"]


@pytest.mark.parametrize("code", ["CN-AH", "CN-HN"])
def test_a_province_s_own_clock_is_shown_where_it_has_one(code: str):
    shown = panel({"service.provinces": [code]})["panel"]

    assert ("Anhui itself" in shown) is (code == "CN-AH")


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


def test_a_bar_holds_its_days_where_there_is_room():
    found = drawn(Bar(FIRST, date(2026, 12, 26), "fits"))

    def words(first: date, last: date) -> str:
        text = re.search(
            r"<text[^>]*>([^<]*)</text>", track(found, [Bar(first, last, "fits")], "en")
        )
        return text[1] if text else ""

    assert words(FIRST, date(2026, 12, 26)) == "1 Dec – 26 Dec"
    assert words(FIRST, date(2026, 12, 3)) == ""
    assert words(FIRST, date(2028, 1, 1)) == "from 1 Dec"
    assert words(date(2026, 1, 1), date(2026, 12, 26)) == "until 26 Dec"
    assert words(date(2025, 12, 1), date(2028, 11, 30)) == "1 Dec 2025 – 30 Nov 2028"
    assert words(date(2026, 3, 31), date(2027, 3, 31)) == "31 Mar 2026 – 31 Mar 2027"


def test_a_bar_out_of_sight_is_not_drawn():
    found = drawn(Bar(FIRST, date(2026, 12, 26), "fits"))
    beyond = Bar(date(2027, 6, 1), date(2027, 7, 1), "fits")

    assert "b-days__fits" not in track(found, [beyond], "en")


def test_a_day_of_one_is_written_once():
    found = axis((FIRST, FIRST), [FIRST], [], FIRST)

    assert short(FIRST, "en") == "1 Dec"
    assert short(date(2027, 1, 1), "en") == "1 Jan 2027"
    assert short(date(2027, 1, 1), "zh") == "2027.1.1"
    assert "1 Dec" in named_days(found, "en")


def test_before_any_answer_no_day_is_drawn():
    reply = asked(do="window", application={"application_date": "2026-12-02"}, lang="zh")

    assert "尚未填写任何题目" in reply["panel"]
    assert "<svg" not in reply["panel"]
    assert "step" not in reply


# The command.


@pytest.mark.parametrize(
    ("form", "start"),
    [
        ("text", "Call center license (B24): days to file\n"),
        ("markdown", "# Call center license (B24): days to file\n"),
        ("json", "{\n"),
        ("ics", "BEGIN:VCALENDAR\n"),
    ],
)
def test_formats(form: str, start: str):
    assert printed("window", "--format", form, on=company()).replace("\r\n", "\n").startswith(start)


def test_the_command_says_what_the_page_says():
    out = printed("window", "--lang", "zh", on=company())
    assert panel(lang="zh")["step"]["sentence"] in out
    assert "更稳妥的日期" in out


@pytest.mark.parametrize(
    ("basis", "opens"),
    [
        ("law", "2026-12-02"),
        ("local", "2026-12-02"),
        ("checklist", "2026-12-10"),
        ("all", "2026-12-10"),
    ],
)
def test_a_basis_can_be_asked_for(basis: str, opens: str):
    data = in_json("window", "--basis", basis, on=company())
    assert (data["basis"], data["windows"][0]["opens"]) == (basis, opens)


def test_another_day_and_fewer_days_can_be_asked_for():
    data = in_json("window", "--as-of", "2026-12-20", "--days", "3", on=company())
    assert (data["from"], data["until"]) == ("2026-12-20", "2026-12-22")


@pytest.mark.parametrize("days", ["0", "-1", "4000", "many", "１"])
def test_a_number_of_days_that_is_none_is_refused(days: str):
    assert "不是1至3653的整数" in refused("window", f"--days={days}", "--lang", "zh", on=company())

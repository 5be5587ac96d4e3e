"""What is said of the days to file: sentence, causes, JSON, calendar file, panel, command."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from support.applications import LAW, parsed, ready
from support.calendars import events
from support.command import in_json, printed, refused
from support.placeholders import placeholders
from support.replies import asked
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

CERTIFICATE = "social-security-certificate"
NOW = datetime(2026, 12, 2, 9, 30, tzinfo=UTC)


def company() -> dict[str, Any]:
    """Return 甲公司 of Hunan: a year old on 9 December, its certificate of 26 November."""
    data = ready() | {"application_date": "2026-12-02", "penalties": []}
    data["company"]["established_on"] = "2025-12-09"
    data["materials"][CERTIFICATE] |= {"issued_on": "2026-11-26", "other_proof": False}
    data["materials"]["financial-report"] |= {
        "audit_report_on": "2026-11-20",
        "capital_verification_original": False,
    }
    return data


def outline(data: dict[str, Any], basis: str | None = None) -> WindowOutline:
    app = parsed(data, date(2026, 12, 2))
    return WindowOutline(window(app, LAW), BASES[basis] if basis else DECIDING)


def barred(**more: Any) -> dict[str, Any]:
    data = company()
    data["bars"] = [{"on": "2026-05-01", "reason": "false-papers", "license": "call-center"}]
    data["materials"][CERTIFICATE] |= more
    return data


def half() -> dict[str, Any]:
    data = company()
    del data["materials"]["business-and-technical-plan"]["equipment_agreement"]
    return data


def poor() -> dict[str, Any]:
    data = company()
    data["company"]["registered_capital"] = 999_999
    return data


# The sentence.


@pytest.mark.parametrize(
    ("data", "en", "zh"),
    [
        (
            company(),
            "File from 2 to 26 December 2026",
            "2026年12月2日至26日可以申请",
        ),
        (
            half(),
            "Days to file: cannot be told before 1 answer is given (without the old checklist)",
            "可申请日期暂不能判定：待填写1项（旧版清单另计）",
        ),
        (
            poor(),
            "No day fits yet: 1 requirement is not met on any day",
            "目前没有合适的日期：有1项每天都不符合",
        ),
        (
            barred(),
            (
                "No day fits: the days for “Social security certificate” end on 26 December 2026,"
                " before those for “No reapplication ban” begin on 1 May 2027"
            ),
            "没有合适的日期：“社保证明”至2026年12月26日止，“不在禁止申请期内”自2027年5月1日起方符合",
        ),
        (
            barred(other_proof=True) | {"service": company()["service"] | {"provinces": ["CN-BJ"]}},
            "File from 2 May 2027 on",
            "2027年5月2日起可以申请",
        ),
    ],
)
def test_the_sentence_says_when(data: dict[str, Any], en: str, zh: str):
    assert outline(data).heading == (en, zh)


def test_what_is_missing_is_named_and_what_does_not_fail_is_told_as_such():
    assert [text.en for text in outline(half()).below] == [
        "As far as answered, nothing fails from 2 to 26 December 2026.",
        "Answer needed: equipment agreement.",
    ]


def test_of_many_answers_the_first_are_named():
    said = outline({"application_date": "2026-12-02"}).below[1]

    assert re.search(r" and \d+ more\.$", said.en)
    assert re.search(r"等\d+项。$", said.zh)


def test_an_unclear_law_is_asked_about():
    data = company()
    data["materials"][CERTIFICATE]["months"] = 1
    found = outline(data)

    assert found.heading.en == (
        "Days to file: cannot be told before the authority is asked on 1 point"
    )
    assert found.below[1].en == (
        "Law unclear: ask the authority on Material 8, Social security certificate."
    )


def test_answers_and_points_are_counted_apart():
    data = half()
    data["materials"][CERTIFICATE]["months"] = 1

    assert outline(data).heading.en.endswith(
        "1 answer is given (without the old checklist) and the authority is asked on 1 point"
    )


def test_without_a_province_the_questions_of_the_route_are_waited_for():
    data = company()
    del data["service"]["provinces"]

    assert "service.provinces" in outline(data).waits_for


def test_what_fails_on_every_day_is_told_from_what_the_dates_say():
    assert [text.en for text in outline(poor()).below] == [
        "Not met on any day: Condition 7, Registered capital.",
        (
            "Once it is met, the dates allow filing from 2 to 26 December 2026. "
            "The time it takes to meet it is not counted."
        ),
    ]


def test_what_the_dates_say_ends_where_it_ended_before_something_else_failed():
    """After the last day of the certificate something may still take its place: that is open."""
    data = company()
    data["service"]["provinces"] = "nationwide"
    data["company"]["registered_capital"] = 10_000_000
    assert outline(data).heading.en.startswith("File from 2 to 26 December 2026")
    data["company"]["registered_capital"] = 1_000_000

    assert "the dates allow filing from 2 to 26 December 2026" in outline(data).below[1].en


def test_of_more_that_fails_all_is_to_be_met_before_the_dates_count():
    data = poor()
    data["materials"]["service-assurance"] = {"held": False}

    assert outline(data).below[1].en.startswith("Once they are met, the dates allow filing")


def test_a_paper_that_ends_too_early_can_be_got_anew():
    assert [text.en for text in outline(barred()).below] == [
        (
            "With a new one dated 1 April 2027 or later, “Social security certificate” is met on"
            " 1 May 2027."
        )
    ]


def test_beside_a_clash_stands_what_fails_on_every_day():
    data = barred()
    data["company"]["registered_capital"] = 999_999

    assert outline(data).below[0].en == "Not met on any day: Condition 7, Registered capital."


def test_where_days_alternate_all_that_fails_is_named(monkeypatch: pytest.MonkeyPatch):
    """Not law: one rule that fails for some days, and another that holds only on these."""

    def never(day: date) -> bool:
        return date(2026, 12, 8) <= day <= date(2026, 12, 15)

    for rule, fails in (("lawful-company", never), ("registered-capital", lambda d: not never(d))):
        decide = partial(lambda look, app, _version: Outcome(Truth(not look(app.day))), fails)
        monkeypatch.setitem(DECISIONS, (rule, Basis.LAW), decide)
    found = outline(company())

    assert found.heading == ("No day fits up to 5 January 2028", "截至2028年1月5日没有合适的日期")
    assert found.below[0].en == (
        "On each day something else is not met: Condition 1, Lawful company,"
        " Condition 7, Registered capital, Material 8, Social security certificate."
    )


def test_texts_to_be_checked_before_the_day_are_named():
    data = company() | {"application_date": "2028-01-10"}
    data["materials"][CERTIFICATE]["issued_on"] = "2028-01-05"

    assert [text.en for text in outline(data).below] == [
        (
            "The texts are due for a check on 24 May 2027, before 10 January 2028: confirm that"
            " they still apply."
        )
    ]


def test_texts_to_be_checked_before_the_last_day_are_named():
    data = company() | {"application_date": "2027-05-10"}
    data["materials"][CERTIFICATE]["issued_on"] = "2027-05-05"

    assert [text.en for text in outline(data).below] == [
        (
            "The texts are due for a check on 24 May 2027: for a later day, confirm that they still"
            " apply."
        )
    ]


def test_before_all_law_nothing_is_due():
    found = outline({"application_date": "1990-01-01"})

    assert found.window.due is None
    assert found.below[0].en.startswith("As far as answered, nothing fails from 1 January 1990")


# The safer choice.


def contract(*, there: bool | None) -> dict[str, Any]:
    data = company()
    data["materials"]["labor-contracts"] = {} if there is None else {"originals": there}
    return data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (company(), "The old agency checklist is met too from 10 to 26 December 2026."),
        (
            company() | {"application_date": "2026-12-10"},
            "The old agency checklist is met on all of these days too.",
        ),
        (
            contract(there=None) | {"application_date": "2026-12-10"},
            (
                "Whether the old agency checklist is met on these days is not settled:"
                " Material 9, Labor contracts."
            ),
        ),
        (
            contract(there=False) | {"application_date": "2026-12-10"},
            "The old agency checklist is met on none of these days: Material 9, Labor contracts.",
        ),
        (half(), None),
    ],
)
def test_the_days_of_the_old_checklist_are_the_safer_choice(data: dict[str, Any], said: str | None):
    safer = outline(data).safer

    assert (safer.en if safer else None) == said


def test_what_opens_the_safer_days_is_told_and_what_closes_all_only_once():
    found = outline(company())

    assert [turn.lead.en for turn in found.turns] == ["Closes 26 December 2026"]
    assert [turn.lead.en for turn in found.safer_turns] == ["Opens 10 December 2026"]


# Causes.


def test_the_last_day_of_a_paper_closes_with_the_ranks_of_all_who_ask():
    (turn,) = outline(company()).turns
    (line,) = turn.lines

    assert line.text.en == "Last day of the paper dated 26 November 2026, that day included."
    assert line.ranks == ("form", "guide")
    assert [basis.value for basis in line.bases] == ["law", "local"]


def test_the_day_before_says_why_days_open():
    (turn,) = outline(company()).safer_turns
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
    (turn, _) = outline(company()).turns
    (line,) = turn.lines

    assert turn.lead.en == "Opens 5 December 2026"
    assert (line.rule, line.name.en) == (None, "Authority")
    assert line.text.en.startswith("It is not known yet which authority decides")
    assert (
        json.loads(as_json(outline(company())))["deciding"]["windows"][0]["opened_by"][0]["rule"]
        is None
    )


def test_an_open_authority_stands_in_the_way_by_name():
    data = company()
    del data["service"]["provinces"]
    found = outline(data, "local")

    assert found.outlook.kind == "open"
    assert found.waits_for == ("service.provinces",)


@pytest.mark.parametrize(
    ("first", "last", "en", "zh"),
    [
        ((2026, 12, 10), (2026, 12, 10), "on 10 December 2026", "2026年12月10日"),
        ((2026, 12, 10), (2026, 12, 26), "from 10 to 26 December 2026", "2026年12月10日至26日"),
        (
            (2026, 11, 30),
            (2026, 12, 26),
            "from 30 November to 26 December 2026",
            "2026年11月30日至12月26日",
        ),
        (
            (2026, 12, 30),
            (2027, 1, 26),
            "from 30 December 2026 to 26 January 2027",
            "2026年12月30日至2027年1月26日",
        ),
    ],
)
def test_days_in_a_row_are_written_short(
    first: tuple[int, int, int], last: tuple[int, int, int], en: str, zh: str
):
    assert span(date(*first), date(*last)) == (en, zh)


# The authority's clocks.


def test_the_clocks_run_from_the_headline_day():
    said = {clock.id: text.en for clock, text in outline(company()).clocks}

    assert said == {
        "first-check": "by 9 December 2026 (5 working days; holidays, known up to 2026, are left"
        " out)",
        "decision": "by 31 January 2027 (60 days; not said whether working days: then by 24"
        " February 2027; holidays are known for 2025 to 2026, in other years only weekends are"
        " left out)",
        "delivery": "within 10 working days of the decision",
    }


def test_beside_a_day_in_working_days_stands_up_to_which_year_holidays_are_known():
    said = {clock.id: text.zh for clock, text in outline(company()).clocks}

    assert said["first-check"] == (
        "最迟2026年12月9日（5个工作日；已扣除法定节假日，放假安排收录至2026年）"
    )
    assert "放假安排仅收录2025年至2026年，其他年份只扣除周末" in said["decision"]


def test_the_first_check_of_what_is_filed_before_national_day_waits_for_its_end():
    clock, *_ = clocks(outline(company()).report.findings.route, date(2026, 9, 28))

    assert (clock.by, clock.holidays_known) == (date(2026, 10, 10), True)


def test_the_notices_that_working_days_follow_are_named_everywhere():
    found = outline(company())
    (day,) = [day for day in noted_days(found) if day.name == "first-check"]

    for said in (text_of(parts_of(found), "zh"), panel(company(), lang="zh")["panel"]):
        assert "国办发明电〔2024〕12号）、《" in said
        assert "国办发明电〔2025〕7号）推算，调休上班的周末计入。" in said
    assert "holidays of 2025 (State Council General Office document No. 12 of 2024)" in (
        day.said[-1].en
    )


def test_programs_read_whose_holidays_are_known():
    told = json.loads(as_json(outline(company())))

    assert told["holidays_of"] == [2025, 2026]
    assert {each["code"]: each["holidays_known"] for each in told["clocks"]} == {
        "first-check": True,
        "decision": False,
        "delivery": None,
    }


def test_with_foreign_capital_the_decision_rests_on_its_own_provisions():
    data = company()
    data["company"]["foreign_capital"] = True
    data["materials"]["foreign-investor-statement"] = dict.fromkeys(
        ("held", "signed", "sealed"), True
    )
    clocks = {clock.id: clock for clock, _ in outline(data).clocks}

    assert clocks["decision"].said.id == "fite"


def test_where_no_day_fits_no_clock_runs():
    assert outline(barred()).clocks == ()


def test_every_clock_has_a_number_of_days():
    said = {each.id: each.days for each in load_topic("clocks").statements}

    assert (said["correction"], said["decision"], said["fite"]) == (5, 60, 60)
    assert said["term"] is None
    assert said["silence"] is None


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("CN-AH", "Anhui itself: 20 working days; Time for the whole matter"),
        ("CN-HE", None),
        ("CN-HN", None),
        ("CN-TJ", None),
    ],
)
def test_a_province_that_promises_another_period_is_named(code: str, said: str | None):
    data = company()
    data["service"]["provinces"] = [code]
    found = outline(data).promise

    assert found is None if said is None else found is not None and found.en.startswith(said)


def test_an_open_authority_promises_nothing():
    data = company()
    del data["service"]["provinces"]

    assert outline(data).promise is None


# Text, Markdown, JSON.


@in_both_languages
def test_whatever_is_answered_all_of_it_can_be_written(lang: Lang):
    for data in applications(LAW, 60, 7):
        found = outline(data)
        for write in (text_of, markdown_of):
            text = write(parts_of(found), lang)
            assert not placeholders(text.replace("{", "").replace("}", ""))
            assert "None" not in text


def test_the_json_has_the_published_shape():
    data = json.loads(as_json(outline(company())))

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
    deciding = json.loads(as_json(outline(poor())))["deciding"]

    assert deciding["windows"] == []
    assert deciding["not_met_on_any_day"] == [{"rule": "registered-capital", "basis": "law"}]
    assert deciding["once_that_is_met"][0]["closes"] == "2026-12-26"


def test_the_json_says_which_guide_is_waited_for():
    data = company()
    del data["service"]["provinces"]
    found = json.loads(as_json(outline(data), "local"))

    assert found["windows"] == []
    assert found["answers_needed"][0] == "service.provinces"


# For calendar programs.


def test_a_day_that_bounds_the_others_is_an_all_day_event():
    found = events(as_icalendar(outline(company()), "en", NOW))

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
    later = company() | {"application_date": "2026-12-10"}
    later["materials"][CERTIFICATE]["issued_on"] = "2026-12-01"
    one = events(as_icalendar(outline(company()), "en", NOW))
    other = events(as_icalendar(outline(later), "zh", NOW.replace(minute=31)))

    assert set(one) == set(other)
    assert all(other[uid].sequence == one[uid].sequence + 1 for uid in one)
    assert all(other[uid].DTSTAMP > one[uid].DTSTAMP for uid in one)
    moved = {uid for uid in one if one[uid].DTSTART != other[uid].DTSTART}
    assert len(moved) == 5


def test_companies_do_not_move_each_other_s_events():
    other = company()
    other["company"]["name"] = "乙公司"

    one, two = (events(as_icalendar(outline(d), "en", NOW)) for d in (company(), other))
    assert not set(one) & set(two)


def nameless(table: str = "company", **more: Any) -> dict[str, Any]:
    """Return the company without its name, some of its answers others."""
    data = company()
    del data["company"]["name"]
    data[table] |= more
    return data


def names(data: dict[str, Any], later: int = 0) -> set[str]:
    """Return the names of a company's events, in a file made some minutes later."""
    now = NOW + timedelta(minutes=later)
    return {*events(as_icalendar(outline(data), "en", now))}


@pytest.mark.parametrize(
    "other",
    [
        nameless(established_on="2024-03-01"),
        nameless(province="CN-BJ"),
        nameless(legal_form="joint-stock-company"),
        nameless(foreign_capital=True),
        nameless("service", provinces=["CN-GD"]),
    ],
    ids=["founded", "seat", "form", "capital", "provinces"],
)
def test_two_companies_without_a_name_have_days_of_their_own(other: dict[str, Any]):
    assert not names(nameless()) & names(other)


def test_a_company_without_a_name_keeps_its_days_when_the_file_is_made_again():
    later = nameless()
    later["materials"][CERTIFICATE]["issued_on"] = "2026-12-01"

    assert names(nameless()) == names(later, later=31)


def test_a_company_without_a_name_has_a_calendar_too():
    data = barred()
    del data["company"]["name"]
    found = noted_days(outline(data))

    assert [day.name for day in found] == ["file", f"paper-{CERTIFICATE}"]


def test_what_opens_the_days_is_an_event_where_something_does():
    data = company()
    data["bars"] = [{"on": "2025-12-05", "reason": "false-papers", "license": "call-center"}]

    assert [day.name for day in noted_days(outline(data))][:3] == ["file", "opens", "closes"]


def test_a_clock_that_is_wrong_counts_from_the_beginning():
    text = as_icalendar(outline(company()), "en", datetime(1999, 1, 1, tzinfo=UTC))

    assert {event["SEQUENCE"] for event in events(text).values()} == {0}


@pytest.mark.parametrize("filed", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_have_their_days_too(filed: str):
    data = {"application_date": filed}
    found = WindowOutline(window(parsed(data), LAW))

    days = {event.DTSTART for event in events(as_icalendar(found, "en", NOW)).values()}
    assert date.fromisoformat(filed) in days
    assert text_of(parts_of(found), "en")
    assert panel(data)["panel"]


def test_a_paper_may_be_usable_to_the_end_of_the_calendar():
    data = company() | {"application_date": "9999-12-01"}
    data["materials"][CERTIFICATE]["issued_on"] = "9999-12-01"

    assert "9999" in panel(data)["panel"]


# The panel.


def panel(data: dict[str, Any], **more: Any) -> dict[str, Any]:
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
@pytest.mark.parametrize("data", [company(), half(), poor(), barred()])
def test_the_panel_needs_no_style_and_hides_only_the_picture(data: dict[str, Any], lang: Lang):
    reply = panel(data, lang=lang)
    read = Reader(reply["panel"])
    text = " ".join(read.said)

    assert "style" not in read.attributes
    assert "<script" not in reply["panel"]
    assert reply["step"]["sentence"] in text
    assert set(reply["step"]) == {"kind", "sentence", "short"}


@pytest.mark.parametrize(
    ("data", "en", "zh"),
    [
        (company(), "2 Dec – 26 Dec", "12.2—12.26"),
        (half(), "days not settled yet", "日期暂不能判定"),
    ],
)
def test_a_tab_on_a_phone_says_the_days_in_short(data: dict[str, Any], en: str, zh: str):
    assert panel(data, lang="en")["step"]["short"] == en
    assert panel(data, lang="zh")["step"]["short"] == zh


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
    found = outline(company())
    last = found.window.last
    days = [Run(opens, closes or last) for opens, closes in runs]

    assert in_short(days, found.window, "en") == words


def test_the_words_beside_the_bars_say_what_the_bars_say():
    text = " ".join("".join(Reader(panel(company())["panel"]).said).split())

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
        assert said in panel(company(), day=day)["panel"]
    assert "nothing fails, but not everything is settled" in panel(half())["panel"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "“Social security certificate”; only what is taken in its place would do."),
        ("zh", "已过“社保证明”的最后可用日，须有可替代的材料。"),
    ],
)
def test_after_a_paper_s_last_day_a_day_says_that_only_another_would_do(lang: Lang, said: str):
    data = company()
    del data["materials"][CERTIFICATE]["other_proof"]

    assert said in panel(data, lang=lang, day="2026-12-27")["panel"]
    assert said not in panel(data, lang=lang, day="2026-12-26")["panel"]


def test_a_day_that_does_not_fit_says_why():
    shown = panel(company(), day="2026-12-27")["panel"]

    assert "it could be used until 26 December 2026" in shown
    assert 'data-do="file-on" data-day="2026-12-27"' in shown
    assert 'data-do="file-on"' not in panel(company())["panel"]


def test_the_days_begin_today_where_the_filing_date_is_still_ahead():
    data = company() | {"application_date": "2026-12-10"}

    assert panel(data)["step"]["sentence"] == "File from 2 to 26 December 2026"


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-20", "2026-11-26"),  # the certificate's own day
        ("2026-12-01", "2026-12-01"),
        ("2026-12-02", "2026-12-02"),
        ("2026-12-03", "2026-12-02"),
        ("2025-10-29", "2026-11-26"),
        ("2025-10-28", "2026-12-02"),  # 400 days ahead: too far to be looked at from today
    ],
)
def test_no_day_is_looked_at_before_the_last_that_the_answers_name(today: str, expected: str):
    data = company()
    data["asked"] = [{"on": "2026-12-24"}]
    app = parsed(data, date(2026, 12, 2))

    assert first_day(app, LAW, date.fromisoformat(today)).isoformat() == expected


def test_a_fault_counts_as_open():
    data = company()
    data["materials"][CERTIFICATE]["issued_on"] = "tomorrow"

    assert panel(data)["step"]["kind"] == ""


def test_a_day_that_is_none_is_refused():
    reply = asked(do="window", application=company(), day="soon")

    assert reply["error"]["path"] == "day"


def test_the_calendar_file_comes_where_the_days_are_saved():
    reply, saved = panel(company()), panel(company(), now="2026-12-02T09:30:00Z")

    assert saved["text"] == as_icalendar(outline(company()), "en", NOW)
    assert saved["name"] == "b24-days.ics"
    assert f"Save {len([*noted_days(outline(company()))])} dates" in reply["panel"]


@pytest.mark.parametrize("code", ["CN-AH", "CN-HN"])
def test_a_province_s_own_clock_is_shown_where_it_has_one(code: str):
    data = company()
    data["service"]["provinces"] = [code]

    assert ("Anhui itself" in panel(data)["panel"]) is (code == "CN-AH")


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
    assert panel(company(), lang="zh")["step"]["sentence"] in out
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

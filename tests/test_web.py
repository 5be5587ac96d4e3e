"""The browser's door: text in, text out, and the command line's bytes."""

from __future__ import annotations

import html
import itertools
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from applications import ready
from casebook import cases
from tags import Tags

from checker import web
from checker.application.application import parse
from checker.cli import main
from checker.evaluate import evaluate
from checker.load import load_law
from checker.model import LANGS
from checker.report.json import as_json
from checker.rules.route import decide_route
from checker.words import words

if TYPE_CHECKING:
    from checker.model import Lang

LAW = load_law()
WORDS = words()


def ask(**request: Any) -> dict[str, Any]:
    asked = {"today": "2026-11-24", "lang": "en", "bases": ["law", "local", "checklist"]}
    reply: dict[str, Any] = json.loads(web.answer(json.dumps(asked | request)))
    return reply


def check(application: dict[str, Any], **more: Any) -> dict[str, Any]:
    return ask(do="check", application=application, **more)


def questions(application: dict[str, Any], **more: Any) -> dict[str, Any]:
    return ask(do="questions", application=application, **more)


def report(application: dict[str, Any]) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(ask(do="report", application=application)["report"])
    return written


def test_the_report_is_the_command_lines() -> None:
    app, _ = parse(ready(), LAW, date(2026, 11, 24))
    reply = ask(do="report", application=ready())

    assert reply["report"] == as_json(app, evaluate(app, LAW), LAW)


def test_warming_changes_no_answer() -> None:
    before = check(ready())

    assert ask(do="warm", application={}) == {"ok": True}
    assert ask(do="warm", application=ready()) == {"ok": True}
    assert check(ready()) == before


def results() -> list[str]:
    steps = [{}, ready(), *(json.loads(case.text) for case in cases()[::20])]
    replies = [check(step, rule="business-license") for step in steps]
    license_days = [days(granted="2021-11-24", decided="2026-11-20"), days(granted="2026-11-24")]
    return [reply["panel"] for reply in (*replies, *license_days)] + [r["mini"] for r in replies]


def test_what_is_shown_is_written_an_element_a_line_each_another() -> None:
    """So the page can tell what has changed without reading all of it."""
    for result in results():
        lines = result.split("\n")

        assert [Tags(line).outermost for line in lines] == [1] * len(lines)
        assert [Tags(line).open for line in lines] == [[]] * len(lines)
        assert len(set(lines)) == len(lines)


def test_an_empty_application_is_open_everywhere() -> None:
    reply = check({})

    assert reply["summary"].startswith("Current requirements: Still open, ")
    assert reply["errors"] == []
    assert "choose a province first" in reply["panel"]
    assert "Nothing is known to stop you." in reply["panel"]
    assert "service.for_others" in questions({})["relevant"]
    assert "means.operators" not in questions({})["relevant"]


def test_a_field_in_error_counts_as_open() -> None:
    data = ready()
    data["company"]["registered_capital"] = "much"
    reply = check(data)

    assert [e["path"] for e in reply["errors"]] == ["company.registered_capital"]
    assert "company.registered_capital" in questions(data)["relevant"]


def test_a_ready_application_says_so() -> None:
    reply = check(ready())

    assert reply["next"] is None
    assert "Every rule we know is met" in reply["panel"]
    assert "No answer is missing." in reply["panel"]
    assert 'Provincial guide · <a href="../local/hunan/">Hunan</a>' in reply["panel"]
    assert reply["summary"].startswith("Current requirements: Ready, ")


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "en",
            (
                "The current requirements and the provincial guide are met as answered; "
                "the old agency checklist lacks 1 more and leaves 1 open."
            ),
        ),
        ("zh", "按您的答案，现行要求和省局指南均已符合；旧版清单另缺 1 项，另有 1 项待确认。"),
    ],
)
def test_all_is_met_only_where_the_old_checklist_is_too(lang: Lang, said: str) -> None:
    data = ready()
    data["materials"]["labor-contracts"]["originals"] = False
    data["materials"]["personnel-list"]["certificates"] = None
    panel = check(data, lang=lang)["panel"]

    assert said in panel
    assert WORDS["panel.all-ready"].of(lang) not in panel


def test_what_only_the_old_checklist_lacks_stops_nobody() -> None:
    data = ready()
    data["materials"]["labor-contracts"]["originals"] = False
    panel = check(data)["panel"]
    stops, window = (panel.split(f'data-key="{name}"')[1] for name in ("stops", "window"))

    assert "Nothing is known to stop you." in stops.split("</section>", maxsplit=1)[0]
    assert 'data-key="labor-contracts"' in window.split("</section>", maxsplit=1)[0]


def test_without_a_guide_only_the_current_requirements_are_met() -> None:
    data = ready()
    data["service"]["provinces"] = "nationwide"
    data["company"]["registered_capital"] = 10_000_000
    data["materials"]["labor-contracts"]["originals"] = False
    panel = check(data)["panel"]

    assert "The current requirements are met as answered; the old agency checklist lacks 1" in panel


ROUTE_ANSWERS: dict[str, list[Any]] = {
    "for_others": [True, False],
    "rents_out": [True, False],
    "public_network": [True, False],
    "provinces": [["CN-HN"], ["CN-SC", "CN-HN"], "nationwide"],
}
LATER_ANSWERS: dict[str, list[Any]] = {
    "service.group_clients": ["none", "some", "all"],
    "service.users": ["mainland", "abroad", "both"],
    "service.clients": ["mainland", "abroad", "both"],
    "company.province": ["CN-HN", "CN-SC"],
}
FIRST_ANSWERS = [
    dict(zip(ROUTE_ANSWERS, answers, strict=True))
    for answers in itertools.product(*ROUTE_ANSWERS.values())
]


def waits_for(data: dict[str, Any]) -> tuple[str, ...]:
    app, _ = parse(data, LAW, date(2026, 11, 24))
    return decide_route(app).missing


def follow(data: dict[str, Any]) -> int:
    """Give every answer to what is offered next, until the route waits for nothing."""
    missing = waits_for(data)
    if not missing:
        return 1
    path = check(data)["next"]["path"]
    assert path in missing
    assert path in questions(data)["relevant"]
    table, key = path.split(".")
    return sum(
        follow(data | {table: data[table] | {key: answer}}) for answer in LATER_ANSWERS[path]
    )


@pytest.mark.parametrize("foreign", [True, False])
@pytest.mark.parametrize("service", FIRST_ANSWERS, ids=str)
def test_after_the_first_eight_the_route_is_settled_first(
    service: dict[str, Any], foreign: bool
) -> None:
    form = {"legal_form": "limited-liability-company", "registered_capital": 10_000_000}
    data = {
        "service": service | {"marketing_calls": False},
        "company": form | {"foreign_capital": foreign},
    }

    assert follow(data) > 1


def test_the_first_question_is_one_of_the_route() -> None:
    assert check({})["next"]["path"] in waits_for({})


def test_what_was_answered_with_not_sure_is_not_offered_again() -> None:
    data = ready()
    data["service"] |= {"group_clients": None, "for_others": True, "rents_out": False}
    assert check(data)["next"] == {"path": "service.group_clients"}

    data["means"]["funds"] = None
    data["shareholders"][0]["id_copy"] = None
    del data["materials"]["service-assurance"]
    assert check(data)["next"] == {"path": "materials.service-assurance.held"}


def test_before_all_law_nothing_is_said_to_be_met_or_not_needed() -> None:
    data = {"application_date": "2001-06-01", "service": {"for_others": True}}
    reply = check(data)

    assert not questions(data)["ruled"]
    assert "Nothing is known to stop you" not in reply["panel"]
    assert "are met" not in reply["panel"]
    assert "wait for" not in reply["panel"]
    assert questions(ready())["ruled"]


def head(panel: str, group: str) -> str:
    return panel.split(f'data-key="{group}"')[1].split("</h3>", maxsplit=1)[0]


def test_a_group_with_nothing_in_it_has_a_quiet_sign() -> None:
    panel = check(ready())["panel"]

    assert "#i-not_met" not in head(panel, "stops")
    assert "#i-unknown" not in head(panel, "open")
    assert "#i-minus" in head(panel, "stops")


@pytest.mark.parametrize("bases", [["law", "local", "checklist"], ["law"]])
def test_what_is_open_counts_requirements_and_answers(bases: list[str]) -> None:
    panel = check({}, bases=bases)["panel"]
    found = re.search(r"(\d+) requirements wait for (\d+) answers\.", panel)
    owners = re.findall(r"<summary>[A-Z][^<]* · (\d+)</summary>", panel)

    assert found
    waiting = panel.split("b-waiting")[1].split("</section>")[0]
    assert int(found[1]) == waiting.count("b-line--short")
    assert int(found[2]) == sum(map(int, owners)) == panel.split("b-owners")[1].count("<li ")
    assert "b-group__n" not in head(panel, "open")


def test_one_open_answer_is_not_said_in_the_plural() -> None:
    data = ready()
    del data["materials"]["service-assurance"]

    assert "1 requirement waits for 1 answer." in check(data)["panel"]
    assert "1 项要求待补填 1 个答案后判定。" in check(data, lang="zh")["panel"]


def test_the_panel_speaks_chinese() -> None:
    reply = check(ready(), lang="zh")

    assert "现行要求" in reply["panel"]
    assert "湖南省通信管理局" in reply["panel"]
    company = questions(ready(), lang="zh")["sections"]["company"]
    assert company.startswith("公司类型：有限责任公司")


def test_what_is_typed_is_escaped() -> None:
    data = ready()
    data["shareholders"][0] |= {"name": "<script>&", "id_copy": False}
    panel = check(data)["panel"]

    assert "<script>" not in panel
    assert "&lt;script&gt;&amp;" in panel


def test_a_rules_own_result() -> None:
    data = ready()
    data["materials"]["social-security-certificate"]["red_seal"] = False
    reply = check(data, rule="social-security-certificate")

    assert reply["mini"].count("b-mini--") == 3
    assert "red seal" in reply["mini"]


def test_what_only_a_window_asks_is_mended_only_if_asked() -> None:
    data = ready()
    data["materials"]["labor-contracts"]["originals"] = False

    assert "only if your window asks" in check(data)["panel"]


def test_contradictions_stand_above_the_groups() -> None:
    data = ready()
    data["shareholders"][1] |= {"share": 30, "foreign": True}
    data["shareholders"].append({"kind": "company", "share": 0})
    data["bars"] = [{"on": "2025-01-31", "reason": "deception"}]
    codes = [p["code"] for p in report(data)["problems"]]

    assert codes == [
        "shares-do-not-add-up",
        "foreign-shareholder",
        "share-of-zero",
        "deception-not-listed",
    ]
    assert "b-problems" in check(data)["panel"]


def test_days_that_follow_from_the_facts() -> None:
    data = ready()
    data["violations"] = [{"on": "2024-05-01", "major": True, "by": "company"}, {}]
    data["bars"] = [{"on": "2025-01-31", "reason": "deception"}, {}]
    data["penalties"].append({})
    dates = report(data)["dates"]

    assert {d["code"]: d["on"] for d in dates} == {
        "certificate-usable-until": "2026-12-10",
        "young-company-until": "2021-05-01",
        "audit-usable-until": "2027-03-31",
        "violation-inside-until": "2027-05-01",
        "bar-until": "2028-01-31",
        "letter-asked-until": "2028-01-30",
    }


def test_materials_not_asked_are_named_by_their_absence() -> None:
    data = ready()
    data["establishments"] = []

    assert "branches-and-subsidiaries" not in questions(data)["asked"]
    assert "branches-and-subsidiaries" in questions({})["asked"]


def test_bases_narrow_the_groups_but_not_the_rows() -> None:
    data = ready()
    data["materials"]["labor-contracts"]["originals"] = False
    panel = check(data, bases=["law"])["panel"]

    assert "What a window may still ask for" not in panel
    assert "counters may still ask" in panel


def test_only_rules_of_the_chosen_bases_are_listed() -> None:
    assert "Application form" not in check({}, bases=["checklist"])["panel"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"service": {"provinces": "nationwide"}}, "nationwide"),
        ({"service": {"provinces": ["CN-HN", "CN-HB"]}}, "Hubei, Hunan"),
        ({"service": {"other_services": []}}, "none"),
        ({"means": {"floor_area": 75.5}}, "75.5 m²"),
        ({"company": {"established_on": "2020-05-01"}}, "2020-05-01"),
        ({"company": {"name": "甲公司"}}, "甲公司"),
    ],
)
def test_answers_are_read_back(data: dict[str, Any], said: str) -> None:
    assert said in " ".join(questions(data)["sections"].values())


def test_a_saved_toml_file_opens_as_the_pages_own_form() -> None:
    text = "[company]\nestablished_on = 2020-05-01\n[[shareholders]]\nshare = 33.5\n"
    reply = ask(do="open", text=text)

    assert reply["application"] == {
        "company": {"established_on": "2020-05-01"},
        "shareholders": [{"share": 33.5}],
    }


def test_a_faulty_file_is_refused_whole() -> None:
    reply = ask(do="open", text='{"company": {"legal_form": "llc"}}')

    assert not reply["ok"]
    assert reply["error"]["path"] == "company.legal_form"


@pytest.mark.parametrize("text", ["", " \n", "{}", "# nothing\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    reply = ask(do="open", text=text)

    assert not reply["ok"]
    assert reply["error"]["en"] == "the file is empty."
    assert reply["saved"]


@pytest.mark.parametrize(
    ("text", "saved"),
    [
        ('{"name": "widget", "version": "1.0.0"}', False),
        ("[]", False),
        ("just words", False),
        ('{"format": "call-center-license/application/1", "servise": {}}', True),
        ('{"format": "call-center-license/application/1", "service": {', True),
        ('{"format": "call-center-license/application/2"}', True),
    ],
)
def test_what_is_no_saved_file_is_told_apart(text: str, saved: bool) -> None:
    reply = ask(do="open", text=text)

    assert not reply["ok"]
    assert reply["saved"] is saved


def test_a_request_nobody_understands_is_told_and_does_not_crash() -> None:
    assert json.loads(web.answer("{}"))["crash"].startswith("KeyError")


@pytest.mark.parametrize(
    ("service", "company", "shown"),
    [
        ({"users": "both"}, {}, "B24-1 for the users"),
        ({"users": "abroad", "clients": "mainland"}, {}, "fit neither class"),
        ({"users": "abroad", "provinces": []}, {}, "Users abroad only"),
        ({"public_network": False}, {}, "not needed"),
        ({}, {"province": "CN-BJ"}, "registered in another province"),
        ({"provinces": "nationwide"}, {}, "Ministry of Industry"),
        ({}, {"foreign_capital": True}, "the ministry decides, also for one province"),
    ],
)
def test_the_route_is_told(service: dict[str, Any], company: dict[str, Any], shown: str) -> None:
    data = ready()
    data["service"] |= service
    data["company"] |= company

    assert shown in check(data)["panel"]


def test_the_authority_leads_to_its_block_in_the_guide_and_to_its_own_site() -> None:
    panel = check(ready(), site="../../")["panel"]

    assert '<a href="../../authorities/#cn-hn">Hunan Communications Administration</a>' in panel
    assert 'href="https://hunca.miit.gov.cn/"' in panel


@pytest.mark.parametrize("code", [code for code in LAW.authorities if code != "miit"])
def test_every_province_has_an_answer_beside_every_rule(code: str) -> None:
    data = {"service": {"provinces": [code]}, "company": {"foreign_capital": False}}
    common = {"do": "check", "application": data, "today": "2026-11-24", "bases": ["law", "local"]}

    for rule in LAW.rules:
        reply = json.loads(web.answer(json.dumps(common | {"rule": rule.id, "lang": "zh"})))
        assert "crash" not in reply, (code, rule.id, reply)


def days(**license_days: Any) -> dict[str, Any]:
    return ask(do="days", **license_days)


def rows(panel: str) -> list[str]:
    return re.findall(r'<th scope="row"><time datetime="([^"]+)">', panel)


@pytest.mark.parametrize("lang", LANGS)
def test_the_calendar_is_the_command_lines(lang: Lang, capfd: pytest.CaptureFixture[str]) -> None:
    written = {"granted": "2027-01-31", "registered": "2028-02-01", "decided": "2028-03-01"}
    options = [part for name, day in written.items() for part in (f"--{name}", day)]
    assert main(["calendar", *options, "--format", "json"]) == 0
    entries = json.loads(capfd.readouterr().out)["entries"]
    reply = days(**written, lang=lang)

    assert rows(reply["panel"]) == [entry["on"] for entry in entries]
    assert all(entry[lang] in html.unescape(reply["panel"]) for entry in entries)
    assert reply["file"].count("BEGIN:VEVENT") == len(entries)


@pytest.mark.parametrize(
    ("today", "past", "mark"),
    [
        ("2027-03-30", 0, "next: tomorrow"),
        ("2027-03-31", 0, "next: today"),
        ("2027-04-01", 2, "next: in 365 days"),
        ("2031-11-24", 11, "next: today"),
        ("2031-11-25", 13, None),
    ],
)
def test_a_day_is_past_once_it_is_over(today: str, past: int, mark: str | None) -> None:
    panel = days(granted="2026-11-24", today=today)["panel"]
    _, _, folded = panel.partition('<details class="b-past">')

    assert len(rows(folded)) == past
    assert re.findall(r"next: [\w ]+", panel) == ([mark] * panel.count("b-tag--law"))
    assert bool(mark) == ("b-tag--law" in panel)


def test_the_sentence_tells_the_next_day() -> None:
    assert days(granted="2026-11-24", today="2031-06-01")["summary"] == (
        "13 dates; the next is 26 August 2031: Renewal, or report that you stop."
    )
    assert days(granted="2026-11-24", today="2032-01-01", lang="zh")["summary"] == (
        "共13项，均已过。"
    )


def test_a_computed_end_is_told_apart_from_a_printed_one() -> None:
    note = "the day printed on the license prevails"

    assert note in days(granted="2026-11-24")["panel"]
    assert note not in days(granted="2026-11-24", expires="2031-11-24")["panel"]


@pytest.mark.parametrize(
    ("written", "path", "said"),
    [
        ({"granted": "2026-02-29"}, "--granted", "is not a date"),
        ({"granted": "2000-09-24"}, "--granted", "is not between 2000-09-25"),
        ({"granted": "2026-11-24", "expires": "2026-11-23"}, "--expires", "is not between"),
        (
            {"granted": "2026-11-24", "decided": "2031-11-25"},
            "--decided",
            "the term of the license",
        ),
        ({"granted": "2026-11-24", "registered": 5}, "--registered", "5 is not a date"),
    ],
)
def test_a_wrong_day_is_named(written: dict[str, Any], path: str, said: str) -> None:
    reply = days(**written)

    assert reply["ok"] is False
    assert reply["error"]["path"] == path
    assert said in reply["error"]["en"]

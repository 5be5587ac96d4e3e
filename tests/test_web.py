"""The browser's door: text in, text out, and the command line's bytes."""

import html
import itertools
import json
import re
from typing import Any

import pytest
from support.applications import LAW, parsed, ready, report_on
from support.casebook import cases
from support.command import in_json
from support.replies import asked, panel_of
from support.rows import by_columns, rows_of
from support.samples import in_both_languages, some
from support.tags import Tags

from checker.decide.questions import number_of
from checker.doors import web
from checker.filing.receipt import as_json
from checker.model import Data, Lang
from checker.rules.route import decide_route

ROWS = rows_of("page")


def check(application: Data, **more: Any) -> Data:
    return asked(do="check", application=application, **more)


def form(application: Data, **more: Any) -> Data:
    return check(application, **more)["form"]


def test_the_report_is_the_command_lines():
    reply = asked(do="report", application=ready())

    assert reply["report"] == as_json(report_on(ready()))


PARTS = [
    *("notices", "verdicts", "problems", "route", "next"),
    *("stops", "open", "unclear", "window", "met", "not-asked", "foot"),
]


@pytest.mark.no_cover
def test_the_panel_comes_in_parts_in_order():
    steps = [{}, ready(), *(json.loads(case.text) for case in cases()[::20])]
    replies = [check(step, rule="business-license") for step in steps]
    results = [part for r in replies for part in (*r["panel"].values(), *r["parts"].values())]
    results += [part for r in replies for part in r["rules"]["business-license"].values()]

    assert [list(reply["panel"]) for reply in replies] == [PARTS] * len(replies)
    assert [Tags(part).open for part in results] == [[]] * len(results)


def test_a_rules_own_result_names_the_law_first_and_the_old_list_last():
    rows = asked(do="check", application=ready(), rule="business-license")["rules"]

    assert [*rows["business-license"]] == ["law", "local", "checklist"]


def test_no_verdict_waits_for_what_a_fold_holds():
    """Its place stands in the result; what it holds comes with what the form is told."""
    result, behind = (asked(do=kind, application=ready()) for kind in ("result", "form"))
    shown = "".join(result["panel"].values())

    folds = re.findall(r'data-told="([^"]+)"', shown)
    assert {*folds} >= {"met", "not-asked"}
    assert [name for name in folds if behind["parts"][name] in shown] == []
    assert "b-line" in behind["parts"]["met"]


ROUTE_ANSWERS = {
    "for_others": [True, False],
    "rents_out": [True, False],
    "public_network": [True, False],
    "provinces": [["CN-HN"], ["CN-SC", "CN-HN"], "nationwide"],
}
LATER_ANSWERS = {
    "service.group_clients": ["none", "some", "all"],
    "service.users": ["mainland", "abroad", "both"],
    "service.clients": ["mainland", "abroad", "both"],
}
FIRST_ANSWERS = [
    dict(zip(ROUTE_ANSWERS, answers, strict=True))
    for answers in itertools.product(*ROUTE_ANSWERS.values())
]
# Linked to no network, or serving nobody else: not needed, or probably not.
NEEDLESS = [
    each
    for each in FIRST_ANSWERS
    if not each["public_network"] or not (each["for_others"] or each["rents_out"])
]


def waits_for(data: Data) -> list[str]:
    """Return what the route waits for: where the company is registered is only a caution."""
    missing = decide_route(parsed(data)).missing
    return [path for path in missing if number_of(path)]


def follow(data: Data) -> int:
    """Give every answer to what is offered next, until the route waits for nothing."""
    missing = waits_for(data)
    if not missing:
        return 1
    path = check(data)["next"]
    assert path in missing
    assert path in form(data)["relevant"]
    table, key = path.split(".")
    return sum(
        follow(data | {table: data[table] | {key: answer}}) for answer in LATER_ANSWERS[path]
    )


def answered(service: Data, *, foreign: bool) -> Data:
    form = {"legal_form": "limited-liability-company", "registered_capital": 10_000_000}
    form |= {"multi_level": False, "special_words": False}
    return {
        "service": service | {"marketing_calls": False, "other_services": []},
        "company": form | {"foreign_capital": foreign},
        **{key: [] for key in ("penalties", "bars", "establishments", "violations")},
    }


@pytest.mark.no_cover
@pytest.mark.parametrize("foreign", [True, False])
@pytest.mark.parametrize("service", [s for s in FIRST_ANSWERS if s not in NEEDLESS])
def test_after_the_first_eight_the_route_is_settled_first(service: Data, foreign: bool):
    assert follow(answered(service, foreign=foreign)) > 1


@pytest.mark.no_cover
@pytest.mark.parametrize("foreign", [True, False])
@pytest.mark.parametrize("service", NEEDLESS)
def test_who_needs_no_license_or_probably_none_is_offered_no_question(service: Data, foreign: bool):
    assert check(answered(service, foreign=foreign))["next"] is None


def test_what_no_license_needs_steps_back_and_comes_again_with_the_answer():
    funds, linked = "means.funds", "service.public_network"
    needless = form({"service": {"public_network": False}})
    again = form({"service": {"public_network": None}})

    assert funds not in needless["relevant"]
    assert linked in needless["relevant"]
    assert funds in again["relevant"]
    assert needless["needless"] > again["needless"]


def test_the_first_question_is_one_of_the_route():
    assert check({})["next"] in waits_for({})


def head(panel: str, group: str) -> str:
    return panel.split(f'data-key="{group}"')[1].split("</h3>", maxsplit=1)[0]


@pytest.mark.parametrize("bases", [["law", "local", "checklist"], ["law"]])
def test_what_is_open_counts_requirements_and_answers(bases: list[str]):
    panel = panel_of({}, bases=bases)
    found = re.search(r"(\d+) answers still needed; (\d+) requirements wait\.", panel)
    owners = re.findall(r"<summary>[A-Z][^<]* · (\d+)</summary>", panel)

    assert found
    waiting = panel.split("b-waiting")[1].split("</section>")[0]
    assert int(found[2]) == waiting.count("b-line--short")
    assert int(found[1]) == sum(map(int, owners)) == panel.split("b-owners")[1].count("<li ")
    assert "b-group__n" not in head(panel, "open")


@pytest.mark.parametrize("bases", [["law", "local", "checklist"], ["law"]])
@pytest.mark.parametrize(
    "data",
    [
        {"service": {"for_others": False, "rents_out": False}},
        {"materials": {"social-security-certificate": {"held": True, "red_seal": False}}},
    ],
)
def test_the_result_and_the_messages_ask_for_the_same_answers(data: Data, bases: list[str]):
    # What the old checklist alone waits for stands with it in the result.
    deciding = [basis for basis in bases if basis != "checklist"]
    messages = asked(do="plan", application=data, bases=deciding)["panel"]
    to_answer = re.findall(r"(\d+) to answer", messages)
    listed = re.findall(r"<summary>[A-Z][^<]* · (\d+)</summary>", panel_of(data, bases=bases))

    assert listed
    assert sorted(map(int, listed)) == sorted(map(int, to_answer))


def test_a_rehearsal_shows_nothing_and_changes_no_answer():
    application = ready() | {"bars": []}
    before = asked(do="check", application=application)

    assert asked(do="rehearse", application=ready() | {"bars": [{"reason": "deception"}]}) == {
        "ok": True
    }
    assert asked(do="check", application=application) == before


def test_a_request_nobody_understands_is_told_and_does_not_crash():
    assert json.loads(web.answer("{}"))["crash"].startswith("KeyError")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "code", some([code for code in LAW.authorities if code != "miit"], one_in=6)
)
def test_every_province_has_an_answer_beside_every_rule(code: str):
    data = {"service": {"provinces": [code]}, "company": {"foreign_capital": False}}

    for rule in LAW.rules:
        reply = check(data, rule=rule.id, lang="zh", bases=["law", "local"])
        assert "crash" not in reply, (code, rule.id, reply)


def days(**license_days: Any) -> Data:
    return asked(do="days", **license_days)


def rows(panel: str) -> list[str]:
    return re.findall(r'<th scope="row"><time datetime="([^"]+)">', panel)


@in_both_languages
def test_the_calendar_is_the_command_lines(lang: Lang):
    written = {"granted": "2027-01-31", "registered": "2028-02-01", "decided": "2028-03-01"}
    options = [part for name, day in written.items() for part in (f"--{name}", day)]
    entries = in_json("calendar", *options)["entries"]
    reply = days(**written, lang=lang)

    assert rows(reply["panel"]) == [entry["on"] for entry in entries]
    assert all(entry[lang] in html.unescape(reply["panel"]) for entry in entries)
    assert reply["file"]["text"].count("BEGIN:VEVENT") == len(entries)


@by_columns("today, past, mark", ROWS["past"])
def test_a_day_is_past_once_it_is_over(today: str, past: int, mark: str | None):
    panel = days(granted="2026-11-24", today=today)["panel"]
    _, _, folded = panel.partition('<details class="b-past">')

    assert len(rows(folded)) == past
    assert re.findall(r"next: [\w ]+", panel) == ([mark] * panel.count("b-tag--law"))
    assert bool(mark) == ("b-tag--law" in panel)


def test_no_verdict_waits_for_the_form_or_for_what_only_paper_shows():
    result, form = (asked(do=kind, application=ready()) for kind in ("result", "form"))
    whole = asked(do="check", application=ready())

    assert whole == result | form
    assert result.keys() & form.keys() == {"ok"}
    assert "answers" not in whole


def test_the_boxes_of_a_shareholder_stand_with_it():
    data = {"shareholders": [{"kind": "natural-person"}]}
    parts = asked(do="check", application=data)["parts"]
    chips = parts["p-equity-structure-chart-paper-chips"]
    assert 'data-chip="shareholders[0].id_copy"' in parts["marks-shareholders[0]"]
    assert "shareholders" not in chips

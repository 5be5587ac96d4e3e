"""The one sentence of "Do I need it": what the answers settle, and what they leave open."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from support.applications import LAW, report_on
from support.replies import asked
from support.samples import in_both_languages

from checker.report.need import answer_in_a_sentence
from scripts.site.decision import steps

SERVED = {"for_others": True, "rents_out": False, "group_clients": "some", "public_network": True}
DOMESTIC = {"foreign_capital": False, "special_words": False}
SETTLED: dict[str, Any] = {
    "service": {**SERVED, "users": "mainland", "other_services": [], "marketing_calls": False},
    "company": DOMESTIC,
    "penalties": [],
}


def said(data: dict[str, Any]) -> tuple[str, str]:
    sentence = answer_in_a_sentence(report_on(data))
    return sentence.en, sentence.zh


def settled(provinces: list[str], **company: Any) -> dict[str, Any]:
    service = SETTLED["service"] | {"provinces": provinces}
    return SETTLED | {"service": service, "company": DOMESTIC | company}


def test_one_province():
    english, chinese = said(settled(["CN-HN"]))

    assert english == (
        "You need license B24-1 (domestic), for one province, from the Hunan Communications "
        "Administration. Registered capital: at least RMB 1,000,000. Papers: 13."
    )
    assert chinese == (
        "需要办理B24-1（国内呼叫中心业务），地网（一个省），由湖南省通信管理局审批。"
        "注册资本不低于100万元。材料13项。"
    )


def test_two_provinces_take_ten_million_and_the_ministry():
    english, chinese = said(settled(["CN-HN", "CN-GD"]))

    assert "from the Ministry of Industry and Information Technology" in english
    assert "at least RMB 10,000,000" in english
    assert "注册资本不低于1,000万元" in chinese


def test_foreign_capital_leads_to_the_ministry_and_another_paper():
    english, _ = said(settled(["CN-HN"], foreign_capital=True))

    assert "from the Ministry" in english
    assert "for one province" in english
    assert "at least RMB 1,000,000" in english


def test_what_may_be_asked_besides_is_counted_apart():
    open_case = settled(["CN-HN"])
    del open_case["penalties"]

    assert "Papers: 13, and up to 1 more in special cases." in said(open_case)[0]


def test_no_public_network_no_license():
    assert said({"service": {"public_network": False}})[0].startswith("Not needed")


@pytest.mark.parametrize(
    "service",
    [
        SERVED | {"group_clients": "all"},
        SERVED | {"for_others": False},
        SERVED | {"phone_network": False},
    ],
)
def test_where_no_text_settles_it_it_says_so(service: dict[str, Any]):
    service = {"users": "mainland", "provinces": ["CN-HN"], **service}
    english, chinese = said({"service": service, "company": {**DOMESTIC, "province": "CN-HN"}})

    assert english.startswith("Law unclear")
    assert chinese.startswith("规定不明")


def test_nothing_answered_names_the_first_questions():
    english, chinese = said({})

    assert english.startswith("Answers needed: calls handled for others")
    assert english.endswith(", and 5 more.")
    assert chinese.endswith("，另有5项。")


def test_one_answer_that_is_missing_is_named_alone():
    open_case = settled(["CN-HN"])
    del open_case["service"]["public_network"]

    assert said(open_case)[0].startswith("Answer needed: linked to the public network")


def test_every_combination_of_answers_gets_a_sentence_in_both_languages():
    choices = (True, False, None)
    for others, rents, linked, phone in itertools.product(choices, repeat=4):
        for provinces in (None, ["CN-HN"], ["CN-HN", "CN-GD"]):
            service = {
                "for_others": others,
                "rents_out": rents,
                "public_network": linked,
                "phone_network": phone,
                "provinces": provinces,
            }
            given = {key: value for key, value in service.items() if value is not None}
            english, chinese = said({"service": given})
            assert english.endswith(".")
            assert chinese.endswith("。")


@in_both_languages
def test_the_page_is_told_the_sentence_and_goes_on_with_the_answers(lang: str):
    application = settled(["CN-HN"])
    reply = asked(do="check", application=application, lang=lang, bases=["law"], rule="need")
    shown = reply["rules"]["need"]["need"]

    assert reply["spoken"] == said(application)[lang == "zh"]
    assert 'href="../check/#papers"' in shown
    assert "local/hunan/" in shown


def test_the_picture_says_what_the_rules_say():
    first, second, third = steps(LAW)

    assert [case.leads_on for case in first.cases] == [True, True, False, False]
    assert [case.outcome.en for case in first.cases[2:]] == ["Law unclear: ask"] * 2
    assert [case.outcome.en for case in second.cases] == [
        "Go on",
        "Law unclear: ask",
        "No license needed",
    ]
    ministry = ["ministry" in case.outcome.en for case in third.cases]
    assert ministry == [False, True, True]

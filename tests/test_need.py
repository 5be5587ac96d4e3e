"""The one sentence of "Do I need it": what the answers settle, and what they leave open."""

import itertools

import pytest
from support.applications import LAW, changed, report_on
from support.rows import answered, keyed, rows_of

from checker.model import Data
from checker.report.need import answer_in_a_sentence
from scripts.site.decision import steps

SETTLED = rows_of("need")["settled"]


def said(data: Data) -> tuple[str, str]:
    sentence = answer_in_a_sentence(report_on(data))
    return sentence.en, sentence.zh


@pytest.mark.parametrize("case", keyed(rows_of("need")["case"], "answers", "en", "without", "zh"))
def test_the_need_is_told_in_one_sentence(case: Data):
    assert said(changed(SETTLED, answered(case))) == (case["en"], case["zh"])


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

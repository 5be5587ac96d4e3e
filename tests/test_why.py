"""Why a question is asked: what single guides ask stands apart from what holds for everybody."""

import pytest
from support.applications import LAW

from checker.model import Text
from scripts.site.form.why import GuideClause, Why, why_of


def test_what_guides_ask_is_told_apart_from_what_holds_for_all():
    both = Text(
        "The form wants a seal; so does Hunan’s guide. The Measures do not.",
        "表单要求盖章；湖南指南也要求。《办法》没有要求。",
    )

    assert why_of(LAW, both) == {
        "en": Why(
            "The form wants a seal. The Measures do not.",
            (GuideClause("CN-HN", "So does Hunan’s guide."),),
        ),
        "zh": Why("表单要求盖章。《办法》没有要求。", (GuideClause("CN-HN", "湖南指南也要求。"),)),
    }


def test_a_clause_is_of_all_the_provinces_it_names():
    (clause,) = why_of(LAW, Text("Hunan and Guangxi ask.", "湖南、广西要求。"))["en"].guides

    assert clause.authorities.split() == ["CN-HN", "CN-GX"]


@pytest.mark.parametrize(("said", "code"), [("Shanxi asks.", "CN-SX"), ("Shaanxi asks.", "CN-SN")])
def test_provinces_of_like_names_are_not_confused(said: str, code: str):
    assert why_of(LAW, Text(said, ""))["en"].guides == (GuideClause(code, said),)


def test_both_languages_name_the_same_guides_of_a_question():
    for path, fact in LAW.facts.items():
        told = why_of(LAW, fact.why)
        named = {
            each: {c for g in told[each].guides for c in g.authorities.split()} for each in told
        }
        assert named["en"] == named["zh"], path


def test_what_names_no_province_stays_one_text():
    for fact in LAW.facts.values():
        for lang, told in why_of(LAW, fact.why).items():
            assert told.guides or told.general == fact.why.of(lang)

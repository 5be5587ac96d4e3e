"""How many questions the form asks of an applicant, and how many are answered."""

from typing import Any

import pytest
from support.applications import LAW, ready
from support.replies import asked

from checker.model import Data
from checker.report.form import always_shown, given_answers, idle_questions


def form(application: Data, **more: Any) -> Data:
    return asked(do="check", application=application, **more)["form"]


def count(application: Data, section: str, **more: Any) -> tuple[int, int]:
    found = form(application, **more)["sections"][section]
    return found["answered"], found["questions"]


def in_hunan() -> Data:
    return {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}


def test_the_sections_add_up():
    found = form(ready())
    sections = found["sections"].values()

    assert list(found["sections"]) == [section.id for section in LAW.sections]
    assert found["answered"] == sum(each["answered"] for each in sections) > 0
    assert found["questions"] == sum(each["questions"] for each in sections)
    assert found["answered"] <= found["questions"]


def test_what_is_only_kept_is_no_question():
    noted = [{"on": "2026-11-01", "answer": "yes"}]
    data = in_hunan()

    assert count(data | {"asked": noted}, "asked") == (0, 0)
    data["company"]["name"] = "甲公司"
    assert count(data, "more") == count(in_hunan(), "more")


@pytest.mark.parametrize("value", [True, False, None, "perhaps"])
def test_not_sure_and_an_error_are_answers_too(value: Any):
    data = in_hunan()
    before = count(data, "company")
    data["means"] = {"funds": value}

    assert count(data, "company") == (before[0] + 1, before[1])


def test_a_list_is_a_question_and_so_is_each_of_its_entries():
    data = in_hunan()
    _, none = count(data, "owners")
    data["shareholders"] = [{"kind": "company"}]
    answered, one = count(data, "owners")
    data["shareholders"].append({})

    assert (answered, one > none) == (2, True)
    assert count(data, "owners")[1] > one


@pytest.mark.parametrize("entries", [[], None, "none"])
def test_a_list_without_entries_is_one_answer(entries: Any):
    data = in_hunan()
    before = count(data, "service")
    data["violations"] = entries

    assert count(data, "service") == (before[0] + 1, before[1])


def test_a_paper_that_is_not_asked_is_needless():
    data = in_hunan()
    data["establishments"] = [{"kind": "branch"}]
    before = form(data)
    data["company"]["foreign_capital"] = True
    after = form(data)

    statement = "materials.foreign-investor-statement.held"
    assert statement in after["relevant"]
    assert statement not in before["relevant"]
    assert before["needless"] > 0


def test_a_provincial_question_is_asked_in_its_province_and_else_not_even_needless():
    data = in_hunan()
    elsewhere = form(data)
    data["service"]["provinces"] = ["CN-SN"]
    here = form(data)
    asked = [found["sections"]["company"]["questions"] for found in (elsewhere, here)]

    assert "means.operators" in here["relevant"]
    assert asked[0] < asked[1]


def test_before_all_law_no_question_is_needless():
    found = form({"application_date": "2001-06-01"})
    deciding = [f for f in LAW.facts.values() if f.decides and "[]" not in f.path]

    assert found["needless"] == 0
    assert found["questions"] == sum(fact.path not in idle_questions(LAW) for fact in deciding)


def test_the_first_questions_stay_and_those_that_may_contradict():
    stays = {path for path, fact in LAW.facts.items() if fact.decides and always_shown(fact)}

    assert len([fact for fact in LAW.facts.values() if fact.gate]) == 8
    assert stays == {fact.path for fact in LAW.facts.values() if fact.gate} | {
        "company.province",
        "company.capital_currency",
        "service.phone_network",
    }


def test_answers_are_listed_by_the_path_of_their_question():
    data = {
        "means": {"funds": None},
        "materials": {"business-license": {"copy": {"deep": {"deeper": 1}}}},
        "bars": [{"on": "2026-01-01"}, 3],
    }
    given = given_answers(data)

    assert {"means.funds", "materials.business-license.copy", "bars", "bars[0].on"} <= set(given)
    assert "materials.business-license.copy.deep" not in given
    assert given["means.funds"] is None

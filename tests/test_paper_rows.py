"""A paper's row says who asks for what of it, whether it is there, what fails and until when."""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from support.applications import LAW, applications, ready
from support.replies import asked, papers_of
from support.samples import examples

from checker.model import general_path
from checker.report.papers import questions_on

if TYPE_CHECKING:
    from collections.abc import Mapping

CERTIFICATE = "social-security-certificate"
HELD = {"held": True, "covers_heads": True, "payer_is_applicant": True, "red_seal": True}
FRESH = {**HELD, "issued_on": "2026-11-20", "months": 3}
EVERY_RUN = examples(60)


def papers(application: Mapping[str, Any], **more: Any) -> Any:
    """Return what the page shows of the papers."""
    return papers_of(dict(application), **more)


def row(paper: str, application: Mapping[str, Any], **more: Any) -> Any:
    """Return one paper's row."""
    return papers(application, **more)["rows"][paper]


def hunan(**materials: Any) -> dict[str, Any]:
    """Return the ready company of Hunan with some of its papers answered otherwise."""
    data = copy.deepcopy(ready())
    for name, answers in materials.items():
        data["materials"][name.replace("_", "-")] = answers
    return data


def in_province(code: str, **materials: Any) -> dict[str, Any]:
    """Return the same in another province."""
    data = hunan(**materials)
    data["service"]["provinces"] = [code]
    return data


def keys(found: Any) -> list[str]:
    """Return the marks of a row, without the material they are of."""
    return [chip["path"].split(".", 2)[-1] for chip in found["chips"]]


def chip(found: Any, key: str) -> Any:
    """Return one mark of a row."""
    return next(one for one in found["chips"] if one["path"].endswith(f".{key}"))


def words(html: str) -> str:
    """Return what is left of a piece of a page without its tags."""
    return re.sub("<[^>]+>", "", html)


# What is asked of a paper


def test_a_row_has_a_mark_for_each_question_that_some_column_asks():
    found = row("articles-of-association", {})

    assert keys(found) == ["held", "archive_seal"]


def test_the_guide_or_list_that_alone_asks_stands_in_the_mark():
    found = row("articles-of-association", {})
    plan = row("business-and-technical-plan", hunan())

    assert "tag" not in chip(found, "held")
    assert chip(found, "archive_seal")["tag"] == "old list"
    assert chip(found, "archive_seal")["asked"] == "asked by the old agency checklist only"
    assert chip(plan, "equipment_agreement")["tag"] == "Hunan"
    assert chip(plan, "equipment_agreement")["asked"] == "asked by Hunan’s guide only"


def test_it_is_said_in_chinese_too():
    found = row("articles-of-association", {}, lang="zh")

    assert chip(found, "archive_seal")["tag"] == "旧版"
    assert chip(found, "archive_seal")["asked"] == "仅旧版清单要求"


def test_what_the_current_requirements_alone_ask_bears_no_mark_of_it():
    found = row("lawful-operation-commitment", hunan())

    assert "tag" not in chip(found, "signed")


def test_where_one_column_asks_for_the_whole_paper_its_marks_need_not_say_so():
    found = row("commitment-letter", {})

    assert [one for one in found["chips"] if "tag" in one] == []
    assert words(found["marks"]) == "Old agency list"


def test_what_a_guide_asks_of_everybody_is_a_mark_in_its_province_alone():
    """Yunnan wants a certificate that can be verified; nationally a seal is as good."""
    assert "verifiable" in keys(row(CERTIFICATE, in_province("CN-YN")))
    assert "verifiable" not in keys(row(CERTIFICATE, hunan()))


def test_a_column_that_is_left_out_asks_for_nothing():
    found = row("articles-of-association", {}, bases=["law", "local"])

    assert keys(found) == ["held"]


def test_a_young_company_has_the_mark_of_the_capital_verification_report():
    data = hunan()
    data["company"]["established_on"] = "2026-01-24"
    young = row("financial-report", data)
    data["company"]["established_on"] = "2024-01-24"
    older = row("financial-report", data)

    assert keys(young) == ["capital_verification_original", "by_accounting_firm"]
    assert keys(older) == ["audit_report_original", "by_accounting_firm"]


def test_rank_and_guide_stand_at_the_name():
    found = row(CERTIFICATE, hunan())

    assert words(found["marks"]) == "Ministry’s online form original not seen Hunan"


def test_a_rank_that_most_papers_have_is_said_once_above_them():
    assert words(row("business-license", hunan())["marks"]) == ""
    assert words(row("personnel-list", hunan())["marks"]) == "Hunan"


# Shareholders


def test_each_shareholder_has_the_marks_of_its_kind():
    kinds = ("natural-person", "company", None)
    holders = [{"kind": kind, "share": 33} if kind else {"share": 34} for kind in kinds]
    found = row("equity-structure-chart", {"shareholders": holders})
    entries = {one["path"]: one["label"] for one in found["chips"] if "label" in one}

    assert entries == {
        "shareholders[0].id_copy": "shareholder 1: ID copy",
        "shareholders[1].license_copy": "shareholder 2: license copy",
        "shareholders[1].articles_sealed": "shareholder 2: sealed articles",
    }


def test_a_shareholder_goes_by_its_name():
    holders = [{"kind": "natural-person", "share": 100, "name": "甲"}]
    found = row("equity-structure-chart", {"shareholders": holders}, lang="zh")

    assert chip(found, "id_copy")["label"] == "甲：身份证复印件"


def test_a_branch_has_the_mark_of_its_license():
    found = row("branches-and-subsidiaries", {"establishments": [{"kind": "branch"}]})

    assert [one["path"] for one in found["chips"]] == ["establishments[0].license_copy"]


# How a paper stands


@pytest.mark.parametrize(
    ("answers", "state", "word"),
    [
        ({}, "empty", "not filled in"),
        ({"held": True}, "partial", "answer needed"),
        ({"held": None, "signed": None}, "partial", "answer needed"),
        ({"held": True, "signed": True, "sealed": True, "addressed": True}, "there", "all there"),
        ({"held": True, "signed": False, "sealed": False}, "missing", "2 missing"),
    ],
)
def test_the_state_of_a_letter(answers: dict[str, Any], state: str, word: str):
    found = row("lawful-operation-commitment", hunan(lawful_operation_commitment=answers))

    assert (found["state"], found["word"]) == (state, word)
    assert found["there"] == (state == "there")


def test_a_seal_that_only_our_reading_asks_is_unclear_and_the_letter_not_all_there():
    unsealed = {"held": True, "signed": True, "sealed": False}
    found = row("application-form", hunan(application_form=unsealed))

    assert (found["state"], found["there"]) == ("unclear", False)
    assert words(found["said"]).startswith("Law unclear: ask: ")


def test_a_paper_that_is_there_is_there_although_a_guide_leaves_something_open():
    """Hunan does not say how recent the certificate must be."""
    found = row(CERTIFICATE, hunan(social_security_certificate={**FRESH, "months": 1}))

    assert (found["state"], found["there"]) == ("unclear", True)


def test_shares_that_do_not_add_up_are_no_missing_mark():
    data = hunan()
    data["shareholders"] = [{"kind": "natural-person", "share": 60, "id_copy": True}]
    found = row("equity-structure-chart", data)

    assert (found["state"], found["word"]) == ("missing", "not met")


# What fails


def test_a_failing_mark_has_one_sentence_with_the_columns_that_ask():
    sealless = {**FRESH, "red_seal": False, "verifiable": True}
    found = row(CERTIFICATE, hunan(social_security_certificate=sealless))

    assert words(found["said"]) == (
        "The certificate carries no red seal of the social security office. "
        "Ask the social security office for the red seal. "
        "Asked by the old agency checklist only."
    )


def test_while_something_else_may_do_no_column_alone_is_said_to_ask():
    """The current requirements ask for the seal, a code or another proof: none is there yet."""
    found = papers(hunan(social_security_certificate={**FRESH, "red_seal": False}))
    said = words(found["rows"][CERTIFICATE]["said"])
    also = "Asked by the old agency checklist; for the current requirements, what is marked"

    assert said.endswith(f"{also} “or instead” may do.")
    assert "tag" not in chip(found["rows"][CERTIFICATE], "red_seal")
    assert words(found["groups"]["social-security"]["head"]) == "1 missing"


def test_a_mark_that_the_current_requirements_are_met_without_is_of_the_old_list():
    sealless = {**FRESH, "red_seal": False, "verifiable": True}
    found = row(CERTIFICATE, hunan(social_security_certificate=sealless))

    assert chip(found, "red_seal")["tag"] == "old list"
    assert chip(found, "red_seal")["asked"] == "asked by the old agency checklist only"


def test_what_two_columns_ask_is_said_once():
    found = row("business-license", hunan(business_license={"original": True, "copy": False}))

    assert found["said"].count("<p") == 1
    both = "Asked by the current requirements and the old agency checklist."
    assert words(found["said"]).endswith(both)


def test_what_fails_stands_before_what_is_unclear():
    answers = {"held": True, "covers_heads": True, "payer_is_applicant": True}
    answers |= {"red_seal": False, "verifiable": True, "issued_on": "2026-11-20", "months": 1}
    said = row(CERTIFICATE, hunan(social_security_certificate=answers))["said"]

    assert said.index("b-paper__not_met") < said.index("b-paper__unclear")


def test_chinese_sentences_stand_without_spaces():
    answers = {"original": True, "copy": False}
    said = words(row("business-license", hunan(business_license=answers), lang="zh")["said"])

    assert said.endswith("。现行要求、旧版清单要求。")
    assert " " not in said


# What takes the place of something


def test_a_code_is_offered_once_the_seal_is_missing_and_is_not_ticked_with_the_rest():
    found = row(CERTIFICATE, hunan(social_security_certificate={**FRESH, "red_seal": False}))

    assert chip(found, "verifiable") == {
        "path": f"materials.{CERTIFICATE}.verifiable",
        "tag": "or instead",
        "instead": True,
    }


def test_another_proof_is_offered_once_the_certificate_is_too_old():
    stale = {**FRESH, "issued_on": "2026-10-20"}
    found = row(CERTIFICATE, hunan(social_security_certificate=stale))

    assert "other_proof" in keys(found)


def test_what_was_answered_of_a_substitute_stays_in_sight():
    found = row(CERTIFICATE, hunan(social_security_certificate={**FRESH, "other_proof": False}))

    assert chip(found, "other_proof")["instead"]


# Days


@pytest.mark.parametrize(
    ("issued_on", "kind", "text"),
    [
        ("2026-11-20", "met", "fresh: usable until 20 December 2026"),
        ("2026-10-24", "met", "fresh: usable until 24 November 2026"),
        ("2026-10-23", "not_met", "stale on the filing day"),
        (None, "answer", "enter the date"),
    ],
)
def test_what_is_said_of_the_date_of_the_certificate(issued_on: str | None, kind: str, text: str):
    dated = {**FRESH, "issued_on": issued_on}
    found = row(CERTIFICATE, hunan(social_security_certificate=dated))

    assert found["days"][f"materials.{CERTIFICATE}.issued_on"] == {"kind": kind, "text": text}


def test_an_audit_report_past_its_year_is_stale_and_nothing_else():
    old = {"audit_report_original": True, "by_accounting_firm": True}
    data = hunan(financial_report={**old, "audit_report_on": "2025-11-23"})
    data["company"]["established_on"] = "2020-01-01"
    found = row("financial-report", data)

    assert (found["state"], found["word"]) == ("stale", "stale on the filing day")
    assert found["days"]["materials.financial-report.audit_report_on"]["kind"] == "not_met"


def test_a_number_is_asked_for_once_something_is_answered():
    path = f"materials.{CERTIFICATE}.months"
    empty = row(CERTIFICATE, hunan(social_security_certificate={}))
    begun = row(CERTIFICATE, hunan(social_security_certificate={"held": True}))
    filled = row(CERTIFICATE, hunan(social_security_certificate=FRESH))

    assert empty["days"][path] == {"kind": "answer", "text": ""}
    assert begun["days"][path] == {"kind": "answer", "text": "enter the number"}
    assert filled["days"][path] == {"kind": "met", "text": ""}


# Groups and counts


def test_a_group_says_how_many_of_its_papers_are_there():
    found = papers(hunan(service_assurance={}))["groups"]

    assert (found["hr"]["state"], words(found["hr"]["head"])) == ("there", "complete")
    assert words(found["in-house"]["head"]) == "3 of 4"
    assert words(found["premises"]["line"]) == "7 Proof of premises"


def test_a_group_says_what_is_missing_and_which_column_alone_asks():
    sealless = {**FRESH, "red_seal": False, "verifiable": True}
    found = papers(hunan(social_security_certificate=sealless, service_assurance={"held": False}))

    assert words(found["groups"]["social-security"]["head"]) == "1 missing, old list only"
    assert words(found["groups"]["in-house"]["head"]) == "1 missing"


def test_a_group_in_one_line_says_until_when_its_papers_are_usable():
    found = papers(hunan(social_security_certificate=FRESH))["groups"]["social-security"]

    line = "8 Social security certificate, until 20 December 2026"
    assert words(found["line"]) == line


def test_one_press_for_a_group_is_offered_only_where_more_than_one_paper_is_left():
    empty = papers(hunan(service_assurance={}))["groups"]
    full = papers(hunan())["groups"]

    assert [name for name, group in empty.items() if group["together"]] == ["in-house"]
    assert [name for name, group in full.items() if group["together"]] == []


def test_a_group_without_any_paper_that_is_asked_has_nothing_to_say():
    found = papers(hunan(), bases=["law"])["groups"]["premises"]

    assert found == {"state": "none", "head": "", "line": "", "together": False}


def test_papers_are_counted():
    whole = papers(ready())
    sealless = {**FRESH, "red_seal": False, "verifiable": True}
    less = papers(hunan(social_security_certificate=sealless, service_assurance={}))

    assert (whole["there"], whole["missing"], whole["left"]) == (whole["asked"], 0, 0)
    counted = (less["asked"], less["there"], less["missing"], less["left"])
    assert counted == (whole["asked"], whole["asked"] - 2, 1, 2)


# What is folded away


def test_what_is_not_asked_is_folded_away_with_the_reason():
    found = papers(hunan() | {"establishments": []})
    said = words(found["folded"]["not_applicable"])

    assert found["rows"]["foreign-investor-statement"]["state"] == "not_applicable"
    assert "21 Investor statement: No foreign capital" in said
    assert "4 Branches and subsidiaries: The company has no branch" in said


def test_what_is_perhaps_not_asked_leads_to_the_question_that_settles_it():
    found = papers({})
    said = found["folded"]["perhaps"]

    assert found["rows"]["no-foreign-capital-commitment"]["state"] == "perhaps"
    assert 'href="#q-company.foreign_capital" data-goto="company.foreign_capital"' in said
    assert 'data-goto="penalties"' in said


def test_a_text_that_asks_nobody_any_more_says_so_where_it_stands_alone():
    said = words(papers(hunan(), bases=["law"])["folded"]["not_applicable"])

    assert "7 Proof of premises: " in said


def test_before_all_law_nothing_is_said_of_the_papers():
    assert papers({"application_date": "2001-06-01"}) == {}


def test_between_two_wordings_a_paper_is_unclear():
    """Of 2001 to 2009 no list names the ministry's letters: not known is not "there"."""
    found = papers({"application_date": "2005-06-01", "service": {"provinces": ["CN-HN"]}})

    assert found["rows"]["no-nuisance-call-commitment"]["state"] == "unclear"
    assert found["rows"]["no-nuisance-call-commitment"]["marks"] == ""


def test_beside_a_rule_no_rows_are_made():
    assert asked(do="check", application={}, rule=CERTIFICATE)["papers"] == {}


# Whatever is answered


@EVERY_RUN
@given(applications())
def test_all_that_is_open_on_a_paper_can_be_answered_in_its_row(data: dict[str, Any]):
    reply = asked(do="check", application=data)
    for paper, found in papers(data)["rows"].items():
        shown = {one["path"] for one in found["chips"]} | set(found["days"])
        lacking = {
            path
            for path in reply["form"]["relevant"]
            if path.startswith(f"materials.{paper}.")
            and path not in shown
            and LAW.fact(path).instead is None
            and found["state"] != "not_applicable"
        }
        assert not lacking


@EVERY_RUN
@given(applications())
def test_a_paper_with_every_mark_ticked_and_fresh_dates_lacks_no_answer(
    data: dict[str, Any],
):
    """What "all there" writes: with the dates there is nothing left to ask."""
    before = papers(data)["rows"]
    for found in before.values():
        ticked = [one["path"] for one in found["chips"] if not one.get("instead")]
        for path in ticked:
            put(data, path, value=True)
        for path in found["days"]:
            put(data, path, value=12 if path.endswith("months") else data["application_date"])
    after = papers(data)["rows"]

    own = {name for name in after if LAW.papers[name].entries is None}
    assert [n for n in own if after[n]["state"] in ("empty", "partial", "missing", "stale")] == []


def put(data: dict[str, Any], path: str, *, value: object):
    """Write an answer into an application."""
    *tables, key = path.split(".")
    at: Any = data
    for name in tables:
        stem, bracket, rest = name.partition("[")
        at = at[stem][int(rest[:-1])] if bracket else at.setdefault(stem, {})
    at[key] = value


@EVERY_RUN
@given(applications())
def test_every_mark_is_a_question_of_its_paper(data: dict[str, Any]):
    for paper, found in papers(data)["rows"].items():
        ticked = {path for path in questions_on(LAW, paper) if LAW.facts[path].is_ticked}
        assert {general_path(one["path"]) for one in found["chips"]} <= ticked

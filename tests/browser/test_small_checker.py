"""The small checker beside a rule shares the answers of the tab."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checker_page import YOUNG_COMPANY, address, choose, give_answers, stored, wait_for_result
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPER = "materials/social-security-certificate/"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_shows_the_verdict_on_each_basis(page: Page, site: str, lang: str) -> None:
    give_answers(page, YOUNG_COMPANY)
    page.goto(address(site, lang, PAPER))
    page.locator(".b-mini-check").scroll_into_view_if_needed()

    checklist = page.locator(".b-mini--checklist")
    expect(checklist).to_contain_text("Not met" if lang == "en" else "不符合")
    expect(checklist).to_contain_text("red seal" if lang == "en" else "红章")


def test_an_answer_given_here_is_found_in_the_full_check(page: Page, site: str) -> None:
    page.goto(address(site, "en", PAPER))
    choose(page, "materials.social-security-certificate.held", "yes")
    choose(page, "materials.social-security-certificate.red_seal", "no")
    expect(page.locator(".b-mini--checklist")).to_contain_text("Not met")
    page.get_by_role("link", name="Open the full check").click()
    page.wait_for_url("**/check/")

    wait_for_result(page)
    seal = '[name="materials.social-security-certificate.red_seal"][value="no"]'
    expect(page.locator(seal)).to_be_checked()
    assert list(stored(page)) == ["materials"]


def test_it_has_an_editor_for_each_shareholder(page: Page, site: str) -> None:
    page.goto(address(site, "en", "materials/equity-structure-chart/"))
    page.locator("#q-shareholders > .b-control [data-do=add]").click()
    choose(page, "shareholders[0].kind", "natural-person")
    choose(page, "shareholders[0].id_copy", "no")
    page.locator("[data-do=done]:visible").click()

    assert stored(page) == {"shareholders": [{"kind": "natural-person", "id_copy": False}]}
    expect(page.locator(".b-mini--law")).to_contain_text("ID card")


PROVINCE = {"en": "Your province", "zh": "您的省份"}
TAKE = {"en": "Make it my answer: the only province covered", "zh": "作为答案：业务只覆盖这一省份"}
BACK = {"en": "Take it back", "zh": "撤回"}
SETTLED = {"service": {"marketing_calls": False}, "company": {"foreign_capital": False}}


def choose_province(page: Page, lang: str, code: str) -> None:
    page.get_by_role("combobox", name=PROVINCE[lang]).select_option(code)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_chosen_province_says_what_its_guide_asks_and_is_no_answer(
    page: Page, site: str, lang: str
) -> None:
    give_answers(page, SETTLED)
    page.goto(address(site, lang, PAPER))
    choose_province(page, lang, "CN-HN")
    page.locator(".b-mini-check").scroll_into_view_if_needed()
    local = page.locator(".b-mini--local")

    expect(local).to_contain_text("Hunan Communications" if lang == "en" else "湖南省通信管理局")
    expect(local.locator(".b-pill")).to_have_count(0)
    assert stored(page) == SETTLED
    choose_province(page, lang, "CN-GZ")
    expect(local).to_contain_text("Guizhou Communications" if lang == "en" else "贵州省通信管理局")
    assert stored(page) == SETTLED


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_one_press_makes_it_the_answer_and_one_takes_it_back(
    page: Page, site: str, lang: str
) -> None:
    give_answers(page, SETTLED)
    page.goto(address(site, lang, PAPER))
    choose_province(page, lang, "CN-HN")
    page.get_by_role("button", name=TAKE[lang]).click()

    expect(page.locator(".b-mini--local .b-pill")).to_have_count(1)
    expect(page.locator(".b-mini--local .b-mini__head")).to_contain_text(
        "Hunan" if lang == "en" else "湖南"
    )
    assert stored(page)["service"] == {"marketing_calls": False, "provinces": ["CN-HN"]}
    page.get_by_role("button", name=BACK[lang]).click()
    expect(page.locator(".b-mini--local .b-pill")).to_have_count(0)
    assert stored(page) == SETTLED


def test_a_press_before_the_checker_has_loaded_counts(page: Page, site: str) -> None:
    page.goto(address(site, "en", PAPER))
    expect(page.get_by_text("choose a province first")).to_be_visible()
    choose_province(page, "en", "CN-HN")
    expect(page.get_by_text("choose a province first")).to_be_hidden()
    page.get_by_role("button", name=TAKE["en"]).click()

    page.locator('.b-mini-check[data-state="ready"]').wait_for()
    assert stored(page) == {"service": {"provinces": ["CN-HN"]}}


def test_answers_that_name_a_province_come_before_the_chosen_one(page: Page, site: str) -> None:
    give_answers(page, YOUNG_COMPANY)
    page.goto(address(site, "en", PAPER))
    choose_province(page, "en", "CN-GZ")
    page.locator(".b-mini-check").scroll_into_view_if_needed()

    expect(page.locator(".b-mini--local .b-mini__head")).to_contain_text("Hunan")
    expect(page.get_by_role("button", name=TAKE["en"])).to_have_count(0)


def test_after_the_last_answer_is_taken_back_the_chosen_province_stands(
    page: Page, site: str
) -> None:
    page.goto(address(site, "en", PAPER))
    choose_province(page, "en", "CN-HN")
    page.get_by_role("button", name=TAKE["en"]).click()
    expect(page.locator(".b-mini--local .b-mini__head")).to_contain_text("Hunan")
    choose_province(page, "en", "CN-GZ")
    page.get_by_role("button", name=BACK["en"]).click()

    expect(page.locator(".b-mini--local [data-own]")).to_contain_text("Guizhou")


def test_the_page_on_need_offers_it_too(page: Page, site: str) -> None:
    page.goto(address(site, "en", "scope/"))
    choose_province(page, "en", "CN-HN")
    page.get_by_role("button", name=TAKE["en"]).click()

    expect(page.locator('[name="service.provinces"][value="CN-HN"]')).to_be_checked()
    page.get_by_role("button", name=BACK["en"]).click()
    expect(page.locator('[name="service.provinces"][value="CN-HN"]')).not_to_be_checked()

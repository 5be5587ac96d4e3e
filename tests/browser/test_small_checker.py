"""The small checker beside a rule shares the answers of the tab."""

import pytest
from checker_page import YOUNG_COMPANY, arrive, choose, choose_where, stored, wait_for_result
from playwright.sync_api import Page, expect
from test_accessibility import findings

PAPER = "materials/social-security-certificate/"


def test_it_shows_the_verdict_on_each_basis(page: Page):
    arrive(page, YOUNG_COMPANY, PAPER, "zh")
    page.locator(".b-mini-check").scroll_into_view_if_needed()

    checklist = page.locator(".b-mini--checklist")
    expect(checklist).to_contain_text("不符合")
    expect(checklist).to_contain_text("红章")


def test_an_answer_given_here_is_found_in_the_full_check(page: Page):
    page.goto(PAPER)
    choose(page, "materials.social-security-certificate.held", "yes")
    choose(page, "materials.social-security-certificate.red_seal", "no")
    expect(page.locator(".b-mini--checklist")).to_contain_text("Not met")
    page.get_by_role("link", name="Open the full check").click()
    page.wait_for_url("**/check/")

    wait_for_result(page)
    seal = '[name="materials.social-security-certificate.red_seal"][value="no"]'
    expect(page.locator(seal)).to_be_checked()
    assert list(stored(page)) == ["materials"]


def test_it_has_an_editor_for_each_shareholder(page: Page):
    page.goto("materials/equity-structure-chart/")
    page.locator("#q-shareholders > .b-control [data-do=add]").click()
    choose(page, "shareholders[0].kind", "natural-person")
    choose(page, "shareholders[0].foreign", "no")
    choose(page, "shareholders[0].id_copy", "no")
    page.locator("[data-do=done]:visible").click()

    person = {"kind": "natural-person", "foreign": False, "id_copy": False}
    assert stored(page) == {"shareholders": [person]}
    expect(page.locator(".b-mini--law")).to_contain_text("ID card")


SETTLED = {"service": {"marketing_calls": False}, "company": {"foreign_capital": False}}


def test_what_is_chosen_at_the_top_is_measured_at_once(page: Page):
    arrive(page, SETTLED, PAPER, "zh")
    page.locator(".b-mini-check").scroll_into_view_if_needed()
    choose_where(page, "CN-HN", "zh")
    local = page.locator(".b-mini--local")

    expect(local.locator(".b-mini__head")).to_contain_text("湖南")
    expect(local.locator(".b-pill")).to_have_count(1)
    assert stored(page)["service"] == {"marketing_calls": False, "provinces": ["CN-HN"]}
    # Where the ministry decides, no guide is measured against.
    choose_where(page, "nationwide", "zh")
    expect(local.locator(".b-pill")).to_have_count(0)


def test_what_the_guide_asks_and_the_request_for_a_province_take_turns(page: Page):
    page.goto(PAPER)
    choose(page, "materials.social-security-certificate.held", "yes")
    local = page.locator(".b-mini--local")

    expect(local.get_by_text("choose a province first")).to_be_visible()
    choose_where(page, "CN-HN")
    expect(local.get_by_text("foreign capital is answered")).to_be_visible()
    choose_where(page, "")
    expect(local.get_by_text("choose a province first")).to_be_visible()


@pytest.mark.thorough
def test_a_choice_before_the_checker_has_loaded_counts(page: Page):
    page.goto(PAPER)
    choose_where(page, "CN-HN")
    choose(page, "materials.social-security-certificate.held", "yes")

    page.locator('.b-mini-check[data-state="ready"]').wait_for()
    assert stored(page)["service"] == {"provinces": ["CN-HN"]}
    assert findings(page) == []
    expect(page.locator(".b-mini--local")).to_contain_text("Hunan")

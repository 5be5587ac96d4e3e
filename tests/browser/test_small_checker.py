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

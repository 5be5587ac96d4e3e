"""Beside a rule, the checker costs a reader nothing until it is wanted."""

from typing import Literal

import pytest
from checker_page import address, hold_back, let_go, requests_of, stored
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

RULE = "materials/social-security-certificate/"
PATH = "materials.social-security-certificate.held"
DESK = {"width": 1280, "height": 720}


def test_it_loads_nothing_until_the_reader_comes_to_it(page: Page):
    asked = requests_of(page, "/checker/")
    page.set_viewport_size(DESK)
    page.goto(RULE)
    page.mouse.move(200, 200)
    page.wait_for_timeout(300)
    assert [url for url in asked if ".js" in url] == []

    with page.expect_response("**/checker.js"):
        page.locator(".b-mini-check").hover()


@pytest.mark.parametrize(("script", "arrived"), [("checker", "load"), ("site", "commit")])
def test_a_click_before_a_script_has_arrived_counts(
    page: Page, script: str, arrived: Literal["load", "commit"]
):
    held = hold_back(page, f"**/{script}.js")
    page.goto(RULE, wait_until=arrived)
    page.locator(f'.b-mini-check [name="{PATH}"][value=yes]').locator("..").click()
    page.wait_for_timeout(300)
    assert stored(page) is None
    let_go(held)

    page.locator('.b-mini-check[data-state="ready"]').wait_for()
    assert stored(page)["materials"]["social-security-certificate"] == {"held": True}


@in_both_languages
def test_a_text_pasted_before_any_script_has_arrived_is_read(page: Page, lang: str):
    held = hold_back(page, "**/site.js")
    with page.expect_request("**/site.js"):
        page.goto(address(lang, "claims/"), wait_until="commit")
    page.locator(".b-heard textarea").fill("注册资本必须实缴。")
    page.locator(".b-heard [data-do=hear]").click()
    let_go(held)

    expect(page.locator(".b-heard li[data-state=recognized]")).to_have_count(1)


# Its module ends once the small checker is there.
CHECKER_IS_THERE = (
    "async () => { await import(document.documentElement.dataset.checker + 'checker.js') }"
)


@pytest.mark.thorough
def test_an_answer_whose_focus_came_before_the_checker_starts_it(page: Page):
    """So does a press that begins before the checker is there and ends after it."""
    page.goto(RULE)
    page.locator(f'.b-mini-check [name="{PATH}"][value=yes]').focus()
    page.evaluate(CHECKER_IS_THERE)
    page.keyboard.press("Space")

    page.locator('.b-mini-check[data-state="ready"]').wait_for()


@pytest.mark.thorough
def test_an_answer_whose_focus_came_before_any_script_loads_the_checker(page: Page):
    held = hold_back(page, "**/site.js")
    with page.expect_request("**/site.js"):
        page.goto(RULE, wait_until="commit")
    page.locator(f'.b-mini-check [name="{PATH}"][value=yes]').focus()
    let_go(held)
    page.wait_for_load_state()
    page.keyboard.press("Space")

    page.locator('.b-mini-check[data-state="ready"]').wait_for()

"""Beside a rule, the checker costs a reader nothing until it is wanted."""

import pytest
from checker_page import YOUNG_COMPANY, give_answers, hold_back, let_go, stored
from playwright.sync_api import Page

RULE = "materials/social-security-certificate/"
PATH = "materials.social-security-certificate.held"
DESK = {"width": 1280, "height": 720}


def scripts(page: Page) -> set[str]:
    """Return the names of the checker's scripts that the page has loaded."""
    names = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    return {name.rsplit("/", 1)[1] for name in names if "/checker/" in name and ".js" in name}


def test_a_page_that_is_only_read_loads_no_checker(page: Page):
    page.set_viewport_size(DESK)
    page.goto(RULE)
    page.mouse.move(200, 200)
    page.wait_for_timeout(300)

    assert scripts(page) == set()


def test_it_loads_once_the_reader_comes_to_it(page: Page):
    page.set_viewport_size(DESK)
    page.goto(RULE)

    with page.expect_response("**/checker.js"):
        page.locator(".b-mini-check").hover()


def test_it_loads_for_answers_that_are_there(page: Page):
    give_answers(page, YOUNG_COMPANY)
    page.goto(RULE)
    page.locator(".b-mini-check").scroll_into_view_if_needed()

    page.locator('.b-mini-check[data-state="ready"]').wait_for()


def test_a_click_before_it_has_loaded_counts(page: Page):
    held = hold_back(page, "**/checker.js")
    page.goto(RULE)
    page.locator(f'.b-mini-check [name="{PATH}"][value=yes]').locator("..").click()
    page.wait_for_timeout(300)
    assert stored(page) is None
    let_go(held)

    page.locator('.b-mini-check[data-state="ready"]').wait_for()
    assert stored(page)["materials"]["social-security-certificate"] == {"held": True}


@pytest.mark.thorough
def test_a_click_before_any_script_has_arrived_counts(page: Page):
    held = hold_back(page, "**/site.js")
    page.goto(RULE, wait_until="commit")
    page.locator(f'.b-mini-check [name="{PATH}"][value=yes]').locator("..").click()
    let_go(held)

    page.locator('.b-mini-check[data-state="ready"]').wait_for()
    assert stored(page)["materials"]["social-security-certificate"] == {"held": True}


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

"""The theme's script waits for a first verdict, and for nothing that a visitor does."""

from collections.abc import Callable

import pytest
from checker_page import YOUNG_COMPANY, give_answers, hold_back, let_go, wait_for_result
from playwright.sync_api import Page, expect

# The element that holds the address, and the one that runs.
WAITING = "script[data-waits]"
RUNNING = 'script[src*="/javascripts/bundle."]:not([type])'


def test_it_comes_behind_the_first_verdict(page: Page):
    give_answers(page, YOUNG_COMPANY)
    memory = hold_back(page, "**/memory.bin.gz")
    page.goto("check/")
    expect(page.get_by_role("progressbar")).to_be_visible()
    waits = page.locator(WAITING).count()
    while not memory:
        page.wait_for_timeout(50)
    with page.expect_response("**/bundle.*.js"):
        let_go(memory)
        wait_for_result(page)

    expect(page.locator(RUNNING)).to_be_attached()
    assert waits == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.locator("body").press("Shift"),
        lambda page: page.locator("h1").click(),
    ],
    ids=["a key", "a press"],
)
def test_whoever_does_something_has_it_at_once(page: Page, act: Callable[[Page], None]):
    page.clock.install()
    give_answers(page, YOUNG_COMPANY)
    hold_back(page, "**/memory.bin.gz")
    page.goto("check/")
    expect(page.locator(WAITING)).to_be_attached()

    act(page)

    expect(page.locator(RUNNING)).to_be_attached()


def test_without_answers_it_waits_for_nothing(page: Page):
    page.clock.install()
    page.goto("check/")

    expect(page.locator(RUNNING)).to_be_attached()


def test_where_the_checkers_script_is_lost_it_comes_after_a_while(page: Page):
    page.clock.install()
    page.route("**/checker.js", lambda route: route.fulfill(status=404, body=""))
    page.goto("check/")
    expect(page.locator(WAITING)).to_be_attached()

    page.clock.run_for(5000)

    expect(page.locator(RUNNING)).to_be_attached()

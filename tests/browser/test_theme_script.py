"""The theme's script waits for a first verdict, and for nothing that a visitor does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checker_page import YOUNG_COMPANY, address, give_answers, hold_back, wait_for_result
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# The theme names the page it works on so.
RUNS = "() => typeof window.document$ === 'object'"
WAITING = "script[data-waits]"


def test_it_comes_behind_the_first_verdict(page: Page, site: str):
    give_answers(page, YOUNG_COMPANY)
    memory = hold_back(page, "**/memory.bin.gz")
    page.goto(address(site, "en"))
    expect(page.get_by_role("progressbar")).to_be_visible()
    waits = page.locator(WAITING).count()
    while not memory:
        page.wait_for_timeout(50)
    for route in memory:
        route.continue_()

    wait_for_result(page)

    page.wait_for_function(RUNS)
    assert waits == 1


@pytest.mark.parametrize(
    "act",
    [
        lambda page: page.locator("body").press("Shift"),
        lambda page: page.locator("h1").click(),
    ],
    ids=["a key", "a press"],
)
def test_whoever_does_something_has_it_at_once(page: Page, site: str, act: Callable[[Page], None]):
    page.clock.install()
    give_answers(page, YOUNG_COMPANY)
    hold_back(page, "**/memory.bin.gz")
    page.goto(address(site, "en"))
    expect(page.locator(WAITING)).to_be_attached()

    act(page)

    page.wait_for_function(RUNS)


def test_without_answers_it_waits_for_nothing(page: Page, site: str):
    page.clock.install()
    page.goto(address(site, "en"))

    page.wait_for_function(RUNS)


def test_where_the_checkers_script_is_lost_it_comes_after_a_while(page: Page, site: str):
    page.clock.install()
    page.route("**/checker.js", lambda route: route.fulfill(status=404, body=""))
    page.goto(address(site, "en"))
    expect(page.locator(WAITING)).to_be_attached()

    page.clock.run_for(5000)

    page.wait_for_function(RUNS)

"""The switch to the other language stays at the place where the reader is."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

SWITCH = ".b-language__link"


@pytest.mark.parametrize(
    ("start", "goal"),
    [
        ("after/#renewal-and-end", "zh/after/#延续和终止"),
        ("zh/after/#renewal-late", "after/#renewal-late"),
        ("zh/authorities/#cn-hn", "authorities/#cn-hn"),
        ("scope/", "zh/scope/"),
        ("scope/#no-such-place", "zh/scope/"),
    ],
)
def test_the_switch_stays_at_the_place(page: Page, site: str, start: str, goal: str):
    page.goto(start)
    page.locator(SWITCH).click()
    page.wait_for_url(lambda address: unquote(address) == site + goal)

    if anchor := goal.partition("#")[2]:
        expect(page.locator(f'[id="{anchor}"]')).to_be_in_viewport()


def test_a_place_come_to_later_is_carried_too(page: Page):
    page.goto("process/")
    page.evaluate("location.hash = '#clocks-decision'")
    expect(page.locator(SWITCH)).to_have_attribute("href", re.compile("#"))
    page.locator(SWITCH).click()
    page.wait_for_url("zh/process/#clocks-decision")

    expect(page.locator("#clocks-decision")).to_be_in_viewport()


def test_answers_in_a_link_are_not_carried(page: Page):
    page.goto("check/#answers")

    assert page.locator(SWITCH).evaluate("link => link.hash") == ""

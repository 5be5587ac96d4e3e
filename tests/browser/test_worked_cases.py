"""A worked case opens in the checker with its own answers, and comes out as its page says."""

import re

import pytest
from checker_page import address, line, stored, wait_for_result
from playwright.sync_api import Page, expect

ANSWERS = re.compile("#answers=")
RULE = "materials/social-security-certificate/"


def test_a_case_of_a_rule_opens_with_its_answers(page: Page):
    page.goto(f"{address('zh', RULE)}#示例")
    page.locator(".b-all-cases > summary").click()
    row = page.locator(".b-all-cases tbody tr", has=page.locator(".b-pill--not_met")).first
    link = row.get_by_role("link")
    expect(link).to_have_attribute("href", ANSWERS)
    link.click()
    page.wait_for_url("**/check/#answers=*")
    wait_for_result(page)

    expect(page.locator("[data-shown=link]")).to_be_visible()
    expect(line(page, "social-security-certificate").first).to_be_attached()
    assert stored(page) is None


def test_a_case_that_is_refused_says_why(page: Page):
    page.goto("conditions/registered-capital/")
    page.locator(".b-fold", has=page.locator(".b-all-cases")).locator("summary").first.click()
    page.locator(".b-all-cases > summary").click()
    link = page.locator(".b-all-cases tr", has_text="Not accepted").first.get_by_role("link")
    expect(link).to_have_attribute("href", ANSWERS)
    link.click()

    expect(page.locator("[data-shown=link-refused]")).to_be_visible()


# A case of a rule always opens, from the page of its rule.
@pytest.mark.thorough
def test_all_cases_on_papers_can_be_opened(page: Page):
    page.goto("evidence/papers/")
    expect(page.locator("[data-answers]:not([href*='#answers='])")).to_have_count(0)
    page.locator("tr", has=page.locator(".b-pill--not_met")).first.get_by_role("link").click()
    wait_for_result(page)

    expect(page.locator("[data-shown=link]")).to_be_visible()

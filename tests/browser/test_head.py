"""The head of the checker: a title, one line, and the first question in sight at once."""

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    fits,
    give_answers,
    open_facts,
    open_step,
    wait_for_form,
    write,
    young,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

# How far down the first question begins, at the most.
LOWEST = {"phone": 300, "wide": 380}
# What one line of the head takes, at the most.
ONE_LINE = 46

# What Lighthouse calls good is 0.1; the province's field in the header takes its width.
MOST_SHIFTED = 0.01
NOTE_SHIFTS = """
window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifted += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@in_both_languages
@pytest.mark.parametrize("size", LOWEST)
def test_the_first_question_stands_in_the_first_screen(page: Page, size: str, lang: str):
    page.set_viewport_size(PHONE if size == "phone" else WIDE)
    page.goto(address(lang))
    wait_for_form(page)
    box = page.locator(".b-eight__one").first.bounding_box()

    assert box["y"] <= LOWEST[size]


def test_filing_day_and_name_stand_where_they_matter(page: Page):
    """What the eight questions settle does not turn on them; papers and days do."""
    give_answers(page, YOUNG_COMPANY)
    page.goto("check/")
    wait_for_form(page)
    facts = page.locator(".b-facts")
    expect(facts).to_be_hidden()

    for step in ("papers", "examine", "file"):
        open_step(page, step)
        expect(facts).to_contain_text("Filing date 24 November 2026")
        expect(facts).to_contain_text("last check")


@in_both_languages
def test_the_head_says_of_a_company_without_a_name_that_it_has_none(page: Page, lang: str):
    page.goto(address(lang))
    wait_for_form(page)
    open_step(page, "papers")
    company = page.locator(".b-facts summary strong")
    unnamed = {"en": "Unnamed", "zh": "未填公司名称"}[lang]
    expect(company).to_have_text(unnamed)
    open_facts(page)
    name = page.locator("#b-name")
    write(name, "甲公司")
    expect(company).to_have_text("甲公司")
    write(name, "")
    expect(company).to_have_text(unnamed)


@in_both_languages
@pytest.mark.parametrize("company", ["甲公司", "甲（长沙）" + "信息服务" * 9 + "有限公司"])
def test_company_and_day_are_one_line_that_opens_to_both_fields(
    page: Page, lang: str, company: str
):
    page.set_viewport_size(PHONE)
    give_answers(page, young({"company.name": company}))
    page.goto(address(lang))
    wait_for_form(page)
    open_step(page, "papers")
    facts = page.locator(".b-facts")
    expect(facts).to_contain_text(company)
    assert fits(page)
    assert facts.bounding_box()["height"] <= ONE_LINE

    facts.locator("summary").press("Enter")
    expect(page.locator("#b-date")).to_be_focused()
    page.locator("#b-date").fill("2026-12-22")
    page.locator("#b-name").fill("乙公司")
    page.locator("#b-name").press("Tab")
    facts.locator("summary").press("Enter")

    expect(page.locator("#b-name")).to_be_hidden()
    expect(facts).to_contain_text("乙公司")
    expect(facts).to_contain_text({"en": "22 December 2026", "zh": "2026年12月22日"}[lang])


@in_both_languages
def test_nothing_moves_while_the_checker_comes_to_life(page: Page, lang: str):
    page.add_init_script(NOTE_SHIFTS)
    page.goto(address(lang))
    wait_for_form(page)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("shifted") < MOST_SHIFTED

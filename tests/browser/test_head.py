"""The head of the checker: a title, one line, and the first question in sight at once."""

import pytest
from checker_page import YOUNG_COMPANY, address, give_answers, open_step, wait_for_form
from conftest import PHONE, WIDE
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

# How far down the first question begins, at the most.
LOWEST = {"phone": 300, "wide": 380}

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

    for step in ("papers", "agreement", "file"):
        open_step(page, step)
        expect(facts.get_by_label("Filing date")).to_have_value("2026-11-24")
        expect(facts.get_by_label("Company name")).to_be_visible()
        expect(facts).to_contain_text("last check")


@in_both_languages
def test_nothing_moves_while_the_checker_comes_to_life(page: Page, lang: str):
    page.add_init_script(NOTE_SHIFTS)
    page.goto(address(lang))
    wait_for_form(page)
    page.wait_for_load_state("networkidle")

    assert page.evaluate("shifted") < MOST_SHIFTED

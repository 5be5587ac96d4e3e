"""Overviews take one A4 page, marks keep inside their borders, a result has its answers."""

from typing import Any

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    arrive,
    come_with,
    open_step,
    pages_on_paper,
    turn_to_paper,
    young,
)
from playwright.sync_api import Page, expect
from support.applications import ready
from support.samples import in_both_languages

# What A4 leaves between its margins, in pixels.
PAPER = {"width": 718, "height": 1000}
OVER = """() => [...document.querySelectorAll(".b-tag, .b-pill")].filter((tag) => {
  const words = document.createRange();
  words.selectNodeContents(tag);
  return words.getBoundingClientRect().right > tag.getBoundingClientRect().right;
}).length"""
# How many columns a line has when the page is printed.
NOTE_COLUMNS = """() => {
  window.print = () => {
    const line = getComputedStyle(document.querySelector(".b-paper-only .b-twin"));
    document.body.dataset.columns = line.gridTemplateColumns.split(" ").length;
  };
}"""
# Of a rule's page with its folds closed, and of a result with its answers.
MOST_PAGES = 4


@in_both_languages
@pytest.mark.parametrize("path", ["conditions/", "materials/"])
def test_an_overview_is_one_page_of_a4(page: Page, lang: str, path: str):
    page.goto(address(lang, path))

    assert pages_on_paper(page) == 1


def test_a_long_fold_begins_on_the_sheet_of_its_heading(page: Page):
    """The theme keeps each fold whole: a page of one long table began with an empty sheet."""
    page.goto("local/guangxi/")
    before = pages_on_paper(page)
    fold = page.locator("article details:not(.b-guide-asks)").first
    fold.evaluate("one => { one.style.breakInside = 'avoid'; }")

    assert pages_on_paper(page) > before


@in_both_languages
def test_of_a_rule_s_page_the_folds_are_printed_that_were_opened(page: Page, lang: str):
    """Worked cases, former wordings and sources fill most of it, and few want them on paper."""
    page.goto(address(lang, "materials/social-security-certificate/"))
    closed = pages_on_paper(page)
    page.locator(".b-fold > summary").last.click()

    assert closed <= MOST_PAGES
    assert pages_on_paper(page) > closed
    # Of the others no title stands alone.
    page.emulate_media(media="print")
    expect(page.locator(".b-fold").filter(visible=True)).to_have_count(1)


def test_of_a_province_s_page_all_worked_cases_are_printed_only_if_they_were_opened(page: Page):
    """They took 13 of the 20 sheets of Hunan's."""
    page.goto("local/hunan/")
    closed = pages_on_paper(page)
    page.locator("summary:has(#worked-examples)").click()
    page.locator(".b-all-cases > summary").click()

    assert pages_on_paper(page) > 2 * closed


@in_both_languages
@pytest.mark.parametrize(
    "path", ["materials/social-security-certificate/", "materials/equity-structure-chart/"]
)
def test_no_mark_runs_over_its_border(page: Page, lang: str, path: str):
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    page.goto(address(lang, path))

    assert page.locator(".b-tag").count() > 0
    assert page.evaluate(OVER) == 0


NAME = "Example Co. (example data)"


@in_both_languages
def test_a_printed_result_names_the_company_and_gives_its_answers_whole_and_without_buttons(
    page: Page, lang: str
):
    """On a screen the result scrolls beside the form; paper has to show all of it."""
    page.set_viewport_size({"width": 1440, "height": 500})
    come_with(page, young({"company.name": NAME, "means.funds": None}), lang)
    said = page.locator(".b-said")
    expect(said).to_be_hidden()
    title = page.title()
    open_step(page, "file")
    page.locator("[data-do=save-pack]").wait_for()
    turn_to_paper(page)

    expect(page.locator("h1")).to_contain_text(NAME)
    assert NAME in page.title()
    expect(page.locator(".b-lead")).to_be_hidden()
    expect(said).to_be_visible()
    assert said.locator("h3").count() == len(("service", "company", "more", "owners", "materials"))
    asked = page.locator('[data-path="service.provinces"] .b-label').inner_text()
    pair = said.locator("dl > div", has_text=asked)
    expect(pair.locator("dd")).to_have_text("Hunan" if lang == "en" else "湖南")
    expect(said).to_contain_text("Not sure" if lang == "en" else "不清楚")
    expect(said).not_to_contain_text(
        page.locator('[data-path="means.premises"] .b-label').text_content() or "-"
    )
    held = page.locator(".b-beside").evaluate(
        "(it) => [it.scrollHeight - it.clientHeight, getComputedStyle(it).position]"
    )
    assert held == [0, "static"]
    expect(page.locator("[data-do=pin]")).to_be_hidden()

    page.locator(".b-checker").evaluate("it => { it.dataset.print = 'form'; }")
    expect(page.locator("[data-do=all-there], [data-do=save-pack]")).to_have_count(2)
    assert page.locator(".b-button:visible").count() == 0
    # And it is light in the dark.
    page.emulate_media(media="print", color_scheme="dark")
    ground = "one => getComputedStyle(one).backgroundColor"
    assert page.locator(".b-verdict--law").evaluate(ground) == "rgb(233, 240, 248)"

    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.title() == title


@pytest.mark.thorough
@in_both_languages
@pytest.mark.parametrize("application", [YOUNG_COMPANY, ready()])
def test_a_printed_result_has_no_nearly_empty_page(
    page: Page, lang: str, application: dict[str, Any]
):
    """The answers begin on the page on which the result ends."""
    come_with(page, application, lang)

    assert pages_on_paper(page) <= MOST_PAGES


@pytest.mark.thorough
def test_the_report_in_two_languages_is_printed_line_beside_line(page: Page):
    arrive(page, ready(), "check/#file", "zh")
    page.emulate_media(media="print")
    page.evaluate(NOTE_COLUMNS)
    page.locator("[data-ask*=twin]").evaluate("button => button.click()")

    expect(page.locator("body")).to_have_attribute("data-columns", "2")

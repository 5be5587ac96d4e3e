"""The checker in a window as small as a phone's."""

import re

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    fits,
    open_facts,
    open_step,
    paper,
    show_checker,
    stored,
    wait_for_result,
    whole,
    young,
)
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

# Pixels that a finger meets.
FINGER = 44
LINES = """all => all.map((one) => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getClientRects().length;
})"""
HIGH = "all => all.map((one) => one.getBoundingClientRect().height)"
pytestmark = pytest.mark.shared(phone=True)


def test_the_first_screen_of_home_asks_both_questions_and_shows_eight_facts(page: Page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address("zh", ""))
    shown = page.locator("h1, .b-asks-first select, .b-asks-first .b-button, .b-brief > div")

    assert shown.count() == 1 + 2 + 2 + 8
    bottoms = shown.evaluate_all("all => all.map((one) => one.getBoundingClientRect().bottom)")
    assert max(bottoms) <= 844


@in_both_languages
def test_the_first_screen_of_the_glossary_shows_terms(page: Page, lang: str):
    page.goto(address(lang, "glossary/"))
    terms = page.locator("article tbody th")
    bottoms = terms.evaluate_all("all => all.map((one) => one.getBoundingClientRect().bottom)")

    assert sum(0 < bottom <= page.evaluate("innerHeight") for bottom in bottoms) >= 4
    expect(terms.last).to_be_visible()


@in_both_languages
def test_the_bar_sums_up_and_the_sheet_shows_the_result_and_leads_into_the_form(
    page: Page, lang: str
):
    show_checker(page, YOUNG_COMPANY, lang)
    # A section that only keeps what was noted counts nothing; the others on one line.
    counts = page.locator(".b-section__n:not(:empty):visible")
    assert {*counts.evaluate_all(LINES)} == {1}
    bar = page.locator(".b-onward")
    expect(bar.locator(".b-bar")).to_be_visible()
    button = bar.get_by_role("button")

    button.tap()
    sheet = page.get_by_role("dialog", name="Result" if lang == "en" else "自查结果")
    expect(sheet.get_by_role("heading").first).to_be_focused()
    expect(sheet.locator(".b-route")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()

    button.tap()
    target = page.locator(".b-next [data-goto]")
    path = target.get_attribute("data-goto")
    target.tap()
    expect(page.locator(".b-sheet")).to_be_hidden()
    # A case that is not ticked stands for its question.
    place = page.locator(f'[data-path="{path}"]:visible, .b-case:has([value="{path}"]):visible')
    expect(place).to_be_in_viewport()
    assert place.evaluate("place => place.contains(document.activeElement)")


@in_both_languages
def test_answers_are_large_enough_to_touch_and_the_menu_has_no_step_s_name(page: Page, lang: str):
    show_checker(page, lang=lang)
    boxes = page.locator(".b-section .b-seg label:visible")
    assert min(boxes.evaluate_all(HIGH)) >= 42
    names = page.locator(".b-steps__name").evaluate_all(
        "all => all.map((one) => one.firstChild.textContent)"
    )
    expect(page.locator(".b-tools__menu")).to_be_visible()
    assert len(names) == len(set(names)) > 1
    assert page.locator(".b-tools__menu").inner_text().strip() not in names

    page.locator(".b-several .b-seg label").first.tap()
    assert stored(page)["service"] == {"for_others": True, "group_clients": "none"}


@pytest.mark.thorough
def test_what_is_chosen_from_is_as_high_as_a_finger(page: Page):
    show_checker(page, {"service": {"other_services": ["B22"]}})
    heights = {}
    for path, places in (
        ("check/", (".b-form .b-row .b-pick > summary", ".b-form .b-row select")),
        ("list/", (".b-my-list__day input",)),
    ):
        page.goto(path)
        for place in places:
            # It waits for the first: none would pass.
            found = page.locator(place).filter(visible=True)
            expect(found.first).to_be_visible()
            heights[place] = min(found.evaluate_all(HIGH))

    assert min(heights.values()) >= FINGER, heights


# The questions whose words stand under the verdict at their right.
COVERED = """rows => rows.filter((row) => {
  const said = row.querySelector(".b-row__mark > *")?.getBoundingClientRect();
  const words = document.createRange();
  words.selectNodeContents(row.querySelector(".b-label"));
  return said && [...words.getClientRects()].some((line) =>
    line.right > said.left && line.top < said.bottom && line.bottom > said.top + 1);
}).map((row) => row.dataset.path)"""


@in_both_languages
def test_no_verdict_covers_its_question(page: Page, lang: str):
    show_checker(page, young({"company.registered_capital": None}), lang)
    rows = page.locator(".b-row:has(> .b-control > .b-row__mark > *):visible")

    assert rows.count() > 1
    assert rows.evaluate_all(COVERED) == []


ROWS = ".md-nav--primary .md-nav__link"


def open_drawer(page: Page):
    page.locator(".b-menu").tap()
    page.locator(".md-nav--primary").wait_for()


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("check/", "Many applications"),
        ("scope/", "Many applications"),
        ("after/", "Authorities"),
        ("materials/", "Most applicants (13)"),
        ("local/hunan/", "Jiangxi"),
    ],
)
def test_the_drawer_opens_where_there_is_somewhere_to_go(page: Page, path: str, beside: str):
    page.goto(path)
    open_drawer(page)

    named = re.compile(rf"^\s*{re.escape(beside)}\s*$")
    expect(page.locator(f"{ROWS}:visible", has_text=named).first).to_be_in_viewport()
    expect(page.locator(".md-nav__item--active > .md-nav__link:focus")).to_have_count(1)


def test_the_drawer_closes_where_the_focus_goes_on_into_the_page(page: Page):
    """It would lie over what has the focus."""
    page.goto("list/")
    open_drawer(page)
    # Once it is open the focus goes to the page that is shown.
    page.locator(".md-nav__item--active > .md-nav__link:focus").wait_for()
    page.locator(f"{ROWS}:visible").last.focus()
    page.keyboard.press("Tab")

    expect(page.locator("article :focus")).to_have_count(1)
    expect(page.locator(".b-menu")).to_have_attribute("aria-expanded", "false")


def test_a_section_of_one_page_leads_to_its_page(page: Page):
    page.goto("materials/")
    open_drawer(page)
    page.locator('.md-nav--primary label.md-nav__title[for="__nav_5"]').tap()
    page.locator('.md-nav--primary label.md-nav__link[for="__nav_4"]').tap()
    page.locator('.md-nav--primary label.md-nav__link[for^="__nav_4_"]').tap()

    page.wait_for_url("conditions/feasibility-and-technical-plan/")


@pytest.mark.thorough
def test_the_tools_lie_over_the_page_and_close_again(page: Page):
    show_checker(page, YOUNG_COMPANY)
    menu, save = page.locator(".b-tools__menu"), page.locator(".b-tools [data-do=save]")
    assert menu.locator('[href="#i-save"]').count() == 0
    expect(save).to_be_hidden()
    form = page.locator("#b-form")
    before = menu.bounding_box(), form.bounding_box()

    menu.tap()
    expect(save).to_be_visible()
    assert (menu.bounding_box(), form.bounding_box()) == before
    page.keyboard.press("Escape")
    expect(save).to_be_hidden()
    menu.tap()
    page.locator("h1").tap()
    expect(save).to_be_hidden()
    menu.tap()
    with page.expect_download():
        save.tap()
    expect(save).to_be_hidden()


def test_a_mark_that_was_pressed_stays_where_it_is(page: Page):
    """What is missing of a paper is said above its marks, and the next of them is pressed soon."""
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "papers")
    held = paper(page, "business-license")
    whole(page, "business-license", "all").tap()
    wait_for_result(page)
    # With all of it the next row opens; what is missing is said here.
    whole(page, "business-license", "missing").tap()
    chip = held.locator("[data-chip$=legal_representative_id]")
    chip.evaluate("one => one.scrollIntoView({ block: 'center' })")
    before = chip.bounding_box()
    chip.tap()
    expect(held).to_contain_text("1 missing")
    assert abs(chip.bounding_box()["y"] - before["y"]) <= 1


def test_a_tap_that_leaves_a_field_reaches_what_it_was_meant_for(page: Page):
    """To leave it is an answer, with which the message above goes, before the tap is a click."""
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "papers")
    page.reload()
    expect(page.locator("[data-shown=restored]")).to_be_visible()
    owners = page.locator("[data-section=asked] [data-do=fold]")
    expect(owners).to_have_attribute("aria-expanded", "false")
    open_facts(page)
    page.locator("#b-name").fill("Example company")
    owners.tap()

    expect(page.locator("[data-shown=restored]")).to_have_count(0)
    expect(owners).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(
    "company", [{}, {"company.foreign_capital": True}], ids=["nationwide", "foreign"]
)
@in_both_languages
def test_the_name_of_a_basis_is_not_squeezed(page: Page, lang: str, company: dict[str, bool]):
    show_checker(page, young(company | {"service.provinces": "nationwide"}), lang)
    page.locator(".b-onward").get_by_role("button").tap()
    name = page.locator(".b-sheet .b-verdict--local .b-verdict__name")
    note = page.locator(".b-sheet .b-verdict--local .b-verdict__note")
    rows = name.evaluate("one => one.getClientRects().length")
    above, below = name.bounding_box(), note.bounding_box()

    assert rows == 1
    assert below["y"] >= above["y"] + above["height"]


@in_both_languages
@pytest.mark.browser_context_args(viewport={"width": 240, "height": 540})
def test_with_letters_twice_as_large_the_checker_stays_usable(page: Page, lang: str):
    """A screen of 360 pixels has room for fewer of them than one of 240 for the usual ones."""
    page.goto(address(lang))
    bar = page.locator(".b-onward")
    expect(bar).to_be_visible()

    assert fits(page)
    assert bar.evaluate("one => one.offsetHeight / innerHeight") < 0.2
    # On one of 320 pixels there is room for as many as on one of 160.
    page.set_viewport_size({"width": 160, "height": 320})
    assert fits(page)

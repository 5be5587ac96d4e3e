"""The checker in a window as small as a phone's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from checker_page import YOUNG_COMPANY, address, come_with, fits, give_answers, stored, unfold
from conftest import PHONE
from playwright.sync_api import expect
from support.samples import in_both_languages

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

# Pixels that a finger meets.
FINGER = 44


@pytest.fixture
def phone(open_page: Callable[..., Page]) -> Page:
    """Open a page on a phone."""
    return open_page(viewport=PHONE, has_touch=True, is_mobile=True)


@in_both_languages
def test_the_bar_sums_up_and_the_sheet_shows_the_result(phone: Page, site: str, lang: str):
    come_with(phone, site, YOUNG_COMPANY, lang)
    bar = phone.locator(".b-summary")
    expect(bar.locator(".b-count").first).to_be_visible()
    button = bar.get_by_role("button")

    button.tap()
    sheet = phone.get_by_role("dialog", name="Result" if lang == "en" else "自查结果")
    expect(sheet.get_by_role("heading").first).to_be_focused()
    expect(sheet.locator(".b-route")).to_be_visible()
    phone.keyboard.press("Escape")

    expect(sheet).to_be_hidden()
    expect(button).to_be_focused()


def test_the_next_question_of_the_sheet_leads_into_the_form(phone: Page, site: str):
    come_with(phone, site, YOUNG_COMPANY)
    phone.locator(".b-summary").get_by_role("button").tap()
    target = phone.locator(".b-next [data-goto]")
    path = target.get_attribute("data-goto")
    target.tap()

    expect(phone.locator(".b-sheet")).to_be_hidden()
    # A case that is not ticked stands for its question.
    place = phone.locator(f'[data-path="{path}"]:visible, .b-case:has([value="{path}"]):visible')
    expect(place).to_be_in_viewport()
    assert place.evaluate("place => place.contains(document.activeElement)")


@in_both_languages
def test_nothing_scrolls_sideways(open_page: Callable[..., Page], site: str, lang: str):
    page = open_page(viewport={"width": 320, "height": 844})
    come_with(page, site, YOUNG_COMPANY, lang)
    # Owners last: a section that is all answered folds when another one is opened.
    for section in ("more", "materials", "owners"):
        unfold(page, section)
    page.locator("#q-shareholders [data-do=edit]:visible").first.click()

    for width in (320, 390, 720, 959):
        page.set_viewport_size({"width": width, "height": 844})
        assert fits(page), width


def test_answers_are_large_enough_to_touch(phone: Page, site: str):
    phone.goto(address(site, "en"))
    boxes = phone.locator(".b-section .b-seg label:visible")
    heights = boxes.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")

    assert min(heights) >= 42

    phone.locator(".b-several .b-seg label").first.tap()
    assert stored(phone)["service"] == {"for_others": True, "group_clients": "none"}


def test_what_is_chosen_from_is_as_high_as_a_finger(phone: Page, site: str):
    give_answers(phone, {"service": {"other_services": ["B22"]}})
    heights = {}
    for path, place in (
        ("check/", ".b-form .b-row .b-pick > summary"),
        ("check/", ".b-form .b-row select"),
        ("list/", ".b-my-list__day input"),
    ):
        phone.goto(site + path)
        shown = phone.locator(f"{place}:visible").first
        heights[place] = shown.evaluate("one => one.getBoundingClientRect().height")

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
def test_no_verdict_covers_its_question(phone: Page, site: str, lang: str):
    without_capital = {**YOUNG_COMPANY["company"], "registered_capital": None}
    come_with(phone, site, YOUNG_COMPANY | {"company": without_capital}, lang)
    rows = phone.locator(".b-row:has(> .b-control > .b-row__mark > *):visible")

    assert rows.count() > 1
    assert rows.evaluate_all(COVERED) == []


ROWS = ".md-nav--primary .md-nav__link"


def open_drawer(phone: Page):
    phone.locator(".b-menu").tap()
    phone.locator(".md-nav--primary").wait_for()


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
def test_the_drawer_opens_where_there_is_somewhere_to_go(
    phone: Page, site: str, path: str, beside: str
):
    phone.goto(site + path)
    open_drawer(phone)

    named = re.compile(rf"^\s*{re.escape(beside)}\s*$")
    expect(phone.locator(f"{ROWS}:visible", has_text=named).first).to_be_in_viewport()
    expect(phone.locator(".md-nav__item--active > .md-nav__link:focus")).to_have_count(1)


def test_a_section_of_one_page_leads_to_its_page(phone: Page, site: str):
    phone.goto(f"{site}materials/")
    open_drawer(phone)
    phone.locator('.md-nav--primary label.md-nav__title[for="__nav_5"]').tap()
    phone.locator('.md-nav--primary label.md-nav__link[for="__nav_4"]').tap()
    phone.locator('.md-nav--primary label.md-nav__link[for^="__nav_4_"]').tap()

    phone.wait_for_url(f"{site}conditions/feasibility-and-technical-plan/")


def top_of(phone: Page) -> float:
    """Return where the form begins."""
    box = phone.locator("#b-form").bounding_box()
    assert box
    return box["y"]


@in_both_languages
def test_the_menu_is_called_by_no_steps_name(phone: Page, site: str, lang: str):
    phone.goto(address(site, lang))
    names = phone.locator(".b-steps__name").evaluate_all(
        "all => all.map((one) => one.firstChild.textContent)"
    )

    expect(phone.locator(".b-tools__menu")).to_be_visible()
    assert len(names) == len(set(names)) > 1
    assert phone.locator(".b-tools__menu").inner_text().strip() not in names


def test_the_tools_lie_over_the_page_and_close_again(phone: Page, site: str):
    come_with(phone, site, YOUNG_COMPANY)
    menu, save = phone.locator(".b-tools__menu"), phone.locator(".b-tools [data-do=save]")
    assert menu.locator('[href="#i-save"]').count() == 0
    expect(save).to_be_hidden()
    before = menu.bounding_box(), top_of(phone)

    menu.tap()
    expect(save).to_be_visible()
    assert (menu.bounding_box(), top_of(phone)) == before
    phone.keyboard.press("Escape")
    expect(save).to_be_hidden()
    menu.tap()
    phone.locator("h1").tap()
    expect(save).to_be_hidden()
    menu.tap()
    with phone.expect_download():
        save.tap()
    expect(save).to_be_hidden()


@in_both_languages
def test_a_sections_count_stays_on_one_line(phone: Page, site: str, lang: str):
    come_with(phone, site, YOUNG_COMPANY, lang)
    # A section that only keeps what was noted counts nothing.
    counts = phone.locator(".b-section__n:not(:empty):visible")
    lines = counts.evaluate_all(
        "all => all.map((one) => { const range = document.createRange();"
        " range.selectNodeContents(one); return range.getClientRects().length; })"
    )

    assert set(lines) == {1}


@pytest.mark.parametrize("company", [{}, {"foreign_capital": True}], ids=["nationwide", "foreign"])
@in_both_languages
def test_the_name_of_a_basis_is_not_squeezed(
    phone: Page, site: str, lang: str, company: dict[str, bool]
):
    service = {**YOUNG_COMPANY["service"], "provinces": "nationwide"}
    held = {**YOUNG_COMPANY["company"], **company}
    come_with(phone, site, YOUNG_COMPANY | {"service": service, "company": held}, lang)
    phone.locator(".b-summary").get_by_role("button").tap()
    name = phone.locator(".b-sheet .b-verdict--local .b-verdict__name")
    note = phone.locator(".b-sheet .b-verdict--local .b-verdict__note")
    rows = name.evaluate("one => one.getClientRects().length")
    above, below = name.bounding_box(), note.bounding_box()

    assert rows == 1
    assert above
    assert below
    assert below["y"] >= above["y"] + above["height"]

"""Without a mouse, with large text, with the system's own colors: all is reached, and seen."""

import pytest
from checker_page import (
    YOUNG_COMPANY,
    Keyboard,
    address,
    arrive,
    come_with,
    open_folds,
    unfold,
    wait_for_form,
    wait_for_result,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Page, ViewportSize
from support.samples import in_both_languages

MOST_PRESSES = 8
SKIPS = ".md-skip, .b-skip[data-do=next]"
RULE = "materials/social-security-certificate/"
# A reader who doubles the size of all has half the window, in each direction.
WINDOWS: list[ViewportSize] = [
    {"width": 320, "height": 640},
    {"width": WIDE["width"] // 2, "height": WIDE["height"] // 2},
    # Just below where the result stands beside the form.
    {"width": 959, "height": 844},
]
# What is wider than the window, and what stands beyond its edge and is no part of what scrolls.
RUNNING_OVER = """() => {
  const scrolls = (one) => one && (["auto", "scroll"].includes(getComputedStyle(one).overflowX)
    || scrolls(one.parentElement));
  const beyond = [...document.querySelectorAll("article *")].filter((one) => {
    const { right, width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && right > innerWidth + 1 && one.checkVisibility()
      && !one.closest(".b-sr, svg") && !scrolls(one.parentElement);
  });
  const page = document.scrollingElement.scrollWidth > innerWidth ? ["the page"] : [];
  return [...page, ...beyond.map((one) => one.outerHTML.slice(0, 80))];
}"""
# What is read, with letters twice as large on a phone of 390 pixels.
LARGE: ViewportSize = {"width": 195, "height": 422}
READ = (
    "conditions/",
    "conditions/registered-capital/",
    "local/zhejiang/",
    "materials/articles-of-association/",
    "materials/security-measures/",
)
GROUND = "() => getComputedStyle(document.body).backgroundColor"
# The focused link, where something else is drawn over it.
UNDER = """() => {
  const one = document.activeElement;
  const { left, top, width, height } = one.getBoundingClientRect();
  const drawn = document.elementFromPoint(left + width / 2, top + height / 2);
  return one.contains(drawn) || drawn?.contains(one) ? [] : [one.textContent.trim()];
}"""
# Of an answer the ring stands around the group of its buttons.
HAS_RING = """(ground) => {
  let one = document.activeElement;
  // The button in a date's field is the browser's, which draws its ring.
  if (one.matches("[type=date]:not(:focus-visible)")) return true;
  for (let up = 0; one && up < 4; up += 1, one = one.parentElement) {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && outlineColor !== ground) {
      return true;
    }
  }
  return false;
}"""
# Each state as its word, and whether its edge and its icon differ from the ground.
STATES = """(ground) => [...document.querySelectorAll(".b-pill, .b-cell")]
  .filter((one) => one.checkVisibility())
  .map((one) => {
    const { borderTopStyle, borderTopColor, color } = getComputedStyle(one);
    const icon = getComputedStyle(one.querySelector(".b-i")).color;
    const edge = borderTopStyle === "none" ? ground : borderTopColor;
    return [one.innerText.trim(), [edge, color, icon].every((each) => each !== ground)];
  })"""
# What is answered bears a character, in another color than the ground.
DRAWN = """([chosen, ground]) => [...document.querySelectorAll(chosen)]
  .filter((one) => one.checkVisibility())
  .map((one) => getComputedStyle(one, "::before"))
  .map(({ content, color }) => /[✓✕?]/.test(content) && color !== ground)"""


@in_both_languages
def test_the_first_question_is_at_most_eight_presses_from_the_top(page: Page, lang: str):
    """Tab leads to what skips the head and then the tools; Enter follows it."""
    page.goto(address(lang))
    wait_for_form(page)
    keyboard, presses = Keyboard(page), 0
    while not keyboard.is_at("[name='service.provinces']") and presses <= MOST_PRESSES:
        keyboard.press("Enter" if keyboard.is_at(SKIPS) else "Tab")
        presses += 1

    assert presses <= MOST_PRESSES


@in_both_languages
@pytest.mark.parametrize("path", ["check/", "list/", RULE])
def test_nothing_runs_over_in_a_small_window_or_when_all_is_twice_as_large(
    page: Page, path: str, lang: str
):
    page.set_viewport_size(WINDOWS[0])
    arrive(page, YOUNG_COMPANY, path, lang)
    if path == "check/":
        wait_for_result(page)
        # Owners last: a section that is all answered folds when another one is opened.
        for section in ("more", "materials", "owners"):
            unfold(page, section)
        page.locator("#q-shareholders [data-do=edit]:visible").first.click()
    elif path == "list/":
        page.locator('.b-my-list[data-state="ready"]').wait_for()
    open_folds(page)
    for window in WINDOWS:
        page.set_viewport_size(window)

        assert page.evaluate(RUNNING_OVER) == [], window


@in_both_languages
def test_no_page_that_is_read_runs_over_with_letters_twice_as_large(page: Page, lang: str):
    page.set_viewport_size(LARGE)
    over = {}
    for path in READ:
        page.goto(address(lang, path))
        over[path] = page.evaluate(RUNNING_OVER)

    assert {path: found for path, found in over.items() if found} == {}


def test_going_back_with_the_keyboard_no_focus_lies_under_what_stays_in_sight(page: Page):
    """The verdicts stay above the result's lines, the way back to the top above the page's."""
    come_with(page, YOUNG_COMPANY)
    keyboard = Keyboard(page)
    page.locator(".b-beside .b-group a:visible").last.focus()
    under = []
    while page.evaluate("document.activeElement.closest('.b-group') !== null"):
        under += page.evaluate(UNDER)
        keyboard.press("Shift+Tab")

    assert under == []


def test_going_back_on_a_phone_no_focus_lies_under_the_way_back_to_the_top(page: Page):
    page.set_viewport_size(PHONE)
    page.goto("after/")
    keyboard = Keyboard(page)
    page.locator("article a:visible").last.focus()
    under, seen = [], 0
    for _ in range(25):
        keyboard.press("Shift+Tab")
        under += page.evaluate(UNDER)
        seen += page.locator(".md-top:not([hidden])").count()

    assert under == []
    assert seen


@pytest.fixture
def forced(page: Page) -> Page:
    """Open the half filled in checker with the system's own colors."""
    page.emulate_media(forced_colors="active")
    come_with(page, YOUNG_COMPANY)
    open_folds(page)
    return page


def test_with_the_system_s_own_colors_what_is_answered_and_each_state_is_marked(forced: Page):
    """A state has its edge, its icon and its word."""
    ground = forced.evaluate(GROUND)
    states = forced.evaluate(STATES, ground)
    words = {word.rpartition("\n")[2] for word, _ in states}
    assert {"Met", "Not met", "Answer needed", "Not asked of you", "Not ready"} <= words
    assert [state for state in states if not all(state)] == []

    answered = ":is(.b-seg, .b-toggle) :checked + span"
    drawn = forced.evaluate(DRAWN, [answered, ground])
    assert drawn
    assert all(drawn)


@pytest.mark.thorough
def test_with_the_system_s_own_colors_the_focus_has_its_ring_at_every_stop(forced: Page):
    ground, keyboard, bare = forced.evaluate(GROUND), Keyboard(forced), []
    keyboard.open_step_of(".b-papers")
    for _ in range(60):
        keyboard.press("Tab")
        if not forced.evaluate(HAS_RING, ground):
            bare.append(forced.evaluate("document.activeElement.outerHTML.slice(0, 120)"))

    assert bare == []

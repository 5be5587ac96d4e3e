"""The page of the list: two answers, the list with days, ticks that are answers, one sheet."""

import json
from typing import Any

import pytest
from checker_page import (
    CAPITAL,
    ONLINE,
    SAVES_DATA,
    WHERE,
    YOUNG_COMPANY,
    address,
    arrive,
    block,
    hold_back,
    let_go,
    pages_on_paper,
    requests_of,
    saved_by,
    stored,
    turn_to_paper,
)
from conftest import PHONE
from playwright.sync_api import Locator, Page, expect
from support.samples import in_both_languages

from checker.filing.errands.sheet import as_html
from checker.load import load_law
from checker.model import Lang
from scripts.site.after.lists import list_of, places

CERTIFICATE = "social-security-certificate"
COPY = "materials.business-license.copy"
HUNAN: dict[str, Any] = {
    "service": {"provinces": ["CN-HN"]},
    "company": {"foreign_capital": False},
}
WORKING = {"en": "Working it out", "zh": "正在计算"}
# Tick one box and, before the list can answer, the box of all; note each state that one shows.
TICK_TWO = """() => {
  const paper = document.querySelector('.b-list__paper[data-key="business-license"]');
  const [copy, whole] = ["[data-key$='.copy'] input", "h3 input"]
    .map((of) => paper.querySelector(of));
  window.ticked = [];
  const note = () => {
    const { checked } = paper.querySelector("h3 input");
    if (window.ticked.at(-1) !== checked) window.ticked.push(checked);
    requestAnimationFrame(note);
  };
  copy.click();
  whole.click();
  note();
}"""

# The smallest type that is read, in pixels; what is cut out for a screen reader alone is not seen.
SMALLEST = """(sheet) => Math.min(...[...sheet.querySelectorAll("*")]
  .filter((each) => !each.closest(".b-sr") && each.checkVisibility())
  .filter((each) => [...each.childNodes].some((one) => one.nodeType === 3 && one.data.trim()))
  .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""
# 7 points are 9.33 pixels.
SEVEN_POINTS = 9.3


def wait(page: Page) -> Locator:
    """Wait for the list that the rules have written, and return it."""
    page.locator('.b-my-list[data-state="ready"]').wait_for()
    return page.locator(".b-list")


def open_list(page: Page, lang: str = "en", **more: Any):
    """Open the list with its two answers, and more."""
    arrive(page, HUNAN | more, "list/", lang)
    wait(page)


def paper(page: Page, rule: str) -> Locator:
    return page.locator(f'.b-list__paper[data-key="{rule}"]')


def test_before_any_answer_the_list_stands_and_nothing_is_loaded(page: Page):
    asked = requests_of(page, "/runtime/")
    page.goto("list/")

    expect(paper(page, CERTIFICATE)).to_contain_text("Social security certificate")
    expect(paper(page, CERTIFICATE)).not_to_contain_text("or later")
    page.wait_for_load_state("networkidle")
    assert asked == []


def written(page: Page) -> Locator:
    """Return the list without days, which waits for nothing."""
    return page.locator(".b-written")


def tick(page: Page, path: str) -> Locator:
    """Return a box of the list without days."""
    return written(page).locator(f'[data-path="{path}"] input')


@in_both_languages
def test_without_python_the_list_stands_after_two_answers(page: Page, lang: str):
    block(page, "**/runtime/**")
    page.goto(address(lang, "list/"))
    asks = page.locator(".b-asks-first")
    asks.get_by_label(WHERE[lang]).select_option("CN-HN")
    asks.get_by_label(CAPITAL[lang]).select_option("no")

    expect(written(page)).to_contain_text("0731-81111266")
    tick(page, COPY).check()
    assert stored(page) == HUNAN | {"materials": {"business-license": {"copy": True}}}
    page.reload()
    expect(tick(page, COPY)).to_be_checked()
    # What did not come is said beside it.
    expect(page.locator("[data-part=failed]")).to_be_visible()
    expect(written(page)).to_be_visible()
    tick(page, COPY).uncheck()
    assert "copy" not in stored(page)["materials"]["business-license"]


@in_both_languages
def test_while_the_list_is_worked_out_nothing_is_said_of_answers_that_are_given(
    page: Page, lang: str
):
    """What is said to depend on the two answers is so only for whoever has not given them."""
    hold_back(page, "**/runtime/**")
    held = hold_back(page, "**/list/CN-HN-no.html")
    page.goto(address(lang, "list/"))
    said = page.locator(".b-list > p, .b-written p")
    waits = page.get_by_text(WORKING[lang], exact=True)
    expect(said.first).to_be_visible()
    expect(waits).to_be_hidden()
    asks = page.locator(".b-asks-first")
    asks.get_by_label(CAPITAL[lang]).select_option("no")
    # The list for one answer is none for both.
    expect(written(page)).to_be_visible()
    asks.get_by_label(WHERE[lang]).select_option("CN-HN")

    expect(said.filter(visible=True)).to_have_count(0)
    expect(tick(page, COPY)).to_be_visible()
    expect(waits).to_be_visible()
    let_go(held)
    expect(written(page)).to_contain_text("0731-81111266")
    expect(waits).to_be_hidden()


@pytest.mark.thorough
def test_without_python_the_list_is_printed_on_one_page_with_its_ticks(page: Page):
    block(page, "**/runtime/**")
    arrive(page, HUNAN, "list/")
    tick(page, COPY).check()

    expect(page.get_by_role("button", name="Print on A4")).to_be_enabled()
    paper_ticks = page.locator(".b-paper-only input:checked")
    turn_to_paper(page)
    expect(paper_ticks).to_be_visible()
    expect(written(page)).to_be_hidden()
    assert pages_on_paper(page) == 1


def test_the_list_with_days_comes_where_the_other_is_read(page: Page):
    held = hold_back(page, "**/filing.zip.gz")
    page.set_viewport_size(PHONE)
    with page.expect_request("**/filing.zip.gz"):
        arrive(page, HUNAN, "list/")
    box = tick(page, "materials.premises-proof.held")
    box.check()
    box.focus()
    box.evaluate("one => one.scrollIntoView({ block: 'center' })")
    before = box.bounding_box()
    let_go(held)

    wait(page)
    same = page.locator('.b-list [data-key="materials.premises-proof.held"] input')
    expect(written(page)).to_be_hidden()
    expect(same).to_be_checked()
    expect(same).to_be_focused()
    assert abs(same.bounding_box()["y"] - before["y"]) <= 2


def test_another_answer_brings_another_list(page: Page):
    block(page, "**/runtime/**")
    arrive(page, HUNAN, "list/")
    expect(written(page)).to_contain_text("0731-81111266")
    page.locator(".b-asks-first").get_by_label(CAPITAL["en"]).select_option("yes")

    expect(written(page)).to_contain_text("Ministry of Industry and Information Technology")
    expect(written(page)).not_to_contain_text("0731-81111266")


@pytest.mark.browser_context_args(java_script_enabled=False)
@pytest.mark.parametrize(("lang", "capital"), [("en", "No foreign capital"), ("zh", "不含外资")])
def test_without_any_script_the_page_leads_to_each_list(page: Page, lang: str, capital: str):
    page.goto(address(lang, "list/"))
    fold = page.locator("noscript details").filter(has_text=capital).first
    fold.locator("summary").click()
    fold.locator("a[href='CN-HN-no.html']").click()

    expect(page.locator("body")).to_contain_text("0731-81111266")
    expect(page.locator("li[data-path]")).not_to_have_count(0)


@in_both_languages
def test_from_home_to_the_dated_list_are_four_presses(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    page.goto(address(lang, ""))
    asks = page.locator(".b-asks-first")
    # Opening a list and choosing in it count as one each.
    asks.get_by_label(WHERE[lang]).select_option("CN-HN")
    asks.get_by_label(CAPITAL[lang]).select_option("no")
    link = asks.locator(".b-button--primary")
    assert link.evaluate("(one) => one.getBoundingClientRect().bottom < 2 * innerHeight")
    link.click()

    shown = wait(page)
    expect(shown).to_contain_text("0731-81111266")
    expect(paper(page, CERTIFICATE).locator(".b-list__labels")).to_contain_text(
        " to " if lang == "en" else "日至"
    )
    assert stored(page) == HUNAN


def test_a_tick_is_an_answer_and_stays(page: Page):
    open_list(page)
    license_ = paper(page, "business-license")
    license_.get_by_label("a copy or scan").check()
    assert stored(page)["materials"] == {"business-license": {"copy": True}}
    license_.get_by_label("a copy or scan").uncheck()
    # It stays while the answer to one before comes.
    page.evaluate(TICK_TWO)
    expect(page.locator(".b-list")).to_contain_text("24 things to do")
    assert page.evaluate("ticked") == [True]
    expect(license_.get_by_label("(副本) itself")).to_be_checked()

    page.reload()
    wait(page)
    expect(license_.get_by_label("1 Business license")).to_be_checked()
    license_.get_by_label("(副本) itself").uncheck()
    expect(license_.get_by_label("1 Business license")).not_to_be_checked()
    page.goto("check/")
    expect(page.locator('[name="materials.business-license.copy"][value="yes"]')).to_be_checked()


def test_a_day_is_moved_or_typed_sign_by_sign_and_the_days_of_issue_follow(page: Page):
    open_list(page)
    day = page.get_by_label("Filing date")
    day.fill("2027-03-31")
    days = paper(page, CERTIFICATE).locator(".b-list__labels")
    expect(days).to_contain_text("1 March 2027 to 31 March 2027")
    assert stored(page)["application_date"] == "2027-03-31"
    paper(page, CERTIFICATE).get_by_label("Issued on").fill("2027-03-20")
    expect(days).to_contain_text("usable until 20 April 2027")

    day.focus()
    # The list comes back within less than the pause between two signs.
    page.keyboard.type("05032027", delay=300)
    assert stored(page)["application_date"] == "2027-03-31"
    page.keyboard.press("Enter")
    expect(day).to_have_value("2027-05-03")
    assert stored(page)["application_date"] == "2027-05-03"
    page.keyboard.type("06")
    page.keyboard.press("Escape")
    expect(day).to_have_value("2027-05-03")


@pytest.mark.thorough
def test_what_an_errand_takes_says_when_to_begin_and_goes_into_a_calendar(page: Page):
    open_list(page, application_date="2027-03-31")
    registry = page.locator('.b-list__group[data-key="registry"]')
    registry.get_by_label("Takes you").fill("10")
    registry.get_by_label("Takes you").blur()

    expect(registry).to_contain_text("begin by 21 March 2027 (10 days)")
    page.reload()
    wait(page)
    expect(registry).to_contain_text("begin by 21 March 2027 (10 days)")
    saved = saved_by(page.get_by_role("button", name="Into my calendar"))
    text = saved.path().read_text(encoding="utf-8")
    assert "DTSTART;VALUE=DATE:20270331" in text
    assert "Social security certificate" in text


def test_the_box_pressed_after_days_are_typed_stays_where_it_is(page: Page):
    """With the days a line comes above it that says when to begin."""
    page.set_viewport_size(PHONE)
    open_list(page, application_date="2027-03-31")
    registry = page.locator('.b-list__group[data-key="registry"]')
    box = registry.get_by_role("checkbox").nth(1)
    box.evaluate("one => one.scrollIntoView({ block: 'center' })")
    registry.get_by_label("Takes you").fill("10")
    before = box.bounding_box()
    box.click()

    expect(registry).to_contain_text("begin by 21 March 2027 (10 days)")
    expect(box).to_be_checked()
    assert abs(box.bounding_box()["y"] - before["y"]) <= 1


def test_what_settles_a_paper_is_asked_at_the_paper(page: Page):
    open_list(page)
    letter = paper(page, "trust-keeping-commitment")
    letter.get_by_role("button", name="No", exact=True).click()

    expect(letter).to_have_count(0)
    assert stored(page)["penalties"] == []
    expect(page.locator(".b-list")).to_contain_text("19 Compliance and integrity")


@pytest.mark.thorough
@in_both_languages
def test_an_ordinary_company_s_list_prints_on_one_page(page: Page, lang: str):
    open_list(page, lang)

    assert pages_on_paper(page) == 1
    turn_to_paper(page)
    assert page.locator(".b-task-list:visible").evaluate(SMALLEST) >= SEVEN_POINTS


@pytest.mark.thorough
@in_both_languages
def test_the_list_of_every_place_prints_on_one_page_of_a4(page: Page, lang: Lang):
    law = load_law()
    long, small = [], []
    for place in places(law):
        page.set_content(as_html(list_of(law, place, "no"), lang))
        if pages_on_paper(page) != 1:
            long.append(place)
        page.emulate_media(media="print")
        if page.locator(".b-task-list").evaluate(SMALLEST) < SEVEN_POINTS:
            small.append(place)

    assert long == small == []


@pytest.mark.thorough
def test_whoever_saves_data_is_asked_first(page: Page):
    page.add_init_script(SAVES_DATA)
    arrive(page, YOUNG_COMPANY, "list/")
    page.get_by_role("button", name="Load the checker").click()

    expect(wait(page)).to_contain_text("Hunan Communications Administration")


@pytest.mark.parametrize("by_itself", [False, True], ids=["at a press", "with the connection"])
def test_a_list_whose_file_does_not_arrive_says_so_and_comes_later(page: Page, *, by_itself: bool):
    block(page, "**/filing.zip.gz")
    arrive(page, HUNAN, "list/")
    failed = page.locator("[data-part=failed]")
    expect(failed).to_contain_text("The checker could not start.")

    page.unroute("**/filing.zip.gz")
    if by_itself:
        page.evaluate(ONLINE)
    else:
        failed.get_by_role("button", name="Try again").click()
    expect(wait(page)).to_contain_text("0731-81111266")


@pytest.mark.thorough
def test_where_nothing_can_be_worked_out_the_answers_are_saved(page: Page):
    block(page, "**/runtime/**")
    arrive(page, HUNAN, "list/")
    failed = page.locator("[data-part=failed]")
    expect(failed).to_contain_text("The checker could not start.")
    saved = saved_by(failed.get_by_role("button", name="Save"))

    application = json.loads(saved.path().read_text(encoding="utf-8"))
    assert application["service"] == HUNAN["service"]


@in_both_languages
def test_the_list_has_one_main_button(page: Page, lang: str):
    arrive(page, HUNAN, "list/", lang)
    expect(page.locator(".b-list__paper").first).to_be_visible()
    main = page.locator(".b-button--primary:visible")
    expect(main).to_have_count(1)
    expect(main).to_have_attribute("data-do", "print")

"""What a walk with papers stumbled over: typing, searching, keeping, and no storage."""

from checker_page import (
    CAPITAL,
    address,
    choose_where,
    come_with,
    open_tools,
    row,
    saved_by,
    stored,
    young,
)
from drivers import until
from playwright.sync_api import Page, expect

# A browser that keeps nothing of a tab. If it keeps nothing at all, the theme's scripts break.
BLOCKED = """
Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
});
"""
# The drawing of each item of the menu that is shown.
ICONS = """items => items.filter((item) => item.checkVisibility())
  .map((item) => item.querySelector("use, path")?.outerHTML)"""


def test_a_number_counts_while_it_is_typed(page: Page):
    come_with(page, young({}))
    field = row(page, "company.registered_capital").locator("input.b-field").first
    page.evaluate("location.hash = '#need'")
    field.evaluate("field => field.focus()")
    field.evaluate("field => { field.value = ''; }")
    field.press_sequentially("7654321")

    expect(field).to_be_focused()
    assert until(lambda: stored(page)["company"]["registered_capital"] == 7654321)
    expect(field).to_have_value("7654321")


def test_what_is_no_number_yet_is_not_refused_while_it_is_typed(page: Page):
    come_with(page, young({}))
    before = stored(page)["company"]["registered_capital"]
    field = row(page, "company.registered_capital").locator("input.b-field").first
    field.evaluate("field => { field.focus(); field.value = ''; }")
    field.press_sequentially("about")
    page.wait_for_timeout(600)

    assert stored(page)["company"]["registered_capital"] == before


def test_enter_in_the_search_takes_the_only_province_that_is_found(page: Page):
    come_with(page, young({"service.provinces": None}))
    places = row(page, "service.provinces")
    places.locator("[data-opens][value=one]").check()
    find = places.locator(".b-pick__find")
    find.fill("an")
    find.press("Enter")
    assert "provinces" not in stored(page)["service"]
    find.fill("hunan")
    find.press("Enter")

    assert until(lambda: stored(page)["service"].get("provinces") == ["CN-HN"])


def test_the_device_keeps_answers_from_the_menu_before_any_file_is_saved(page: Page):
    come_with(page, young({}))
    open_tools(page)
    keep = page.locator(".b-tools [data-part=keep]")
    expect(keep).not_to_be_checked()
    keep.check()

    assert page.evaluate("localStorage.getItem('b24:answers') !== null")
    keep.uncheck()
    assert page.evaluate("localStorage.getItem('b24:answers') === null")


def test_no_two_items_of_the_menu_share_an_icon(page: Page):
    page.goto(address("en"))
    open_tools(page)
    drawn = [each for each in page.locator(".b-tools__items > *").evaluate_all(ICONS) if each]

    assert drawn
    assert len(drawn) == len({*drawn})


def test_a_saved_file_is_called_after_the_company(page: Page):
    come_with(page, young({"company.name": "甲/公司."}))
    open_tools(page)
    name = saved_by(page.locator(".b-tools [data-do=save]")).suggested_filename

    assert name == "b24-甲_公司-2026-11-24.json"


def test_where_nothing_is_stored_the_two_answers_go_along_to_the_list(page: Page):
    page.add_init_script(BLOCKED)
    page.goto(address("en", ""))
    choose_where(page, "CN-HN")
    page.get_by_role("combobox", name=CAPITAL["en"]).first.select_option("no")
    page.locator(".b-asks-first .b-button--primary").click()

    expect(page.locator("select[data-where]").first).to_have_value("CN-HN")
    expect(page.locator("select[data-capital]").first).to_have_value("no")
    expect(page.locator(".b-my-list")).to_contain_text("Hunan")

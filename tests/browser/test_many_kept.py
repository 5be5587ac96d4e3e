"""The files of many applications stay while the tab lives, and are not lost without a word."""

import pytest
from many_page import CSV, add, files_of, lines, names, open_desk, read_in, wait_until_done
from playwright.sync_api import Page, expect
from support.companies import as_csv, companies, sheet

# Python is started whole, and once more after a reload.
pytestmark = pytest.mark.thorough

HELD = "Object.keys(sessionStorage).filter((key) => key.startsWith('b24:desk:')).length"


def held(page: Page) -> int:
    return page.evaluate(HELD)


def large(count: int) -> dict[str, bytes]:
    """Return application files just below the size up to which one is read."""
    return {name: body.ljust(990_000) for name, body in files_of(companies(count)).items()}


def test_after_a_reload_the_same_rows_stand_there(page: Page):
    open_desk(page)
    read_in(page, {CSV: as_csv(sheet(companies(5)))})
    add(page, files_of(companies(7)[5:]))
    expect(lines(page)).to_have_count(7)
    wait_until_done(page)
    before = names(page)
    page.reload()
    expect(lines(page)).to_have_count(7)
    wait_until_done(page)

    assert names(page) == before


def test_all_is_cleared_only_after_a_word(desk: Page):
    add(desk, files_of(companies(2)))
    expect(lines(desk)).to_have_count(2)
    desk.locator("[data-do=clear]").click()
    expect(desk.locator("[data-do=clear-now]")).to_be_focused()
    desk.locator("[data-do=cancel]").click()
    expect(lines(desk)).to_have_count(2)
    assert held(desk) == 2
    desk.locator("[data-do=clear]").click()
    desk.locator("[data-do=clear-now]").click()

    expect(lines(desk)).to_have_count(0)
    assert held(desk) == 0
    expect(desk.locator("[data-part=board]")).to_be_hidden()
    assert desk.locator("[data-part=cards]").inner_html() == ""
    add(desk, files_of(companies(2)))
    expect(lines(desk)).to_have_count(2)


def test_a_tab_that_a_company_opens_in_holds_no_files(desk: Page):
    add(desk, files_of(companies(2)))
    expect(lines(desk)).to_have_count(2)
    with desk.context.expect_page() as waiting:
        lines(desk).first.locator("[data-do=open-row]").click()
    opened = waiting.value
    opened.wait_for_url("**/check/*")
    of_company = held(opened)
    opened.close()

    assert of_company == 0
    assert held(desk) == 2


def test_what_cannot_be_kept_is_told_and_not_left_without_a_word(desk: Page):
    asked = []
    add(desk, large(1))
    expect(lines(desk)).to_have_count(1)
    assert held(desk) == 1
    add(desk, large(2))
    expect(desk.get_by_role("alert")).to_contain_text("too large to be kept in this tab")
    expect(lines(desk)).to_have_count(2)
    assert held(desk) == 0

    desk.locator("[data-do=clear]").focus()
    desk.keyboard.press("Shift")
    desk.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.reload()
    assert asked == ["beforeunload"]

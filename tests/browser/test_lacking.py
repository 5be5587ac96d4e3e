"""Where the checker cannot run, or does not come to life, its place says so, and what will do."""

import re

import pytest
from checker_page import give_answers, open_tools, show_checker, stored, young
from playwright.sync_api import Page, expect

# What the interpreter needs, taken away before any script of the page runs.
WITHOUT = {
    "streams": "delete globalThis.DecompressionStream",
    "WebAssembly": "delete globalThis.WebAssembly",
    "exceptions": "WebAssembly.validate = () => false",
}
# An app shows pages in a window of its own, by whatever it is called.
APP = "Mozilla/5.0 (Linux; Android 14) Chrome/120.0 Mobile {} Language/zh_CN"
APPS = {
    "WeChat": "MicroMessenger/8.0.50",
    "WeCom": "wxwork/4.1.20 MicroMessenger/7.0.1",
    "DingTalk": "DingTalk/7.6.0",
}
SILENT_PRINT = "window.print = () => {}"
LOUD_PRINT = "window.print = () => dispatchEvent(new Event('beforeprint'))"


@pytest.mark.parametrize("lack", WITHOUT)
def test_an_engine_that_cannot_run_it_is_told_what_will_do(page: Page, lack: str):
    page.add_init_script(WITHOUT[lack])
    page.goto("check/")

    told = page.locator(".b-old")
    expect(told).to_contain_text("This browser cannot run the checker.")
    expect(told).to_contain_text("Chromium 109")
    expect(page.locator(".b-steps")).to_be_hidden()
    expect(told.get_by_role("link", name="My list, to print")).to_be_visible()


@pytest.mark.parametrize("path", ["check/", "zh/list/"])
def test_it_is_led_to_the_written_list_for_what_is_chosen(page: Page, path: str):
    page.add_init_script(WITHOUT["streams"])
    give_answers(page, {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}})
    page.goto(path)
    page.locator(".b-old [data-old=sheet]").click()

    expect(page).to_have_url(re.compile(r"/list/CN-HN-no\.html$"))
    expect(page.locator("body")).to_contain_text("0731-81111266")


def test_its_ticks_in_the_list_are_answers(page: Page):
    page.add_init_script(WITHOUT["streams"])
    page.goto("list/")
    box = page.locator('.b-written [data-path="materials.business-license.copy"] input')
    box.check()

    assert stored(page) == {"materials": {"business-license": {"copy": True}}}
    page.reload()
    expect(box).to_be_checked()


def test_a_script_that_does_not_arrive_does_not_end_in_silence(page: Page):
    page.route(re.compile(r"/checker\.js$"), lambda route: route.abort())
    page.goto("zh/check/")

    expect(page.locator(".b-old")).to_contain_text("自查没有启动。请刷新本页。")


def test_nor_does_a_small_checker_s(page: Page):
    page.route(re.compile(r"/checker\.js$"), lambda route: route.abort())
    page.goto("materials/premises-proof/")
    page.locator(".b-mini-check").hover()

    expect(page.locator(".b-old")).to_contain_text("The checker did not start.")


def test_the_notice_s_link_holds_the_answers(page: Page):
    given = young({"company.name": "甲公司"})
    show_checker(page, given)
    page.add_init_script(WITHOUT["streams"])
    page.goto("zh/check/")
    page.get_by_role("button", name="复制本页链接，带上答案").click()
    link = page.locator(".b-old input").input_value()

    other = page.context.browser.new_page()  # type: ignore[union-attr]
    other.goto(link)
    expect(other.locator("#b-name")).to_have_value("甲公司")
    other.close()


@pytest.mark.parametrize("name", APPS)
def test_an_app_that_saves_no_file_says_how_it_is_saved(page: Page, name: str):
    agent = APP.format(APPS[name])
    page.add_init_script(f"Object.defineProperty(navigator, 'userAgent', {{ value: '{agent}' }})")
    show_checker(page, young({}))
    open_tools(page)
    page.locator(".b-tools [data-do=save]").click()

    told = page.locator("[data-shown=not-here]")
    expect(told).to_contain_text(f"{name} saves no file and prints nothing here.")
    told.get_by_role("button", name="Copy link").click()
    expect(page.locator("[data-shown=share]")).to_be_visible()


@pytest.mark.parametrize(("way", "told"), [(SILENT_PRINT, 1), (LOUD_PRINT, 0)])
def test_what_is_not_printed_says_how_it_is(page: Page, way: str, told: int):
    page.add_init_script(way)
    show_checker(page, young({}))
    open_tools(page)
    page.locator(".b-tools [data-do=print]").click()

    # As long as it may take to be heard.
    page.wait_for_timeout(1200)
    expect(page.locator("[data-shown=not-here]")).to_have_count(told)

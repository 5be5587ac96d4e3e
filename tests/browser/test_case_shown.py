"""A test case from the answers: shown before it leaves the page, and led to the issue form."""

import tomllib
from urllib.parse import parse_qs, urlsplit

import pytest
from checker_page import (
    address,
    open_file,
    open_tools,
    saved_by,
    wait_for_result,
    young,
)
from playwright.sync_api import Locator, Page, expect
from support.samples import in_both_languages

pytestmark = pytest.mark.shared
NAME = "甲公司"
NAMED = young({"company.name": NAME, "papers.premises-proof.tenant": NAME})
WANTED = "check/#test-case"
MAKE = {"en": "Test case", "zh": "测试案例"}
KNOWN = """() => {
  const link = document.createElement("a");
  link.dataset.wrong = "";
  link.href = "https://example.org/issues/new?template=result-wrong.yml&rule=check/&province=Hunan";
  document.querySelector("footer").append(link);
}"""


def made(page: Page, lang: str = "en") -> Locator:
    """Make a test case of the answers of a company that gives its name; return its window."""
    page.goto(address(lang, WANTED))
    open_file(page, NAMED)
    wait_for_result(page)
    open_tools(page)
    page.get_by_role("button", name=MAKE[lang]).click()
    dialog = page.locator("dialog[data-part=case]")
    expect(dialog.locator("code")).to_contain_text("[[case]]")
    return dialog


@in_both_languages
def test_what_would_leave_is_shown_and_names_nobody_and_escape_gives_the_focus_back(
    page: Page, lang: str
):
    dialog = made(page, lang)
    (case,) = tomllib.loads(dialog.locator("code").inner_text())["case"]
    assert NAME not in dialog.inner_text()
    assert set(case["verdicts"].values()) & {"not_met"}

    expect(dialog.locator("h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator(".b-tools__menu")).to_be_focused()


def test_another_rule_is_another_case_that_can_be_saved_and_without_the_address_has_no_form(
    page: Page,
):
    dialog = made(page)
    dialog.get_by_label("Condition or material").select_option("registered-capital")
    expect(dialog.locator("code")).to_contain_text('rule = "registered-capital"')
    expect(dialog.locator("code")).to_contain_text("registered_capital = 1000000")
    expect(dialog.locator("code")).not_to_contain_text("materials")
    got = saved_by(page.get_by_role("button", name="Save as a file"))

    assert got.suggested_filename == "case.toml"
    shown = dialog.locator("code").inner_text()
    assert got.path().read_text(encoding="utf-8").strip() == shown.strip()
    expect(page.get_by_role("link", name="Put it into the issue form")).to_have_count(0)


@pytest.mark.thorough
@pytest.mark.browser_context_args
def test_with_it_the_form_is_filled_in(page: Page):
    page.add_init_script(f"addEventListener('DOMContentLoaded', {KNOWN})")
    dialog = made(page)
    link = page.get_by_role("link", name="Put it into the issue form")
    expect(link).to_be_visible()

    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert query["template"] == ["result-wrong.yml"]
    assert set(query) == {"template", "rule", "answers"}
    assert query["answers"][0].strip() == dialog.locator("code").inner_text().strip()


def test_only_whoever_asks_for_it_in_the_address_has_it_in_the_menu(page: Page):
    page.goto(address("en"))
    open_tools(page)

    expect(page.locator("[data-do=save]").first).to_be_visible()
    expect(page.locator("[data-do=make-case]")).to_be_hidden()


def test_added_to_the_address_of_the_open_page_it_is_in_the_menu(page: Page):
    page.goto(address("en"))
    page.goto(address("en", WANTED))
    open_tools(page)

    expect(page.locator("[data-do=make-case]")).to_be_visible()


def test_without_answers_there_is_nothing_to_make(page: Page):
    page.goto(address("en", WANTED))
    open_tools(page)
    page.get_by_role("button", name=MAKE["en"]).click()

    expect(page.locator("dialog[data-part=case]")).to_be_hidden()

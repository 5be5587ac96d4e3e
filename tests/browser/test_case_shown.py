"""A test case from the answers: shown before it leaves the page, and led to the issue form."""

import tomllib
from collections.abc import Callable
from functools import cache
from urllib.parse import parse_qs, urlsplit

import pytest
from checker_page import YOUNG_COMPANY, come_with, open_tools, saved_by
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

NAME = "甲公司"
MAKE = {"en": "Test case", "zh": "测试案例"}
KNOWN = """() => {
  const link = document.createElement("a");
  link.dataset.wrong = "";
  link.href = "https://example.org/issues/new?template=result-wrong.yml&rule=check/&province=Hunan";
  document.querySelector("footer").append(link);
}"""


def open_checker(page: Page, lang: str) -> Page:
    """Open the checker with the answers of a company that gives its name."""
    company = YOUNG_COMPANY["company"] | {"name": NAME}
    papers = {"premises-proof": {"tenant": NAME}}
    come_with(page, YOUNG_COMPANY | {"company": company, "papers": papers}, lang)
    return page


def press(page: Page, lang: str) -> Page:
    """Make a test case of the answers on the page."""
    open_tools(page)
    page.get_by_role("button", name=MAKE[lang]).click()
    return page


@pytest.fixture(scope="module")
def started(open_shared: Callable[..., Page]) -> Callable[[str], Page]:
    """Return the page in a language, opened once for all that make a case of the same answers."""
    return cache(lambda lang: open_checker(open_shared(), lang))


@pytest.fixture
def case_in(started: Callable[[str], Page]) -> Callable[[str], Page]:
    """Return how a case is made on the page in a language; what was made before is closed."""

    def made(lang: str) -> Page:
        page = started(lang)
        if page.locator("dialog[data-part=case]").is_visible():
            page.keyboard.press("Escape")
            expect(page.locator("dialog[data-part=case]")).to_be_hidden()
        press(page, lang)
        # Python answers in turn, and what was made before still stands there until then.
        expect(page.locator("dialog[data-part=case]")).to_be_visible()
        return page

    return made


@in_both_languages
def test_what_would_leave_is_shown_and_names_nobody(case_in: Callable[[str], Page], lang: str):
    page = case_in(lang)
    shown = page.locator("dialog[data-part=case] code")
    expect(shown).to_contain_text("[[case]]")

    (case,) = tomllib.loads(shown.inner_text())["case"]
    assert NAME not in page.locator("dialog[data-part=case]").inner_text()
    assert set(case["verdicts"].values()) & {"not_met"}


def test_another_rule_is_another_case(case_in: Callable[[str], Page]):
    page = case_in("en")
    dialog = page.locator("dialog[data-part=case]")
    dialog.get_by_label("Condition or material").select_option("registered-capital")

    expect(dialog.locator("code")).to_contain_text('rule = "registered-capital"')
    expect(dialog.locator("code")).to_contain_text("registered_capital = 1000000")
    expect(dialog.locator("code")).not_to_contain_text("materials")


def test_it_can_be_saved(case_in: Callable[[str], Page]):
    page = case_in("en")
    shown = page.locator("dialog[data-part=case] code")
    expect(shown).to_contain_text("[[case]]")
    got = saved_by(page.get_by_role("button", name="Save as a file"))

    assert got.suggested_filename == "case.toml"
    assert got.path().read_text(encoding="utf-8").strip() == shown.inner_text().strip()


def test_without_the_projects_address_there_is_no_form(case_in: Callable[[str], Page]):
    page = case_in("en")
    expect(page.locator("dialog[data-part=case] code")).to_contain_text("[[case]]")

    expect(page.get_by_role("link", name="Put it into the issue form")).to_have_count(0)


@pytest.mark.thorough
def test_with_it_the_form_is_filled_in(page: Page):
    page.goto("check/")
    page.add_init_script(f"addEventListener('DOMContentLoaded', {KNOWN})")
    press(open_checker(page, "en"), "en")
    link = page.get_by_role("link", name="Put it into the issue form")
    expect(link).to_be_visible()

    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    assert query["template"] == ["result-wrong.yml"]
    assert set(query) == {"template", "rule", "answers"}
    assert (
        query["answers"][0].strip()
        == page.locator("dialog[data-part=case] code").inner_text().strip()
    )


def test_escape_closes_it_and_the_focus_is_back(case_in: Callable[[str], Page]):
    page = case_in("en")
    expect(page.locator("dialog[data-part=case] h2")).to_be_focused()
    page.keyboard.press("Escape")

    expect(page.locator("dialog[data-part=case]")).to_be_hidden()
    expect(page.locator(".b-tools__menu")).to_be_focused()


def test_without_answers_there_is_nothing_to_make(page: Page):
    page.goto("check/")
    open_tools(page)
    page.get_by_role("button", name=MAKE["en"]).click()

    expect(page.locator("dialog[data-part=case]")).to_be_hidden()

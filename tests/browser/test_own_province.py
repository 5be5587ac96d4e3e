"""A province is chosen once, kept on the device, and shown on every rule page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checker_page import address
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

CERTIFICATE = "materials/social-security-certificate/"
CHARTER = "materials/articles-of-association/"
LABEL = {"en": "Your province", "zh": "您的省份"}


def choose(page: Page, lang: str, code: str) -> None:
    page.get_by_role("combobox", name=LABEL[lang]).select_option(code)


def box(page: Page) -> Locator:
    return page.locator(".b-own")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nobody_has_a_province_by_default(page: Page, site: str, lang: str) -> None:
    page.goto(address(site, lang, CERTIFICATE))

    expect(page.get_by_role("combobox", name=LABEL[lang])).to_have_value("")
    expect(box(page).locator("[data-own-none]")).to_be_visible()
    expect(box(page).locator("[data-own]:visible")).to_have_count(0)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_choice_shows_on_this_page_and_the_next(page: Page, site: str, lang: str) -> None:
    page.goto(address(site, lang, CERTIFICATE))
    choose(page, lang, "CN-HN")
    name = "Hunan" if lang == "en" else "湖南"

    expect(box(page).locator('[data-own="CN-HN"]')).to_be_visible()
    expect(box(page)).to_contain_text(name)
    page.goto(address(site, lang, CHARTER))
    expect(box(page)).to_contain_text(name)
    expect(box(page).locator("[data-own-none]")).to_be_hidden()


def test_a_guide_that_was_not_read_is_not_said_to_ask_nothing(page: Page, site: str) -> None:
    page.goto(address(site, "en", CERTIFICATE))
    choose(page, "en", "CN-BJ")

    expect(box(page)).to_contain_text("which does not mean that there is none")


def test_the_choice_can_be_changed_and_taken_back(page: Page, site: str) -> None:
    page.goto(address(site, "en", CERTIFICATE))
    choose(page, "en", "CN-HN")
    choose(page, "en", "CN-ZJ")
    expect(box(page).locator('[data-own="CN-ZJ"]')).to_be_visible()
    expect(box(page).locator('[data-own="CN-HN"]')).to_be_hidden()

    choose(page, "en", "")
    page.reload()
    expect(box(page).locator("[data-own-none]")).to_be_visible()
    assert page.evaluate("localStorage.getItem('b24:province')") is None


def test_the_line_of_the_province_leaves_the_fold_of_the_comparison(page: Page, site: str) -> None:
    page.goto(f"{address(site, 'en', CERTIFICATE)}#what-is-asked")
    choose(page, "en", "CN-HN")
    own = page.locator(".b-compare__own")
    expect(own).to_have_count(1)
    expect(own).to_contain_text("Hunan")

    choose(page, "en", "CN-GZ")
    expect(own).to_have_count(1)
    expect(own).to_contain_text("Guizhou")


def test_without_script_nothing_asks_and_all_provinces_are_there(
    site: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address(site, "en", CERTIFICATE))

    expect(page.get_by_role("combobox", name=LABEL["en"])).to_be_hidden()
    page.locator(".b-fold", has=page.locator("#local-differences")).locator("summary").click()
    expect(page.get_by_role("row", name="Hunan")).to_be_visible()


@pytest.mark.parametrize("name", ["what-is-asked", "sources", "why-it-is-asked"])
def test_a_link_into_a_fold_opens_it(page: Page, site: str, name: str) -> None:
    page.goto(f"{address(site, 'en', CERTIFICATE)}#{name}")

    expect(page.locator(f"details.b-fold:has(#{name})")).to_have_attribute("open", "")


HOME = {"en": "Which province will you serve?", "zh": "业务覆盖哪个省？"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_first_page_asks_too_and_every_page_knows_it(page: Page, site: str, lang: str) -> None:
    page.goto(address(site, lang, ""))
    page.get_by_role("combobox", name=HOME[lang]).select_option("CN-HN")

    expect(page.locator('.b-serve [data-own="CN-HN"]')).to_contain_text("0731-81111266")
    expect(page.get_by_role("combobox", name=LABEL[lang])).to_have_value("CN-HN")
    page.goto(address(site, lang, CERTIFICATE))
    expect(box(page).locator('[data-own="CN-HN"]')).to_be_visible()


def test_on_a_phone_it_is_chosen_in_a_line_below_the_header(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address(site, "en", CERTIFICATE))
    choose(page, "en", "CN-NM")

    chosen = page.locator(".b-province--bar select")
    expect(chosen).to_have_value("CN-NM")
    assert chosen.evaluate("(one) => one.scrollWidth <= one.clientWidth")
    expect(box(page)).to_contain_text("Inner Mongolia")

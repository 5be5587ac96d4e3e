"""What a visitor types into the search box leads to the page that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checker_page import address
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

WANTED = [
    ("zh", "验资报告", "materials/financial-report/"),
    ("zh", "外呼", "conditions/call-conduct/"),
    ("zh", "失信名单", "conditions/no-major-violations/"),
    ("zh", "查档章", "materials/articles-of-association/"),
    ("zh", "年报", "after/"),
    ("en", "audit report", "materials/financial-report/"),
    ("en", "outbound", "conditions/call-conduct/"),
    ("en", "dishonesty list", "conditions/no-major-violations/"),
]


@pytest.mark.parametrize(("lang", "words", "path"), WANTED)
def test_the_search_box_finds(page: Page, site: str, lang: str, words: str, path: str) -> None:
    page.goto(address(site, lang, ""))
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(words)
    # The box looks when a key is released, as the last one of an input method is.
    page.locator(".md-search__input").press("End")

    results = page.locator(".md-search-result__item > a")
    expect(results.and_(page.locator(f'[href*="/{path}"]')).first).to_be_visible()


@pytest.mark.parametrize("width", [390, 1400])
def test_a_closed_search_takes_no_focus(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address(site, "en", "sources/"))
    for _ in range(25):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.matches('.md-search__scrollwrap')")

"""What a visitor types into the search box leads to the page that is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from checker_page import address
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

WANTED = {
    "zh": {
        "验资报告": "materials/financial-report/",
        "外呼": "conditions/call-conduct/",
        "失信名单": "conditions/no-major-violations/",
        "查档章": "materials/articles-of-association/",
        "年报": "after/",
    },
    "en": {
        "audit report": "materials/financial-report/",
        "outbound": "conditions/call-conduct/",
        "dishonesty list": "conditions/no-major-violations/",
    },
}


@pytest.mark.parametrize("lang", WANTED)
def test_the_search_box_finds(page: Page, site: str, lang: str) -> None:
    page.goto(address(site, lang, ""))
    page.locator(".md-search__input").click()
    for words, path in WANTED[lang].items():
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


def search(page: Page, site: str, lang: str, words: str) -> None:
    page.goto(address(site, lang, "materials/"))
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(words)
    page.locator(".md-search__input").press("End")
    page.locator(".md-search-result__item").first.wait_for()


REFERENCE = {"en": "Reference", "zh": "参考"}


@pytest.mark.parametrize(("lang", "words"), [("zh", "社保"), ("en", "social insurance")])
def test_what_is_for_reference_stands_last_and_folded(
    page: Page, site: str, lang: str, words: str
) -> None:
    search(page, site, lang, words)
    fold = page.get_by_role("button", name=REFERENCE[lang])
    claims = page.locator('.md-search-result__item > a[href*="/claims/"]').first

    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(claims).to_be_hidden()
    shown = page.locator(".md-search-result__item:visible > a").first
    expect(shown).to_have_attribute("href", re.compile("/materials/social-security-certificate/"))
    found = int(re.findall(r"\d+", page.locator(".md-search-result__meta").inner_text())[0])
    others = page.locator(".md-search-result__item:not([data-group=reference])").count()
    expect(fold).to_have_text(f"{REFERENCE[lang]} ({found - others})")
    fold.click()
    expect(claims).to_be_visible()
    fold.click()
    expect(claims).to_be_hidden()


def test_the_chosen_province_has_a_group_of_its_own(page: Page, site: str) -> None:
    page.add_init_script("localStorage.setItem('b24:province', 'CN-GZ')")
    search(page, site, "zh", "社保")

    own = page.locator(".b-found--own + .md-search-result__item > a").first
    expect(own).to_have_attribute("href", re.compile("/local/guizhou/"))
    other = page.locator('.md-search-result__item > a[href*="/local/hunan/"]').first
    expect(other).to_be_hidden()


@pytest.mark.parametrize(("lang", "words"), [("zh", "评测"), ("en", "Shaanxi")])
def test_what_alone_is_found_or_is_named_is_not_folded(
    page: Page, site: str, lang: str, words: str
) -> None:
    search(page, site, lang, words)

    meant = {"评测": "/claims/", "Shaanxi": "/local/shaanxi/"}[words]
    expect(page.locator(f'.md-search-result__item > a[href*="{meant}"]').first).to_be_visible()

"""What a visitor types into the search box leads to the page that is meant."""

import re

import pytest
from checker_page import address
from playwright.sync_api import Page, expect

FIRST = 5  # results that stand in sight without scrolling
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


def assert_found(page: Page, path: str):
    found = page.locator(f'.md-search-result__item > a[href*="/{path}"]')
    expect(found.first).to_be_visible()


@pytest.mark.parametrize("lang", WANTED)
def test_the_search_box_finds(page: Page, lang: str):
    page.goto(address(lang, ""))
    page.locator(".md-search__input").click()
    for words, path in WANTED[lang].items():
        page.locator(".md-search__input").fill(words)

        assert_found(page, path)


def test_what_comes_without_a_key_is_searched(page: Page):
    """As pasted by mouse, dictated, or tapped among what an input method proposes."""
    page.goto(address("zh", ""))
    page.locator(".md-search__input").click()
    for words in ("外呼", "年报"):
        page.keyboard.insert_text(words)

        assert_found(page, WANTED["zh"][words])
        page.locator(".md-search__input").select_text()


@pytest.mark.parametrize("width", [390, 1400])
def test_a_closed_search_takes_no_focus(page: Page, width: int):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("sources/")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.matches('.md-search__scrollwrap')")


def search(page: Page, lang: str, words: str):
    page.goto(address(lang, "materials/"))
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").fill(words)
    page.locator(".md-search-result__item").first.wait_for()


@pytest.mark.thorough
@pytest.mark.parametrize(("lang", "words"), [("zh", "社保"), ("en", "social insurance")])
def test_what_is_for_reference_does_not_come_first(page: Page, lang: str, words: str):
    search(page, lang, words)
    shown = page.locator(".md-search-result__item:visible > a")

    expect(shown.first).to_have_attribute(
        "href", re.compile("/materials/social-security-certificate/")
    )
    assert "/claims/" not in "".join(
        str(link.get_attribute("href")) for link in shown.all()[:FIRST]
    )


@pytest.mark.parametrize(
    ("lang", "words", "path"),
    [
        ("zh", "评测", "claims/"),
        ("en", "Shaanxi", "local/shaanxi/"),
        ("zh", "贵州社保", "local/guizhou/"),
    ],
)
def test_what_alone_is_found_or_is_named_is_in_sight(page: Page, lang: str, words: str, path: str):
    search(page, lang, words)

    assert_found(page, path)

"""The overviews print on one A4 page each; marks keep inside their borders on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from checker_page import address

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What A4 leaves between its margins, in pixels.
PAPER = {"width": 718, "height": 1000}
OVER = """() => [...document.querySelectorAll(".b-tag, .b-pill")].filter((tag) => {
  const words = document.createRange();
  words.selectNodeContents(tag);
  return words.getBoundingClientRect().right > tag.getBoundingClientRect().right;
}).length"""
ONE_PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", ["conditions/", "materials/"])
def test_an_overview_is_one_page_of_a4(site: str, page: Page, lang: str, path: str) -> None:
    page.goto(address(site, lang, path))
    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(ONE_PAGE.findall(printed)) == 1


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    "path", ["materials/social-security-certificate/", "materials/equity-structure-chart/"]
)
def test_no_mark_runs_over_its_border(site: str, page: Page, lang: str, path: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    page.goto(address(site, lang, path))

    assert page.locator(".b-tag").count() > 0
    assert page.evaluate(OVER) == 0

"""The overviews print on one A4 page each; the law's texts are unfolded on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from checker_page import address

if TYPE_CHECKING:
    from playwright.sync_api import Page

ONE_PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("path", ["conditions/", "materials/"])
def test_an_overview_is_one_page_of_a4(site: str, page: Page, lang: str, path: str) -> None:
    page.goto(address(site, lang, path))
    printed = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(ONE_PAGE.findall(printed)) == 1

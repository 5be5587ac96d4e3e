"""Nothing that the pages ask for is of another host; test_private.py tries to send."""

from urllib.parse import urlsplit

from checker_page import YOUNG_COMPANY, come_with, requests_of
from playwright.sync_api import Page


def test_no_request_leaves_the_site(page: Page, site: str):
    asked = requests_of(page)
    come_with(page, YOUNG_COMPANY)
    page.goto("materials/social-security-certificate/")
    page.locator(".b-mini-check").scroll_into_view_if_needed()
    page.locator('[data-state="ready"]').wait_for()

    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("blob:", "data:"))}
    assert hosts == {urlsplit(site).netloc}
    assert not [url for url in asked if "?" in url]

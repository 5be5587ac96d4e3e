"""What is dated: the mark of a late check by the visitor's own date, the timeline on a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

PHONE = {"width": 360, "height": 740}


def late_marks(page: Page, address: str, day: str) -> int:
    """Return how many late checks a page shows on a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)
    page.wait_for_load_state("load")
    return page.locator(".b-late:visible").count()


@pytest.mark.parametrize(
    "path",
    [
        "sources/",
        "zh/sources/",
        "materials/financial-report/",
        "after/",
        "zh/claims/",
        "local/guangxi/",
    ],
)
def test_a_check_is_late_from_the_day_after_its_due_day(page: Page, site: str, path: str) -> None:
    assert late_marks(page, site + path, "2027-05-24") == 0
    assert late_marks(page, site + path, "2027-05-25") > 0


@pytest.mark.parametrize("path", ["history/", "zh/history/"])
def test_the_timeline_is_tall_on_a_phone_and_wide_beside_it(
    page: Page, site: str, path: str
) -> None:
    page.goto(site + path)
    wide, narrow = page.locator(".b-timeline__wide"), page.locator(".b-timeline__narrow")
    expect(wide).to_be_visible()
    expect(narrow).to_be_hidden()

    page.set_viewport_size(PHONE)
    expect(narrow).to_be_visible()
    expect(wide).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_timeline_leads_to_a_source(page: Page, site: str) -> None:
    page.goto(f"{site}history/")
    page.locator('.b-timeline__wide a[href$="#notice-81"] text').first.click()

    expect(page.locator("tr#notice-81")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_bar_of_the_timeline_has_the_color_of_a_verdict(
    page: Page, site: str, scheme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site}history/")
    fills = page.locator(".b-timeline__wide .b-timeline__bar").evaluate_all(
        "all => all.map((bar) => getComputedStyle(bar).fill)"
    )
    page.evaluate("document.body.style.color = 'var(--b-open-bg)'")
    amber = page.evaluate("getComputedStyle(document.body).color")

    assert len(set(fills)) == 3
    assert amber not in fills

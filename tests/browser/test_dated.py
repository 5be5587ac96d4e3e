"""What is dated: the mark of a late check by the visitor's own date, and the timeline."""

import pytest
from playwright.sync_api import Page, expect


def late_marks(page: Page, address: str, day: str) -> int:
    """Return how many late checks a page shows on a day."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)
    page.wait_for_load_state("load")
    # Of the claims, who says so and the texts are folded away.
    page.locator(".b-claim__more").evaluate_all("all => all.forEach((fold) => (fold.open = true))")
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
def test_a_check_is_late_from_the_day_after_its_due_day(page: Page, path: str):
    assert late_marks(page, path, "2027-05-24") == 0
    assert late_marks(page, path, "2027-05-25") > 0


def test_the_timeline_leads_to_a_source(page: Page):
    page.goto("history/")
    page.locator('.b-timeline a[href$="#notice-81"]').first.click()

    expect(page.locator("tr#notice-81")).to_be_in_viewport()

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


@pytest.mark.parametrize("lang", ["", "zh/"])
def test_the_history_is_told_for_a_day(page: Page, lang: str):
    page.goto(f"{lang}history/")
    day = page.locator(".b-day input")
    expect(page.locator(".b-day [role=status] p:visible")).to_have_count(0)

    day.fill("2015-05-01")

    expect(page.locator(".b-day [role=status] p:visible")).to_contain_text(["2009"])
    expect(page.locator('.b-later a[href$="#notice-81"]')).to_have_count(1)
    expect(page.locator('.b-timeline li:not(.b-later) > a[href$="#order-5"]')).to_have_count(1)
    page.locator("details.b-fold > summary").evaluate_all(
        "all => all.forEach((one) => one.click())"
    )
    expect(page.locator('td[data-from="2009-04-10"]:visible').first).to_be_visible()
    expect(page.locator('td[data-from="2017-09-01"]:visible')).to_have_count(0)

    page.reload()
    expect(day).to_have_value("2015-05-01")
    page.locator(".b-language__link").click()
    expect(page.locator(".b-day input")).to_have_value("2015-05-01")


def test_all_days_come_back_by_key(page: Page):
    page.goto("history/#day=2019-01-01")
    expect(page.locator('.b-later a[href$="#notice-81"]')).to_have_count(1)
    expect(page.locator(".b-since-day.b-later")).not_to_have_count(0)

    page.locator(".b-day button").press("Enter")

    expect(page.locator(".b-later, .b-later__said")).to_have_count(0)
    expect(page.locator(".b-day input")).to_be_focused()
    assert page.url.endswith("history/")


@pytest.mark.parametrize(("day", "said"), [("1999-01-01", "none"), ("2031-01-01", "last checked")])
def test_a_day_of_which_nothing_is_known_says_so(page: Page, day: str, said: str):
    page.goto(f"history/#day={day}")

    expect(page.locator(".b-day [role=status]")).to_contain_text(said)


def test_an_address_with_no_day_shows_all(page: Page):
    page.goto("history/#day=soon")

    expect(page.locator(".b-day input")).to_have_value("")
    expect(page.locator(".b-later")).to_have_count(0)

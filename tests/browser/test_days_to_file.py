"""The days to file in the last step: looked at day by day, taken as the filing date, saved."""

import re
from typing import Any

import pytest
from checker_page import arrive, mark, open_step, saved_by, stored, young
from playwright.sync_api import Locator, Page, expect
from support.command import printed
from support.samples import in_both_languages
from test_accessibility import in_light_and_dark

CERTIFICATE = {
    **dict.fromkeys(("held", "red_seal", "covers_heads", "payer_is_applicant"), True),
    "other_proof": False,
    "issued_on": "2026-11-26",
    "months": 3,
}


def company() -> dict[str, Any]:
    """Return the young company: its certificate is of 26 November, it files on 2 December."""
    certified = {"materials.social-security-certificate": CERTIFICATE}
    return young(certified | {"application_date": "2026-12-02"})


def opened(page: Page, lang: str = "en") -> Locator:
    """Return the days to file of the company, once they are there."""
    page.clock.set_fixed_time("2026-12-02T04:00:00Z")
    arrive(page, company(), "check/#file", lang)
    days_on(page).wait_for()
    return days_on(page)


def days_on(page: Page) -> Locator:
    return page.locator("[data-report=window] .b-days")


def look(page: Page, day: str):
    """Look at a day, and wait until it is judged: only then is it offered as the filing day."""
    page.locator("[data-do=look]").fill(day)
    page.locator("[data-do=look]").dispatch_event("change")
    expect(page.locator("[data-do=look]")).to_have_attribute("value", day)


@in_both_languages
def test_the_step_says_what_the_command_line_says_and_fits_a_narrow_phone(page: Page, lang: str):
    days = opened(page, lang)
    heading = days.locator("h2").inner_text()

    assert heading in printed("window", "--lang", lang, on=company())
    waits = re.findall(r"\d+", heading)[0]
    tab = page.locator('.b-steps [data-step="file"] [data-part="sentence"]')
    expect(tab).to_have_text({"en": f"{waits} to answer", "zh": f"待填写{waits}项"}[lang])
    page.set_viewport_size({"width": 320, "height": 800})
    assert days.evaluate("place => place.getBoundingClientRect().right") <= 320
    assert days.evaluate("place => place.scrollWidth - place.clientWidth") == 0


def test_another_day_is_judged_taken_as_the_filing_date_and_gives_way_to_the_first_that_fits(
    page: Page,
):
    days = opened(page)
    look(page, "2026-12-27")
    expect(days.locator(".b-days__verdict")).to_contain_text("27 December 2026 does not fit.")
    expect(days.locator(".b-days__reasons")).to_contain_text("until 26 December 2026")
    assert stored(page)["application_date"] == "2026-12-02"
    # Saved for a calendar program.
    text = saved_by(days.locator("[data-ask]")).path().read_text(encoding="utf-8")
    assert "DTSTAMP:20261202T040000Z" in text
    assert "DTSTART;VALUE=DATE:20261226" in text

    look(page, "2026-12-20")
    days.locator("[data-do=file-on]").click()

    expect(days.locator("[data-do=file-on]")).to_have_count(0)
    expect(days.locator(".b-days__after")).to_contain_text("After filing on 20 December 2026")
    assert stored(page)["application_date"] == "2026-12-20"

    look(page, "2026-12-28")
    days.locator("[data-do=file-on]").click()
    expect(days.locator("[data-do=file-on]")).to_have_attribute("data-day", "2026-12-02")
    expect(days.locator("[data-do=look]")).to_have_value("2026-12-02")
    expect(days.locator(".b-days__verdict")).to_contain_text("2 December 2026")

    waits = int(re.findall(r"\d+", days.locator("h2").inner_text())[0])
    tab = page.locator('.b-steps [data-step="file"] [data-part="sentence"]')
    expect(tab).to_have_text(f"{waits} to answer")
    open_step(page, "papers")
    mark(page, "materials.service-assurance.held").click()
    # While another step is filled in one answer less is waited for, and the tab says so unasked.
    expect(tab).to_have_text(f"{waits - 1} to answer")


# axe always looks at every page, at the checker half filled in and at its papers.
@pytest.mark.thorough
@in_both_languages
def test_axe_finds_nothing_in_the_days(page: Page, lang: str):
    opened(page, lang)
    look(page, "2026-12-27")
    page.locator(".b-days__reasons").wait_for()

    assert in_light_and_dark(page, lang, frame=False) == []

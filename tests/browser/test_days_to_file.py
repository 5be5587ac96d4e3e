"""The days to file in the last step: looked at day by day, taken as the filing date, saved."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from checker_page import YOUNG_COMPANY, address, give_answers, mark, open_step, saved_by, stored
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
    materials = YOUNG_COMPANY["materials"] | {"social-security-certificate": CERTIFICATE}
    return YOUNG_COMPANY | {"application_date": "2026-12-02", "materials": materials}


def opened(page: Page, lang: str = "en") -> Locator:
    """Return the days to file of the company, once they are there."""
    page.clock.set_fixed_time("2026-12-02T04:00:00Z")
    give_answers(page, company())
    page.goto(address(lang))
    open_step(page, "file")
    days_on(page).wait_for()
    return days_on(page)


@pytest.fixture(scope="module")
def shared(open_shared: Callable[..., Page]) -> Callable[[str], Page]:
    """Return the page with the days in a language, opened once for all that only look at it."""

    @cache
    def of(lang: str) -> Page:
        page = open_shared()
        opened(page, lang)
        return page

    return of


def days_on(page: Page) -> Locator:
    return page.locator("[data-report=window] .b-days")


def look(page: Page, day: str):
    page.locator("[data-do=look]").fill(day)
    page.locator("[data-do=look]").dispatch_event("change")


@in_both_languages
def test_the_step_says_what_the_command_line_says(shared: Callable[[str], Page], lang: str):
    said, page = printed("window", "--lang", lang, on=company()), shared(lang)
    heading = days_on(page).locator("h2").inner_text()

    assert heading in said
    waits = re.findall(r"\d+", heading)[0]
    tab = page.locator('.b-steps [data-step="file"] [data-part="sentence"]')
    expect(tab).to_have_text({"en": f"{waits} answers first", "zh": f"待填写{waits}项"}[lang])


@pytest.mark.thorough
def test_the_tab_goes_on_saying_the_days_while_another_step_is_filled_in(page: Page):
    heading = opened(page).locator("h2").inner_text()
    waits = int(re.findall(r"\d+", heading)[0])
    tab = page.locator('.b-steps [data-step="file"] [data-part="sentence"]')
    expect(tab).to_have_text(f"{waits} answers first")
    open_step(page, "papers")
    mark(page, "materials.service-assurance.held").click()

    # One answer less is waited for, and the tab says so unasked.
    expect(tab).to_have_text(f"{waits - 1} answers first")


def test_another_day_has_its_verdict_beside_it(shared: Callable[[str], Page]):
    page = shared("en")
    days = days_on(page)
    look(page, "2026-12-27")

    expect(days.locator(".b-days__verdict")).to_contain_text("27 December 2026 does not fit.")
    expect(days.locator(".b-days__reasons")).to_contain_text("until 26 December 2026")
    assert stored(page)["application_date"] == "2026-12-02"


def test_a_day_is_taken_as_the_filing_date(page: Page):
    days = opened(page)
    look(page, "2026-12-20")
    days.locator("[data-do=file-on]").click()

    expect(days.locator("[data-do=file-on]")).to_have_count(0)
    expect(days.locator(".b-days__after")).to_contain_text("After filing on 20 December 2026")
    assert stored(page)["application_date"] == "2026-12-20"


@pytest.mark.thorough
def test_a_day_taken_that_does_not_fit_gives_way_to_the_first_that_does(page: Page):
    days = opened(page)
    look(page, "2026-12-28")
    days.locator("[data-do=file-on]").click()

    expect(days.locator("[data-do=file-on]")).to_have_attribute("data-day", "2026-12-02")
    expect(days.locator("[data-do=look]")).to_have_value("2026-12-02")
    expect(days.locator(".b-days__verdict")).to_contain_text("2 December 2026")


def test_the_days_are_saved_for_a_calendar_program(shared: Callable[[str], Page]):
    page = shared("en")
    text = saved_by(days_on(page).locator("[data-ask]")).path().read_text(encoding="utf-8")

    assert "DTSTAMP:20261202T040000Z" in text
    assert "DTSTART;VALUE=DATE:20261226" in text


# axe always looks at every page, at the checker half filled in and at its papers.
@pytest.mark.thorough
@in_both_languages
def test_axe_finds_nothing_in_the_days(shared: Callable[[str], Page], lang: str):
    page = shared(lang)
    look(page, "2026-12-27")
    page.locator(".b-days__reasons").wait_for()

    assert in_light_and_dark(page, lang, frame=False) == []


def test_a_narrow_phone_has_room_for_all_of_it(shared: Callable[[str], Page]):
    """The last that looks at the page: it stays narrow."""
    page = shared("en")
    page.set_viewport_size({"width": 320, "height": 800})
    days = days_on(page)

    assert days.evaluate("place => place.getBoundingClientRect().right") <= 320
    assert days.evaluate("place => place.scrollWidth - place.clientWidth") == 0

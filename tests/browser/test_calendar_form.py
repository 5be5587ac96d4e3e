"""The calendar of a holder's own license, in the page on what follows the license."""

import json
from typing import Literal

import pytest
from checker_page import ONLINE, SAVES_DATA, block, fits, hold_back, let_go, requests_of, saved_by
from conftest import PHONE
from playwright.sync_api import Page, expect
from support.command import printed

DAYS = {"granted": "2024-03-01", "registered": "2026-11-01"}


def fill(page: Page, **days: str):
    for name, day in days.items():
        page.locator(f"#c-{name}").fill(day)


def work_out(page: Page):
    page.locator('[data-do="work-out"]').click()


def ask(page: Page, path: str = "after/", **days: str):
    """Open the page, and ask for the days of a license."""
    page.goto(path)
    fill(page, **days)
    work_out(page)


def shown(page: Page) -> list[str]:
    """Return the last days of the visitor's own license, those in the fold among them."""
    page.locator(".b-calendar__license").wait_for()
    days = page.locator(".b-calendar .b-duties th time")
    return sorted(days.evaluate_all("all => all.map((day) => day.dateTime)"))


def told(kind: str) -> str:
    """Return what the command line says of the same days."""
    options = [part for name, day in DAYS.items() for part in (f"--{name}", day)]
    return printed("calendar", *options, "--lang", "zh", "--format", kind)


def test_it_shows_and_saves_the_days_of_the_command_line_fits_a_phone_and_stores_nothing(
    page: Page,
):
    ask(page, "zh/after/", **DAYS)
    assert shown(page) == [entry["on"] for entry in json.loads(told("json"))["entries"]]
    file = saved_by(page.locator('.b-calendar [data-do="save"]'))
    saved = file.path().read_bytes().decode().split("\r\n")
    assert file.suggested_filename == "b24-2024-03-01.ics"
    assert stamped(saved) == stamped(told("ics").splitlines())

    page.set_viewport_size(PHONE)
    assert fits(page)
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, location.href])")
    assert "2024" not in kept
    page.reload()
    assert page.locator("#c-granted").input_value() == ""


def test_a_reader_loads_nothing_enter_works_and_a_change_is_taken_up(page: Page):
    asked = requests_of(page)
    page.goto("after/")
    page.wait_for_timeout(300)
    assert [url for url in asked if "/runtime/" in url or url.endswith("/calendar.js")] == []
    expect(page.locator(".b-calendar")).to_contain_text("Worked example")

    fill(page, granted="2026-11-24")
    page.keyboard.press("Enter")
    assert shown(page)[-1] == "2031-11-24"
    fill(page, expires="2030-01-01")
    page.locator("#c-granted").focus()
    page.locator('.b-calendar__license time[datetime="2030-01-01"]').wait_for()
    assert page.url.endswith("/after/")


@pytest.mark.thorough
@pytest.mark.parametrize(("script", "arrived"), [("calendar", "load"), ("site", "commit")])
def test_a_press_before_a_script_has_arrived_counts(
    page: Page, script: str, arrived: Literal["load", "commit"]
):
    held = hold_back(page, f"**/{script}.js")
    page.goto("after/", wait_until=arrived)
    fill(page, granted="2026-11-24")
    work_out(page)
    page.wait_for_timeout(200)
    let_go(held)

    assert shown(page)[0] == "2027-03-31"


def test_no_day_and_a_wrong_one_are_told_beside_their_field_and_the_example_is_back(page: Page):
    page.goto("after/")
    page.locator("#c-granted").focus()
    work_out(page)
    expect(page.locator("#c-granted-error")).to_have_text("Fill in the date on the license.")
    expect(page.locator("#c-granted")).to_be_focused()

    fill(page, granted="2026-11-24")
    work_out(page)
    shown(page)
    fill(page, expires="2026-11-23")
    work_out(page)
    expect(page.locator("#c-expires-error")).to_contain_text("2026-11-23 is not between 2026-11-24")
    expect(page.locator(".b-calendar")).to_contain_text("Worked example")
    fill(page, expires="2026-11-24")
    work_out(page)
    page.locator('.b-calendar__license time[datetime="2026-11-24"] >> nth=1').wait_for()
    expect(page.locator("#c-expires-error")).to_be_empty()


def stamped(lines: list[str]) -> list[str]:
    """Leave out the day on which a file was written."""
    return [line for line in lines if line and not line.startswith("DTSTAMP")]


@pytest.mark.thorough
def test_it_asks_first_where_data_is_saved(page: Page):
    page.add_init_script(SAVES_DATA)
    asked = requests_of(page, "/runtime/")
    ask(page, granted="2026-11-24")
    page.locator('[data-do="load"]').wait_for()
    assert asked == []
    page.locator('[data-do="load"]').click()

    assert shown(page)[0] == "2027-03-31"


@pytest.mark.thorough
def test_it_says_so_if_it_cannot_start_and_tries_again(page: Page):
    block(page, "**/runtime/**")
    ask(page, granted="2026-11-24")
    page.get_by_role("button", name="Try again").wait_for()
    page.unroute("**/runtime/**")
    page.evaluate(ONLINE)

    assert shown(page)[0] == "2027-03-31"

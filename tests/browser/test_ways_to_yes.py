"""The plan to yes in the last step: a way is chosen and taken back, a message is copied."""

import pytest
from checker_page import fits, open_step, show_report, stored, young
from conftest import PHONE, WIDE
from playwright.sync_api import Page, expect
from support.samples import in_both_languages
from test_accessibility import findings, in_light_and_dark

pytestmark = pytest.mark.shared


# Too little capital for the country, and a ban that still runs.
FAILING = young(
    {
        "service.provinces": "nationwide",
        "company.registered_capital": 2_000_000,
        "company.province": "CN-HN",
        "bars": [{"on": "2026-03-01", "reason": "false-papers", "license": "call-center"}],
    }
)


def open_plan(page: Page, lang: str = "en"):
    show_report(page, FAILING, "plan", lang=lang)


def test_a_way_fits_a_phone_its_message_is_copied_and_it_is_chosen_and_taken_back(page: Page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_plan(page)
    page.set_viewport_size(PHONE)
    boxes = [way.bounding_box() for way in page.locator(".b-plan__way").all()]
    # On a phone each is a card that fits.
    assert len({box["x"] for box in boxes if box}) == 1
    assert fits(page)
    page.set_viewport_size(WIDE)
    before = stored(page)

    group = page.locator('.b-plan__group[data-key="legal"]')
    group.locator("summary").first.click()
    group.locator("[data-do=copy-message]").first.click()
    expect(group.locator("[role=status]")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("We plan to file for the call center license (B24) on 2 March 2027.")
    assert "\n1. Wait, and file on 2 March 2027." in copied or "\n1. Serve Hunan only" in copied

    page.locator(".b-plan__way", has_text="More capital").locator("[data-do=choose]").click()

    expect(page.locator(".b-plan__chosen")).to_contain_text("Chosen: More capital")
    assert stored(page)["company"]["registered_capital"] == 10_000_000
    assert stored(page)["application_date"] == "2027-03-02"
    # What is to be done for it is still said.
    expect(page.locator('.b-plan__group[data-key="finance"]')).to_contain_text(
        "Raise the registered capital to RMB 10,000,000"
    )
    open_step(page, "need")
    expect(page.locator('[name="company.registered_capital"]')).to_have_value("10,000,000")
    open_step(page, "file")
    page.locator("[data-do=plan-back]").click()
    expect(page.locator(".b-plan__chosen")).to_have_count(0)
    assert stored(page) == before
    assert page.evaluate("document.activeElement.tagName") == "H2"


# axe always looks at every page, at the checker half filled in and at its papers.
@pytest.mark.thorough
@in_both_languages
def test_axe_finds_nothing_in_a_plan(page: Page, lang: str):
    open_plan(page, lang)
    # What is worked out anew is paler meanwhile.
    expect(page.locator("[data-report][aria-busy]")).to_have_count(0)
    found = in_light_and_dark(page, lang)
    page.set_viewport_size(PHONE)

    assert found + findings(page, looks=lang == "en") == []

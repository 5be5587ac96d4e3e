"""A whole application with the keyboard alone, and keys that must not leave the page."""

import pytest
from checker_page import Keyboard, address, come_with, line, stored, wait_for_result
from playwright.sync_api import Page, expect

YES, NO = "1", "2"
OUTSIDE = MAINLAND = ONE = LIMITED = "1"
# How often a blank mark is turned.


def fill_in(keyboard: Keyboard):
    """Answer as a company founded ten months ago that prepares its first application."""
    keyboard.answer("service.provinces", ONE)
    # Tab leads to the boxes and past them, arrow keys from one to the next.
    keyboard.tab_to('[name="service.provinces"][type="checkbox"]')
    keyboard.tab_to('[value="CN-HN"]', "ArrowDown")
    keyboard.press("Space")
    for path, key in (
        ("company.foreign_capital", NO),
        ("for-whom", OUTSIDE),
        ("service.rents_out", NO),
        ("service.public_network", YES),
        ("service.users", MAINLAND),
        ("service.marketing_calls", NO),
    ):
        keyboard.answer(path, key)
    keyboard.tab_to('[data-part="none"]')
    keyboard.press("Space")
    keyboard.answer("company.legal_form", LIMITED)
    keyboard.write("company.registered_capital", "1000000")
    # In the order of the browser's own language.
    keyboard.write("company.established_on", "01242026")
    fill_in_owners(keyboard)
    # A lease and a certificate without the red seal, and neither report.
    keyboard.mark("materials.financial-report.capital_verification_original", missing=True)
    keyboard.mark("materials.premises-proof.held")
    keyboard.mark("materials.social-security-certificate.held")
    keyboard.mark("materials.social-security-certificate.red_seal", missing=True)


def fill_in_owners(keyboard: Keyboard):
    """List a person and a company as shareholders."""
    keyboard.unfold("owners")
    keyboard.button("#q-shareholders > .b-control", "add")
    for number, (share, then) in enumerate((("60", "another"), ("40", "done"))):
        entry = f"shareholders[{number}]"
        # The first kind is a person, the second a company.
        keyboard.answer(f"{entry}.kind", str(number + 1))
        keyboard.write(f"{entry}.share", share)
        keyboard.button(".b-editor:not([hidden])", then)
    for path in ("[0].id_copy", "[1].license_copy", "[1].articles_sealed"):
        keyboard.mark(f"shareholders{path}")


def test_the_boxes_of_the_provinces_are_one_stop_and_what_is_out_of_sight_is_none(page: Page):
    page.goto("check/")
    keyboard = Keyboard(page)
    keyboard.answer("service.provinces", "2")
    box = '[name="service.provinces"][type="checkbox"]'
    keyboard.tab_to(box)
    keyboard.press("ArrowDown", "Space", "ArrowUp", "ArrowUp", "Space", "Tab")

    assert not keyboard.is_at(box)
    expect(page.locator(f"{box}:checked")).to_have_count(2)
    page.locator(f"{box}:checked").evaluate_all("all => all.forEach((one) => one.click())")
    page.locator("h1").click()
    for typed in ("hunan", "guangdong"):
        keyboard.tab_to("#q-service\\.provinces .b-pick__find")
        keyboard.press("Control+A")
        keyboard.type(typed)
        keyboard.press("Tab", "Space", "Shift+Tab")
    keyboard.press("Tab")
    assert keyboard.is_at('[name="service.provinces"][value="CN-GD"]')


@pytest.mark.thorough
def test_a_young_company_reads_its_verdict_without_a_mouse(page: Page):
    """The question of issue two: what may a company founded ten months ago still lack."""
    page.clock.set_fixed_time("2026-11-24T02:00:00Z")
    page.goto(address("zh"))
    fill_in(Keyboard(page))
    wait_for_result(page)
    seal_line = line(page, "social-security-certificate")
    expect(seal_line).to_contain_text("红章")

    expect(page.locator(".b-route")).to_contain_text("地网（一个省内）")
    expect(page.locator(".b-route a").first).to_have_text("湖南省通信管理局")
    expect(page.locator(".b-verdict--checklist")).to_contain_text("有不符合项")
    window = page.locator(".b-group--window")
    report_line = window.locator(".b-line", has=page.locator('a[href$="/financial-report/"]'))
    expect(report_line).to_contain_text("验资报告")
    strip = report_line.locator(".b-cell")
    expect(strip.nth(0)).to_have_class("b-cell b-cell--not_applicable")
    expect(strip.nth(1)).to_have_class("b-cell b-cell--not_met")
    expect(seal_line.locator(".b-cell--not_met")).to_have_count(1)


def test_the_audit_report_is_not_asked_of_a_young_company(page: Page):
    """The question for it steps back, and no line asks for it."""
    young = {"established_on": "2026-01-24"}
    come_with(page, {"company": young, "application_date": "2026-11-24"})
    audit = page.locator('[data-path="materials.financial-report.audit_report_original"]')
    expect(audit).to_have_class("b-row b-row--back")
    line_text = line(page, "financial-report").first.inner_text()
    assert "capital verification report" in line_text
    assert "audit report" not in line_text


def test_numbers_choose_and_backspace_takes_back(page: Page):
    """In a group of answers, keys do what a click does."""
    page.goto("check/")
    keyboard = Keyboard(page)
    keyboard.answer("service.rents_out", "3")
    assert stored(page)["service"]["rents_out"] is None
    keyboard.press("2")
    assert stored(page)["service"]["rents_out"] is False
    keyboard.press("Backspace")
    assert "rents_out" not in stored(page)["service"]


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["check/", "materials/social-security-certificate/"])
def test_single_keys_never_leave_the_page(page: Page, path: str):
    """The site's shortcuts would search or leave; in the checker they do nothing."""
    page.goto(address("en", path))
    here = page.url
    radio = page.locator(".b-seg label:visible input").first
    radio.focus()
    for key in ("p", "n", ",", ".", "s", "f", "/"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.url == here, key
        assert radio.evaluate("box => box === document.activeElement"), key


def test_the_tools_open_close_and_give_the_focus_back_or_leave_it_where_it_went(page: Page):
    page.goto("check/")
    keyboard = Keyboard(page)
    keyboard.tab_to(".b-tools__menu")
    clear = page.get_by_role("button", name="Clear answers")
    expect(clear).to_be_hidden()

    keyboard.press("Enter", *["Tab"] * 6)
    expect(clear).to_be_focused()
    keyboard.press("Escape")
    expect(clear).to_be_hidden()
    assert keyboard.is_at(".b-tools__menu")

    keyboard.press("Enter")
    expect(clear).to_be_visible()
    keyboard.tab_to(".b-steps a")
    # They would lie over what has the focus.
    expect(clear).to_be_hidden()
    assert keyboard.is_at(".b-steps a")


def test_beside_a_wide_page_no_key_stops_at_a_name_that_cannot_be_pressed(page: Page):
    page.goto("materials/premises-proof/")
    names = page.locator(".md-nav--primary label:visible")

    assert "Most applicants (13)" in [text.strip() for text in names.all_text_contents()]
    assert (
        names.evaluate_all(
            "names => names.filter((name) => name.tabIndex >= 0).map((name) => name.textContent)"
        )
        == []
    )

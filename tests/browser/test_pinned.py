"""What if: a pinned result, what changes beside it, and the way back; and a file's own result."""

import json

import pytest
from checker_page import (
    YOUNG_COMPANY,
    clear_answers,
    open_file,
    open_step,
    save_answers,
    show_checker,
    wait_for_result,
    write,
    young,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Locator, Page, ViewportSize, expect

pytestmark = pytest.mark.shared
SETTLED = young(
    {"company.special_words": False} | {key: [] for key in ("penalties", "bars", "violations")}
)


def capital(page: Page) -> Locator:
    return page.locator('[data-path="company.registered_capital"] input.b-field').first


def changes(page: Page) -> Locator:
    return page.get_by_role("region", name="Changes since the remembered result")


def pin(page: Page):
    """Pin the result of a company with capital enough for one province, and lower it."""
    show_checker(page, YOUNG_COMPANY | {"company": {"registered_capital": 2_000_000}})
    page.get_by_role("button", name="Remember this result").click()
    expect(changes(page)).to_contain_text("No result changed.")
    write(capital(page), "500000")


def test_what_changes_stands_beside_until_it_is_taken_out_and_one_press_goes_back(page: Page):
    pin(page)
    expect(changes(page)).to_contain_text("1 result changed.")
    expect(changes(page)).to_contain_text("Condition 7, Registered capital")
    page.reload()
    wait_for_result(page)
    expect(changes(page)).to_contain_text("1 result changed.")

    back = changes(page).get_by_role("button", name="Back to the remembered answers")
    back.click()
    expect(capital(page)).to_have_value("2,000,000")
    expect(changes(page)).to_contain_text("No result changed.")
    page.get_by_role("button", name="Undo").click()
    expect(capital(page)).to_have_value("500,000")
    back.click()
    expect(capital(page)).to_have_value("2,000,000")
    # What is gone back to is in no file.
    clear_answers(page)
    expect(page.locator("[data-do=forget-now]")).to_be_visible()

    changes(page).get_by_role("button", name="Forget it").click()
    expect(changes(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Remember this result")).to_be_visible()


def test_keys_lead_to_the_comparison_and_back_to_the_step(page: Page):
    show_checker(page, YOUNG_COMPANY)
    page.get_by_role("button", name="Remember this result").press("Enter")
    expect(changes(page)).to_be_focused()

    changes(page).get_by_role("button", name="Forget it").press("Enter")
    expect(page.locator(".b-steps [data-step=need]")).to_be_focused()

    # Of a file that says the same nothing is told.
    open_file(page, save_answers(page).path().read_bytes())
    page.get_by_role("button", name="Replace").click()
    wait_for_result(page)
    expect(changes(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Remember this result")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_result_is_pinned_below_the_answer_and_its_changes_come_into_sight(
    page: Page, size: ViewportSize
):
    page.set_viewport_size(size)
    show_checker(page, SETTLED)
    # Settled answers open with the papers.
    open_step(page, "need")
    page.locator(".b-answer").get_by_role("button", name="Try other answers").click()
    expect(changes(page)).to_be_in_viewport()


def test_a_file_tells_what_has_changed_since_it_was_saved(page: Page):
    """As under newer rules: the file holds another verdict than the rules give now."""
    show_checker(page, YOUNG_COMPANY | {"company": {"registered_capital": 2_000_000}})
    content = json.loads(save_answers(page).path().read_text(encoding="utf-8"))
    verdicts = content["receipt"]["verdicts"]
    assert verdicts["registered-capital"]["law"] == "met"

    verdicts["registered-capital"]["law"] = "not_met"
    content["receipt"]["law"] = "0" * 64
    open_file(page, content)
    page.get_by_role("button", name="Replace").click()

    expect(changes(page)).to_contain_text("1 result changed.")
    expect(changes(page)).to_contain_text("Because of: other rules")

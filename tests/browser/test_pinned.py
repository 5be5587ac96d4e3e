"""What if: a pinned result, what changes beside it, and the way back; and a file's own result."""

import json
from pathlib import Path

import pytest
from checker_page import (
    YOUNG_COMPANY,
    clear_answers,
    open_step,
    save_answers,
    show_checker,
    wait_for_result,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Locator, Page, ViewportSize, expect

pytestmark = pytest.mark.shared
SETTLED = YOUNG_COMPANY | {
    "company": YOUNG_COMPANY["company"] | {"special_words": False},
    **{key: [] for key in ("penalties", "bars", "violations")},
}
# Not further below than another button's height.
NEAR = 100


def capital(page: Page) -> Locator:
    return page.locator('[data-path="company.registered_capital"] input.b-field').first


def changes(page: Page) -> Locator:
    return page.get_by_role("region", name="Changes since the remembered result")


def pin(page: Page):
    """Pin the result of a company with capital enough for one province, and lower it."""
    show_checker(page, YOUNG_COMPANY | {"company": {"registered_capital": 2_000_000}})
    page.get_by_role("button", name="Remember this result").click()
    expect(changes(page)).to_contain_text("No result changed.")
    capital(page).fill("500000")
    capital(page).press("Tab")


@pytest.mark.thorough
def test_what_changes_stands_beside_the_pinned_result_until_it_is_taken_out(page: Page):
    pin(page)
    expect(changes(page)).to_contain_text("1 result changed.")
    expect(changes(page)).to_contain_text("Condition 7, Registered capital")
    page.reload()
    wait_for_result(page)

    expect(changes(page)).to_contain_text("1 result changed.")
    changes(page).get_by_role("button", name="Forget it").click()
    expect(changes(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Remember this result")).to_be_visible()


def test_one_press_goes_back_to_what_is_in_no_file_and_can_be_taken_back(page: Page):
    pin(page)
    changes(page).get_by_role("button", name="Back to the remembered answers").click()

    expect(capital(page)).to_have_value("2,000,000")
    expect(changes(page)).to_contain_text("No result changed.")
    page.get_by_role("button", name="Undo").click()
    expect(capital(page)).to_have_value("500,000")
    changes(page).get_by_role("button", name="Back to the remembered answers").click()
    expect(capital(page)).to_have_value("2,000,000")
    clear_answers(page)
    expect(page.locator("[data-do=forget-now]")).to_be_visible()


def test_keys_lead_to_the_comparison_and_back_to_the_step(page: Page):
    show_checker(page, YOUNG_COMPANY)
    page.get_by_role("button", name="Remember this result").press("Enter")
    expect(changes(page)).to_be_focused()

    changes(page).get_by_role("button", name="Forget it").press("Enter")
    expect(page.locator(".b-steps [data-step=need]")).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_result_is_pinned_below_what_is_settled(page: Page, size: ViewportSize):
    page.set_viewport_size(size)
    show_checker(page, SETTLED)
    # Settled answers open with the papers.
    open_step(page, "need")
    expect(page.locator(".b-need__n")).to_have_text("6 of 6")
    foot = page.get_by_role("link", name="On to the papers").bounding_box()
    button = page.get_by_role("button", name="Remember this result").bounding_box()

    assert foot is not None
    assert button is not None
    assert 0 < button["y"] - foot["y"] < NEAR


def test_the_comparison_comes_into_sight(page: Page):
    page.set_viewport_size(PHONE)
    show_checker(page, SETTLED)
    page.get_by_role("button", name="Remember this result").click()

    expect(changes(page)).to_be_in_viewport()


def test_a_file_tells_what_has_changed_since_it_was_saved(page: Page, tmp_path: Path):
    """As under newer rules: the file holds another verdict than the rules give now."""
    show_checker(page, YOUNG_COMPANY | {"company": {"registered_capital": 2_000_000}})
    content = json.loads(save_answers(page).path().read_text(encoding="utf-8"))
    verdicts = content["receipt"]["verdicts"]
    assert verdicts["registered-capital"]["law"] == "met"

    verdicts["registered-capital"]["law"] = "not_met"
    content["receipt"]["law"] = "0" * 64
    older = tmp_path / "older.json"
    older.write_text(json.dumps(content), encoding="utf-8")
    page.locator("[data-part=file]").set_input_files(older)
    page.get_by_role("button", name="Replace").click()

    expect(changes(page)).to_contain_text("1 result changed.")
    expect(changes(page)).to_contain_text("Because of: other rules")


def test_of_a_file_that_says_the_same_nothing_is_told(page: Page, tmp_path: Path):
    show_checker(page, YOUNG_COMPANY)
    same = tmp_path / "same.json"
    save_answers(page).save_as(same)
    page.locator("[data-part=file]").set_input_files(same)
    page.get_by_role("button", name="Replace").click()

    wait_for_result(page)
    expect(changes(page)).to_be_hidden()
    expect(page.get_by_role("button", name="Remember this result")).to_be_visible()

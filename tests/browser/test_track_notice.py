"""A notice of correction in the page: pasted, told remark by remark, its table saved."""

import json
from pathlib import Path

import docx
import pytest
from checker_page import clear_checker, open_file, open_step, save_answers, saved_by, show_checker
from conftest import PHONE
from playwright.sync_api import Locator, Page, expect
from support.samples import in_both_languages

pytestmark = [pytest.mark.pyodide, pytest.mark.shared]

CLOCKS = ("sent", "correction")
# Seven remarks, as much as the brief draws.
SEVEN = (
    "社保证明已过期；承诺书抬头有误；未提供设备购买或租用协议；法定代表人身份证仅有正面；"
    "请提供近三个月缴纳证明；公司章程未加盖档案查询章；请按要求完善系统说明"
)
NOTICE = "社保证明未加盖社保机构红章；公司章程未加盖查档章\n请提供域名证书"


def opened(page: Page, lang: str) -> Locator:
    """Open the window from the last step."""
    show_checker(page, lang=lang)
    open_step(page, "file")
    page.locator("[data-do=track]").click()
    window = page.locator(".b-track")
    expect(window.locator("textarea")).to_be_focused()
    return window


def told(window: Locator) -> Locator:
    """Return what is said in the window."""
    return window.locator(".b-report__panel")


def test_what_is_pasted_is_told_and_its_table_saved(page: Page, tmp_path: Path):
    window = opened(page, "zh")
    window.locator("textarea").fill(NOTICE)
    expect(window.locator("tbody th", has_text="社保证明未加盖社保机构红章")).to_be_visible()

    saved_by(window.locator("[data-do=make]")).save_as(tmp_path / "reply.docx")
    (table,) = docx.Document(str(tmp_path / "reply.docx")).tables
    assert [row.cells[1].text for row in table.rows[1:]] == [
        "社保证明未加盖社保机构红章",
        "公司章程未加盖查档章",
        "请提供域名证书",
    ]
    window.locator("[data-do=close-dialog]").click()
    expect(window).to_be_hidden()
    expect(page.locator("[data-do=track]")).to_be_focused()


@in_both_languages
def test_on_a_phone_seven_remarks_and_the_one_question_take_two_screens(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    window = opened(page, lang)
    window.locator("textarea").fill(SEVEN)
    expect(window.locator(".b-remarks [data-known=known]")).to_have_count(6)
    box = told(window).bounding_box()

    assert box["height"] <= 2 * PHONE["height"]


def test_what_was_pasted_is_forgotten_with_its_text_and_with_the_answers(page: Page):
    window = opened(page, "en")
    window.locator("textarea").fill(NOTICE)
    expect(window.locator(".b-remarks")).to_be_visible()
    window.locator("textarea").fill("")
    expect(window.locator(".b-remarks")).to_have_count(0)
    window.locator("textarea").fill(NOTICE)
    expect(told(window)).to_contain_text("社保证明")
    window.locator('[data-path="filing.sent_on"]').fill("2020-11-02")
    clear_checker(page)
    open_step(page, "file")
    page.locator("[data-do=track]").click()

    expect(window.locator("textarea")).to_have_value("")
    expect(told(window)).not_to_contain_text("社保证明")


def test_from_days_that_are_entered_the_clocks_are_told_and_they_are_kept_saved_and_restored(
    page: Page,
):
    window = opened(page, "en")
    sent, corrected = (window.locator(f'[data-path="filing.{name}_on"]') for name in CLOCKS)
    sent.fill("2020-11-02")
    expect(told(window)).to_contain_text("by 9 November 2020")
    page.reload()
    page.locator("[data-do=track]").click()
    expect(sent).to_have_value("2020-11-02")
    expect(told(window)).to_contain_text("by 9 November 2020")

    corrected.fill("2020-11-01")
    expect(window.get_by_role("alert")).to_contain_text("lies after")
    expect(told(window)).not_to_contain_text("First check")
    corrected.fill("2020-11-03")
    expect(told(window)).to_contain_text("First check")
    expect(window.get_by_role("alert")).to_have_count(0)

    window.locator("[data-do=close-dialog]").click()
    data = json.loads(save_answers(page).path().read_text(encoding="utf-8"))
    assert data["filing"] == {"sent_on": "2020-11-02", "correction_on": "2020-11-03"}
    open_file(page, data | {"filing": {"sent_on": "2020-11-03"}})
    page.locator("[data-do=replace]").click()
    page.locator("[data-do=track]").click()
    expect(sent).to_have_value("2020-11-03")
    sent.fill("")
    page.reload()
    page.locator("[data-do=track]").click()
    expect(sent).to_have_value("")

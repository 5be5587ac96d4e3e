"""What an authority answered is noted in the form, stands in result and file, counts nowhere."""

import json

from checker_page import YOUNG_COMPANY, come_with, save_answers, stored, unfold, write
from playwright.sync_api import Page, expect

RULE = "registered-capital"


def test_an_answer_of_the_authority_is_noted(page: Page):
    come_with(page, YOUNG_COMPANY, "zh")
    # What the answers mean for the form comes after the result; the count stands once it has.
    expect(page.locator(".b-total")).to_contain_text("与您无关")
    total = page.locator(".b-total").inner_text()
    verdicts = page.locator(".b-verdicts").inner_text()

    unfold(page, "asked")
    assert page.locator('[data-section="asked"] .b-section__n').inner_text() == ""
    page.locator('[data-path="asked"] [data-do="add"]').first.click()
    page.locator('[name="asked[0].rule"]').select_option(RULE)
    write(page.locator('[name="asked[0].answer"]'), "按注册资本计算。")

    line = page.locator(f'.b-line[data-key="{RULE}"] .b-line__noted')
    expect(line).to_contain_text("已记录的许可机关答复")
    expect(line).to_contain_text("按注册资本计算。")
    assert stored(page)["asked"] == [{"rule": RULE, "answer": "按注册资本计算。"}]
    assert page.locator(".b-verdicts").inner_text() == verdicts
    assert page.locator(".b-total").inner_text() == total
    text = save_answers(page).path().read_text(encoding="utf-8")
    assert json.loads(text)["asked"][0]["rule"] == RULE

"""What an authority answered is noted in the form, stands in result and file, counts nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from checker_page import YOUNG_COMPANY, come_with, save_answers, stored, unfold
from playwright.sync_api import expect
from support.samples import in_both_languages

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULE = "registered-capital"
SAID = {"en": "Answer of the authority, as you noted it", "zh": "已记录的许可机关答复"}
NOT_NEEDED = {"en": "not needed for you", "zh": "与您无关"}


@in_both_languages
def test_an_answer_of_the_authority_is_noted(page: Page, site: str, lang: str):
    come_with(page, site, YOUNG_COMPANY, lang)
    # What the answers mean for the form comes after the result; the count stands once it has.
    expect(page.locator(".b-total")).to_contain_text(NOT_NEEDED[lang])
    total = page.locator(".b-total").inner_text()
    verdicts = page.locator(".b-verdicts").inner_text()

    unfold(page, "asked")
    assert page.locator('[data-section="asked"] .b-section__n').inner_text() == ""
    page.locator('[data-path="asked"] [data-do="add"]').first.click()
    page.locator('[name="asked[0].rule"]').select_option(RULE)
    page.locator('[name="asked[0].answer"]').fill("按注册资本计算。")
    page.locator('[name="asked[0].answer"]').press("Tab")

    line = page.locator(f'.b-line[data-key="{RULE}"] .b-line__noted')
    expect(line).to_contain_text(SAID[lang])
    expect(line).to_contain_text("按注册资本计算。")
    assert stored(page)["asked"] == [{"rule": RULE, "answer": "按注册资本计算。"}]
    assert page.locator(".b-verdicts").inner_text() == verdicts
    assert page.locator(".b-total").inner_text() == total
    text = save_answers(page).path().read_text(encoding="utf-8")
    assert json.loads(text)["asked"][0]["rule"] == RULE

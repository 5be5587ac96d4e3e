"""A pasted offer is held against the texts, sentence by sentence, on the page of claims."""

import pytest
from checker_page import open_folds
from playwright.sync_api import Page, expect
from support.samples import in_both_languages
from test_accessibility import findings, in_light_and_dark

FORM = ".b-heard__form"
PANEL = '.b-heard [data-part="panel"]'
OFFERS = {
    "en": ("Fees have to be paid before noon.\nThe registered capital must be paid in.", "claims/"),
    "zh": ("我们包拿证。\n注册资本必须实缴100万元。", "zh/claims/"),
}


def paste(page: Page, lang: str, text: str | None = None):
    said, address = OFFERS[lang]
    page.goto(address)
    page.locator(f"{FORM} textarea").fill(said if text is None else text)
    page.locator(f"{FORM} [data-do=hear]").click()


@in_both_languages
def test_each_sentence_is_told_where_it_stands(page: Page, lang: str):
    paste(page, lang)

    sentences = page.locator(f"{PANEL} li")
    expect(sentences).to_have_count(2)
    said, more = {
        "en": ("Not recognized", "On this claim"),
        "zh": ("没认出", "详见这一说法"),
    }[lang]
    expect(sentences.first).to_contain_text(said)
    expect(sentences.last.get_by_text(more)).to_be_visible()
    page.locator(".b-heard [role=status]").first.wait_for(state="attached")


@in_both_languages
def test_the_widely_copied_checklist_is_one_press_away(page: Page, lang: str):
    page.goto(OFFERS[lang][1])

    page.locator(f"{FORM} [data-do=sample]").click()

    expect(page.locator(f"{FORM} textarea")).not_to_have_value("")
    expect(page.locator(f"{PANEL} li").nth(15)).to_be_visible()


@pytest.mark.parametrize("typed", ["", " \n "])
def test_without_a_text_the_field_says_so(page: Page, typed: str):
    paste(page, "en", typed)

    expect(page.locator("#h-text-error")).to_have_text("Paste a text first.")
    expect(page.locator("#h-text")).to_be_focused()
    expect(page.locator(PANEL)).to_be_empty()


@pytest.mark.thorough
def test_axe_finds_nothing_in_claims_that_were_pasted(page: Page):
    page.goto(OFFERS["zh"][1])
    page.locator(f"{FORM} [data-do=sample]").click()
    page.locator(f"{PANEL} li").first.wait_for()
    open_folds(page)

    assert findings(page) == []
    assert in_light_and_dark(page) == []

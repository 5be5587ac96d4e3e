"""A draft is saved from its step as the rules write it."""

import base64

import pytest
from checker_page import YOUNG_COMPANY, saved_by, show_report
from playwright.sync_api import Page, expect
from support.replies import asked

pytestmark = pytest.mark.shared


def test_a_draft_is_saved_as_a_word_file(page: Page):
    report = show_report(page, YOUNG_COMPANY, "drafts", lang="zh")
    button = report.locator("[data-ask*=commitment-letter]")
    expect(button).to_be_visible()
    saved = saved_by(button)

    reply = asked(
        do="drafts", paper="commitment-letter", application=YOUNG_COMPANY, lang="zh", bases=[]
    )
    assert saved.suggested_filename == "commitment-letter.docx"
    assert saved.path().read_bytes() == base64.b64decode(reply["base64"])
    expect(report.locator(".b-report__wait")).to_be_empty()

    # What cannot be made is said beside the drafts.
    button.evaluate('button => { button.dataset.ask = \'{"do": "drafts", "paper": "none"}\'; }')
    button = report.locator("[data-ask*=none]")
    button.click()
    expect(report.locator(".b-report__wait")).to_contain_text("答案没有丢失。")

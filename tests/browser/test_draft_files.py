"""A draft is saved from its step as the rules write it."""

import base64
import json

import pytest
from checker_page import YOUNG_COMPANY, saved_by, show_report
from playwright.sync_api import Page, expect

from checker import web

pytestmark = pytest.mark.shared


def test_a_draft_is_saved_as_a_word_file(page: Page):
    report = show_report(page, YOUNG_COMPANY, "drafts", lang="zh")
    button = report.locator("[data-ask*=commitment-letter]")
    expect(button).to_be_visible()
    saved = saved_by(button)

    request = {"do": "drafts", "paper": "commitment-letter", "application": YOUNG_COMPANY}
    common = {"lang": "zh", "today": "2026-11-24", "bases": []}
    reply = json.loads(web.answer(json.dumps(common | request)))
    assert saved.suggested_filename == "commitment-letter.docx"
    assert saved.path().read_bytes() == base64.b64decode(reply["base64"])
    expect(report.locator(".b-report__wait")).to_be_empty()


@pytest.mark.thorough
def test_what_cannot_be_made_is_said_beside_the_drafts(page: Page):
    report = show_report(page, YOUNG_COMPANY, "drafts")
    button = report.locator("[data-ask]").first
    expect(button).to_be_visible()
    button.evaluate('button => { button.dataset.ask = \'{"do": "drafts", "paper": "none"}\'; }')
    button.click()

    expect(report.locator(".b-report__wait")).to_contain_text("Your answers are safe.")

"""A draft is saved from its step as the rules write it."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from checker_page import YOUNG_COMPANY, open_step, saved_by, show_checker
from playwright.sync_api import expect
from support.samples import in_both_languages

from checker import web

if TYPE_CHECKING:
    from playwright.sync_api import Page


def show_pieces(page: Page, site: str, lang: str = "en"):
    """Show the pieces of the young company's file."""
    show_checker(page, site, YOUNG_COMPANY, lang)
    open_step(page, "file")
    page.locator(".b-pieces").evaluate("pieces => (pieces.open = true)")


@in_both_languages
def test_a_draft_is_saved_as_a_word_file(page: Page, site: str, lang: str):
    show_pieces(page, site, lang)
    report = page.locator('[data-report="drafts"]')
    button = report.locator("[data-ask*=commitment-letter]")
    expect(button).to_be_visible()
    saved = saved_by(button)

    request = {"do": "drafts", "paper": "commitment-letter", "application": YOUNG_COMPANY}
    common = {"lang": lang, "today": "2026-11-24", "bases": []}
    reply = json.loads(web.answer(json.dumps(common | request)))
    assert saved.suggested_filename == "commitment-letter.docx"
    assert saved.path().read_bytes() == base64.b64decode(reply["base64"])
    expect(report.locator(".b-report__wait")).to_be_empty()


def test_what_cannot_be_made_is_said_beside_the_drafts(page: Page, site: str):
    show_pieces(page, site)
    report = page.locator('[data-report="drafts"]')
    button = report.locator("[data-ask]").first
    expect(button).to_be_visible()
    button.evaluate('button => { button.dataset.ask = \'{"do": "drafts", "paper": "none"}\'; }')
    button.click()

    expect(report.locator(".b-report__wait")).to_contain_text("Your answers are safe.")

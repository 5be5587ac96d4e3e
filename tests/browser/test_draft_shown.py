"""The page of the example draft tells what it would do for the visitor's own answers."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

LOOK = '[data-do="look"]'
PANEL = '.b-effect [data-part="panel"]'
HUNAN = {"service": {"provinces": ["CN-HN"]}, "company": {"registered_capital": 1_000_000}}
ENOUGH = {"service": {"provinces": ["CN-HN"]}, "company": {"registered_capital": 2_000_000}}


def keep(page: Page, application: dict[str, object]) -> None:
    """Let the tab hold answers, as the checker leaves them."""
    kept = {"application": application, "changed": "2026-12-03T00:00:00Z", "saved": True}
    page.evaluate("kept => sessionStorage.setItem('b24:answers', kept)", json.dumps(kept))


@pytest.mark.parametrize(("lang", "said"), [("", "Met → Not met"), ("zh/", "符合 → 不符合")])
def test_the_answers_kept_are_looked_at(page: Page, lang: str, said: str):
    page.goto(f"{lang}draft/")
    keep(page, HUNAN)

    page.locator(LOOK).click()

    expect(page.locator(PANEL)).to_contain_text(said)
    expect(page.locator(PANEL)).to_contain_text("example-draft")


def test_where_nothing_changes_that_is_said(page: Page):
    page.goto("draft/")
    keep(page, ENOUGH)

    page.locator(LOOK).click()

    expect(page.locator(PANEL)).to_contain_text("would change nothing")


def test_without_answers_it_says_where_to_answer(page: Page):
    page.goto("draft/")

    page.locator(LOOK).click()

    expect(page.locator('.b-effect [data-part="none"]')).to_be_visible()
    expect(page.locator('.b-effect [data-part="none"] a')).to_have_attribute("href", "../check/")
    expect(page.locator(PANEL)).to_be_empty()


def test_a_file_is_looked_at_or_refused(page: Page, tmp_path: Path):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps({"format": "call-center-license/application/1", **HUNAN}), "utf-8")
    bad.write_text("no file of ours", "utf-8")
    page.goto("draft/")

    page.locator(".b-effect input[type=file]").set_input_files(bad)
    expect(page.locator(".b-effect .b-note--error")).not_to_be_empty()
    page.locator(".b-effect input[type=file]").set_input_files(good)

    expect(page.locator(PANEL)).to_contain_text("Met → Not met")
    expect(page.locator(".b-effect .b-note--error")).to_have_count(0)

"""The site forbids its pages to compile text; no wait of a browser test may hang on that."""

from __future__ import annotations

from pathlib import Path

BROWSER_TESTS = Path(__file__).with_name("browser")


def test_no_test_has_a_page_compile_its_condition_again():
    # Playwright's ``wait_for_function`` compiles an expression in the page at every look. The first
    # is let through; each later one the site's policy refuses, so the test fails on a slow machine.
    # ``expect`` of a locator, ``expect_response`` and ``wait_for_url`` wait without.
    waiting = {
        file.name
        for file in BROWSER_TESTS.glob("*.py")
        if ".wait_for_function(" in file.read_text(encoding="utf-8")
    }
    assert waiting == set()

"""Tables: labels stand beside their text, words are whole, columns have room."""

from itertools import product

import pytest
from checker_page import address, fits, open_folds
from playwright.sync_api import Page
from support.samples import PARTS, in_both_languages, part

from checker.model import LANGS

WIDTHS = (320, 390)
PAGES = (
    "scope/",
    "conditions/",
    "materials/",
    "materials/social-security-certificate/",
    "conditions/registered-capital/",
    "process/",
    "after/",
    "sources/",
    "authorities/",
    "foreign-investment/",
    "history/",
    "local/",
)
# A label is drawn beside its cell; its box is told by the browser as it was laid out.
OVERLAPS = """() => [...document.querySelectorAll("td[data-label], td[data-basis]")]
  .flatMap((cell) => {
  const drawn = getComputedStyle(cell, "::before");
  const style = getComputedStyle(cell);
  if (style.display === "none" || drawn.content === "none") return [];
  const box = cell.getBoundingClientRect();
  const left = box.left + parseFloat(style.paddingLeft) + parseFloat(drawn.marginLeft || 0);
  const top = box.top + parseFloat(style.paddingTop);
  const right = left + parseFloat(drawn.width);
  const bottom = top + parseFloat(drawn.height);
  const range = document.createRange();
  range.selectNodeContents(cell);
  const met = [...range.getClientRects()]
    .filter((r) => r.width && r.left < right - 1 && r.top < bottom - 1);
  const out = bottom > box.bottom + 1;
  return met.length || out ? [cell.dataset.label ?? cell.dataset.basis] : [];
})"""
# A Latin word on two lines: its own boxes stand at different heights.
BROKEN = """() => {
  const broken = [];
  for (const table of document.querySelectorAll("article table")) {
    const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      const parent = node.parentElement;
      if (!parent.checkVisibility() || parent.closest("caption, thead, code, .b-sr")) continue;
      for (const word of node.data.matchAll(/[A-Za-z]{2,}/g)) {
        if (/\\w[.]\\w/.test(node.data)) continue;  // an address
        const range = document.createRange();
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map((r) => Math.round(r.top)));
        if (tops.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
NARROWEST = """() => Math.min(...[...document.querySelectorAll(".b-last-days tbody :is(th, td)")]
  .map((cell) => cell.getBoundingClientRect().width))"""


@pytest.mark.parametrize("a_few", PARTS)
def test_labels_and_words_have_their_room_on_a_phone(
    page: Page, subtests: pytest.Subtests, a_few: bool
):
    for path, lang in part(product(PAGES, LANGS), 6, a_few=a_few):
        with subtests.test(address(lang, path)):
            page.goto(address(lang, path))
            open_folds(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 844})

                assert page.evaluate(OVERLAPS) == [], width
                assert page.evaluate(BROKEN) == [], width
                assert fits(page), width


@in_both_languages
def test_the_words_of_a_duty_stand_below_its_days(page: Page, lang: str):
    page.goto(address(lang, "after/"))
    open_folds(page)

    assert page.evaluate(NARROWEST) > 120


@in_both_languages
def test_a_table_of_many_columns_fits_beside_the_contents(page: Page, lang: str):
    page.goto(address(lang, "evidence/"))
    page.set_viewport_size({"width": 1280, "height": 900})

    assert fits(page)

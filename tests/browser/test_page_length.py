"""How long a page is on a phone, and that no Chinese line begins with a mark."""

import pytest
from checker_page import address
from conftest import PHONE, SITE
from playwright.sync_api import Page
from support.samples import PARTS, in_both_languages, part

# Pixels: less than nine windows of a phone, with the folds closed. Letters may be wider than on the
# machine where the pages were set.
LONGEST = 7_400
WIDER = 1.05
# What is looked up in, not read: a record of every release, claim, field of the form, or case.
LOOKED_UP_IN = (
    *("changelog", "claims", "evidence/papers", "glossary", "local/ministry-form"),
    "review-book",
)
# The small checker at a rule page's end is no text, and as long as its rule has questions.
HIGH = """() => {
  const asked = document.querySelector(".b-check")?.offsetHeight ?? 0;
  return document.documentElement.scrollHeight - asked;
}"""
# Where a mark follows an element, a link say, the browser may break the line between them.
BEGUN_WITH_A_MARK = """() => {
  for (const fold of document.querySelectorAll("details")) fold.open = true;
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const before = text.previousSibling;
    if (!/^[、；，。：）》”]/.test(text.textContent) || before?.nodeType !== 1) continue;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, 1);
    const mark = range.getBoundingClientRect();
    const end = [...before.getClientRects()].at(-1);
    const isBelow = end && mark.width && mark.top > end.top + 8 && mark.left < end.right;
    if (isBelow) found.push(before.textContent.slice(-12) + text.textContent.slice(0, 3));
  }
  return found;
}"""


@pytest.mark.browser_context_args(viewport=PHONE)
@pytest.mark.parametrize("a_few", PARTS)
@in_both_languages
def test_no_page_is_too_long_for_a_phone(page: Page, lang: str, a_few: bool):
    wrong = {}
    for path in part(read_through(), 12, a_few=a_few):
        page.goto(address(lang, path))
        high = page.evaluate(HIGH)
        if high > WIDER * LONGEST:
            wrong[path] = f"{high} pixels"
        elif lang == "zh" and (found := page.evaluate(BEGUN_WITH_A_MARK)):
            wrong[path] = f"a line begins with a mark: {found}"

    assert wrong == {}


def read_through() -> list[str]:
    """Return the pages that are read from their first line to their last, in one language."""
    folders = sorted(path.parent.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    assert {*LOOKED_UP_IN} < {*folders}
    others = ("zh", "embed", *LOOKED_UP_IN)
    return [f"{path}/" for path in folders if not path.startswith(others)]

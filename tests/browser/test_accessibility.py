"""axe finds nothing on any page, in light and dark, and in the states of the checker."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

import pytest
from checker_page import (
    YOUNG_COMPANY,
    come_with,
    unfold,
)
from conftest import PHONE, ROOT, SITE
from playwright.sync_api import Page, expect
from support.samples import PARTS, in_both_languages

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_ON_COLORS = ["color-contrast", "link-in-text-block"]
# What hangs on the style alone, the same in every language; the size of what is pressed, on the
# window's width too. They take longer than the hundred others.
RULES_ON_LOOKS = [*RULES_ON_COLORS, "target-size"]
# The pages of a folder have one template and one style: so many always, so many in their looks too.
# Of the others each is looked at in one language, the languages in turn.
ALWAYS, IN_LOOKS = 2, 4
# What stands around every page: looked at with one page of each folder.
FRAME = [".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"]
# Thirty chapters of the review book come from one template: a tenth of the whole time, each time.
REST_OF_THE_BOOK = """() => {
  const later = document.querySelectorAll(".b-book-rule")[4];
  while (later?.nextElementSibling) later.nextElementSibling.remove();
}"""
# Light or dark, with no color still on its way: where one has come, what inherits it sets out.
DRESS = """scheme => {
  document.body.dataset.mdColorScheme = scheme;
  const changing = () => document.getAnimations().filter((one) => one instanceof CSSTransition);
  for (let now = changing(); now.length; now = changing()) now.forEach((one) => one.finish());
}"""


def findings(
    page: Page,
    only: Sequence[str] = (),
    *,
    frame: bool = True,
    looks: bool = True,
    within: str = "html",
) -> list[str]:
    """Return what axe finds on a page, by all rules or only some: rule, element and why.

    Without ``frame`` the frame is left out, without ``looks`` the rules on them.
    """
    # What the header happens to cover after a click is not what is asked here.
    page.evaluate("scrollTo(0, 0)")
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(AXE)
    options = {
        "runOnly": {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES},
        "rules": {} if looks else {rule: {"enabled": False} for rule in RULES_ON_LOOKS},
        # Of what passes, only the count is worked out: that is most of the time on a long page.
        "resultTypes": ["violations"],
        # Only a rule that is not among these reads the styles, which are fetched again for it.
        "preload": {"assets": ["media"]},
    }
    exclude = [] if frame else [[part] for part in FRAME]
    found = page.evaluate(
        "async ([context, options]) => (await axe.run(context, options)).violations",
        [{"include": [[within]], "exclude": exclude}, options],
    )
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def in_light_and_dark(page: Page, lang: str = "en", *, frame: bool = True) -> list[str]:
    """Return what axe finds in light, and of the rules on colors in dark: no more differs there.

    Every style of dark hangs on one attribute, which the header's button changes too, and no color
    on the window's width. In Chinese the looks are those of English.
    """
    found = findings(page, frame=frame, looks=lang == "en")
    if lang == "en":
        page.evaluate(DRESS, "slate")
        found += [f"in dark: {one}" for one in findings(page, RULES_ON_COLORS, frame=frame)]
        page.evaluate(DRESS, "default")
    return found


@cache
def every_page() -> list[str]:
    """Return all pages; the site may be there only once a test runs."""
    folders = (path.parent.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    return sorted(folder.removeprefix(".") for folder in folders)


def pages(lang: str) -> list[str]:
    """Return the pages of a language, and one that is not there."""
    found = [path for path in every_page() if path.startswith("zh") == (lang == "zh")]
    return [*found, f"{'zh/' if lang == 'zh' else ''}no-such-page"]


def test_every_page_is_known():
    english = {p for p in every_page() if not p.startswith("zh")}
    chinese = {p.removeprefix("zh").removeprefix("/") for p in every_page() if p.startswith("zh")}

    assert english == chinese
    assert len(english) >= 37


@in_both_languages
@pytest.mark.parametrize("a_few", PARTS)
def test_every_page(page: Page, lang: str, a_few: bool):
    """The looks are those of the style, in every language: they are looked at in English."""
    # Sent once: to hand it over anew takes a sixth of the time of each page.
    page.add_init_script(AXE)
    wrong, seen = {}, Counter[str]()
    for path in pages(lang):
        folder = path.rpartition("/")[0]
        number = seen[folder] if folder else 0
        seen[folder] += 1
        is_others = number >= IN_LOOKS and number % 2 == (lang == "en")
        if is_others or (number < ALWAYS) is not a_few:
            continue
        page.goto(path and f"{path}/")
        page.evaluate(REST_OF_THE_BOOK)
        is_first = seen[folder] == 1
        if lang == "en" and number < IN_LOOKS:
            wrong[path] = in_light_and_dark(page, frame=is_first)
        else:
            wrong[path] = findings(page, frame=is_first, looks=False)

    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.browser_context_args(color_scheme="dark")
def test_a_page_that_opens_in_dark(page: Page):
    """What it looks like in dark is looked at with every page."""
    page.goto("")
    body = page.locator("body")

    assert body.get_attribute("data-md-color-scheme") == "slate"
    assert findings(page, RULES_ON_COLORS) == []
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


# In test_states.py axe always looks at more of the half filled in checker.
@pytest.mark.thorough
@in_both_languages
def test_the_checker_half_filled_in(page: Page, lang: str):
    """Wide, on a phone, and there with the sheet of its result too."""
    come_with(page, YOUNG_COMPANY, lang)
    for section in ("more", "owners", "materials"):
        unfold(page, section)
    found = in_light_and_dark(page, lang)
    page.set_viewport_size(PHONE)
    found += findings(page, looks=lang == "en")
    page.locator("button[data-do=sheet]").click()
    page.locator(".b-sheet .b-route").wait_for()

    assert found + in_light_and_dark(page, lang) == []

"""axe finds nothing on any page, in light and dark, and in the states of the checker."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    choose,
    give_answers,
    unfold,
    wait_for_result,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE_FOLDER", ROOT / "site"))
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_ON_COLORS = ["color-contrast", "link-in-text-block"]
PAGES = sorted(
    path.parent.relative_to(SITE).as_posix().removeprefix(".") for path in SITE.rglob("index.html")
)
PHONE = {"width": 390, "height": 844}
SCHEMES = ("light", "dark")
OF_A_FOLDER = 4
# What stands around every page: looked at with one page of each folder, and with all in dark once.
FRAME = [".md-header", ".md-tabs", ".md-sidebar--primary", ".md-footer"]
# Thirty chapters of the review book come from one template: a tenth of the whole time, each time.
REST_OF_THE_BOOK = """() => {
  const later = document.querySelectorAll(".b-book-rule")[4];
  while (later?.nextElementSibling) later.nextElementSibling.remove();
}"""


def findings(
    page: Page, only: Sequence[str] = (), *, frame: bool = True, colors: bool = True
) -> list[str]:
    """Return what axe finds on a page, by all rules or only some: rule, element and why.

    Without ``frame`` the frame is left out, without ``colors`` the rules on colors.
    """
    # What the header happens to cover after a click is not what is asked here.
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(AXE)
    options = {
        "runOnly": {"type": "rule", "values": only} if only else {"type": "tag", "values": RULES},
        "rules": {} if colors else {rule: {"enabled": False} for rule in RULES_ON_COLORS},
        # Of what passes, only the count is worked out: that is most of the time on a long page.
        "resultTypes": ["violations"],
    }
    exclude = [] if frame else [[part] for part in FRAME]
    found: list[dict[str, Any]] = page.evaluate(
        "async ([exclude, options]) => (await axe.run({ exclude }, options)).violations",
        [exclude, options],
    )
    return [
        f"{violation['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def switch_to_dark(page: Page) -> None:
    """Press the button for it; for this page only, not for those that follow."""
    page.locator("form[data-md-component=palette] label:visible").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for(state="attached")
    page.evaluate("localStorage.clear()")


def pages(lang: str) -> list[str]:
    """Return the pages of a language, and one that is not there."""
    found = [path for path in PAGES if path.startswith("zh") == (lang == "zh")]
    return [*found, f"{'zh/' if lang == 'zh' else ''}no-such-page"]


def go(page: Page, site: str, path: str) -> None:
    """Open a page; of the review book only the first chapters stay."""
    page.goto(f"{site}{path}/" if path else site)
    page.evaluate(REST_OF_THE_BOOK)


def test_every_page_is_known() -> None:
    english = {p for p in PAGES if not p.startswith("zh")}
    chinese = {p.removeprefix("zh").removeprefix("/") for p in PAGES if p.startswith("zh")}

    assert english == chinese
    assert len(english) >= 37


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_page(page: Page, site: str, lang: str) -> None:
    """Colors are those of the style, in every language: below."""
    wrong, framed = {}, set()
    for path in pages(lang):
        go(page, site, path)
        folder = path.rpartition("/")[0]
        wrong[path] = findings(page, frame=folder not in framed, colors=False)
        framed.add(folder)

    assert {path: found for path, found in wrong.items() if found} == {}


def test_the_colors_of_every_page_in_light_and_dark(page: Page, site: str) -> None:
    """Nothing but colors differs in dark; the buttons of the header are looked at below.

    The pages of a folder have one template and one style: of each, the first few.
    """
    wrong = {}
    folders: dict[str, int] = {}
    for path in pages("en"):
        folder = path.rpartition("/")[0]
        folders[folder] = folders.get(folder, 0) + 1
        if folder and folders[folder] > OF_A_FOLDER:
            continue
        go(page, site, path)
        wrong[path] = findings(page, RULES_ON_COLORS, frame=False)
        switch_to_dark(page)
        wrong[f"{path} in dark"] = findings(page, RULES_ON_COLORS, frame=False)

    assert {path: found for path, found in wrong.items() if found} == {}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_that_opens_in_dark(site: str, open_page: Callable[..., Page], lang: str) -> None:
    page = open_page(color_scheme="dark")
    page.goto(address(site, lang, ""))

    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert findings(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [None, PHONE], ids=["wide", "phone"])
def test_the_checker_half_filled_in(
    site: str,
    open_page: Callable[..., Page],
    lang: str,
    scheme: str,
    size: dict[str, int] | None,
) -> None:
    page = open_page(color_scheme=scheme, **({"viewport": size} if size else {}))
    give_answers(page, YOUNG_COMPANY)
    page.goto(address(site, lang))
    wait_for_result(page)
    for section in ("owners", "record", "means", "materials"):
        unfold(page, section)

    assert findings(page) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_checker_that_could_not_start(
    site: str, open_page: Callable[..., Page], lang: str
) -> None:
    page = open_page()
    page.route("**/runtime/**", lambda route: route.abort())
    page.goto(address(site, lang))
    choose(page, "service.for_others", "yes")
    page.locator('[data-state="failed"]').wait_for(state="attached")

    assert findings(page) == []


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rules_small_checker_with_its_result(
    site: str, open_page: Callable[..., Page], lang: str
) -> None:
    page = open_page()
    give_answers(page, YOUNG_COMPANY)
    page.goto(address(site, lang, "materials/social-security-certificate/"))
    choose(page, "materials.social-security-certificate.red_seal", "no")
    page.locator(".b-mini").first.wait_for()

    assert findings(page) == []

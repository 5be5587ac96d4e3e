"""The site in real Chromiums of earlier years: all of it, or the guide and a word on what lacks.

Playwright's own ways to press and to wait need a newer engine: here the page itself is told.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from conftest import PATIENCE, PHONE, SITE, WIDE
from drivers import until
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright
from support.rows import keyed, rows_of

from scripts.machine.chromium import FLAGS
from scripts.machine.older import OlderChromium, why_not
from scripts.site.after.one_file import FOLDER, NAME
from scripts.site.floors import floors

# They come only with --all.
pytestmark = pytest.mark.thorough

ROWS = rows_of("browser/older")
LOOKS = ROWS["looks"]
OLDEST = int(floors()["all"]["chrome"])
GUIDE_ONLY = 92
LEADS = ("This browser cannot run the checker.", "这个浏览器打不开自查。")
# Of a policy an engine may know a part, and say so.
SAID_ANYWAY = "'wasm-unsafe-eval''. It will be ignored."
# A touch is none of these engines' own here: what is narrow is a phone.
WIDTHS = {"wide": WIDE, "phone": PHONE}

PRESS = "selector => document.querySelector(selector).click()"
IS_SHOWN = "selector => Boolean(document.querySelector(selector)?.getClientRects().length)"
TEXT = "selector => document.querySelector(selector)?.textContent ?? ''"
CHOOSE = """([selector, value]) => {
  const list = document.querySelector(selector);
  list.value = value;
  list.dispatchEvent(new Event("change", { bubbles: true }));
}"""
KEEP = """application => sessionStorage.setItem("b24:answers", JSON.stringify({
  application, changed: new Date().toISOString(), saved: true,
}))"""
# The widely copied checklist is pasted from its button.
PASTE = """() => {
  const field = document.querySelector(".b-heard textarea");
  field.value = document.querySelector("[data-sample]").dataset.sample.split("|").join("\\n");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}"""
TICKED = "selector => document.querySelector(selector).checked"
KEPT = "() => JSON.parse(sessionStorage.getItem('b24:answers')).application"
# Of what is in sight, by its number among all elements: its form, and its colors.
LOOK = """({ form, colors }) => {
  const found = {};
  for (const [n, element] of [...document.querySelectorAll("body *")].entries()) {
    const style = getComputedStyle(element);
    const isShown = element.getClientRects().length && style.visibility === "visible";
    const told = (names) => names.map((name) => style[name]).join(" ");
    if (isShown && !element.closest("option, svg *")) found[n] = [told(form), told(colors)];
  }
  return found;
}"""


class Older:
    """A Chromium of an earlier year, and what goes wrong in its pages."""

    def __init__(self, browser: Browser, site: str):
        """Know the browser and the address of the site."""
        self.browser, self.site = browser, site
        self.said: list[str] = []

    @contextmanager
    def page(self, **options: Any) -> Iterator[Page]:
        """Open a page in a window of its own; nothing may go wrong in it."""
        context = self.browser.new_context(base_url=self.site, **({"viewport": WIDE} | options))
        listen(context, said := [])
        yield context.new_page()
        context.close()
        assert said == []


def listen(context: BrowserContext, said: list[str]):
    """Note the errors of a window."""

    def note(message: ConsoleMessage):
        if message.type == "error" and SAID_ANYWAY not in message.text:
            said.append(message.text)

    context.on("console", note)
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.set_default_timeout(PATIENCE)


@pytest.fixture(scope="module")
def older(playwright: Playwright, site: str) -> Iterator[Callable[[int], Older]]:
    """Give what starts a version, once."""
    started: dict[int, Older] = {}

    def start(version: int) -> Older:
        one = OlderChromium(version)
        if not one.program.is_file():
            pytest.skip(why_not(version))
        if version not in started:
            program, env = str(one.program), one.environment()
            options: dict[str, Any] = {"executable_path": program, "env": env, "args": [*FLAGS]}
            started[version] = Older(playwright.chromium.launch(**options), site)
        return started[version]

    yield start
    for one in started.values():
        one.browser.close()


def see(page: Page, selector: str, *, gone: bool = False):
    """Wait until something is in sight, or out of it."""
    seen = until(lambda: page.evaluate(IS_SHOWN, selector) is not gone, PATIENCE / 1000)
    assert seen, f"{selector} is {'still' if gone else 'not'} there"


def press(page: Page, selector: str):
    """Press something once it is there."""
    see(page, selector)
    page.evaluate(PRESS, selector)


@pytest.mark.parametrize("version", [103, OLDEST])
def test_the_oldest_that_gets_all_of_it_goes_from_home_to_a_verdict_and_saves_it(
    older: Callable[[int], Older], version: int
):
    """And so does one before it, in the older ways."""
    with older(version).page() as page:
        page.goto("")
        page.evaluate(CHOOSE, [".b-asks-first [data-where]", "CN-HN"])
        page.evaluate(CHOOSE, [".b-asks-first [data-capital]", "no"])
        with page.expect_navigation():
            press(page, '.b-hero a[href="list/"]')
        see(page, ".b-my-list [data-do=print]:not(:disabled)")
        page.goto("check/")
        for step in ROWS["step"]:
            press(page, step["press"])
            see(page, step.get("there") or step["gone"], gone="gone" in step)
        with page.expect_download() as saved:
            page.evaluate(PRESS, "[data-do=save]")
        assert '"rents_out": false' in saved.value.path().read_text("utf-8")
        assert page.pdf().startswith(b"%PDF")
        assert page.evaluate("document.querySelector('.b-checker').dataset.print") == "report"


@pytest.mark.parametrize("version", [103, OLDEST])
def test_a_pasted_text_is_answered(older: Callable[[int], Older], version: int):
    with older(version).page() as page:
        page.goto("claims/")
        page.evaluate(PASTE)
        press(page, ".b-heard [data-do=hear]")
        see(page, ".b-heard li[data-state=recognized]")


@pytest.mark.parametrize("version", [103, OLDEST])
def test_a_draft_is_laid_over_the_answers(older: Callable[[int], Older], version: int):
    given = {"service": {"provinces": ["CN-HN"]}, "company": {"registered_capital": 1_000_000}}
    with older(version).page() as page:
        page.goto("zh/draft/")
        page.evaluate(KEEP, given)
        press(page, "[data-do=look]")
        see(page, ".b-effect [data-part=panel] h3")
        assert "符合 → 不符合" in page.evaluate(TEXT, ".b-effect [data-part=panel]")


@pytest.mark.parametrize("version", [103, OLDEST])
def test_a_phone_opens_the_result(older: Callable[[int], Older], version: int):
    with older(version).page(viewport=PHONE) as page:
        page.goto("zh/check/")
        press(page, '[data-path="service.rents_out"] input[value=no]')
        see(page, "[data-state=ready] .b-onward .b-bar")
        press(page, ".b-onward [data-do=sheet]")
        see(page, ".b-sheet[open] .b-verdict--law .b-count")
        press(page, ".b-sheet[open] [data-do=close-dialog]")
        see(page, ".b-sheet[open]", gone=True)


def test_the_oldest_that_gets_all_of_it_answers_without_a_connection(
    older: Callable[[int], Older],
):
    with older(OLDEST).page() as page:
        page.goto("zh/check/")
        press(page, '[data-path="service.rents_out"] input[value=no]')
        assert until(lambda: page.evaluate("document.documentElement.dataset.offline") == "kept")
        page.context.set_offline(offline=True)
        page.reload()
        see(page, "[data-state=ready] .b-result .b-count")


@pytest.mark.parametrize("version", [103, OLDEST])
def test_the_one_file_comes_to_a_verdict_without_a_server_or_a_connection(
    older: Callable[[int], Older], version: int
):
    with older(version).page(offline=True) as page:
        page.goto(f"{(SITE / FOLDER / NAME.format(lang='zh')).as_uri()}#/check/")
        press(page, '[data-path="service.rents_out"] input[value=no]')
        see(page, "[data-state=ready] .b-result .b-count")
        with page.expect_download() as saved:
            page.evaluate(PRESS, "[data-do=save]")
        assert '"rents_out": false' in saved.value.path().read_text("utf-8")


@pytest.mark.parametrize("place", keyed(ROWS["place"], "gone", "path"))
def test_what_cannot_run_the_checker_says_so_in_its_place(
    older: Callable[[int], Older], place: Any
):
    with older(GUIDE_ONLY).page() as page:
        page.goto(place["path"])
        see(page, ".b-old [data-old=engine]")
        assert page.evaluate(TEXT, ".b-old strong") in LEADS
        see(page, place["gone"], gone=True)


def test_its_answers_go_along_as_a_link_that_others_read(older: Callable[[int], Older], page: Page):
    given = {"company": {"name": "甲公司"}, "service": {"provinces": ["CN-HN"]}}
    with older(GUIDE_ONLY).page() as old:
        old.goto("zh/check/")
        old.evaluate(KEEP, given)
        old.reload()
        press(old, "[data-old=copy]")
        link = old.evaluate("document.querySelector('.b-old input').value")
        assert old.evaluate(TEXT, "[data-old=own]") == "甲公司 · 湖南"

    page.goto(link)
    see(page, "[data-shown=link]")
    assert page.locator("#b-name").input_value() == "甲公司"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_guide_is_read_where_the_checker_cannot_run(older: Callable[[int], Older], width: str):
    with older(GUIDE_ONLY).page(viewport=WIDTHS[width]) as page:
        page.goto("zh/list/")
        page.evaluate(CHOOSE, [".b-asks-first [data-where]", "CN-HN"])
        page.evaluate(CHOOSE, [".b-asks-first [data-capital]", "no"])
        see(page, ".b-written li input")
        box = ".b-written [data-path='materials.business-license.copy'] input"
        press(page, box)
        page.reload()
        see(page, box)
        assert page.evaluate(TICKED, box)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.pdf().startswith(b"%PDF")
        page.goto("materials/premises-proof/")
        see(page, ".b-glance dd")
        page.evaluate("document.querySelector('.md-search__input').focus()")
        page.keyboard.type("lease")
        see(page, ".md-search-result__item")


@pytest.mark.parametrize("version", [OLDEST, 122])
def test_a_page_looks_as_in_the_engine_of_today(
    older: Callable[[int], Older], version: int, page: Page
):
    """Of a hundred elements in sight 95 have their form, and 90 their colors."""
    names = {"form": LOOKS["form"], "colors": LOOKS["colors"]}
    with older(version).page() as old:
        for path in LOOKS["pages"]:
            looks = []
            for each in (page, old):
                each.goto(path)
                see(each, "h1")
                looks.append(each.evaluate(LOOK, names))
            assert alike(*looks, of=0) >= LOOKS["least_form"], path
            assert alike(*looks, of=1) >= LOOKS["least_colors"], path


def alike(today: Mapping[str, list[str]], then: Mapping[str, list[str]], *, of: int) -> float:
    """Return how many of a hundred elements in sight are so in both, and look alike."""
    both = today.keys() & then.keys()
    same = sum(today[n][of] == then[n][of] for n in both)
    return 100 * same / len(today.keys() | then.keys())

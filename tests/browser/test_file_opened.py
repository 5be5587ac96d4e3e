"""The one file, opened without a server: its pages, its search, its checker, and its answers."""

import json
import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from checker_page import (
    FORMAT,
    YOUNG_COMPANY,
    as_chosen,
    fits,
    line,
    open_file,
    open_step,
    pages_on_paper,
    save_answers,
    stored,
    wait_for_result,
)
from conftest import ENGINES, PHONE, SAID, SITE, windows
from drivers import Chromium, Driver, browsing, until
from playwright.sync_api import Browser, Page, expect
from support.samples import in_both_languages
from test_keeping import NO_STORAGE
from test_pyodide import requests
from visitor import GIVEN, fill_in, verdict_without_browser
from witness import Witness

from checker.doors import web
from scripts.site.after.one_file import FOLDER, NAME

PLACE = f"{(SITE / FOLDER).as_uri()}/"
RULE = "materials/social-security-certificate/"
# Of the worked cases one is always asked in so many; all of them where the thorough tests run.
FEW = 40
# A worker that was on its way when its page was left.
LEFT = "net::ERR_ABORTED: blob:"
PAGES = "return document.querySelectorAll('h1').length"
# The file's own worker, begun as its page begins it.
ASK_ALL = """async (asked) => {
  const text = (one) => one.textContent;
  const code = text(document.querySelector("script[data-file='worker.js']"));
  const held = [...document.querySelectorAll("script[data-runtime]")];
  const files = Object.fromEntries(held.map((one) => [one.dataset.file, text(one)]));
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  const heard = (wanted) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => {
      if (data.failed || data.crash) reject(new Error(JSON.stringify(data)));
      if (wanted in data) resolve(data);
    };
  });
  const ready = heard("ready");
  worker.postMessage({ way: { saves: true }, files });
  await ready;
  const sums = [];
  for (const [id, request] of asked.entries()) {
    const replied = heard("reply");
    worker.postMessage({ id, request });
    const { reply } = await replied;
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(reply));
    sums.push([...new Uint8Array(bytes)].join(" "));
  }
  worker.terminate();
  return sums;
}"""


def file_of(lang: str, page: str = "") -> str:
    """Return the address of a page in the file of a language."""
    return f"{NAME.format(lang=lang)}{'#/' + page if page else ''}"


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open the file in windows without a connection; none may say anything on its console."""
    with windows(browser, PLACE) as open_window:

        def offline(**options: object) -> Page:
            page = open_window(offline=True, **options)
            pages.append(page)
            return page

        pages: list[Page] = []
        yield offline
        said = [line for page in pages for line in SAID[page.context]]
        assert [line for line in said if not line.startswith(LEFT)] == []


@pytest.fixture
def page(opened: Callable[..., Page]) -> Page:
    return opened()


def go(page: Page, lang: str, path: str = ""):
    """Come to a page of the file from elsewhere."""
    page.goto("about:blank")
    page.goto(file_of(lang, path))
    expect(page.locator("h1")).to_be_visible()


def to_check(page: Page, lang: str = "en"):
    """Open the checker of the file."""
    go(page, lang, "check/")
    expect(page.locator("[data-part=date]")).not_to_be_empty()


@in_both_languages
def test_the_checker_in_it_comes_to_a_verdict(page: Page, lang: str):
    to_check(page, lang)
    open_file(page, YOUNG_COMPANY)
    wait_for_result(page)

    shown = page.locator("[data-part=panel]").evaluate(
        "one => one.textContent.replace(/\\s+/g, '')"
    )
    assert shown == verdict_without_browser(stored(page), lang)


@in_both_languages
def test_its_pages_are_shown_one_at_a_time(page: Page, lang: str):
    go(page, lang)
    first = page.title()
    page.locator(".md-tabs a[href='#/materials/']").click()
    page.locator(f"main a[href='#/{RULE}']").first.click()
    expect(page.locator("h1")).to_contain_text("社保" if lang == "zh" else "Social security")
    page.go_back()
    expect(page.locator(f"main a[href='#/{RULE}']").first).to_be_visible()
    page.go_back()

    expect(page).to_have_title(first)
    expect(page.locator("h1")).to_have_count(1)


def test_a_link_to_a_place_of_another_page_brings_it_in_sight(page: Page):
    go(page, "en", "glossary/")
    name = page.locator("article h2[id]").last.get_attribute("id")
    go(page, "en", f"glossary/#{name}")

    expect(page.locator(f"[id='{name}']")).to_be_in_viewport()


@in_both_languages
def test_what_is_searched_is_found_and_opened(page: Page, lang: str):
    go(page, lang)
    word = "社保证明" if lang == "zh" else "social security"
    page.locator(".md-search__input").fill(word)
    first = page.locator(".md-search-result__list a").first
    expect(first).to_be_visible()
    title = first.locator("h2").inner_text()
    first.click()

    assert word in title.lower()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("location.hash").startswith("#/")


def test_what_is_nowhere_is_not_found(page: Page):
    go(page, "en")
    page.locator(".md-search__input").fill("zzzz")

    expect(page.locator(".md-search-result__meta").first).to_contain_text("Nothing found")


@in_both_languages
def test_the_list_has_its_days(page: Page, lang: str):
    go(page, lang, "list/")
    page.locator("main select[data-where]").first.select_option("CN-HN")
    page.locator("main select[data-capital]").first.select_option("no")

    listed = page.locator(".b-my-list[data-state=ready]")
    expect(listed.locator("[data-key='materials.business-license.copy'] input")).to_be_visible()
    expect(listed.locator("[data-part=day]")).to_have_value(re.compile(r"^\d{4}-"))


def test_answers_go_into_a_file_and_come_back(page: Page, opened: Callable[..., Page]):
    to_check(page)
    open_file(page, YOUNG_COMPANY)
    wait_for_result(page)
    saved = save_answers(page).path().read_text("utf-8")
    other = opened()
    to_check(other, "zh")
    open_file(other, saved)
    wait_for_result(other)

    assert json.loads(saved)["format"] == FORMAT
    assert stored(other) == stored(page)


def test_answers_stay_while_its_pages_are_read(page: Page):
    to_check(page)
    open_file(page, YOUNG_COMPANY)
    wait_for_result(page)
    given = stored(page)
    go(page, "en", RULE)
    expect(page.locator("h1")).to_contain_text("Social security")
    go(page, "en", "check/")
    wait_for_result(page)

    assert stored(page) == given


def test_it_works_where_the_browser_stores_nothing(page: Page):
    page.add_init_script(NO_STORAGE)
    to_check(page)
    open_file(page, YOUNG_COMPANY)
    wait_for_result(page)

    assert save_answers(page).path().stat().st_size > 0


def test_a_step_of_the_checker_keeps_its_place(page: Page):
    to_check(page)
    open_file(page, YOUNG_COMPANY)
    wait_for_result(page)
    open_step(page, "papers")
    page.reload()
    wait_for_result(page)

    expect(page.locator(".b-steps [data-step=papers]")).to_have_attribute("aria-current", "step")


def test_a_worked_case_opens_with_its_answers(page: Page):
    go(page, "en", RULE)
    page.locator(".b-fold", has=page.locator(".b-all-cases")).locator("summary").first.click()
    page.locator(".b-all-cases > summary").click()
    row = page.locator(".b-all-cases tbody tr", has=page.locator(".b-pill--not_met")).first
    row.get_by_role("link").click()
    wait_for_result(page)

    expect(line(page, "social-security-certificate").first).to_be_attached()


def test_a_pdf_is_not_read_and_that_is_said(page: Page):
    to_check(page)
    page.get_by_role("button", name="Read my papers").click()
    dialog = page.locator("dialog[open]")
    dialog.locator("input[type=file]").first.set_input_files(as_chosen({"a.pdf": b"%PDF-1.4"}))

    expect(dialog).to_contain_text("Not read: a.pdf. This one file reads no PDF")


@in_both_languages
def test_an_overview_is_printed_on_one_sheet(page: Page, lang: str):
    go(page, lang, "materials/")

    assert pages_on_paper(page) == 1


@in_both_languages
def test_it_fits_a_phone(opened: Callable[..., Page], lang: str):
    page = opened(viewport=PHONE)
    for path in ("", "check/", "list/", RULE):
        go(page, lang, path)
        assert fits(page)


def test_it_is_dark_where_the_system_is_until_light_is_pressed(opened: Callable[..., Page]):
    page = opened(color_scheme="dark")
    go(page, "en")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    go(page, "en", RULE)

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@in_both_languages
def test_the_list_of_it_does_not_offer_it(page: Page, lang: str):
    go(page, lang, "list/")

    expect(page.locator("[data-one-file]")).to_have_count(0)


@in_both_languages
def test_at_its_foot_stands_what_it_is(page: Page, lang: str):
    go(page, lang, "about/")

    expect(page.locator("footer")).to_contain_text("PDF")


def test_some_cases_are_answered_with_the_same_bytes(page: Page):
    go(page, "en")
    answers_alike(lambda asked: page.evaluate(ASK_ALL, asked), FEW)


def answers_alike(ask: Callable[[list[str]], list[str]], every: int):
    """Ask the file's worker and this machine's Python the same."""
    names, asked = zip(*[*requests().items()][::every], strict=True)
    here = [" ".join(map(str, sha256(web.answer(text).encode()).digest())) for text in asked]
    there = ask(list(asked))

    assert [n for n, a, b in zip(names, here, there, strict=True) if a != b] == []


@pytest.mark.thorough
@pytest.mark.parametrize("engine", ENGINES)
def test_in_each_engine_all_is_answered(
    engine: str, witness: Witness, tmp_path: Path, browser: Browser
):
    with browsing(engine, witness, tmp_path, browser) as driver:
        visit(driver)
    assert witness.foreign == []


def visit(driver: Driver):
    """Answer everything in the file, and compare the result; then ask all worked cases."""
    if not isinstance(driver, Chromium):
        driver.site = ""
    driver.go(PLACE + file_of("en", "check/"))
    assert until(lambda: driver.run(PAGES)) == 1
    said = fill_in(driver)

    assert said == verdict_without_browser(driver.run(GIVEN), "en")
    answers_alike(lambda asked: driver.run(f"return ({ASK_ALL})(...arguments)", asked), 1)

"""A small checker in a frame of another site, and any other page of the guide in such a frame."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from checker_page import address, arrive, choose, requests_of
from conftest import SAID
from playwright.sync_api import Frame, Page, expect
from support.samples import in_both_languages
from test_accessibility import in_light_and_dark

from scripts.machine.server import serving

Framed = Callable[..., Frame]
# The same machine under its other name is another origin.
HOST = "localhost"
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });
}
"""
SEAL = "materials.social-security-certificate.red_seal"
KEPT = "[{...localStorage}, {...sessionStorage}, document.cookie]"
PAPER = "embed/social-security-certificate/"
# The frame follows what it is told, while the result still grows; the policy lets no text be run.
FITS = """async () => {
  const main = document.querySelector("main");
  const fits = () =>
    Math.abs(main.getBoundingClientRect().height - innerHeight) <= 1 &&
    document.documentElement.scrollHeight <= innerHeight + 1;
  for (let n = 0; n < 500 && !fits(); n += 1) await new Promise((r) => setTimeout(r, 20));
  return fits();
}"""


@pytest.fixture
def framed(site: str, page: Page, tmp_path: Path) -> Iterator[Framed]:
    """Show a page of another origin with the lines of the about page around one of ours."""

    def opened(path: str, lines: str = "", sandbox: str = "") -> Frame:
        lines = lines or f'<iframe src="{site}{path}" title="B24" {sandbox}></iframe>'
        head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">'
        (tmp_path / "index.html").write_text(f"{head}<h1>甲公司</h1>{lines}", "utf-8")
        page.goto(home)
        frame = page.locator("iframe").element_handle().content_frame()
        frame.wait_for_load_state()
        return frame

    with serving(tmp_path) as served:
        home = served.replace("127.0.0.1", HOST)
        yield opened
    assert [said for said in SAID[page.context] if said.startswith("error: ")] == []


def led_to(frame: Frame, link: str) -> Page:
    """Follow a link out of the frame."""
    with frame.page.expect_popup() as opened:
        frame.get_by_role("link", name=link).click()
    return opened.value


def written_lines(page: Page, lang: str, **chosen: str) -> str:
    """Choose on the page about the guide, and return the lines to copy."""
    page.goto(address(lang, "about/"))
    page.locator(".b-fold", has=page.locator(".b-embedding")).locator("summary").first.click()
    for name, value in chosen.items():
        page.locator(f'.b-embedding select[name="{name}"]').select_option(value)
    return page.locator(".b-embedding code").inner_text()


@in_both_languages
def test_the_lines_to_copy_show_a_checker_that_answers_and_fits(
    page: Page, framed: Framed, lang: str
):
    rule = {"checker": "social-security-certificate", "province": "CN-HN"}
    lines = written_lines(page, lang, **rule)
    frame = framed("", lines)
    expect(frame.locator("h1")).to_have_text(
        "Social security certificate" if lang == "en" else "社保证明"
    )
    choose(frame, SEAL.replace("red_seal", "held"), "yes")
    choose(frame, SEAL, "no")

    expect(frame.locator(".b-mini--checklist")).to_contain_text(
        "red seal" if lang == "en" else "红章"
    )
    expect(frame.locator(".b-mini--local")).to_contain_text("Hunan" if lang == "en" else "湖南")
    assert frame.evaluate(FITS)


def test_the_need_is_answered_where_nothing_may_be_kept(page: Page, framed: Framed):
    page.add_init_script(NO_STORAGE)
    frame = framed("embed/need/?province=CN-GZ")
    choose(frame, "for-whom", "outside")
    choose(frame, "service.public_network", "yes")
    choose(frame, "company.foreign_capital", "no")

    expect(frame.locator('[data-key="license"] strong')).to_contain_text("needed")
    expect(frame.locator('[name="service.provinces"][value="CN-GZ"]')).to_be_checked()
    expect(frame.locator('[data-key="authority"]')).to_contain_text("Guizhou")


@pytest.mark.thorough
def test_in_a_sandbox_that_allows_what_the_page_says_it_works_and_its_answers_go_along(
    page: Page, framed: Framed
):
    page.goto("about/")
    (allowed,) = re.findall(r"allow-scripts[ a-z-]*", page.locator("article").text_content() or "")
    frame = framed(PAPER, sandbox=f'sandbox="{allowed}"')
    choose(frame, SEAL, "no")
    expect(frame.locator(".b-mini--checklist")).to_contain_text("red seal")
    # What it opens is no longer in the sandbox: there a file could not be saved.
    opened = led_to(frame, "Open in the guide")
    expect(opened.locator("h1")).to_be_visible()
    assert opened.evaluate("origin") != "null"

    check = led_to(frame, "Go on in the full check")
    expect(check.locator('[data-part="notes"]')).to_contain_text("come from a link")
    expect(check.locator(f'[name="{SEAL}"][value="no"]')).to_be_checked()
    assert check.evaluate("opener") is None


@in_both_languages
def test_nothing_is_kept_and_nothing_of_the_guide_is_read_and_axe_finds_nothing(
    page: Page, lang: str
):
    arrive(page, {"service": {"provinces": ["CN-HN"]}}, "", lang)
    before = page.evaluate(KEPT)
    page.goto(address(lang, PAPER))
    expect(page.locator("#b-embed-province")).to_have_value("")
    page.locator("#b-embed-province").select_option("CN-GZ")
    choose(page, SEAL, "no")
    page.locator('.b-mini-check[data-state="ready"]').wait_for()

    assert page.evaluate(KEPT) == before
    assert in_light_and_dark(page, lang) == []


def test_links_lead_out_of_the_frame(framed: Framed):
    frame = framed("zh/embed/registered-capital/")
    opened = led_to(frame, "在指南中打开")

    assert opened.url.endswith("/zh/conditions/registered-capital/")
    assert frame.locator("main + *, header, nav, [data-md-component=search]").count() == 0


@pytest.mark.parametrize("value", ["CN-XX", '"><b>', "nationwide"])
def test_a_province_that_is_none_chooses_none(page: Page, value: str):
    page.goto("embed/need/")
    page.evaluate("value => location.search = new URLSearchParams({province: value})", value)
    page.wait_for_url(re.compile("province="))

    expect(page.locator("#b-embed-province")).to_have_value("")


def test_the_example_is_loaded_only_once_it_is_asked_for(page: Page):
    asked = requests_of(page)
    written_lines(page, "en", checker="registered-capital", colors="dark")
    assert not [url for url in asked if "/embed/" in url]
    page.get_by_role("button", name="Show it here").click()
    inner = page.frame_locator(".b-embedding iframe")

    expect(inner.locator("h1")).to_have_text("Registered capital")
    expect(inner.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    # Another choice is no step on the way back.
    before = page.evaluate("history.length")
    page.locator(".b-embedding [name=checker]").select_option("need")
    expect(inner.locator("h1")).not_to_have_text("Registered capital")
    assert page.evaluate("history.length") == before


@pytest.mark.parametrize("path", ["check/", "zh/materials/business-license/", ""])
def test_any_other_page_in_a_frame_shows_only_the_way_to_it(framed: Framed, path: str):
    frame = framed(path)

    expect(frame.locator("body > *:visible")).to_have_count(1)
    with frame.page.expect_popup() as opened:
        frame.locator("a:visible").click()
    expect(opened.value.locator("h1")).to_be_visible()
    assert opened.value.url == frame.url


def test_a_frame_without_scripts_shows_the_texts_and_no_checker(
    site: str, page: Page, tmp_path: Path
):
    frame = f'<iframe sandbox src="{site}conditions/registered-capital/" title="B24"></iframe>'
    (tmp_path / "index.html").write_text(f"<!doctype html>{frame}", "utf-8")
    with serving(tmp_path) as home:
        page.goto(home.replace("127.0.0.1", HOST))
        inner = page.frame_locator("iframe")

        expect(inner.locator("h1")).to_be_visible()
        expect(inner.locator(".b-framed-note")).to_be_hidden()
        expect(inner.locator(".b-mini-check[data-state]")).to_have_count(0)

"""The equity chart in its step: drawn, mended, saved as a file, and printed alone."""

import re
from xml.etree import ElementTree as ET

import pytest
from checker_page import choose, fits, open_step, row, saved_by, show_report, stored
from conftest import PHONE
from playwright.sync_api import Page, expect
from support.owners import EXAMPLE, Entry, company, owned_by, person
from support.replies import asked
from support.samples import in_both_languages

from checker.model import Lang

pytestmark = pytest.mark.shared(lang="zh")
ONE_PAGE = re.compile(rb"/Type\s*/Page\b")
SHEET = ".b-equity__sheet"
# Every text in a box stands inside it; as the browser sets it, in whatever font there is.
RUNS_OVER = """() => {
  const drawing = document.querySelector(".b-equity__sheet svg > g");
  // A shape that was never laid out has an empty box at the first asking.
  drawing.getBoundingClientRect();
  const boxes = [...drawing.querySelectorAll("rect")].map((box) => box.getBBox());
  const inside = (t, b) => t.x > b.x && t.x + t.width < b.x + b.width &&
    t.y > b.y - 2 && t.y + t.height < b.y + b.height + 2;
  const texts = [...drawing.querySelectorAll("text[text-anchor=middle]")];
  return texts.filter((text) => !boxes.some((box) => inside(text.getBBox(), box)))
    .map((text) => text.textContent);
}"""


def drawn(data: Entry) -> str:
    """Return the sheet as the rules draw it without a browser."""
    panel = asked(do="equity", application=data, lang="zh")["panel"]
    return re.findall(r"<svg xmlns.*?</svg>", panel, re.DOTALL)[0]


def said(svg: str) -> list[str]:
    return ["".join(each.itertext()) for each in ET.fromstring(svg).iter() if each.text]  # noqa: S314


def test_the_chart_is_saved_as_the_rules_have_drawn_it(page: Page):
    report = show_report(page, EXAMPLE, "equity", lang="zh")
    saved = saved_by(report.locator("[data-ask*=equity]"))

    assert saved.suggested_filename == "甲公司-equity-chart.svg"
    text = saved.path().read_text(encoding="utf-8")
    assert said(text) == said(drawn(EXAMPLE))


@pytest.mark.thorough
@in_both_languages
def test_no_text_runs_over_its_box(page: Page, lang: Lang):
    data = owned_by(
        company("北京信息技术产业投资控股集团股份有限公司", 60),
        company("Wide WWW Mmm Information Technology Holdings (China) Company Limited", 40),
        person("MMMMWWWW MMMM", 50, "北京信息技术产业投资控股集团股份有限公司"),
        company("州国资委", 50, "北京信息技术产业投资控股集团股份有限公司")
        | {"kind": "state-body"},
    )
    show_report(page, data, "equity", lang=lang)

    assert page.evaluate(RUNS_OVER) == []


def test_a_problem_leads_to_its_field_and_goes_once_it_is_mended(page: Page):
    data = owned_by(company("乙公司", 100), person("甲某", 90, "乙公司"))
    report = show_report(page, data, "equity", lang="zh")
    expect(report).to_contain_text("乙公司的各股东持股比例合计90.00%")
    report.locator('[data-goto="holders[0].share"]').click()

    field = page.locator('[name="holders[0].share"]')
    expect(field).to_be_in_viewport()
    field.fill("100")
    field.press("Tab")
    open_step(page, "file")
    expect(report).to_contain_text("各级股东均已追溯到底")
    assert stored(page)["holders"][0]["share"] == 100


@pytest.mark.thorough
@pytest.mark.shared
def test_an_owner_further_up_is_entered_in_the_form(page: Page):
    report = show_report(page, owned_by(company("乙公司", 100)), "equity")
    expect(report).to_contain_text("the tracing stops here")
    report.locator('[data-goto="shareholders[0].kind"]').click()
    page.locator(".b-layers").get_by_role("button", name="Yes").click()
    row(page, "holders").locator('[data-do="add"]').first.click()
    page.locator('[name="holders[0].name"]').fill("甲某")
    page.locator('[name="holders[0].of"]').fill("乙公司")
    choose(page, "holders[0].kind", "natural-person")
    page.locator('[name="holders[0].share"]').fill("100")
    choose(page, "holders[0].foreign", "no")
    open_step(page, "file")

    expect(report).to_contain_text("Every level is traced to its end")
    assert stored(page)["holders"] == [
        {"name": "甲某", "of": "乙公司", "kind": "natural-person", "share": 100, "foreign": False}
    ]
    expect(page.locator(SHEET)).to_contain_text("100.00% of the applicant")


@pytest.mark.thorough
@pytest.mark.browser_context_args
def test_the_chart_is_printed_alone_on_one_page_of_a4(page: Page):
    many = owned_by(
        *(company(f"{n}号公司", 5) for n in range(20)),
        *(person("甲某", 100, f"{n}号公司") for n in range(20)),
    )
    report = show_report(page, many, "equity", lang="zh")
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    report.locator('[data-do="print-chart"]').click()
    page.emulate_media(media="print")

    expect(page.locator(f"{SHEET} svg")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(report.locator("details:not(.b-fold)")).to_be_hidden()
    # The browser's own command, which a PDF is made with, asks for the report again.
    page.evaluate(
        "addEventListener('beforeprint', () => document.querySelector('.b-checker')"
        ".dataset.print = 'chart')"
    )
    printed = page.pdf(prefer_css_page_size=True)
    assert len(ONE_PAGE.findall(printed)) == 1
    assert b"[0 0 841" not in printed


# In light the sheet is always looked at.
@pytest.mark.thorough
@pytest.mark.browser_context_args(color_scheme="dark")
def test_the_sheet_is_white_in_the_dark_and_can_be_scrolled_by_key(page: Page):
    page.set_viewport_size(PHONE)
    sheet = show_report(page, EXAMPLE, "equity", lang="zh").locator(SHEET)

    assert sheet.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(255, 255, 255)"
    assert sheet.get_attribute("tabindex") == "0"
    assert fits(page)

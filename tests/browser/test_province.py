"""What single provinces ask of a rule: a line each, and the reader's own province first."""

import pytest
from checker_page import YOUNG_COMPANY, address, arrive, young
from playwright.sync_api import Page, expect
from support.samples import in_both_languages

RULE = "materials/social-security-certificate/"
FOLD = ".b-compare__fold"
# The comparison is folded as a whole; within it many guides are once more.
OPEN = "document.querySelectorAll('.b-fold').forEach((fold) => { fold.open = true; })"
LINES = ".b-compare [data-province]"


@in_both_languages
def test_each_province_has_a_line_that_leads_to_its_page(page: Page, lang: str):
    page.goto(address(lang, RULE))
    page.evaluate(OPEN)
    lines = page.locator(f"{FOLD} li")

    assert lines.count() > 2
    assert page.locator(f'{FOLD} li > a[href^="../../local/"]').count() == lines.count()
    expect(lines.first).to_be_hidden()
    page.locator(f"{FOLD} > summary").click()
    expect(lines.last).to_be_visible()


@in_both_languages
def test_the_province_of_the_answers_stands_first(page: Page, lang: str):
    arrive(page, YOUNG_COMPANY, RULE, lang)
    page.evaluate(OPEN)

    expect(page.locator(LINES).first).to_be_visible()
    expect(page.locator(LINES).first).to_have_attribute("data-province", "CN-HN")
    expect(page.locator(f"{FOLD} li").first).to_be_hidden()
    expect(page.locator(".b-local tbody tr").first).to_have_attribute("data-province", "CN-HN")


@pytest.mark.parametrize("path", ["conditions/", "materials/"])
def test_once_it_is_known_who_decides_no_other_province_is_named(page: Page, path: str):
    page.goto(address("en", path))
    others = page.locator(".b-provincial")
    expect(others.first).to_be_visible()

    arrive(page, young({"service.provinces": ["CN-HN", "CN-GZ"]}), path)
    assert others.count() > 0
    assert others.locator("visible=true").count() == 0


def test_the_list_of_provinces_begins_with_ones_own(page: Page):
    arrive(page, YOUNG_COMPANY, "local/")
    expect(page.locator(".b-provinces tbody tr").first).to_have_attribute("data-province", "CN-HN")


def test_of_several_provinces_none_stands_first(page: Page):
    arrive(page, young({"service.provinces": ["CN-HN", "CN-GZ"]}), RULE)
    page.evaluate(OPEN)

    expect(page.locator(LINES).first).to_be_hidden()
    assert page.locator(".b-own-line").count() == 0


@pytest.mark.parametrize("path", ["conditions/", "materials/"])
@in_both_languages
def test_an_overview_links_the_pages_it_speaks_of(page: Page, lang: str, path: str):
    page.goto(address(lang, path))
    links = page.locator(".b-overview__local a")

    assert links.count() > 2
    assert page.locator(".b-overview__local a[href^='../local/']").count() == links.count()


@in_both_languages
def test_where_the_ministry_decides_what_a_guide_asks_is_one_line(page: Page, lang: str):
    page.goto(address(lang, "local/hunan/"))
    asks = page.locator(".b-guide-asks")
    rows, line = asks.locator("#equity-structure-chart"), asks.locator("> summary")
    expect(rows).to_be_visible()
    expect(line).to_be_hidden()

    arrive(page, young({"service.provinces": ["CN-HN", "CN-GZ"]}), "local/hunan/", lang)
    expect(rows).to_be_hidden()
    line.click()
    expect(rows).to_be_visible()


def test_where_the_province_decides_what_its_guide_asks_stands_open(page: Page):
    arrive(page, YOUNG_COMPANY, "local/hunan/")

    expect(page.locator(".b-guide-asks #equity-structure-chart")).to_be_visible()
    expect(page.locator(".b-guide-asks > summary")).to_be_hidden()


@pytest.mark.parametrize(
    ("answers", "own", "folded"),
    [
        pytest.param({"service.provinces": []}, False, True, id="not known"),
        pytest.param({"service.provinces": ["CN-HN"]}, True, False, id="Hunan"),
        pytest.param({"service.provinces": ["CN-HN", "CN-GZ"]}, False, False, id="ministry"),
        pytest.param({"service.provinces": ["CN-GZ"]}, False, False, id="Guizhou"),
    ],
)
def test_why_a_question_is_asked_tells_what_ones_own_guide_says(
    page: Page, answers: dict[str, list[str]], own: bool, folded: bool
):
    arrive(page, young(answers), "check/")
    why = page.locator('[id="f-materials.personnel-list.certificates-why"]')

    def is_hidden(part: str) -> bool:
        return bool(why.locator(part).evaluate("part => part.hidden"))

    expect(why.locator("dd").first).to_contain_text("the certificates go with the list")
    page.locator("html[data-decides]").wait_for()
    assert (is_hidden("[data-own]"), is_hidden("[data-own-none]")) == (not own, not folded)

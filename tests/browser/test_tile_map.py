"""The map of the provinces: a tile is a way to an entry, and with a script chooses the province."""

from checker_page import address
from playwright.sync_api import Page, ViewportSize, expect
from support.samples import in_both_languages

SMALL_PHONE: ViewportSize = {"width": 360, "height": 740}
FINGER = 44
TILES = ".b-map [data-choose]"


@in_both_languages
def test_a_tile_chooses_its_province_and_leads_to_its_entry(page: Page, lang: str):
    page.goto(address(lang, "authorities/"))
    page.locator('[data-choose="CN-HN"]').click()

    expect(page.locator("#cn-hn")).to_be_in_viewport()
    expect(page.locator('[data-choose="CN-HN"]')).to_have_attribute("aria-current", "true")
    expect(page.locator('[data-own="CN-HN"]')).not_to_have_attribute("hidden", "")
    page.goto(address(lang, "process/"))
    assert page.locator(".md-header [data-where]").input_value() == "CN-HN"
    expect(page.locator('[data-own="CN-HN"]')).to_be_visible()


@in_both_languages
def test_without_a_choice_no_tile_is_marked_and_each_is_large_enough_for_a_finger(
    page: Page, lang: str
):
    page.set_viewport_size(SMALL_PHONE)
    page.goto(address(lang, "authorities/"))
    assert page.locator(TILES).count() == 31
    assert page.locator(f"{TILES}[aria-current]").count() == 0
    expect(page.locator(".b-choose [data-own-none]")).to_be_visible()
    # No box stands there whose words are for another choice.
    assert page.locator(".b-choose .b-own:visible").count() == 1
    sizes = page.locator(TILES).evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect())"
        ".map(({ width, height }) => Math.min(width, height))"
    )

    assert min(sizes) >= FINGER
    edges = page.locator(".b-map").evaluate(
        "(one) => { const { left, right } = one.getBoundingClientRect(); return [left, right]; }"
    )
    assert edges == [0, SMALL_PHONE["width"]]

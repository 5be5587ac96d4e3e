"""The step "Agreement": what the papers say is typed once, compared at once, and kept."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from checker_page import (
    YOUNG_COMPANY,
    clear_checker,
    fits,
    open_step,
    save_answers,
    show_report,
    stored,
    write,
    young,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Locator, Page, expect
from support.samples import in_both_languages
from test_accessibility import findings, in_light_and_dark

pytestmark = pytest.mark.shared
PAPERS = Path(__file__).parents[1] / "cases_agreement" / "papers.toml"
COMPLETE: dict[str, Any] = json.loads(
    json.dumps(tomllib.loads(PAPERS.read_text(encoding="utf-8")), default=str)
)
NAMED = young({"company.name": "甲公司"})
PAID = {
    "materials": {
        "social-security-certificate": {"held": True, "payer_is_applicant": True},
    },
    "papers": {
        "business-license": {"company_name": "甲公司"},
        "social-security-certificate": {"payer": "乙公司"},
    },
}

# The answers as a link without names carries them.
NAMELESS = """async () => {
  const { src } = document.querySelector("script[src$='/checker.js']");
  const { nameless } = await import(src);
  return nameless(JSON.parse(sessionStorage.getItem("b24:answers")).application);
}"""

# What is typed or pressed and does not fit into its column, or does not show all its words.
TOO_WIDE = """controls => controls.filter((control) => {
  const column = control.closest("td").getBoundingClientRect();
  const isOver = control.getBoundingClientRect().right > column.right;
  return isOver || control.scrollWidth > control.clientWidth;
}).map((control) => control.name || control.textContent)"""


def open_agreement(page: Page, application: dict[str, Any], lang: str = "en"):
    show_report(page, application, "agree", "examine", lang)
    page.locator("#agreement").evaluate("fold => (fold.open = true)")


def field(page: Page, path: str) -> Locator:
    return page.locator(f'.b-agree [name="papers.{path}"]')


def place(page: Page, path: str) -> Locator:
    return page.locator(f'.b-say[data-key="papers.{path}"]')


def card(page: Page, words: str) -> Locator:
    return page.locator(".b-difference", has_text=words)


def test_a_name_on_one_paper_is_the_same_everywhere_with_one_press(page: Page):
    open_agreement(page, NAMED)
    place(page, "business-license.company_name").locator("[data-do=same]").focus()
    page.keyboard.press("Enter")
    expect(field(page, "business-license.company_name")).to_have_value("甲公司")
    expect(field(page, "business-license.company_name")).to_be_focused()
    # It stands there once the answer is in; before, another button opens the same field.
    place(page, "premises-proof.tenant").locator(".b-other").click()
    write(field(page, "premises-proof.tenant"), "乙公司")
    expect(card(page, "K1")).to_contain_text("乙公司")

    page.locator("[data-do=all-same]").click()

    expect(place(page, "labor-contracts.employer")).to_have_class("b-say b-say--same")
    papers = stored(page)["papers"]
    assert papers["labor-contracts"] == {"employer": "甲公司"}
    assert papers["application-form"] == {"company_name": "甲公司"}
    # What was typed is never written over.
    assert papers["premises-proof"] == {"tenant": "乙公司"}
    expect(page.locator("#agreement > summary")).to_contain_text("1 differ")


def test_a_known_difference_stays_at_its_table_while_another_step_is_filled_in(page: Page):
    open_agreement(page, NAMED | PAID)
    fold = page.locator("#agreement > summary")
    expect(fold).to_contain_text("1 differ")
    open_step(page, "need")
    page.locator(".b-case--none").click()
    expect(page.locator(".b-steps [data-step=need]")).to_contain_text("settled")

    open_step(page, "examine")
    expect(fold).to_contain_text("1 differ")


def test_what_is_typed_stays_goes_into_the_file_and_no_link_and_follows_a_correction(page: Page):
    open_agreement(page, COMPLETE)
    before = page.locator(".b-agree").inner_text()
    open_step(page, "need")
    open_step(page, "examine")
    expect(page.locator(".b-agree")).to_have_text(before, use_inner_text=True)
    text = save_answers(page).path().read_text(encoding="utf-8")
    assert json.loads(text)["papers"] == COMPLETE["papers"]
    carried = page.evaluate(NAMELESS)
    # The type of company names nobody, and may tell of foreign capital.
    assert carried["papers"] == {
        "business-license": {"company_type": COMPLETE["papers"]["business-license"]["company_type"]}
    }
    assert "name" not in carried["company"]

    # The last month is typed as a month and kept as its first day.
    month = field(page, "social-security-certificate.until")
    expect(month).to_have_value("2026-11")
    write(month, "2026-10")
    expect(place(page, "social-security-certificate.until")).to_be_visible()
    assert stored(page)["papers"]["social-security-certificate"]["until"] == "2026-10-01"
    name = field(page, "business-license.company_name")
    write(name, "甲乙公司")
    expect(name).to_have_value("甲乙公司")
    expect(place(page, "labor-contracts.employer")).to_have_class("b-say b-say--same")
    papers = stored(page)["papers"]
    assert papers["labor-contracts"]["employer"] == "甲乙公司"
    assert papers["commitment-letter"]["company_name"] == "甲乙公司"


def test_what_is_filled_in_fits_and_names_and_shares_are_typed_in_one_field(page: Page):
    open_agreement(page, NAMED)
    page.set_viewport_size({"width": 1440, "height": 900})
    place(page, "social-security-certificate.until").locator("[data-do=other]").click()
    expect(field(page, "social-security-certificate.until")).to_be_focused()
    fill = page.locator(".b-fill:visible", has_text="湖南省通信管理局")
    controls = page.locator(".b-says__table :is([type=month], .b-fill):visible")
    expect(fill).to_be_visible()
    assert controls.evaluate_all(TOO_WIDE) == []

    shares = field(page, "articles-of-association.shareholders")
    write(shares, "甲某 60%\n乙公司：40")
    place(page, "social-security-certificate.names").locator("[data-do=other]").click()
    names = field(page, "social-security-certificate.names")
    write(names, "甲某、乙某，丙某")

    expect(page.locator("#agreement > summary")).to_contain_text("to fill in")
    papers = stored(page)["papers"]
    assert papers["articles-of-association"]["shareholders"] == [
        {"name": "甲某", "share": 60},
        {"name": "乙公司", "share": 40},
    ]
    assert papers["social-security-certificate"]["names"] == ["甲某", "乙某", "丙某"]


def test_a_cleared_field_leaves_nothing_behind(page: Page):
    only = {"premises-proof": {"tenant": "甲公司"}}
    open_agreement(page, NAMED | {"papers": only})
    expect(field(page, "premises-proof.tenant")).to_have_value("甲公司")
    write(field(page, "premises-proof.tenant"), "")

    expect(page.locator("#agreement > summary")).to_contain_text("nothing typed yet")
    assert "papers" not in stored(page)


def test_a_contradicted_tick_is_unticked_only_by_a_press(page: Page):
    open_agreement(page, YOUNG_COMPANY | PAID)
    tick = "social-security-certificate"
    expect(card(page, "K9")).to_contain_text("In Gather you ticked")
    assert stored(page)["materials"][tick]["payer_is_applicant"] is True

    page.locator("[data-do=untick]").focus()
    page.keyboard.press("Enter")

    expect(page.locator("[data-do=untick]")).to_have_count(0)
    expect(card(page, "K9")).to_have_count(1)
    expect(card(page, "K9")).to_be_focused()
    assert "payer_is_applicant" not in stored(page)["materials"][tick]
    assert stored(page)["materials"][tick]["held"] is True


@pytest.mark.thorough
@in_both_languages
def test_a_phone_shows_one_card_a_field(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    open_agreement(page, COMPLETE | {"papers": COMPLETE["papers"] | {"premises-proof": {}}}, lang)

    assert fits(page)
    open_row, *_ = page.locator('.b-says__fold[aria-expanded="true"]').all()
    assert open_row.is_visible()
    other = page.locator('.b-says__fold[aria-expanded="false"]').first
    other.click()
    expect(place(page, "business-license.credit_code")).to_be_visible()


def test_keys_alone_type_and_open_a_field(page: Page):
    open_agreement(page, NAMED)
    field(page, "business-license.address").focus()
    page.keyboard.type("Example Road 1")
    page.keyboard.press("Tab")
    # Tab leads to the next place of the row.
    expect(place(page, "articles-of-association.address").locator(".b-same")).to_be_focused()
    expect(place(page, "application-form.address").locator(".b-same")).to_be_attached()
    place(page, "application-form.address").locator(".b-other").focus()
    page.keyboard.press("Enter")
    expect(field(page, "application-form.address")).to_be_focused()
    page.keyboard.type("Example Road 2")
    page.keyboard.press("Tab")

    expect(card(page, "K4")).to_contain_text("Example Road 2")


def test_a_digit_presses_nothing_where_no_answers_are_chosen_from(page: Page):
    """A difference has buttons of its own, and gets the focus when it is gone to."""
    open_agreement(page, YOUNG_COMPANY | PAID)
    page.locator(".b-difference").focus()
    before = stored(page)
    for key in "123":
        page.keyboard.press(key)

    expect(page.locator(".b-difference")).to_be_focused()
    assert stored(page) == before


# axe always looks at every page, at the checker half filled in and at its papers.
@pytest.mark.thorough
@in_both_languages
def test_axe_finds_nothing_where_papers_differ_nor_on_a_phone(page: Page, lang: str):
    # No button of the table lies half below the bar at the foot: axe measures what is seen of it.
    page.set_viewport_size(WIDE | {"height": 960})
    open_agreement(page, YOUNG_COMPANY | PAID, lang)
    expect(page.locator(".b-difference")).to_have_count(1)
    assert in_light_and_dark(page, lang) == []

    for application in (YOUNG_COMPANY, COMPLETE):
        clear_checker(page)
        page.set_viewport_size(PHONE)
        open_agreement(page, application, lang)
        assert findings(page, looks=lang == "en") == []

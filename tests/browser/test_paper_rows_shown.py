"""The papers, a row each: what a press writes, what keys do, what folds and what is said."""

import re
from typing import Any

import pytest
from checker_page import (
    YOUNG_COMPANY,
    Keyboard,
    address,
    choose,
    forget,
    mark,
    open_paper,
    open_step,
    paper,
    row,
    show_checker,
    stored,
    turn_to_paper,
    wait_for_form,
    whole,
    young,
)
from conftest import PHONE, TOUCHED, WIDE
from playwright.sync_api import Locator, Page, ViewportSize, expect
from support.applications import ready
from support.samples import in_both_languages
from test_accessibility import findings, in_light_and_dark

pytestmark = pytest.mark.shared
LICENSE = "materials.business-license"
OF_LICENSE = ("original", "copy", "legal_representative_id")
OF_COMPANY = ("license_copy", "articles_sealed", "registry_screenshot")
CERTIFICATE = "social-security-certificate"
# A little longer than what still counts as the second click of a double click.
LATER = 450
# So far fields stand from each other, at the least.
APART = 4


def open_papers(page: Page, application: Any = None, lang: str = "en"):
    """Show the papers of an application, or of none."""
    show_checker(page, application, lang)
    open_step(page, "papers")


def of_license(page: Page) -> Any:
    """Return the answers on the business license."""
    return stored(page)["materials"]["business-license"]


@pytest.mark.thorough
def test_the_list_is_said_to_change_only_while_one_of_the_eight_is_open(page: Page):
    before = page.locator("[data-told=papers-before]")
    data = ready()
    del data["service"]["public_network"]
    open_papers(page, data)
    expect(before).to_be_visible()

    choose(page, "service.public_network", "no")
    open_step(page, "papers")
    expect(before).to_be_hidden()


# One row at a time


def head_of(page: Page, rule_id: str) -> Locator:
    """Return the button that opens a paper's row."""
    return paper(page, rule_id).locator("[data-do=paper]")


def open_rows(page: Page) -> list[str]:
    """Return the papers whose rows are open."""
    rows = page.locator(".b-paper:has([data-do=paper][aria-expanded=true])")
    return rows.evaluate_all("all => all.map((row) => row.dataset.paper)")


def test_one_row_is_open_at_a_time_and_the_closed_ones_show_only_their_heads(page: Page):
    open_papers(page)
    assert open_rows(page) == []
    expect(page.locator(".b-paper__body:visible")).to_have_count(0)
    for name in ("business-license", "personnel-list", "application-form"):
        head_of(page, name).click()
        assert open_rows(page) == [name]
    expect(page.locator(".b-paper__body:visible")).to_have_count(1)
    head_of(page, "application-form").click()
    assert open_rows(page) == []


def test_all_of_it_in_one_press_leads_on_to_the_next_paper_or_first_to_its_date(page: Page):
    open_papers(page)
    whole(page, "business-license", "all").click()

    assert of_license(page) == dict.fromkeys(OF_LICENSE, True)
    assert open_rows(page) == ["articles-of-association"]
    expect(head_of(page, "articles-of-association")).to_be_focused()
    expect(head_of(page, "business-license")).to_contain_text("Ready")
    whole(page, CERTIFICATE, "all").click()
    assert open_rows(page) == [CERTIFICATE]
    for name, text in (("issued_on", "2026-11-20"), ("months", "3")):
        field = page.locator(f'.b-field[name="materials.{CERTIFICATE}.{name}"]')
        expect(field).to_be_focused()
        field.fill(text)
        field.press("Enter")
    expect(head_of(page, "personnel-list")).to_be_focused()
    assert open_rows(page) == ["personnel-list"]


@in_both_languages
def test_a_row_says_its_number_its_name_how_it_stands_and_the_day(page: Page, lang: str):
    open_papers(page, young({LICENSE: {"original": True}, f"materials.{CERTIFICATE}": {}}), lang)
    license_, certificate = {
        "en": ("1 ?Business license ?1 of 3", "issued on 24 October 2026 or later"),
        "zh": ("1 ?营业执照 ?1/3", "2026年10月24日起开具"),
    }[lang]

    expect(head_of(page, "business-license")).to_have_accessible_name(re.compile(license_))
    expect(head_of(page, CERTIFICATE)).to_contain_text(certificate)
    numbers = page.locator(".b-errand .b-paper__n:visible").all_inner_texts()
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert len(numbers) > 10


def test_what_stands_in_an_open_row_tells_from_whom_and_where_and_leads_to_its_page(page: Page):
    open_papers(page, YOUNG_COMPANY)
    head_of(page, "business-license").click()
    body = paper(page, "business-license").locator(".b-paper__body")

    expect(body.locator(".b-paper__labels dt")).to_have_text(["From", "As", "Where"])
    expect(body.get_by_role("link", name="How to prepare it")).to_be_visible()


def test_what_is_not_asked_and_what_only_the_old_list_asks_stand_apart_in_one_line_each(page: Page):
    open_papers(page, YOUNG_COMPANY)
    old, spared = (page.locator(f"[data-apart={name}]") for name in ("old", "not_applicable"))
    expect(paper(page, "foreign-investor-statement")).to_be_hidden()
    expect(paper(page, "commitment-letter")).to_be_hidden()
    expect(old).to_contain_text("4 papers, only if the counter asks")
    spared.get_by_role("button").click()
    expect(spared).to_contain_text("Investor statement: No foreign capital")
    old.get_by_role("button").first.click()
    expect(head_of(page, "commitment-letter")).to_be_visible()
    head_of(page, "commitment-letter").click()
    expect(mark(page, "materials.commitment-letter.held")).to_be_visible()


# Shareholders


def test_shareholders_are_one_row_and_a_person_takes_three_presses_and_the_share(page: Page):
    open_papers(page, young({"shareholders": ..., "company.multi_level": ...}))
    chart = paper(page, "equity-structure-chart")
    expect(chart).to_have_count(1)
    head_of(page, "equity-structure-chart").click()
    expect(chart.locator("[data-do=add]:visible")).to_have_count(1)

    chart.locator("[data-do=add]:visible").click()
    chart.locator('[name="shareholders[0].kind"][value="natural-person"]').locator("..").click()
    chart.locator('[name="shareholders[0].share"]').fill("100")
    chart.locator("[data-do=done]:visible").click()

    assert stored(page)["shareholders"] == [{"kind": "natural-person", "share": 100}]
    expect(head_of(page, "equity-structure-chart")).to_contain_text("(1, 100%)")
    expect(mark(page, "shareholders[0].id_copy")).to_be_visible()
    # Nothing is asked of it that is known, and nobody stands above it.
    chart.locator("[data-do=edit]:visible").click()
    for key in ("foreign", "ends_as"):
        expect(row(page, f"shareholders[0].{key}")).to_be_hidden()
    expect(page.locator(".b-layers, #q-holders").locator("visible=true")).to_have_count(0)


def test_whether_companies_stand_above_is_asked_only_below_a_company_and_once(page: Page):
    holders = [{"kind": "natural-person", "share": 60}, {"kind": "company", "share": 40}]
    open_papers(page, young({"shareholders": holders, "company.multi_level": ...}))
    head_of(page, "equity-structure-chart").click()
    layers, above = page.locator(".b-layers"), page.locator("#q-holders")
    expect(layers).to_contain_text("Is a company among the shareholders of shareholder 2?")
    expect(above).to_be_hidden()

    layers.get_by_role("button", name="Yes").click()
    assert stored(page)["company"]["multi_level"] is True
    expect(above).to_be_visible()
    layers.get_by_role("button", name="No", exact=True).click()
    expect(layers).to_contain_text("No company stands above")
    expect(above).to_be_hidden()
    layers.get_by_role("link", name="change").click()
    expect(page.locator("#need")).to_be_visible()


# What a press writes


def test_missing_leads_to_the_first_box_and_unsure_is_said_of_all(page: Page):
    open_papers(page)
    whole(page, "business-license", "missing").click()
    assert stored(page) is None
    expect(mark(page, f"{LICENSE}.original")).to_be_focused()
    mark(page, f"{LICENSE}.copy").click()
    assert stored(page)["materials"] == {"business-license": {"copy": False}}
    expect(mark(page, f"{LICENSE}.copy")).to_have_accessible_name(re.compile(r": missing$"))

    whole(page, "business-license", "unsure").click()
    assert of_license(page) == dict.fromkeys(OF_LICENSE)
    copy_ = mark(page, f"{LICENSE}.copy")
    expect(copy_).to_have_accessible_name(re.compile(r": not sure$"))
    expect(copy_).to_have_attribute("aria-checked", "mixed")


def test_all_of_it_ticks_each_shareholder_s_papers_but_not_what_the_old_list_adds(page: Page):
    holders = [
        {"kind": "natural-person", "share": 60},
        {"kind": "company", "share": 40},
    ]
    open_papers(page, young({"shareholders": holders}))
    whole(page, "equity-structure-chart", "all").click()

    assert stored(page)["shareholders"] == [
        {"kind": "natural-person", "share": 60, "id_copy": True},
        {"kind": "company", "share": 40, "license_copy": True, "registry_screenshot": True},
    ]


@pytest.mark.browser_context_args
def test_a_second_press_takes_back_but_not_that_of_a_double_click(page: Page):
    open_papers(page)
    copy_ = mark(page, f"{LICENSE}.copy")
    copy_.dblclick()
    assert of_license(page) == {"copy": True}
    page.wait_for_timeout(LATER)
    copy_.click()
    assert of_license(page) == {}


def test_all_there_ticks_what_the_province_asks_too_and_a_date_says_until_when(page: Page):
    open_papers(page, young({f"materials.{CERTIFICATE}": {}}))
    whole(page, CERTIFICATE, "all").click()

    found = stored(page)["materials"][CERTIFICATE]
    keys = ("held", "covers_heads", "payer_is_applicant", "red_seal")
    assert found == dict.fromkeys(keys, True)
    certificate = paper(page, CERTIFICATE)
    field = certificate.locator('[name$="issued_on"]').first
    expect(certificate).to_contain_text("enter the date")
    field.fill("2026-11-20")
    expect(certificate).to_contain_text("fresh: usable until 20 December 2026")
    field.fill("2026-10-20")
    expect(certificate).to_contain_text("stale on the filing date")


def test_one_press_for_a_group_ticks_its_papers_where_nothing_is_signed(page: Page):
    open_papers(page)
    buttons = page.locator("[data-do=together]:visible")
    expect(buttons).to_have_count(1)
    page.locator("[data-errand=in-house] [data-do=together]").click()

    assert set(stored(page)["materials"]) == {
        "business-and-technical-plan",
        "service-assurance",
        "security-measures",
        "good-standing-evidence",
    }
    expect(page.locator("[data-errand=signature] [data-do=together]")).to_have_count(0)
    assert open_rows(page) == ["application-form"]


def test_a_mark_and_its_question_among_the_reasons_are_the_same_answer(page: Page):
    open_papers(page)
    head_of(page, "business-license").click()
    why = paper(page, "business-license").locator("[data-do=paper-why]")
    expect(row(page, f"{LICENSE}.copy")).to_be_hidden()
    why.click()
    expect(row(page, f"{LICENSE}.copy")).to_contain_text("Where")
    row(page, f"{LICENSE}.copy").locator("[value=unsure]").locator("..").click()

    assert stored(page)["materials"] == {"business-license": {"copy": None}}
    name = re.compile("copy .*: not sure")
    expect(mark(page, f"{LICENSE}.copy")).to_have_accessible_name(name)
    mark(page, f"{LICENSE}.copy").click()
    expect(row(page, f"{LICENSE}.copy").locator("[value=yes]")).to_be_checked()
    why.click()
    expect(row(page, f"{LICENSE}.copy")).to_be_hidden()


# What is said


def test_the_result_leads_to_the_mark_of_its_question(page: Page):
    open_papers(page, young({"materials.application-form": {"held": True, "signed": True}}))
    open_step(page, "need")
    path = "materials.application-form.sealed"
    page.locator(f'[data-goto="{path}"]').first.evaluate("link => link.click()")

    expect(mark(page, path)).to_be_focused()
    expect(mark(page, path)).to_be_in_viewport()


def test_what_stands_in_for_something_is_offered_once_that_is_missing(page: Page):
    open_papers(page, young({f"materials.{CERTIFICATE}": {"held": True}}))
    code, seal = (f"materials.{CERTIFICATE}.{key}" for key in ("verifiable", "red_seal"))
    expect(mark(page, code)).to_be_hidden()
    whole(page, CERTIFICATE, "missing").click()
    mark(page, seal).click()

    expect(mark(page, code)).to_be_visible()
    page.wait_for_timeout(LATER)
    whole(page, CERTIFICATE, "all").click()
    assert "verifiable" not in stored(page)["materials"][CERTIFICATE]


# Keys


def test_keys_open_a_row_move_among_its_boxes_and_take_back(page: Page):
    open_papers(page)
    keyboard = Keyboard(page)
    keyboard.open_paper("business-license")
    keyboard.press("Tab")
    # Where the focus was last in the row, on a page that others have used too.
    assert keyboard.is_at(f'[data-chip^="{LICENSE}"]')
    keyboard.tab_to(f'[data-chip="{LICENSE}.copy"]', "ArrowDown")
    keyboard.press("Space")
    assert of_license(page) == {"copy": True}
    keyboard.press("ArrowRight")
    assert keyboard.is_at(f'[data-chip="{LICENSE}.legal_representative_id"]')
    keyboard.press("ArrowRight")
    assert keyboard.is_at(f'[data-chip="{LICENSE}.original"]')
    keyboard.press("ArrowLeft", "ArrowLeft", "Control+Backspace")
    assert of_license(page) == {"copy": True}
    keyboard.press("Backspace")
    assert of_license(page) == {}
    keyboard.press("Tab", "Enter")
    assert of_license(page) == dict.fromkeys(OF_LICENSE, True)
    assert keyboard.is_at('[data-paper="articles-of-association"] [data-do=paper]')


# Looks


SIZES = "all => all.map((one) => [one.offsetWidth, one.offsetHeight])"
ROOM_AND_WANTED = """(field) => {
  const style = getComputedStyle(field);
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const padding = parseFloat(style.paddingLeft) + parseFloat(style.paddingRight);
  return [field.clientWidth - padding, pen.measureText(field.placeholder).width];
}"""


def test_a_number_s_field_shows_all_it_asks_for_and_no_mark_has_a_letter_or_two_a_line(page: Page):
    open_papers(page)
    head_of(page, CERTIFICATE).click()
    field = page.locator(f'[name="materials.{CERTIFICATE}.months"]')
    marks = page.locator(".b-papers [data-chip]:visible")
    for width in (320, 390, 1000, 1100, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        room, wanted = field.evaluate(ROOM_AND_WANTED)
        assert 0 < wanted <= room, width
        # Beside the result they have the least room.
        assert width != 1000 or min(wide for wide, _ in marks.evaluate_all(SIZES)) > 60


@pytest.mark.browser_context_args(**TOUCHED)
def test_on_a_phone_rows_and_boxes_are_as_high_as_a_finger(page: Page):
    open_papers(page)
    heads = page.locator(".b-papers [data-do=paper]:visible")
    assert min(height for _, height in heads.evaluate_all(SIZES)) >= 42
    head_of(page, "business-license").click()
    boxes = page.locator(".b-papers :is([data-chip], [data-whole=all]):visible")
    assert min(height for _, height in boxes.evaluate_all(SIZES)) >= 42


@in_both_languages
@pytest.mark.browser_context_args(**TOUCHED)
def test_on_a_phone_the_closed_step_is_at_most_two_screens(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    open_papers(page, YOUNG_COMPANY, lang)
    bottom = "document.querySelector('#papers').getBoundingClientRect().bottom + scrollY"
    assert page.evaluate(bottom) <= 2 * PHONE["height"]
    widths = page.locator(".b-errand .b-paper__state:visible").evaluate_all(SIZES)
    assert len({wide for wide, _ in widths}) == 1


@pytest.mark.thorough
@in_both_languages
def test_axe_finds_nothing_in_any_state_of_the_papers(page: Page, lang: str):
    seal = {"held": True, "red_seal": False, "covers_heads": None, "issued_on": "2026-10-01"}
    open_papers(page, young({f"materials.{CERTIFICATE}": seal}), lang)
    found = in_light_and_dark(page, lang, frame=False)
    closed = page.locator("[data-do=papers-apart][aria-expanded=false]:visible")
    while closed.count():
        closed.first.click()
    for name in (CERTIFICATE, "equity-structure-chart", "commitment-letter"):
        head_of(page, name).click()
        paper(page, name).locator("[data-do=paper-why]").click()
        found += in_light_and_dark(page, lang, frame=False)
    page.set_viewport_size(PHONE)

    assert found + findings(page, frame=False, looks=lang == "en") == []


@in_both_languages
@pytest.mark.browser_context_args
def test_on_paper_a_blank_form_has_a_box_for_each_mark_and_no_buttons(page: Page, lang: str):
    page.goto(address(lang))
    wait_for_form(page)
    turn_to_paper(page)

    # An empty form keeps its lead, and has no answers.
    expect(page.locator(".b-lead")).to_be_visible()
    expect(page.locator(".b-said")).to_be_hidden()
    expect(page.locator(f'[data-chip="{LICENSE}.copy"]')).to_be_visible()
    expect(paper(page, CERTIFICATE).locator('[name$="issued_on"]').first).to_be_visible()
    for button in ("[data-whole]", "[data-do=paper-why]", "[data-do=add-files]"):
        expect(page.locator(f"{button}:visible")).to_have_count(0)


def test_forgotten_answers_leave_the_papers_as_they_were_built(page: Page):
    page.goto("check/")
    open_step(page, "papers")
    # What has the focus and what is pressed differs, and what says that nothing is answered.
    look = """() => [...document.querySelectorAll('.b-paper')]
      .map((paper) => [paper.id, paper.className, paper.innerText])"""
    before = page.evaluate(look)
    whole(page, "business-license", "all").click()
    whole(page, CERTIFICATE, "all").click()
    expect(paper(page, CERTIFICATE)).to_contain_text("enter the date")
    forget(page)
    open_step(page, "papers")

    assert page.evaluate(look) == before
    expect(page.locator('[data-chip][data-answer="yes"]')).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_fields_below_each_other_do_not_touch(page: Page, size: ViewportSize):
    page.set_viewport_size(size)
    show_checker(page, YOUNG_COMPANY)
    open_paper(page, "social-security-certificate")
    fields = page.locator('[data-paper="social-security-certificate"] .b-paper__days .b-field')
    above, below = (box for each in fields.all() if (box := each.bounding_box()))

    assert below["y"] - (above["y"] + above["height"]) >= APART

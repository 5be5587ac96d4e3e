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
from conftest import PHONE, TOUCHED
from playwright.sync_api import Page, expect
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
FOLDED = re.compile(r"\bb-errand--folded\b")


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


# What a press writes


def test_missing_leads_to_the_first_mark_and_all_there_ticks_every_mark_and_not_sure_too(
    page: Page,
):
    open_papers(page)
    whole(page, "business-license", "missing").click()
    assert stored(page) is None
    expect(mark(page, f"{LICENSE}.original")).to_be_focused()
    mark(page, f"{LICENSE}.copy").click()
    assert stored(page)["materials"] == {"business-license": {"copy": False}}

    for answer, kept, said in (("all", True, "there"), ("unsure", None, "not sure")):
        whole(page, "business-license", answer).click()
        assert stored(page) == {"materials": {"business-license": dict.fromkeys(OF_LICENSE, kept)}}
        expect(whole(page, "business-license", answer)).to_have_attribute("aria-pressed", "true")
        expect(mark(page, f"{LICENSE}.copy")).to_have_accessible_name(re.compile(f"copy ?: {said}"))


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


def test_all_there_ticks_each_shareholders_papers(page: Page):
    holders = [
        {"kind": "natural-person", "share": 60},
        {"kind": "company", "share": 40},
    ]
    open_papers(page, young({"shareholders": holders}))
    chart = paper(page, "equity-structure-chart")
    expect(chart.locator("[data-chip^=shareholders]")).to_have_count(4)
    whole(page, "equity-structure-chart", "all").click()

    assert stored(page)["shareholders"] == [
        {"kind": "natural-person", "share": 60, "id_copy": True},
        {"kind": "company", "share": 40} | dict.fromkeys(OF_COMPANY, True),
    ]


@pytest.mark.browser_context_args
def test_a_second_press_takes_back_or_says_missing_but_not_that_of_a_double_click(page: Page):
    open_papers(page)
    copy_, all_ = mark(page, f"{LICENSE}.copy"), whole(page, "business-license", "all")
    copy_.dblclick()
    assert of_license(page) == {"copy": True}
    all_.dblclick()
    assert of_license(page) == dict.fromkeys(OF_LICENSE, True)
    page.wait_for_timeout(LATER)
    all_.click()
    assert of_license(page) == {}

    mark(page, f"{LICENSE}.original").click()
    row_of, found = paper(page, "business-license"), []
    for _ in range(3):
        copy_.click()
        found.append(of_license(page).get("copy"))
        if found[-1] is False:
            expect(row_of.locator(".b-paper__said")).to_contain_text(
                "Asked by the current requirements and the old agency checklist."
            )
            expect(row_of).to_have_attribute("data-state", "missing")
        page.wait_for_timeout(LATER)

    assert found == [True, False, None]
    assert of_license(page) == {"original": True}


def test_one_press_for_a_group_ticks_its_papers_where_nothing_is_signed(page: Page):
    open_papers(page)
    buttons = page.locator("[data-do=together]:visible")
    expect(buttons).to_have_count(2)
    page.locator("[data-errand=in-house] [data-do=together]").click()

    assert set(stored(page)["materials"]) == {
        "business-and-technical-plan",
        "service-assurance",
        "security-measures",
        "good-standing-evidence",
    }
    expect(page.locator("[data-errand=signature] [data-do=together]")).to_have_count(0)


def test_a_mark_and_its_question_among_the_reasons_are_the_same_answer(page: Page):
    open_papers(page)
    why = paper(page, "business-license").locator("[data-do=paper-why]")
    expect(row(page, f"{LICENSE}.copy")).to_be_hidden()
    why.click()
    expect(row(page, f"{LICENSE}.copy")).to_contain_text("Where")
    row(page, f"{LICENSE}.copy").locator("[value=unsure]").locator("..").click()

    assert stored(page)["materials"] == {"business-license": {"copy": None}}
    name = re.compile("copy ?: not sure")
    expect(mark(page, f"{LICENSE}.copy")).to_have_accessible_name(name)
    mark(page, f"{LICENSE}.copy").click()
    expect(row(page, f"{LICENSE}.copy").locator("[value=yes]")).to_be_checked()
    why.click()
    expect(row(page, f"{LICENSE}.copy")).to_be_hidden()


# What is said


@in_both_languages
def test_marks_and_rows_have_names_that_say_how_they_stand_and_who_alone_asks(
    page: Page, lang: str
):
    open_papers(page, young({LICENSE: {"original": True}}), lang)
    mark_said, row_said, in_short = {
        "en": (
            "archive-inquiry seal ?: not answered ?; asked by the old agency checklist only",
            "1 Business license ?: answer needed",
            "old list",
        ),
        "zh": ("档案查询章 ?：未填 ?；仅旧版清单要求", "1 营业执照 ?：待填写", "旧版"),
    }[lang]
    found = mark(page, "materials.articles-of-association.archive_seal")

    expect(found).to_have_accessible_name(re.compile(mark_said))
    expect(found).to_contain_text(in_short)
    expect(paper(page, "business-license")).to_have_role("group")
    expect(paper(page, "business-license")).to_have_accessible_name(re.compile(row_said))


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


# What folds


def test_what_is_not_asked_folds_away_with_the_reason_and_the_rest_goes_by_number(page: Page):
    open_papers(page, YOUNG_COMPANY)
    statement = paper(page, "foreign-investor-statement")
    folded = page.locator(".b-papers__folded")
    expect(statement).to_be_hidden()
    expect(folded).to_contain_text("21 Investor statement: No foreign capital")
    folded.locator("[data-do=papers-folded]").click()
    expect(statement).to_be_visible()
    folded.locator("[data-do=papers-folded]").click()
    expect(statement).to_be_hidden()

    page.locator("[data-view=number]").click()
    shown = page.locator(".b-paper:visible").evaluate_all("all => all.map((p) => p.dataset.number)")
    assert [int(n) for n in shown] == sorted(int(n) for n in shown)
    assert len(shown) > 10
    page.locator("[data-view=errand]").click()
    expect(page.locator("[data-errand=registry] .b-paper:visible")).to_have_count(2)


def test_a_complete_group_folds_into_one_line_when_another_is_gone_into(page: Page):
    open_papers(page)
    registry = page.locator("[data-errand=registry]")
    for name in ("business-license", "articles-of-association"):
        whole(page, name, "all").click()
    expect(registry).to_have_attribute("data-state", "there")
    expect(registry).not_to_have_class(FOLDED)
    whole(page, "premises-proof", "all").click()

    expect(registry).to_have_class(FOLDED)
    expect(registry).to_contain_text("1 Business license")
    expect(paper(page, "business-license")).to_be_hidden()
    registry.locator("[data-do=errand]").click()
    expect(paper(page, "business-license")).to_be_visible()
    whole(page, "labor-contracts", "all").click()
    expect(paper(page, "business-license")).to_be_visible()


def test_only_what_is_left_leaves_out_what_is_there(page: Page):
    open_papers(page)
    left = page.locator("[data-do=papers-left]")
    before = int(re.findall(r"\d+", left.inner_text())[0])
    whole(page, "business-license", "all").click()
    expect(left).to_contain_text(f"({before - 1})")
    left.click()

    expect(paper(page, "business-license")).to_be_hidden()
    expect(paper(page, "articles-of-association")).to_be_visible()


# Keys


def test_keys_move_among_a_paper_s_marks_and_choose_for_all_of_it(page: Page):
    open_papers(page)
    keyboard = Keyboard(page)
    keyboard.tab_to('[data-paper="business-license"] [data-whole]')
    # Where the focus was last in the row, on a page that others have used too.
    keyboard.press("Tab")
    assert keyboard.is_at(f'[data-chip^="{LICENSE}"]')
    keyboard.mark(f"{LICENSE}.copy")
    assert of_license(page) == {"copy": True}
    keyboard.press("ArrowRight")
    assert keyboard.is_at(f'[data-chip="{LICENSE}.legal_representative_id"]')
    keyboard.press("ArrowRight")
    assert keyboard.is_at(f'[data-chip="{LICENSE}.original"]')
    keyboard.press("ArrowLeft", "ArrowLeft", "Space")
    assert of_license(page) == {"copy": False}
    keyboard.press("Control+Backspace")
    assert of_license(page) == {"copy": False}
    keyboard.press("Backspace")
    assert of_license(page) == {}
    keyboard.press("Tab")
    assert not keyboard.is_at(f"[data-chip^='{LICENSE}']")

    whole(page, "business-license", "all").focus()
    for key, kept in (("1", dict.fromkeys(OF_LICENSE, True)), ("3", dict.fromkeys(OF_LICENSE))):
        keyboard.press(key)
        assert of_license(page) == kept
    keyboard.press("Backspace")
    assert of_license(page) == {}
    keyboard.press("2")
    assert keyboard.is_at(f'[data-chip="{LICENSE}.original"]')


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
    field = page.locator(f'[name="materials.{CERTIFICATE}.months"]')
    marks = page.locator(".b-papers [data-chip]:visible")
    for width in (320, 390, 1000, 1100, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        room, wanted = field.evaluate(ROOM_AND_WANTED)
        assert 0 < wanted <= room, width
        # Beside the result they have the least room.
        assert width != 1000 or min(wide for wide, _ in marks.evaluate_all(SIZES)) > 60


@pytest.mark.thorough
@pytest.mark.browser_context_args
def test_no_mark_and_no_button_changes_its_size_when_it_is_pressed(
    page: Page,
):
    """In a page in which the checker has not started: what it says may take room."""
    for width in (320, 390, 1100, 1400):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto("check/#papers")
        wait_for_form(page)
        buttons = page.locator(".b-papers :is([data-chip], [data-whole]):visible")
        before = buttons.evaluate_all(SIZES)
        for answer in ("all", "unsure"):
            page.locator(f"[data-whole={answer}]:visible").evaluate_all(
                "all => all.forEach((b) => b.click())"
            )
            assert buttons.evaluate_all(SIZES) == before, width
        page.evaluate("sessionStorage.clear()")
        page.reload()


@pytest.mark.browser_context_args(**TOUCHED)
def test_on_a_phone_marks_are_as_high_as_a_finger(page: Page):
    open_papers(page)
    buttons = page.locator(".b-papers :is([data-chip], [data-whole], [data-do=errand]):visible")

    assert min(height for _, height in buttons.evaluate_all(SIZES)) >= 42


@pytest.mark.thorough
@in_both_languages
def test_axe_finds_nothing_in_any_state_of_the_papers(page: Page, lang: str):
    seal = {"held": True, "red_seal": False, "covers_heads": None, "issued_on": "2026-10-01"}
    open_papers(page, young({f"materials.{CERTIFICATE}": seal}), lang)
    found = in_light_and_dark(page, lang, frame=False)
    paper(page, CERTIFICATE).locator("[data-do=paper-why]").click()
    page.locator("[data-do=papers-folded]").click()
    whole(page, "application-form", "missing").click()
    found += in_light_and_dark(page, lang, frame=False)
    page.set_viewport_size(PHONE)
    found += findings(page, frame=False, looks=lang == "en")
    page.locator("[data-view=number]").click()
    page.locator("[data-do=papers-left]").click()

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
    expect(mark(page, f"{LICENSE}.copy")).to_be_visible()
    expect(paper(page, CERTIFICATE).locator('[name$="issued_on"]').first).to_be_visible()
    for button in ("[data-whole]", "[data-do=paper-why]", "[data-do=papers-view]"):
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

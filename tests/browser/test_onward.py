"""One main button leads from the first question to the saved pack, as the rules say."""

import pytest
from checker_page import (
    Keyboard,
    address,
    arrive,
    as_chosen,
    block,
    come_with,
    hold_back,
    let_go,
    open_facts,
    open_step,
    saved_by,
    show_checker,
    stored,
    wait_for_form,
    wait_for_result,
    whole,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Locator, Page, ViewportSize, expect
from support.applications import ready
from support.rows import rows_of
from support.samples import in_both_languages

EIGHT = rows_of("eight")
# What each of the eight is answered with, in the order in which the button leads through them.
ANSWERS = (
    ("service.provinces", "CN-HN"),
    ("company.foreign_capital", "no"),
    ("for-whom", "outside"),
    ("service.rents_out", "no"),
    ("service.public_network", "yes"),
    ("service.users", "mainland"),
    ("service.marketing_calls", "no"),
)
SAID = {
    "en": ("Next question", "Next: gather the papers", "Next: business license"),
    "zh": ("下一题", "下一步：备材料", "下一份：营业执照"),
}
OF_THE_COMPANY = {
    "en": ("Next question: legal form", "Next question: registered capital"),
    "zh": ("下一题：公司类型", "下一题：注册资本"),
}
# How far it is after the eighth answer, and among the papers.
BESIDE = {
    "en": ("8 of 8 answered", "0 of 13 ready"),
    "zh": ("要办 · 8/8已答", "0/13已备"),
}
# The answer and one line for each section, without the page's end.
PAGE_ABOVE_FOOTER = "document.querySelector('.b-footer').getBoundingClientRect().top + scrollY"
MOST_SCREENS = 1.7
PRIMARY = ".b-button--primary:visible"
# Presses to the answer: of the eight two open a list of choices, and the button leads to each.
MOST_TO_THE_ANSWER = 9


def onward(page: Page) -> Locator:
    """Return the main button."""
    return page.locator("[data-part=onward]")


def beside(page: Page) -> Locator:
    """Return what is said beside it of the step that is shown."""
    return page.locator("[data-told=beside] [data-when]:visible")


def qualify_by(page: Page, lang: str):
    """Let the button lead through what is asked of the company, and answer it."""
    of_form, of_capital = OF_THE_COMPANY[lang]
    expect(onward(page)).to_have_text(of_form)
    form = page.locator('[name="company.legal_form"]')
    press_to(page, form.first)
    page.locator('[name="company.legal_form"][value="joint-stock-company"]').press("Space")
    expect(onward(page)).to_have_text(of_capital)
    capital = page.locator('.b-field[name="company.registered_capital"]')
    press_to(page, capital)
    capital.fill("2000000")
    capital.press("Tab")
    wait_for_result(page)
    press_to(page, page.locator('[name="record.dishonesty_list"]').first)
    page.locator('[name="record.dishonesty_list"][value="no"]').press("Space")
    wait_for_result(page)
    # What it judges for itself is asked with one press.
    onward(page).press("Enter")
    expect(page.locator(".b-judged :focus")).to_be_in_viewport()
    page.locator("[data-do=all-there]").press("Enter")


def press_to(page: Page, control: Locator):
    """Press the main button, and see the focus on a control that is in sight."""
    onward(page).press("Enter")
    expect(control).to_be_focused()
    expect(control).to_be_in_viewport()


def day_left_out() -> dict[str, object]:
    """Return the company that is ready, but for its filing day."""
    return {key: value for key, value in ready().items() if key != "application_date"}


@in_both_languages
def test_the_button_leads_through_the_eight_questions_to_their_answer(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    page.goto(address(lang))
    wait_for_form(page)
    question, papers, first_paper = SAID[lang]
    expect(onward(page)).to_have_text(question)
    presses = 0
    for path, value in ANSWERS:
        options = page.locator(f'[name="{path}"]')
        onward(page).press("Enter")
        # In the order of their numbers, also past what decides nothing any more.
        expect(options.locator("visible=true").first).to_be_focused()
        expect(options.locator("visible=true").first).to_be_in_viewport()
        if path == "service.provinces":
            page.locator(f'[name="{path}"][value="one"]').locator("..").click()
            presses += 1
        page.locator(f'[name="{path}"][value="{value}"]').first.locator("..").click()
        presses += 1
        wait_for_result(page)
        expect(onward(page)).to_have_text(question)
    press_to(page, page.locator('.b-case [value="company.multi_level"]'))
    page.locator(".b-case--none").click()

    heading = page.locator(".b-answer h2")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert presses + 1 <= MOST_TO_THE_ANSWER
    expect(page.locator(".b-eight")).to_be_hidden()
    needed, none_ready = BESIDE[lang]
    expect(beside(page)).to_have_text(needed)
    # What can fail the company, and is asked here, comes before the papers.
    qualify_by(page, lang)

    expect(onward(page)).to_be_focused()
    expect(heading).to_be_in_viewport()
    expect(page.locator("#b-company")).to_be_hidden()
    assert page.evaluate(PAGE_ABOVE_FOOTER) <= PHONE["height"] * MOST_SCREENS
    expect(onward(page)).to_have_text(papers)
    expect(page.locator("[data-part=live]")).to_contain_text(papers)
    onward(page).press("Enter")
    expect(page.locator(".b-steps [data-step=papers]")).to_be_focused()
    expect(onward(page)).to_have_text(first_paper)
    expect(beside(page)).to_have_text(none_ready)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_from_the_papers_it_leads_on_paper_by_paper_past_the_one_that_is_open(
    page: Page, size: ViewportSize
):
    page.set_viewport_size(size)
    come_with(page, EIGHT)
    expect(page.locator("#papers")).to_be_visible()
    for rule_id, said in (
        ("business-license", "Next: articles of association"),
        ("articles-of-association", "Next question: shareholders"),
    ):
        onward(page).press("Enter")
        row = page.locator(f'[data-paper="{rule_id}"]')
        expect(row.locator(":focus")).to_be_in_viewport()
        expect(onward(page)).to_have_text(said)
        expect(onward(page)).to_be_in_viewport()
    whole(page, "business-license", "all").click()
    expect(beside(page)).to_have_text("1 of 13 ready")
    # The press has opened the articles, which it passes over.
    expect(onward(page)).to_have_text("Next question: shareholders")


def test_it_leads_by_keys_from_the_last_paper_to_the_day_and_to_the_saved_pack(page: Page):
    page.set_viewport_size(PHONE)
    arrive(page, day_left_out() | {"materials": ready()["materials"] | {"application-form": {}}})
    wait_for_result(page)
    expect(onward(page)).to_have_text("Next: application form")
    onward(page).press("Enter")
    whole(page, "application-form", "all").click()
    expect(onward(page)).to_have_text("See what would be sent back")
    press_to(page, page.locator(".b-steps [data-step=examine]"))
    # Whoever has no files at hand goes past it, and is not led back.
    expect(onward(page)).to_have_text("Choose files")
    open_step(page, "file")
    expect(onward(page)).to_have_text("Choose the day")
    press_to(page, page.locator("#b-date"))
    expect(page.locator("#file")).to_be_visible()
    page.locator("#b-date").fill("2026-11-24")
    page.keyboard.press("Enter")

    expect(onward(page)).to_have_text("Save the pack")
    save = page.locator("[data-do=save-pack]")
    press_to(page, save)
    page.evaluate("delete window.showSaveFilePicker")
    assert saved_by(save).suggested_filename.endswith(".zip")


@in_both_languages
def test_pressed_again_it_takes_the_day_that_stands_in_the_field(page: Page, lang: str):
    page.clock.set_fixed_time("2026-11-24T02:00:00Z")
    come_with(page, day_left_out(), lang)
    # Whoever has no files at hand goes past the pre-check.
    open_step(page, "examine")
    open_step(page, "file")
    choose, save = {
        "en": ("Choose the day", "Save the pack"),
        "zh": ("选申请日", "存材料包"),
    }[lang]
    expect(onward(page)).to_have_text(choose)
    press_to(page, page.locator("#b-date"))
    assert "application_date" not in stored(page)
    onward(page).press("Enter")

    expect(onward(page)).to_have_text(save)
    assert stored(page)["application_date"] == "2026-11-24"


def test_enter_takes_the_day_that_stands_in_the_field(page: Page):
    page.clock.set_fixed_time("2026-11-24T02:00:00Z")
    come_with(page, day_left_out())
    open_step(page, "file")
    open_facts(page)
    field = page.locator("#b-date")
    expect(field).to_be_focused()
    assert "application_date" not in stored(page)
    field.press("Enter")

    assert stored(page)["application_date"] == "2026-11-24"


def test_one_press_saves_the_pack_whose_files_are_all_chosen_and_known(page: Page):
    page.set_viewport_size(PHONE)
    arrive(page, ready() | {"application_date": "2026-11-24"}, "check/#papers")
    wait_for_result(page)
    page.evaluate("delete window.showSaveFilePicker")
    expect(onward(page)).to_have_text("See what would be sent back")
    given = page.locator(".b-papers__drop [type=file]")
    given.set_input_files(as_chosen({"Business license.pdf": b"%PDF-1.7"}))
    files = page.locator('[data-paper="business-license"] [data-part=files]')
    expect(files).to_contain_text("Business license.pdf")
    onward(page).press("Enter")
    expect(page.locator(".b-notice")).to_be_visible()
    expect(onward(page)).to_have_text("Save the pack")
    assert saved_by(onward(page)).suggested_filename.endswith(".zip")

    # Of one whose name does not tell what it is, it is asked first.
    open_step(page, "papers")
    given.set_input_files(as_chosen({"IMG_2041.pdf": b"%PDF-1.7"}))
    expect(page.locator("[data-shown=sorted-some]")).to_be_visible()
    # Once it has been read, too.
    expect(onward(page)).to_have_text("Save the pack")
    press_to(page, page.locator("[data-do=save-pack]"))
    expect(page.locator("[data-report=pack] .b-pack-asks")).to_contain_text("IMG_2041.pdf")


def test_without_files_a_finger_saves_the_pack_with_its_second_press(page: Page):
    page.set_viewport_size(PHONE)
    arrive(page, ready() | {"application_date": "2026-11-24"}, "check/#examine")
    wait_for_result(page)
    page.evaluate("delete window.showSaveFilePicker")
    # Whoever has no files at hand goes past the pre-check.
    open_step(page, "file")
    expect(onward(page)).to_have_text("Save the pack")
    onward(page).click()
    expect(page.locator("[data-do=save-pack]")).to_be_focused()

    assert saved_by(onward(page)).suggested_filename.endswith(".zip")


def test_the_bar_of_the_later_steps_is_in_sight_on_a_wide_screen_too(page: Page):
    page.set_viewport_size(WIDE)
    come_with(page, EIGHT)
    for step, said in (("examine", "Choose files"), ("file", "Next: business license")):
        open_step(page, step)
        expect(onward(page)).to_be_in_viewport()
        expect(page.locator(PRIMARY)).to_have_count(1)
        expect(onward(page)).to_have_text(said)


@in_both_languages
def test_there_is_one_main_button_on_each_step(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    show_checker(page, EIGHT, lang)
    for step in ("need", "papers", "examine", "file"):
        open_step(page, step)
        expect(page.locator(PRIMARY)).to_have_count(1)


@pytest.mark.parametrize(
    ("service", "told"),
    [({"public_network": False}, "Not needed"), ({"group_clients": "all"}, "0731-81111266")],
)
def test_where_nothing_is_filed_it_leads_to_no_papers(page: Page, service: object, told: str):
    come_with(page, EIGHT | {"service": EIGHT["service"] | service})
    open_step(page, "need")

    expect(page.locator("[data-told=beside]")).to_contain_text(told)
    expect(page.locator(".b-answer")).to_be_visible()
    if told == "Not needed":
        expect(onward(page)).to_be_hidden()
    else:
        onward(page).press("Enter")
        page.wait_for_url("**/authorities/#cn-hn")


def test_answers_are_changed_below_the_answer_and_what_opens_them_stays(page: Page):
    show_checker(page, EIGHT)
    open_step(page, "need")
    expect(page.locator(".b-eight")).to_be_hidden()
    keyboard = Keyboard(page)
    keyboard.tab_to('[data-section="service"] [data-do=fold]')
    keyboard.press("Enter")
    expect(page.locator(".b-eight")).to_be_visible()
    page.locator('[name="service.users"][value="both"]').locator("..").click()
    wait_for_result(page)
    expect(page.locator(".b-eight")).to_be_visible()
    expect(page.locator(".b-answer")).to_contain_text("B24-1 and B24-2")

    # One that is taken back leaves the questions as they were before.
    page.locator('[name="service.users"][value="both"]').press("Backspace")
    expect(page.locator(".b-answer")).to_have_count(0)
    expect(page.locator(".b-eight")).to_be_visible()
    expect(onward(page)).to_have_text("Next question")


def test_where_the_checker_fails_the_button_is_not_there_and_the_result_still_opens(page: Page):
    page.set_viewport_size(PHONE)
    block(page, "**/runtime/**")
    arrive(page, EIGHT)
    expect(page.locator('[data-state="failed"]')).to_be_attached()

    expect(onward(page)).to_be_hidden()
    page.locator(".b-onward [data-do=sheet]").click()
    expect(page.locator(PRIMARY)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".b-onward [data-do=sheet]")).to_be_focused()


def below_header(page: Page) -> float:
    """Return how far below the header the page's title begins; less than nothing: it is cut."""
    return page.evaluate(
        "document.querySelector('h1').getBoundingClientRect().top"
        " - document.querySelector('.md-header').getBoundingClientRect().bottom"
    )


@in_both_languages
def test_the_title_stands_whole_above_the_answer_and_above_the_papers(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    seven = {key: value for key, value in EIGHT.items() if isinstance(value, dict)}
    company = {"foreign_capital": EIGHT["company"]["foreign_capital"]}
    service = {key: value for key, value in EIGHT["service"].items() if key != "other_services"}
    come_with(page, seven | {"company": company, "service": service}, lang)
    page.locator(".b-case--none").click()
    expect(page.locator(".b-answer h2")).to_be_focused()
    assert below_header(page) >= 0
    open_step(page, "papers")
    page.mouse.wheel(0, 2000)
    expect(page.locator(".b-footer").first).to_be_in_viewport()
    page.locator('.b-steps [data-step="examine"]').press("Enter")
    expect(page.locator("#examine")).to_be_visible()
    assert below_header(page) >= 0


@in_both_languages
def test_no_name_of_a_line_and_no_phone_number_breaks_on_a_phone(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    come_with(page, EIGHT, lang)
    open_step(page, "need")
    lines_of = "place => new Set([...place.getClientRects()].map((line) => line.top)).size"
    assert page.locator(".b-settled__phone").first.evaluate(lines_of) == 1
    name = page.locator('.b-answer [data-key="conditions"] dt')
    text = "place => {const range = document.createRange(); range.selectNodeContents(place);"
    assert name.evaluate(f"{text} return range.getClientRects().length}}") == 1


def test_what_the_company_answered_folds_to_a_line_that_opens_and_stays_open(page: Page):
    show_checker(page, ready())
    open_step(page, "need")
    head = page.locator('[data-section="company"] [data-do=fold]')
    expect(page.locator("#b-company")).to_be_hidden()
    expect(page.locator('[data-section="company"] .b-section__said')).to_contain_text("legal form")
    head.press("Enter")
    expect(page.locator("#b-company")).to_be_visible()
    # One that is taken back is asked again, and stands open.
    page.locator('[name="record.dishonesty_list"][value="no"]').press("Backspace")
    expect(onward(page)).to_have_text("Next question: dishonesty list")
    expect(page.locator("#b-company")).to_be_visible()


def test_a_wide_page_ends_with_its_footer(page: Page):
    page.set_viewport_size(WIDE)
    come_with(page, EIGHT)
    open_step(page, "need")
    beyond = page.evaluate(
        "document.documentElement.scrollHeight - scrollY"
        " - document.querySelector('.b-footer').getBoundingClientRect().bottom"
    )
    assert beyond < 2


def test_while_the_checker_loads_no_tab_says_that_it_waits(page: Page):
    held = hold_back(page, "**/runtime/**")
    arrive(page, EIGHT)
    tabs = page.locator(".b-steps [data-part=sentence]")
    expect(tabs).to_have_text(["—", "—", "—", "—"])
    let_go(held)


def test_in_english_title_and_main_button_stand_on_one_line_each_on_a_phone(page: Page):
    page.set_viewport_size(PHONE)
    come_with(page, ready() | {"materials": {}})
    open_step(page, "need")
    expect(onward(page)).to_have_text("Next: gather the papers")
    count = (
        "place => { const range = document.createRange(); range.selectNodeContents(place);"
        " return new Set([...range.getClientRects()].map((line) => line.top)).size }"
    )
    assert page.locator("h1").evaluate(count) == 1
    assert onward(page).evaluate(count) == 1


@in_both_languages
def test_the_closed_papers_are_two_screens_of_a_phone(page: Page, lang: str):
    page.set_viewport_size(PHONE)
    come_with(page, EIGHT, lang)
    expect(page.locator("#papers")).to_be_visible()
    high = page.evaluate("document.documentElement.scrollHeight")
    assert high <= 2 * PHONE["height"]
    # Nothing of the line of company and day lies over another part of it.
    boxes = page.locator(".b-facts summary > :visible").evaluate_all(
        "parts => parts.map((part) => { const { left, right, top, bottom }"
        " = part.getBoundingClientRect(); return [left, right, top, bottom] })"
    )
    for i, one in enumerate(boxes):
        for other in boxes[:i]:
            apart = one[0] >= other[1] or other[0] >= one[1]
            assert apart or one[2] >= other[3] or other[2] >= one[3]

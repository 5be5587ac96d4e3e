"""The pre-check in the page: files are read, the notice stands in its groups, and leads on."""

import pytest
from checker_page import (
    address,
    arrive,
    as_chosen,
    hold_back,
    let_go,
    open_step,
    show_checker,
    stored,
    wait_for_form,
    wait_for_result,
)
from conftest import PHONE
from playwright.sync_api import Locator, Page, expect
from support.applications import ready
from support.rows import rows_of
from support.samples import in_both_languages

TEXTS = rows_of("examine")["texts"]
EIGHT = rows_of("eight")
LICENSE = {"营业执照.txt": TEXTS["small-license"].encode()}
LETTER = {"依法经营承诺书.txt": TEXTS["letter"].encode()}
SAID = {
    "en": ("can be sent back for this", "Choose files", "Fix 1: "),
    "zh": ("可据此退回", "选文件", "改第1条："),
}


def give(page: Page, files: dict[str, bytes]) -> Locator:
    """Give files in the step; return the notice."""
    page.locator(".b-examine [type=file]").set_input_files(as_chosen(files))
    return page.locator(".b-notice")


@in_both_languages
def test_files_are_examined_without_an_answer_and_the_button_leads_to_the_first_remark(
    page: Page, lang: str
):
    page.set_viewport_size(PHONE)
    page.goto(address(lang, "check/#examine"))
    wait_for_form(page)
    sent_back, choose, mend = SAID[lang]
    onward = page.locator("[data-part=onward]")
    expect(onward).to_have_text(choose)
    notice = give(page, LICENSE | LETTER)

    expect(notice.locator(".b-notice__group").first).to_contain_text(sent_back)
    expect(page.locator(".b-steps [data-step=examine]")).to_have_attribute("data-kind", "not_met")
    expect(onward).to_contain_text(mend)
    expect(page.locator(".b-examine__busy")).to_be_hidden()

    # The tab goes on saying it while another step is filled in.
    open_step(page, "need")
    page.locator('[name="service.users"][value="mainland"]').locator("..").click()
    expect(page.locator(".b-steps [data-step=need]")).to_contain_text("1/8")
    expect(page.locator(".b-steps [data-step=examine]")).to_have_attribute("data-kind", "not_met")


def test_what_was_read_before_reading_was_stopped_counts_and_the_rest_is_read_on_a_press(
    page: Page,
):
    held = hold_back(page, "**/pdf.min.mjs")
    page.goto(address("en", "check/#examine"))
    wait_for_form(page)
    notice = give(page, LETTER | {"章程.pdf": b"%PDF-1.7"} | LICENSE)
    busy = page.locator(".b-examine__busy")
    expect(busy.get_by_role("status")).to_have_text("Reading file 2 of 3")
    expect(page.locator("[data-part=onward]")).to_have_text("Next question")
    busy.locator("[data-do=stop-reading]").click()
    let_go(held)

    unread = notice.locator("[data-key=unread]")
    expect(unread).to_contain_text("章程.pdf: Reading was stopped before this file.")
    expect(notice).to_contain_text("Files: 3, read: 1")
    unread.locator("[data-do=read-on]").click()
    expect(notice).to_contain_text("Files: 3, read: 2")
    # The damaged one is a remark.
    expect(notice).to_contain_text("Damaged: it cannot be opened")
    expect(unread).to_have_count(0)


def test_while_a_file_is_read_nothing_behind_the_pre_check_is_offered(page: Page):
    held = hold_back(page, "**/pdf.min.mjs")
    arrive(page, ready() | {"application_date": "2026-11-24"}, "check/#papers")
    wait_for_result(page)
    onward = page.locator("[data-part=onward]")
    page.locator(".b-papers__drop [type=file]").set_input_files(as_chosen(LETTER))
    onward.press("Enter")
    expect(page.locator(".b-notice")).to_be_visible()
    expect(onward).to_have_text("Save the pack")
    give(page, {"章程.pdf": b"%PDF-1.7"})
    expect(page.locator(".b-examine__busy")).to_be_visible()
    expect(onward).to_be_hidden()
    # From elsewhere it leads back to what is looked at.
    open_step(page, "papers")
    expect(onward).to_have_text("See what would be sent back")
    open_step(page, "examine")
    expect(onward).to_be_hidden()
    let_go(held)
    expect(page.locator(".b-notice")).to_contain_text("Files: 2, read: 1")
    expect(onward).to_have_text("Save the pack")


def test_without_files_the_pre_check_leads_on_to_the_day(page: Page):
    show_checker(page, EIGHT)
    open_step(page, "examine")
    page.locator(".b-examine").get_by_role("link", name="When to file").press("Enter")

    expect(page.locator(".b-steps [data-step=file]")).to_have_attribute("aria-current", "step")
    expect(page.locator("#file")).to_be_visible()


def test_the_notice_is_printed_alone_and_goes_with_the_files(page: Page):
    page.goto(address("en", "check/#examine"))
    wait_for_form(page)
    notice = give(page, LICENSE)
    page.evaluate("window.print = () => {}")
    notice.locator("[data-do=print-notice]").click()
    paper = page.locator(".b-paper-only--notice")
    expect(paper).to_contain_text("Statute, order, notice")
    expect(paper.locator("button")).to_have_count(0)

    notice.locator(".b-notice__files > summary").click()
    notice.locator("[data-do=remove-file]").first.click()
    expect(notice).to_be_hidden()
    expect(page.locator(".b-steps [data-step=examine]")).to_contain_text("no files yet")
    expect(page.locator("[data-part=onward]")).to_have_text("Choose files")


@pytest.mark.shared
def test_the_table_of_what_agrees_is_folded_and_its_address_opens_it(page: Page):
    arrive(page, EIGHT, "check/#agreement")

    expect(page.locator("#agreement .b-says")).to_be_visible()
    expect(page.locator("#agreement > summary")).to_contain_text("nothing typed yet")


def test_files_given_at_the_papers_are_examined_too_and_moved_by_hand(page: Page):
    show_checker(page, EIGHT)
    open_step(page, "papers")
    page.locator(".b-papers__drop [type=file]").set_input_files(as_chosen(LETTER))
    open_step(page, "examine")
    files = page.locator(".b-notice__files")
    expect(files).to_contain_text("依法经营承诺书.txt")
    files.locator("summary").first.click()
    files.locator("li details summary").click()
    files.locator("select").select_option("security-measures")
    files.locator("[data-do=move-file]").click()

    expect(files).to_contain_text("→ Security measures")


def test_answers_read_are_taken_on_a_press_and_taken_back(page: Page):
    page.goto(address("zh", "check/#examine"))
    wait_for_form(page)
    notice = give(page, LICENSE)
    offered = notice.locator("[data-key=answers] input")
    expect(offered.first).to_be_enabled()
    count = offered.count()
    expect(page.locator("[data-shown=read-found]")).to_have_count(0)
    offered.first.uncheck()
    notice.locator("[data-do=take-examined]").click()
    # What was left stays to be taken.
    expect(offered).to_have_count(1)
    expect(page.locator("[data-do=undo]")).to_be_focused()
    assert "company" in stored(page)

    page.locator("[data-do=undo]").click()
    expect(offered).to_have_count(count)
    expect(offered.last).to_be_enabled()
    assert stored(page) == {}

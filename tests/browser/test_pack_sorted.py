"""In the page files are sorted by their names, asked about, moved, and no drop is missed."""

from checker_page import YOUNG_COMPANY, arrive, as_chosen
from playwright.sync_api import Locator, Page, expect

PDF = b"%PDF-1.7\n"
DESK = {
    "营业执照.pdf": "business-license",
    "身份证.pdf": "legal-representative-id",
    "社保.pdf": "proof-of-personnel",
    "章程最新版.pdf": "articles-of-association",
    "申请表.pdf": "statement-clause",
    "业务方案.pdf": "business-plan",
    "依法经营承诺书.pdf": "lawful-operation",
    "公示截图.pdf": "applicant-screenshots",
}
# Drops files by their names on a place of the page; tells whether the browser would leave for them.
DROP = """([selector, names]) => {
  const dataTransfer = new DataTransfer();
  for (const name of names) dataTransfer.items.add(new File(["%PDF-1.7"], name));
  const dropped = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer });
  return document.querySelector(selector).dispatchEvent(dropped);
}"""


def opened(page: Page, path: str = "check/#file", lang: str = "zh") -> Locator:
    """Open the last step with the answers of a company; return the place of the pack."""
    arrive(page, YOUNG_COMPANY, path, lang)
    report = page.locator('[data-report="pack"]')
    if path.endswith("#file"):
        expect(report.locator("h3")).to_be_visible()
    return report


def add_all(report: Locator, *names: str):
    """Choose files in the one place for all."""
    with report.page.expect_file_chooser() as chosen:
        report.locator(".b-pack-drop [data-do=add-files]").click()
    chosen.value.set_files(as_chosen(dict.fromkeys(names, PDF)))


def row(report: Locator, name: str) -> Locator:
    return report.locator(f'.b-pack[data-key="{name}"]')


def test_eight_files_given_at_once_go_each_to_its_row(page: Page):
    report = opened(page)
    add_all(report, *DESK)

    for name, field in DESK.items():
        expect(row(report, field).locator(".b-pack__file")).to_contain_text(name)


def test_of_a_name_that_does_not_tell_it_is_asked_and_answered_by_keyboard(page: Page):
    report = opened(page)
    add_all(report, "营业执照和章程.pdf", "IMG_2041.pdf")
    asks = report.locator(".b-pack-asks > div")
    expect(asks).to_have_count(2)
    expect(asks.first).to_contain_text("营业执照和章程.pdf是哪一份？")
    asks.first.locator("[data-row=articles-of-association]").press("Enter")

    expect(asks).to_have_count(1)
    expect(row(report, "articles-of-association")).to_contain_text("营业执照和章程.pdf")
    asks.locator("summary").press("Enter")
    asks.locator("select").select_option("equity-chart")
    asks.locator("[data-do=move-file]").press("Enter")
    expect(asks).to_have_count(0)
    expect(row(report, "equity-chart")).to_contain_text("IMG_2041.pdf")


def test_a_file_is_moved_to_another_row_and_stays_there(page: Page):
    report = opened(page)
    add_all(report, "社保.pdf")
    wrong, right = row(report, "proof-of-personnel"), row(report, "personnel-list")
    wrong.locator(".b-pack__file summary").press("Enter")
    wrong.locator("select").select_option("personnel-list")
    wrong.locator("[data-do=move-file]").press("Enter")

    expect(right).to_contain_text("社保.pdf")
    add_all(report, "章程.pdf")
    expect(row(report, "articles-of-association")).to_contain_text("章程.pdf")
    expect(right).to_contain_text("社保.pdf")
    expect(wrong).not_to_contain_text("社保.pdf")


def test_a_missed_drop_is_sorted_too(page: Page):
    report = opened(page)

    assert page.evaluate(DROP, ["h1", ["社保.pdf"]]) is False
    expect(row(report, "proof-of-personnel")).to_contain_text("社保.pdf")


def test_a_drop_in_another_step_is_told_and_leads_to_the_pack(page: Page):
    report = opened(page, "check/#need", "en")
    page.locator(".b-settled").first.wait_for(state="attached")

    assert page.evaluate(DROP, ["h1", ["Business license.pdf", "IMG_2041.pdf"]]) is False
    note = page.locator("[data-shown=sorted-some]")
    expect(note).to_contain_text("Files added to the pack: 2. Of 1 their names do not tell")
    note.locator("[data-do=to-pack]").click()
    expect(row(report, "business-license")).to_contain_text("Business license.pdf")


def test_what_is_dragged_that_is_no_file_is_left_alone(page: Page):
    opened(page)

    assert page.evaluate(DROP, ["h1", []]) is True


def test_before_files_go_that_are_in_no_saved_pack_a_word_is_said(page: Page):
    page.add_init_script("delete window.showSaveFilePicker")
    report = opened(page)
    leaving = """() => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))"""
    assert page.evaluate(leaving) is True
    add_all(report, "社保.pdf")
    expect(row(report, "proof-of-personnel")).to_contain_text("社保.pdf")
    assert page.evaluate(leaving) is False

    with page.expect_download():
        report.locator("[data-do=save-pack]").click()
    expect(report).to_contain_text("已保存")
    assert page.evaluate(leaving) is True
    add_all(report, "章程.pdf")
    expect(row(report, "articles-of-association")).to_contain_text("章程.pdf")
    assert page.evaluate(leaving) is False
    for _ in range(2):
        report.locator("[data-do=remove-file]").first.click()
        page.wait_for_timeout(500)
    expect(report.locator(".b-pack__file")).to_have_count(0)
    assert page.evaluate(leaving) is True

"""Texts of papers in the page: pasted or opened, each value taken or left, and taken back."""

import io

import docx
import pytest
from checker_page import (
    YOUNG_COMPANY,
    as_chosen,
    block,
    hold_back,
    let_go,
    open_paper,
    open_step,
    show_checker,
    stored,
    use_tool,
    wait_for_result,
)
from conftest import PHONE, WIDE
from playwright.sync_api import Locator, Page, ViewportSize, expect

pytestmark = pytest.mark.pyodide

LICENSE = """\
营业执照
统一社会信用代码：91430100MA0000007Q
名称：甲（长沙）信息服务有限公司
类型：有限责任公司（自然人投资或控股）
法定代表人：张三
注册资本：壹仟万元整
"""
LEASE = """\
房屋租赁合同
承租方：甲（长沙）信息服务有限公司
租赁期限：2026年1月1日至2027年12月31日
"""


def opened(page: Page, lang: str) -> Locator:
    """Open the window in which texts are read."""
    show_checker(page, lang=lang)
    page.locator(".b-tools__read").click()
    window = page.locator(".b-read")
    expect(window.locator("textarea")).to_be_focused()
    return window


def as_docx(text: str) -> bytes:
    """Write a text as a document of Word, a paragraph a line."""
    document, packed = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(packed)
    return packed.getvalue()


def values(window: Locator) -> Locator:
    """Return the values that were read."""
    return window.locator(".b-read__value")


def test_what_is_taken_is_answered_and_can_be_taken_back(page: Page):
    window = opened(page, "zh")
    text = window.locator("textarea")
    text.fill(LICENSE)
    # One is left: it stays so while more is pasted, and what stands there stays open.
    box = window.locator(".b-read__value", has_text="张三").locator("input")
    box.uncheck()
    text.fill(LICENSE + LEASE)
    expect(values(window)).to_have_count(7)
    expect(window.locator("input[data-fills]:checked")).to_have_count(6)
    expect(box).not_to_be_checked()
    expect(window.locator("mark").first).to_have_text("甲（长沙）信息服务有限公司")
    window.locator("[data-do=take-read]").click()

    expect(window).to_be_hidden()
    wait_for_result(page)
    application = stored(page)
    assert application["company"]["registered_capital"] == 10_000_000
    assert application["papers"]["premises-proof"]["until"] == "2027-12-31"
    assert "legal_representative" not in application["papers"]["business-license"]

    page.locator("[data-do=undo]").click()
    assert stored(page) == {}


# What is done before the rules have replied to what was typed last.
MEANWHILE = """(window, act) => {
  window.querySelector("textarea").value += "\\n";
  window.querySelector("[data-do=take-read]").click();
  if (act === "press") window.querySelector("[data-do=take-read]").click();
  else window.close();
}"""


def test_what_is_pressed_twice_is_taken_once_and_can_be_taken_back(page: Page):
    window = opened(page, "zh")
    window.locator("textarea").fill(LICENSE)
    expect(values(window)).to_have_count(5)
    window.evaluate(MEANWHILE, "press")

    expect(window).to_be_hidden()
    page.locator("[data-do=undo]").click()
    assert stored(page) == {}


def test_nothing_is_taken_of_a_window_that_is_closed_meanwhile(page: Page):
    window = opened(page, "zh")
    window.locator("textarea").fill(LICENSE)
    expect(values(window)).to_have_count(5)
    window.evaluate(MEANWHILE, "close")

    page.locator(".b-tools__read").click()
    expect(window.locator("[data-report=read]")).not_to_have_attribute("aria-busy", "true")
    assert stored(page) is None


@pytest.mark.thorough
def test_of_two_values_only_one_can_be_taken_and_of_something_else_none(page: Page):
    window = opened(page, "en")
    window.locator("textarea").fill(LICENSE + "注册资本：伍佰万元整\n")
    boxes = window.locator(".b-read__value--both input")
    expect(boxes).to_have_count(2)
    expect(window.locator(".b-read__value--both input:checked")).to_have_count(0)

    boxes.nth(0).check()
    boxes.nth(1).check()

    expect(boxes.nth(0)).not_to_be_checked()
    window.locator("textarea").fill("A letter about nothing.")
    expect(window.locator(".b-read__nothing")).to_contain_text("Nothing was read")
    expect(window.locator("[data-do=take-read]")).to_have_count(0)


def test_files_are_read_and_what_is_no_text_is_said(page: Page):
    """What reads them came with the later steps: nobody waits for the rest of Python."""
    window = opened(page, "zh")
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    files = {
        "执照.docx": as_docx(LICENSE),
        "租赁.txt": LEASE.encode("gb18030"),
        "扫描.txt": b"\xff\xd8\xff",
    }

    window.locator("[type=file]").set_input_files(as_chosen(files))

    expect(values(window)).to_have_count(7)
    expect(window.get_by_role("status")).to_have_text("以下文件没有可读取的文字：扫描.txt。")
    assert [name for name in asked if name.endswith((".zip", ".whl"))] == []


@pytest.mark.thorough
def test_files_that_come_while_others_are_read_join_them(page: Page):
    window = opened(page, "zh")
    # The first waits for the rules, which have just begun to load.
    for name, raw in (("执照.docx", as_docx(LICENSE)), ("租赁.txt", LEASE.encode())):
        window.locator("[type=file]").set_input_files(as_chosen({name: raw}))

    expect(values(window)).to_have_count(7)


@pytest.mark.parametrize(
    ("file", "name"), [("pdf.min.mjs", "执照.pdf"), ("filing.zip.gz", "执照.docx")]
)
def test_a_file_whose_reader_does_not_arrive_is_not_said_to_have_no_text(
    page: Page, file: str, name: str
):
    block(page, f"**/{file}")
    window = opened(page, "zh")
    window.locator("[type=file]").set_input_files(as_chosen({name: as_docx(LICENSE)}))

    expect(window.get_by_role("status")).to_contain_text(f"未能读取：{name}。")


def test_a_file_that_was_not_read_is_said_however_late_the_report_comes(page: Page):
    """The report that was asked for as the window opened says nothing over it."""
    held = hold_back(page, "**/loader.mjs")
    block(page, "**/pdf.min.mjs")
    with page.expect_request("**/loader.mjs"):
        window = opened(page, "zh")
    with page.expect_event("requestfailed", lambda request: "pdf.min" in request.url):
        window.locator("[type=file]").set_input_files(as_chosen({"执照.pdf": as_docx(LICENSE)}))
    let_go(held)

    report = window.locator("[data-report=read]")
    expect(report).not_to_have_attribute("aria-busy", "true")
    expect(report.get_by_role("status")).to_contain_text("未能读取：执照.pdf。")


def as_pdf(page: Page, text: str) -> bytes:
    """Print a text as a page of a PDF: each line a row of a table, as papers are laid out."""
    rows = (line.partition("：") for line in text.splitlines())
    cells = "".join(f"<tr><td>{label}<td>{value}" for label, _, value in rows)
    page.set_content(f"<table cellpadding=12 style='letter-spacing:0'>{cells}</table>")
    return page.pdf()


@pytest.mark.thorough
def test_a_pdf_is_read_line_by_line(page: Page):
    license_file = as_pdf(page, LICENSE)
    window = opened(page, "en")

    window.locator("[type=file]").set_input_files(as_chosen({"license.pdf": license_file}))

    expect(values(window)).to_have_count(5)
    expect(window.locator("mark").first).to_have_text("甲（长沙）信息服务有限公司")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_at_the_papers_stands_what_reads_them(page: Page, size: ViewportSize):
    page.set_viewport_size(size)
    show_checker(page, lang="zh")
    open_step(page, "papers")
    # The closed list is two screens of a phone at most: there the menu has it.
    if size == PHONE:
        use_tool(page, "read")
    else:
        page.locator("#papers [data-do=read]").click()

    expect(page.locator(".b-read textarea")).to_be_focused()


def test_a_file_is_given_once_to_the_pack_and_to_be_read(page: Page):
    """It ticks nothing by itself: what was read is offered, and the row says that it is there."""
    show_checker(page, YOUNG_COMPANY, "zh")
    open_step(page, "papers")
    before = stored(page)
    given = page.locator(".b-papers__drop [type=file]")
    given.set_input_files(as_chosen({"营业执照.docx": as_docx(LICENSE)}))

    offered = page.locator("[data-shown=read-found]")
    expect(offered).to_contain_text("从文件读出 5 项内容。")
    files = page.locator('[data-paper="business-license"] [data-part=files]')
    expect(files).to_contain_text("营业执照.docx")
    assert stored(page) == before

    offered.locator("[data-do=read]").click()
    expect(values(page.locator(".b-read"))).to_have_count(5)
    expect(offered).to_be_hidden()


def test_a_file_that_is_removed_takes_its_text_along_and_leaves_what_was_typed(page: Page):
    window = opened(page, "zh")
    text = window.locator("textarea")
    text.fill(LEASE)
    raw = LICENSE.replace("\n", "\r\n").encode()
    window.locator("[type=file]").set_input_files(as_chosen({"营业执照.txt": raw}))
    expect(values(window)).to_have_count(7)
    window.locator("[data-do=close-dialog]").click()
    open_step(page, "papers")
    open_paper(page, "business-license")
    page.locator('[data-paper="business-license"] [data-do=remove-file]').click()

    expect(text).to_have_value(LEASE.strip())
    page.locator("#papers [data-do=read]").click()
    expect(window).not_to_contain_text("张三")
    expect(values(window)).to_have_count(2)


def test_a_file_given_to_be_read_lies_in_the_pack(page: Page):
    window = opened(page, "zh")
    window.locator("[type=file]").set_input_files(as_chosen({"营业执照.docx": as_docx(LICENSE)}))
    expect(values(window)).to_have_count(5)
    window.locator("[data-do=close-dialog]").click()
    open_step(page, "papers")

    files = page.locator('[data-paper="business-license"] [data-part=files]')
    expect(files).to_contain_text("营业执照.docx")

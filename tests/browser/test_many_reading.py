"""Many applications are read on this device: folder, files, CSV, Excel; what is broken is named."""

import re
from pathlib import Path

import pytest
from checker_page import ONLINE, SAVES_DATA, block, hold_back, let_go, requests_of
from many_page import (
    CSV,
    EXCEL,
    add,
    add_folder,
    chip,
    files_of,
    lines,
    names,
    open_desk,
    read_in,
    saved,
    wait_until_done,
)
from playwright.sync_api import Page, expect
from support.companies import CAPITAL, as_csv, as_xlsx, companies, put, sheet, with_two_broken
from test_accessibility import in_light_and_dark

# Each test starts Python whole, from no stored memory, and judges what it reads.
pytestmark = pytest.mark.thorough

SIX = [f"{n}号公司" for n in range(1, 7)]
WHEELS = re.compile(r"/((?!call_)[a-z_]+)-[^/ ]*\.zip")
TO_EXCEL = "[data-do=export][data-format=excel]"


@pytest.fixture
def own_desk(page: Page) -> Page:
    """Open the page for one test, which looks at what is asked for or stands in its way."""
    open_desk(page)
    return page


# A folder is dropped whose second file and second folder cannot be opened.
DROP_FOLDER = """text => {
  const fails = (_, reject) => reject(new DOMException("gone", "NotFoundError"));
  const file = (name, give) => ({ isDirectory: false, fullPath: `/f/${name}`, file: give });
  const folder = (name, give) => {
    const createReader = () => ({ readEntries: give });
    return { isDirectory: true, fullPath: name, createReader };
  };
  const within = [
    file("a.json", (take) => take(new File([text], "a.json"))),
    file("b.json", fails),
    folder("/f/inner", fails),
  ];
  const entry = folder("/f", (take) => take(within.splice(0)));
  DataTransferItem.prototype.webkitGetAsEntry = () => entry;
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["x"], "f"));
  const more = { dataTransfer, bubbles: true, cancelable: true };
  document.body.dispatchEvent(new DragEvent("drop", more));
}"""


def test_what_cannot_be_opened_of_a_drop_is_named_and_stops_no_other(own_desk: Page):
    (body,) = files_of(companies(1)).values()
    own_desk.evaluate(DROP_FOLDER, body.decode())
    wait_until_done(own_desk)

    assert names(own_desk) == ["1号公司"]
    said = own_desk.get_by_role("alert").all_inner_texts()
    assert said == ["“f/b.json” could not be opened.", "“f/inner” could not be opened."]


def test_a_folder_is_read_with_the_folders_in_it(desk: Page, tmp_path: Path):
    inner = tmp_path / "2026" / "autumn"
    inner.mkdir(parents=True)
    (tmp_path / "2026" / "notes.txt").write_text("not read")
    (inner / ".hidden.json").write_text("{}")
    add_folder(desk, tmp_path / "2026")
    expect(desk.get_by_role("alert")).to_contain_text("No application file and no sheet")
    for name, body in files_of(companies(6)).items():
        (inner / name).write_bytes(body)
    add_folder(desk, tmp_path / "2026")
    wait_until_done(desk)

    assert sorted(names(desk)) == SIX
    assert desk.locator("[data-part=broken]").inner_text() == ""
    expect(desk.locator(".b-board__file", has_text="2026/autumn/001.json")).to_be_visible()


def test_excel_is_read_without_another_file_and_written_with_one_and_nothing_is_sent(
    own_desk: Page,
):
    asked, sent = requests_of(own_desk), list[str]()
    own_desk.on("request", lambda request: sent.append(request.post_data or ""))
    read_in(own_desk, {EXCEL: as_xlsx(with_two_broken()), CSV: as_csv(sheet(companies(2)))})
    assert WHEELS.findall(" ".join(asked)) == []
    # A writer whose bytes were changed is not used.
    writer = re.compile(r"/xlsxwriter-.*\.zip")
    own_desk.route(writer, lambda route: route.fulfill(content_type="application/zip", body="x"))
    own_desk.locator(TO_EXCEL).click()
    expect(own_desk.get_by_role("alert")).to_contain_text("Excel needs one more file")
    own_desk.unroute(writer)
    saved(own_desk, TO_EXCEL)

    assert {*WHEELS.findall(" ".join(asked))} == {"xlsxwriter"}
    assert not [url for url in asked if "?" in url]
    assert not any(sent)
    assert CSV not in own_desk.evaluate("JSON.stringify(localStorage)")


def test_all_of_python_is_there_before_it_is_asked_for_and_nothing_is_loaded_later(own_desk: Page):
    """The page starts with the whole wheel: what stands on findings is in it."""
    block(own_desk, re.compile(r"filing\.zip|xlsxwriter"))
    asked = requests_of(own_desk, "/runtime/")
    read_in(own_desk, {EXCEL: as_xlsx(sheet(companies(1)))})

    expect(lines(own_desk)).to_have_count(1)
    expect(own_desk.get_by_role("alert")).to_have_count(0)
    names = {url.rpartition("/")[2] for url in asked}
    assert {"core.wasm.gz", "memory.bin.gz", "cold.wasm", "python_stdlib.zip"} <= names
    assert "pyodide.asm.wasm" not in names


def test_a_file_that_is_added_again_takes_its_own_place(desk: Page):
    lines_ = with_two_broken()
    read_in(desk, {CSV: as_csv(lines_)})
    put(lines_, 11, CAPITAL, "1000000")
    add(desk, {CSV: as_csv(lines_)})
    expect(desk.locator("[data-part=broken]")).to_contain_text("1 company has a cell")

    expect(lines(desk)).to_have_count(14)


BAD = {
    "empty.json": b"",
    "broken.toml": b"a = ",
    "picture.json": b"\x89PNG\r\n\x1a\n\x00",
    "broken.xlsx": b"PK\x03\x04 and no more",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "heads.csv": "甲,乙\n1,2\n".encode(),
}


def test_bad_files_are_named_and_stop_no_other(desk: Page):
    read_in(desk, BAD | files_of(companies(2)))
    for fold in desk.locator("[data-part=broken] summary").all():
        fold.click()

    expect(lines(desk)).to_have_count(2)
    told = desk.locator("[data-part=broken]").inner_text()
    assert [name for name in BAD if name not in told] == []


def test_a_file_that_is_far_too_large_is_not_read(desk: Page, tmp_path: Path):
    # From a file: handed over in a message, it takes seconds.
    (tmp_path / CSV).write_bytes(b"," * 20_000_001)
    desk.locator("[data-part=files]").set_input_files(tmp_path / CSV)

    expect(desk.get_by_role("alert")).to_contain_text("larger than 20 MB")


def test_reading_stops_and_goes_on(desk: Page):
    add(desk, {CSV: as_csv(sheet(companies(300)))})
    stop, read = desk.locator("[data-part=stop]"), chip(desk, "all").locator("[data-count]")
    lines(desk).first.wait_for()
    stop.click()
    expect(stop).to_have_text("Go on")
    expect(desk.locator("[data-part=doing]")).to_have_text("Stopped")
    desk.wait_for_timeout(500)
    shown = read.inner_text()
    desk.wait_for_timeout(500)

    assert 0 < int(shown) < 300
    assert read.inner_text() == shown
    assert re.fullmatch(r"\d+ of 300", desk.locator("[data-part=count]").inner_text())
    stop.click()
    expect(read).to_have_text("300")


def test_the_page_answers_while_it_reads(desk: Page):
    """No turn of its own takes half of the time: a busy machine lengthens both."""
    add(desk, {CSV: as_csv(sheet(companies(200)))})
    lines(desk).first.wait_for()
    longest = desk.evaluate(
        """async () => {
          const first = performance.now();
          let longest = 0, before = first;
          while (!document.querySelector("[data-part=run]").hidden) {
            await new Promise((resolve) => setTimeout(resolve));
            const now = performance.now();
            longest = Math.max(longest, now - before);
            before = now;
          }
          return longest / (before - first);
        }"""
    )

    assert longest < 0.5


def test_where_the_checker_cannot_start_the_files_wait(own_desk: Page):
    block(own_desk, "**/loader.mjs")
    add(own_desk, files_of(companies(2)))
    expect(own_desk.get_by_role("alert")).to_contain_text("could not start")
    expect(own_desk.get_by_role("button", name="Try again")).to_be_visible()
    assert in_light_and_dark(own_desk) == []
    own_desk.unroute("**/loader.mjs")
    own_desk.evaluate(ONLINE)
    wait_until_done(own_desk)

    expect(lines(own_desk)).to_have_count(2)


def test_where_data_is_saved_the_visitor_is_asked_first(page: Page):
    page.add_init_script(SAVES_DATA)
    asked = requests_of(page, "/runtime/")
    open_desk(page)
    add(page, files_of(companies(1)))
    load = page.get_by_role("button", name="Load the checker")
    load.wait_for()
    assert asked == []
    load.click()
    wait_until_done(page)

    expect(lines(page)).to_have_count(1)


def test_the_loading_is_shown_once_something_waits_for_it_and_axe_finds_nothing(page: Page):
    held = hold_back(page, "**/memory.bin.gz")
    open_desk(page)
    expect(page.locator("[data-part=load]")).to_be_hidden()
    add(page, {CSV: as_csv(sheet(companies(100)))})
    expect(page.locator("[data-part=load]")).to_be_visible()
    assert in_light_and_dark(page) == []
    let_go(held)
    lines(page).first.wait_for()
    page.locator("[data-part=stop]").click()
    assert in_light_and_dark(page) == []

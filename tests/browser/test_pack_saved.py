"""In the page a pack is put together and saved; files stay in the tab, a stop leaves nothing."""

import base64
import io
import json
import zipfile

import first_acts as acts
import pytest
from checker_page import YOUNG_COMPANY, address, arrive, as_chosen, saved_by
from conftest import OTHERS, SITE
from drivers import Driver, until
from playwright.sync_api import Locator, Page, expect

PDF = b"%PDF-1.7\n"
LARGE = 5_000_001
TWICE = "one => { one.click(); one.click(); }"
# A little longer than what still counts as the second click of a double click.
LATER = 450
# Without it a browser hands the archive out as a download, as those do that cannot write files.
NO_PICKER = "delete window.showSaveFilePicker"
# Drops a file on a row, and keeps what is handed out.
SAVE = """
delete window.showSaveFilePicker;
window.packed = null;
HTMLAnchorElement.prototype.click = () => {};
const addressOf = URL.createObjectURL;
// A worker begun anew comes from an address like this, too.
URL.createObjectURL = (made) => {
  if (made.type !== "application/zip") return addressOf.call(URL, made);
  window.packed = made;
  return "data:,";
};
const dataTransfer = new DataTransfer();
dataTransfer.items.add(new File(["%PDF-1.7"], "a.pdf"));
document.querySelector(".b-pack[data-key=business-license] > p").dispatchEvent(
  new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }),
);
"""
ROW = "document.querySelector('.b-pack[data-key=business-license]')"
PUT = f"return {ROW}.innerText.includes('a.pdf')"
PRESS = "document.querySelector('[data-do=save-pack]').click()"
PACKED = """
return window.packed && window.packed.arrayBuffer().then((content) =>
  btoa(Array.from(new Uint8Array(content), (byte) => String.fromCharCode(byte)).join("")));
"""
# What a visitor who names a file gets, on a slow disk.
SLOW_FILE = """
window.told = [];
window.showSaveFilePicker = async () => ({
  getFile: async () => new File([], "pack.zip"),
  createWritable: async () => new WritableStream({
    write: () => new Promise((written) => setTimeout(written, 200)),
    abort: () => window.told.push("aborted"),
  }),
  remove: async () => window.told.push("removed"),
});
"""


def opened(page: Page, lang: str, script: str) -> Locator:
    """Open the last step with the answers of a company; return the place of the pack."""
    page.add_init_script(script)
    arrive(page, YOUNG_COMPANY, "check/#file", lang)
    report = page.locator('[data-report="pack"]')
    expect(report.locator("h3")).to_be_visible()
    return report


def add(row: Locator, *files: tuple[str, bytes]):
    with row.page.expect_file_chooser() as chosen:
        row.locator('[data-do="add-files"]').click()
    chosen.value.set_files(as_chosen(dict(files)))


def test_files_are_put_to_their_rows_and_saved_as_one_archive(page: Page):
    report = opened(page, "zh", NO_PICKER)
    license_row, letter = (
        report.locator(f'[data-key="{row}"]') for row in ("business-license", "lawful-operation")
    )
    large = "文件过大"

    add(license_row, ("执照 1/2.pdf", PDF))
    expect(license_row).to_contain_text("未核对内容")
    add(letter, ("letter.pdf", PDF + bytes(LARGE)))
    expect(letter).to_contain_text(large)
    add(letter, ("other.pdf", PDF), ("third.pdf", PDF))
    expect(letter.locator(".b-pack__file")).to_have_count(3)
    # The second click of a double click removes no other file.
    letter.locator('[data-do="remove-file"]').nth(1).evaluate(TWICE)
    expect(letter.locator(".b-pack__file")).to_have_count(2)
    page.wait_for_timeout(LATER)
    letter.locator('[data-do="remove-file"]').nth(1).click()
    expect(letter.locator(".b-pack__file")).to_have_count(1)
    expect(letter.locator(".b-pack__file")).to_contain_text("letter.pdf")
    letter.locator('[data-do="remove-file"]').click()
    expect(letter).not_to_contain_text(large)
    add(letter, ("letter.pdf", PDF + bytes(LARGE)))
    expect(letter).to_contain_text(large)
    saved = saved_by(report.locator('[data-do="save-pack"]'))

    assert saved.suggested_filename == "b24-2026-11-24.zip"
    with zipfile.ZipFile(saved.path()) as found:
        assert found.testzip() is None
        index = json.loads(found.read("index.json"))
        held = {row["row"]: row["have"] for row in index["rows"] if row["have"]}
        assert [found.read(name) for name in held["business-license"]] == [PDF]
        assert [len(found.read(name)) for name in held["lawful-operation"]] == [len(PDF) + LARGE]
        assert "Index.docx" in found.namelist()
    expect(report).to_contain_text("已保存")
    # Nothing of a file is kept.
    kept = page.evaluate("JSON.stringify([{...sessionStorage}, {...localStorage}])")
    assert "letter.pdf" not in kept


def test_the_library_s_license_lies_beside_it():
    for home in ("", "zh/"):
        (text,) = (SITE / home / "assets").rglob("pack/LICENSE.txt")
        assert "Permission is hereby granted" in text.read_text(encoding="utf-8")


def test_what_is_dropped_on_a_row_is_put_to_it(page: Page):
    report = opened(page, "en", NO_PICKER)
    row = report.locator('[data-key="proof-of-personnel"]')
    row.evaluate(
        """(row) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(["GIF89a"], "a.png"));
          row.firstElementChild.dispatchEvent(
            new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }),
          );
        }"""
    )

    expect(row.get_by_role("status")).to_have_text("Wrong kind of file (1)")
    expect(row).to_contain_text("a.png")


def test_a_stop_leaves_nothing(page: Page):
    report = opened(page, "en", SLOW_FILE)
    report.locator('[data-do="save-pack"]').click()
    stop = report.locator('[data-do="stop-pack"]')
    # A stop waits for the piece that is being written, as the browser has it.
    expect(report.locator(".b-pack-save")).to_contain_text(" / 0.6 MB")
    stop.click()

    expect(report.locator(".b-pack-save")).to_contain_text("Stopped, nothing was saved.")
    expect(stop).to_be_hidden()
    assert page.evaluate("window.told") == ["aborted", "removed"]


@pytest.mark.thorough
@pytest.mark.parametrize("engine", OTHERS)
def test_in_another_engine_a_pack_is_handed_out(driver: Driver):
    acts.come(driver, YOUNG_COMPANY)
    driver.go(address("zh", "check/#file"))
    assert until(lambda: driver.run(f"return Boolean({ROW})"))
    driver.run(SAVE)
    assert until(lambda: driver.run(PUT))
    driver.run(PRESS)
    content = base64.b64decode(until(lambda: driver.run(PACKED)))

    with zipfile.ZipFile(io.BytesIO(content)) as found:
        assert found.testzip() is None
        (name,) = (name for name in found.namelist() if name.endswith(" - a.pdf"))
        assert found.read(name) == b"%PDF-1.7"

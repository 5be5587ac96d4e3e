"""What the tests do with the page for many applications."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker_page import address, as_chosen, saved_by
from playwright.sync_api import Locator, Page, expect

CSV, EXCEL = "companies.csv", "companies.xlsx"


def open_desk(page: Page, lang: str = "en"):
    """Open the page in a language."""
    page.goto(address(lang, "many/"))


AS_READ = "select => { select.value = ''; select.dispatchEvent(new Event('change')); }"


def clear_desk(page: Page):
    """Take off what was read with the page's own button; what it last said is unsaid."""
    clear = page.locator("[data-do=clear]")
    if clear.is_visible():
        clear.click()
        page.locator("[data-do=clear-now]").click()
    for part in ("live", "notes"):
        page.locator(f"[data-part={part}]").evaluate("place => place.replaceChildren()")


def show_as_read(page: Page):
    """Show all companies on the board, in the order in which they were read."""
    chip(page, "all").click()
    page.get_by_label("Find a company").fill("")
    page.locator("[data-part=sort]").evaluate(AS_READ)


def files_of(applications: list[dict[str, Any]]) -> dict[str, bytes]:
    """Return applications as the files that the checker saves, by their names."""
    names = (f"{n:03}.json" for n in range(1, len(applications) + 1))
    return {
        name: json.dumps(each, ensure_ascii=False).encode()
        for name, each in zip(names, applications, strict=True)
    }


def add(page: Page, files: Mapping[str, bytes]):
    """Choose files by the page's button."""
    page.locator("[data-part=files]").set_input_files(as_chosen(files))


def add_folder(page: Page, folder: Path):
    """Choose a folder by the page's button."""
    page.locator("[data-part=folder]").set_input_files(folder)


def wait_until_done(page: Page):
    """Wait until all is read, judged and has its days to file."""
    page.locator("[data-part=live]").filter(has_text="compan").or_(
        page.locator("[data-part=broken] > *")
    ).or_(page.locator("[data-part=cards] > *")).first.wait_for(state="attached")
    expect(page.locator("[data-part=run]")).to_be_hidden()
    expect(page.locator(".b-board__days", has_text="waiting")).to_have_count(0)


def read_in(page: Page, files: Mapping[str, bytes]):
    """Choose files by the page's button, and wait until they are judged."""
    add(page, files)
    wait_until_done(page)


def lines(page: Page) -> Locator:
    """Return the lines of the companies that are shown."""
    return page.locator(".b-board tbody tr:not(.b-board__group):visible")


def names(page: Page) -> list[str]:
    """Return the companies shown, from the first to the last."""
    found = lines(page).locator("[data-do=open-row]").all_inner_texts()
    return [name.partition("\n")[0] for name in found]


def chip(page: Page, group: str) -> Locator:
    """Return the chip that shows one group alone."""
    return page.locator(f".b-chip[data-group={group}]")


def sort_by(page: Page, column: str):
    """Press the head of a column."""
    page.locator(f".b-board thead [data-key={column}]").click()


def saved(page: Page, selector: str) -> bytes:
    """Press what saves a file; return its bytes."""
    return saved_by(page.locator(selector)).path().read_bytes()

"""axe finds nothing in the checker empty, loading, edited, refused, saved, shared or forgotten."""

import gzip
import re
from collections.abc import Callable

import pytest
from checker_page import (
    SAVES_DATA,
    YOUNG_COMPANY,
    arrive,
    begin,
    clear_answers,
    come_with,
    forget,
    hold_back,
    open_file,
    open_folds,
    open_step,
    open_tools,
    save_answers,
    unfold,
    use_tool,
    wait_for_form,
    write,
)
from conftest import SITE
from playwright.sync_api import Page, expect
from support.samples import in_both_languages
from test_accessibility import findings, in_light_and_dark

# What is loaded, where data is to be saved too.
LIGHT = ("core.wasm.gz", "memory.bin.gz", "loader.mjs", "core.mjs")


def pick_provinces(page: Page):
    """Open the provinces and narrow them down."""
    page.locator('[name="service.provinces"][value="more"]').locator("..").click()
    page.locator(".b-pick__find").first.fill("h")


def change_the_eight(page: Page):
    """Open the eight questions below the answer, once it has taken their place."""
    page.locator("[data-told=answer] h2").wait_for()
    unfold(page, "service")


def edit_a_shareholder(page: Page):
    """Open an editor; its shares do not add up."""
    unfold(page, "owners")
    page.locator("#q-shareholders [data-do=edit]:visible").first.click()
    write(page.locator('[name="shareholders[0].share"]'), "30")
    page.locator(".b-sum-note:visible").wait_for()


def remove_a_shareholder(page: Page):
    """Leave one shareholder, with an undo."""
    unfold(page, "owners")
    page.locator("#q-shareholders [data-do=edit]:visible").first.click()
    page.locator("[data-do=remove]:visible").click()


def make_an_error(page: Page):
    """Write what is no number."""
    write(page.locator('[name="company.registered_capital"]'), "a million")
    page.locator(".b-error:visible").wait_for()


# One message stands at a time, and each of these leaves the answers fit for the next.
MESSAGES: dict[str, Callable[[Page], object]] = {
    "replace": lambda page: open_file(page, {}),
    "refused": lambda page: open_file(page, {"x": "1"}),
    "not-ours": lambda page: open_file(page, "{"),
    "share": lambda page: use_tool(page, "share"),
    "forget": clear_answers,
    "removed": remove_a_shareholder,
    "saved": save_answers,
    "restored": lambda page: page.reload(),
}
MESSAGES_IN_CHINESE = ("refused", "forget")
# What is open at the same time in a step, and by what it is seen.
OPENED: dict[str, tuple[tuple[Callable[[Page], object], ...], tuple[str, ...]]] = {
    "papers": (
        (edit_a_shareholder, open_folds, open_tools),
        (".b-sum-note", "article details[open]", ".b-tools__items"),
    ),
    "need": (
        (
            pick_provinces,
            lambda page: page.locator(".b-case--none").click(),
            change_the_eight,
            make_an_error,
            open_folds,
        ),
        (".b-pick__find", ".b-case--none:has(:checked)", ".b-error", "article details[open]"),
    ),
}


@in_both_languages
def test_every_state_of_a_half_filled_checker(page: Page, lang: str):
    """The parts are the same in both languages: in Chinese, messages of each kind one.

    A message is looked at alone: around it stands the half-filled checker, which is looked at
    whole in another test, and here with what the messages have left of it.
    """
    wrong = {}
    come_with(page, YOUNG_COMPANY, lang)
    for name in MESSAGES if lang == "en" else MESSAGES_IN_CHINESE:
        MESSAGES[name](page)
        page.locator(f'[data-shown="{name}"]').wait_for()
        wrong[name] = findings(page, looks=lang == "en", within=f'[data-shown="{name}"]')
    for step, (opened, seen) in OPENED.items():
        open_step(page, step)
        for open_one in opened:
            open_one(page)
        for part in seen:
            expect(page.locator(f"{part}:visible").first).to_be_visible()
        wrong[step] = findings(page, frame=False, looks=lang == "en")
    if lang == "en":
        forget(page)
        page.locator('[data-shown="forgotten"]').wait_for()
        wrong["forgotten"] = findings(page, frame=False)

    assert {name: found for name, found in wrong.items() if found} == {}


# axe always looks at every page, at the checker half filled in and at its papers.
@pytest.mark.thorough
def test_asked_before_it_loads_it_tells_its_size_and_while_it_loads(page: Page):
    """The size that stands on the button is that of the files that are loaded then."""
    page.add_init_script(SAVES_DATA)
    hold_back(page, "**/runtime/**")
    begin(page)
    said = page.locator("[data-do=load]").inner_text()
    files = [file for name in LIGHT for file in (SITE / "runtime").rglob(name)]
    size = sum(len(gzip.compress(file.read_bytes())) for file in files) / 1_000_000

    assert findings(page) == []
    assert float(re.findall(r"[\d.]+", said)[0]) == pytest.approx(size, rel=0.1)
    page.locator("[data-do=load]").click()
    page.locator("[data-part=load]").wait_for()
    assert in_light_and_dark(page) == []


def test_no_fold_without_a_name_stands_below_the_papers_while_the_checker_loads(page: Page):
    hold_back(page, "**/runtime/**")
    arrive(page, YOUNG_COMPANY, "check/#papers")
    wait_for_form(page)
    expect(page.locator("[data-apart=old]")).to_contain_text("Old agency checklist")

    assert all(page.locator(".b-apart-papers h3:visible").all_inner_texts())

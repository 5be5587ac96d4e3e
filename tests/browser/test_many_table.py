"""The board of many applications: sorted, filtered, found, saved, printed; one opened."""

import json
import re
from collections.abc import Callable

import pytest
from checker_page import (
    YOUNG_COMPANY,
    arrive,
    choose,
    fits,
    forget,
    stored,
    wait_for_result,
)
from conftest import PHONE
from many_page import (
    CSV,
    add,
    chip,
    clear_desk,
    files_of,
    lines,
    names,
    open_desk,
    read_in,
    saved,
    show_as_read,
    sort_by,
    wait_until_done,
)
from playwright.sync_api import Page, expect
from support import sheets
from support.companies import as_csv, companies, of_every_group, with_two_broken
from support.samples import in_both_languages
from test_accessibility import findings, in_light_and_dark

# A page of its own that starts Python whole; what stands in it is tested without a browser.
pytestmark = pytest.mark.thorough

COUNT = 25
ON_DEVICE = "localStorage.getItem('b24:answers')"
DISPLAYS = "buttons => buttons.map((button) => getComputedStyle(button).display)"
RUNS_OVER = """heads => heads.filter((head) => {
  const words = document.createRange();
  words.selectNodeContents(head.querySelector("button")?.firstChild ?? head);
  const { left, right } = words.getBoundingClientRect();
  const box = head.getBoundingClientRect();
  return left < box.left || right > box.right;
}).map((head) => head.textContent)"""


@pytest.fixture(scope="module")
def read_once(open_shared: Callable[..., Page]) -> Page:
    """Open the page and read some companies, for all that only look at them."""
    page = open_shared()
    open_desk(page)
    read_in(page, files_of(of_every_group()))
    return page


@pytest.fixture
def board(read_once: Page) -> Page:
    """Show all companies, as they were read."""
    show_as_read(read_once)
    return read_once


def groups(page: Page) -> list[str]:
    return page.locator(".b-board tbody:visible").evaluate_all(
        "bodies => bodies.map((body) => body.dataset.group)"
    )


def cells(page: Page, group: str, column: str) -> list[str]:
    found = page.locator(f"tbody[data-group={group}] td.b-board__{column}")
    return found.all_inner_texts()


def test_companies_stand_by_what_stops_them_and_a_chip_shows_its_group_alone(board: Page):
    in_order = ["stops", "answer", "ask", "ready"]
    assert groups(board) == in_order
    counts = {
        group: int(chip(board, group).locator("[data-count]").inner_text()) for group in in_order
    }
    shown = {g: board.locator(f"tbody[data-group={g}] [data-do=open-row]").count() for g in counts}

    assert counts == shown
    assert sum(counts.values()) == COUNT
    assert chip(board, "all").inner_text().split() == ["All", str(COUNT)]
    chip(board, "ready").click()
    assert groups(board) == ["ready"]
    assert chip(board, "ready").get_attribute("aria-pressed") == "true"
    chip(board, "all").click()
    assert len(names(board)) == COUNT


def test_who_needs_no_license_stands_apart_where_there_is_one(desk: Page):
    (application,) = companies(1)
    read_in(desk, files_of([application]))
    expect(chip(desk, "not-needed")).to_be_hidden()
    application["service"] |= {"for_others": False, "public_network": False}
    add(desk, {"needless.json": json.dumps(application).encode()})
    expect(chip(desk, "not-needed")).to_be_visible()

    assert groups(desk)[-1] == "not-needed"


def test_a_column_sorts_up_and_then_down_also_by_key(board: Page):
    head, column = board.locator("[data-key=answers]"), board.locator("th.b-board__answers")
    head.focus()
    board.keyboard.press("Enter")
    up = [int(text or 0) for text in cells(board, "answer", "answers")]
    expect(head).to_be_focused()
    assert column.get_attribute("aria-sort") == "ascending"
    sort_by(board, "answers")
    down = [int(text or 0) for text in cells(board, "answer", "answers")]

    assert len(up) > 1
    assert up == sorted(up)
    assert down == sorted(up, reverse=True)
    assert column.get_attribute("aria-sort") == "descending"


def test_days_to_file_are_sorted_by_their_last_day_and_none_comes_last(board: Page):
    sort_by(board, "days")
    said = cells(board, "ready", "days") + cells(board, "stops", "days")
    has_days = ["none yet" not in text for text in cells(board, "stops", "days")]

    assert said
    assert has_days == sorted(has_days, reverse=True)


def test_the_table_is_saved_with_all_rows_and_their_days_to_file(board: Page):
    for format_, opened in (("excel", sheets.opened), ("csv", sheets.csv_rows)):
        head, *rows = opened(saved(board, f"[data-do=export][data-format={format_}]"))

        assert len(rows) == COUNT
        assert {f"{n}号公司" for n in range(1, COUNT + 1)} <= {cell for row in rows for cell in row}
        assert all(row[head.index("window")] for row in rows)


def test_the_template_is_read_when_it_is_filled_in(page: Page):
    open_desk(page, "zh")
    raw = saved(page, "[data-do=template][data-format=csv]")
    in_excel = saved(page, "[data-do=template][data-format=excel]")
    for heads in (sheets.csv_rows(raw)[0], sheets.opened(in_excel)[0]):
        clear_desk(page)
        row = ["甲公司" if head == "公司名称" else "" for head in heads]
        add(page, {CSV: as_csv([heads, row])})
        wait_until_done(page)

        assert names(page) == ["甲公司"]


def test_broken_rows_are_saved_to_mend(desk: Page):
    read_in(desk, {CSV: as_csv(with_two_broken())})
    raw = saved(desk, "[data-do=mend]")
    head, *rows = sheets.csv_rows(raw)

    assert len(rows) == 2
    assert "2026-13-01" in rows[0][0]
    assert len(head) == len(rows[0])


CUT = "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).length"


def test_nothing_is_cut_and_what_is_missing_has_the_room_of_days_that_nobody_has(desk: Page):
    heads = ["公司名称", "注册资本", "业务覆盖的省份", "公司类型", "是否含外资"]
    row = ["甲公司呼叫中心运营与客户服务有限公司", "1万元", "湖南", "有限公司", "否"]
    read_in(desk, {"各地公司名单（第二批）.csv": as_csv([heads, *[row] * 4])})
    width = "cell => cell.offsetWidth"
    missing, days = (
        desk.locator(f"thead .b-board__{name}").evaluate(width) for name in ("missing", "days")
    )

    assert desk.locator(".b-board tbody :is(th, td)").evaluate_all(CUT) == 0
    assert missing > 3 * days
    lines(desk).first.locator("summary").click()
    expect(desk.locator(".b-board__more").first).to_contain_text("shareholders")


def opened(page: Page, name: str) -> Page:
    with page.context.expect_page() as waiting:
        page.get_by_role("button", name=re.compile(rf"^{name} ?, opens in a new tab$")).click()
    waiting.value.wait_for_url("**/check/")
    return waiting.value


def test_what_tab_and_device_keep_is_not_that_of_a_company_of_the_board(page: Page):
    # As the browser writes it.
    kept = {"application": YOUNG_COMPANY, "changed": "", "saved": True}
    own = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    arrive(page, YOUNG_COMPANY, "many/")
    page.evaluate("sessionStorage.setItem('b24:pinned', '{\"application\": {}}')")
    page.evaluate("kept => localStorage.setItem('b24:answers', kept)", own)
    read_in(page, files_of(companies(1)))
    tab = opened(page, "1号公司")
    wait_for_result(tab)
    assert stored(tab)["company"]["name"] == "1号公司"
    assert tab.evaluate("Object.keys(sessionStorage)") == ["b24:answers"]
    # Also once the tab has been loaded anew.
    for answer in ("yes", "no"):
        choose(tab, "service.rents_out", answer)
        assert tab.evaluate(ON_DEVICE) == own
        tab.reload()
        wait_for_result(tab)
    forget(tab)
    tab.locator('[data-shown="forgotten"] [data-do="undo"]').click()
    assert tab.evaluate(ON_DEVICE) == own
    # At the head of a page without a checker too.
    tab.goto("local/")
    tab.locator("select[data-where]:visible").first.select_option("CN-GD")
    assert tab.evaluate(ON_DEVICE) == own
    assert stored(page) == YOUNG_COMPANY


def test_a_company_opens_in_the_four_steps_with_its_answers_and_not_what_a_file_says_of_itself(
    desk: Page,
):
    (application,) = companies(1)
    saved = {"$schema": "./application-1.json", "rules_version": "2026.11.1", **application}
    read_in(desk, {"saved.json": json.dumps(saved).encode()})
    tab = opened(desk, "1号公司")
    wait_for_result(tab)
    found = stored(tab)

    assert found["company"]["name"] == "1号公司"
    assert tab.locator(".b-steps [data-step]").count() == 4
    assert not {"$schema", "format", "rules_version"} & {*found}
    assert names(desk) == ["1号公司"]


def test_where_no_tab_opens_a_company_opens_here_and_unsaved_answers_are_asked_for_first(
    page: Page,
):
    page.add_init_script("window.open = () => null;")
    open_desk(page)
    read_in(page, files_of(companies(1)))
    page.locator("[data-do=open-row]").click()
    wait_for_result(page)
    of_company = stored(page)
    assert of_company["company"]["name"] == "1号公司"
    choose(page, "service.rents_out", "unsure")
    own = stored(page)

    open_desk(page)
    page.locator("[data-do=open-row]").click()
    expect(page.locator("[data-part=notes]")).to_contain_text("Opening 1号公司 here replaces")
    expect(page.locator("[data-do=replace-now]")).to_be_focused()
    assert in_light_and_dark(page) == []
    page.locator("[data-do=cancel]").click()
    assert stored(page) == own
    page.locator("[data-do=open-row]").click()
    page.locator("[data-do=replace-now]").click()
    wait_for_result(page)
    assert stored(page) == of_company != own


@in_both_languages
def test_on_a_phone_a_company_is_a_card_and_axe_finds_nothing(page: Page, lang: str):
    open_desk(page, lang)
    read_in(page, {CSV: as_csv(with_two_broken())} | files_of(of_every_group()))
    found = in_light_and_dark(page, lang)
    page.set_viewport_size(PHONE)
    assert found + findings(page, looks=lang == "en") == []
    page.locator("[data-part=sort]").select_option("answers")

    assert fits(page)
    expect(lines(page)).to_have_count(14 + COUNT)
    assert page.locator("th.b-board__answers").get_attribute("aria-sort") == "ascending"


def test_on_paper_the_table_stands_without_its_tools(board: Page):
    board.emulate_media(media="print")

    expect(board.locator(".b-drop")).to_be_hidden()
    expect(board.locator(".b-many__filter")).to_be_hidden()
    expect(board.locator(".b-board thead")).to_be_visible()
    expect(lines(board).first).to_be_visible()
    # What is a box of its own is not repeated at the head of the next sheet.
    boxes = board.locator(".b-board thead button").evaluate_all(DISPLAYS)
    board.emulate_media(media="screen")
    assert set(boxes) == {"contents"}


def test_no_head_of_the_table_runs_into_the_next(board: Page):
    """The words, without the arrow beside them, which stands only where the rows are sorted."""
    for width in (1280, 1440):
        board.set_viewport_size({"width": width, "height": 900})
        assert board.locator(".b-board thead th").evaluate_all(RUNS_OVER) == []

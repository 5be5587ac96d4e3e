"""The board of many applications, a page of rows at a time."""

from collections.abc import Callable

import pytest
from many_page import CSV, chip, lines, names, open_desk, read_in, show_as_read, sort_by
from playwright.sync_api import Locator, Page, expect
from support.companies import as_csv, companies, sheet

# A page of its own that starts Python whole; what stands in it is tested without a browser.
pytestmark = pytest.mark.thorough

COUNT = 120
TOP = "place => place.getBoundingClientRect().top"


@pytest.fixture(scope="module")
def read_once(open_shared: Callable[..., Page]) -> Page:
    """Open the page and read more companies than a page of rows holds."""
    page = open_shared()
    open_desk(page)
    read_in(page, {CSV: as_csv(sheet(companies(COUNT)))})
    return page


@pytest.fixture
def board(read_once: Page) -> Page:
    """Show the first page of all companies, as they were read."""
    show_as_read(read_once)
    return read_once


def leaf(page: Page, name: str) -> Locator:
    """Press a button of the pages."""
    button = page.get_by_role("navigation", name="Pages of the table").get_by_role(
        "button", name=name
    )
    button.click()
    return button


def shown(page: Page) -> str:
    return page.locator("[data-part=range]").inner_text()


def test_rows_stand_on_pages_every_company_on_one_with_its_days(board: Page):
    said, found = [shown(board)], names(board)
    for _ in range(2):
        leaf(board, "Next")
        said.append(shown(board))
        found += names(board)
        assert all(lines(board).locator(".b-board__days").all_inner_texts())
        expect(lines(board).filter(has_text="waiting")).to_have_count(0)

    assert said == ["Rows 1–50 of 120", "Rows 51–100 of 120", "Rows 101–120 of 120"]
    assert len(found) == COUNT
    assert {*found} == {f"{n}号公司" for n in range(1, COUNT + 1)}
    assert chip(board, "all").inner_text().split() == ["All", str(COUNT)]


def test_a_page_is_turned_from_the_keyboard_and_told_and_first_and_last_are_one_press_away(
    board: Page,
):
    first = board.get_by_role("button", name="First")
    expect(first).to_have_attribute("aria-disabled", "true")
    following = board.get_by_role("button", name="Next")
    following.focus()
    board.keyboard.press("Enter")
    expect(board.locator("[data-part=live]")).to_have_text("Rows 51–100 of 120")
    for _ in range(2):
        board.keyboard.press("Enter")
        expect(following).to_be_focused()
    assert shown(board) == "Rows 101–120 of 120"

    first.click()
    assert shown(board) == "Rows 1–50 of 120"
    last = leaf(board, "Last")
    assert shown(board) == "Rows 101–120 of 120"
    expect(last).to_have_attribute("aria-disabled", "true")
    leaf(board, "Previous")
    assert shown(board) == "Rows 51–100 of 120"


def test_a_column_sorts_all_pages_and_begins_with_the_first(board: Page):
    leaf(board, "Next")
    sort_by(board, "company")
    sort_by(board, "company")
    found = names(board)
    assert shown(board) == "Rows 1–50 of 120"
    leaf(board, "Next")
    group = board.locator("tbody[data-group=stops] [data-do=open-row]")
    found += [name.partition("\n")[0] for name in group.all_inner_texts()]
    stopped = int(chip(board, "stops").locator("[data-count]").inner_text())
    numbers = [int(name.partition("号")[0]) for name in found[:stopped]]

    assert numbers == sorted(numbers, reverse=True)


def test_a_company_is_found_on_whichever_page_it_stands(board: Page):
    leaf(board, "Last")
    last = names(board)[-1]
    leaf(board, "First")
    board.get_by_label("Find a company").fill(last.removesuffix("公司"))

    assert names(board) == [last]
    expect(board.locator("[data-part=live]")).to_have_text("1 found")
    expect(board.get_by_role("navigation", name="Pages of the table")).to_be_hidden()


def test_a_group_has_pages_of_its_own_and_a_company_of_a_later_one_opens(board: Page):
    leaf(board, "Last")
    chip(board, "stops").click()
    stopped = int(chip(board, "stops").locator("[data-count]").inner_text())
    assert stopped > 50
    assert shown(board) == f"Rows 1–50 of {stopped}"

    leaf(board, "Last")
    name = names(board)[0]
    with board.context.expect_page() as waiting:
        lines(board).first.locator("[data-do=open-row]").click()
    waiting.value.wait_for_url("**/check/")
    kept = waiting.value.evaluate("sessionStorage.getItem('b24:answers')")
    waiting.value.close()
    assert name in kept


def test_on_paper_all_rows_stand(board: Page):
    board.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(lines(board)).to_have_count(COUNT)
    board.evaluate("dispatchEvent(new Event('afterprint'))")

    expect(lines(board)).to_have_count(50)


def test_a_new_page_is_read_from_its_first_row_and_heads_and_counts_stay_in_sight(board: Page):
    heights = lines(board).evaluate_all("rows => rows.map((row) => row.offsetHeight)")
    # A row is at most four lines of words, none of them cut.
    assert max(heights) <= 100
    leaf(board, "Next")
    head = board.locator(".b-board thead").evaluate(TOP)
    assert 0 <= head < lines(board).first.evaluate(TOP) < 300

    lines(board).nth(30).scroll_into_view_if_needed()
    board.mouse.wheel(0, 200)
    for part in (".b-board thead th >> nth=0", ".b-many__filter", ".b-board__pages"):
        expect(board.locator(part)).to_be_in_viewport(ratio=1)


def test_numbers_of_three_digits_are_not_broken(board: Page):
    number = board.locator(".b-many__gaps b").first
    number.evaluate("place => { place.textContent = '1'; }")
    low = number.evaluate("place => place.offsetHeight")
    number.evaluate("place => { place.textContent = '497'; }")

    assert number.evaluate("place => place.offsetHeight") == low

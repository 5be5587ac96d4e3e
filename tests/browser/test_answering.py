"""What answering does to the form: it opens what matters, moves nothing and loses nothing."""

from typing import Any

import pytest
from checker_page import (
    YOUNG_COMPANY,
    choose,
    clear_checker,
    group,
    open_file_of,
    open_step,
    row,
    show_checker,
    stored,
    unfold,
)
from playwright.sync_api import Page, expect
from support.applications import ready
from support.samples import in_both_languages

pytestmark = pytest.mark.shared
# A little longer than what still counts as the second click of a double click.
LATER = 450
HALF: dict[str, Any] = {
    "service": {
        "for_others": True,
        "rents_out": False,
        "public_network": True,
        "provinces": ["CN-HN"],
        "marketing_calls": False,
        "other_services": [],
    },
    "company": {
        "multi_level": False,
        "special_words": False,
        "legal_form": "limited-liability-company",
        "registered_capital": 1_000_000,
        "foreign_capital": False,
    },
    **{key: [] for key in ("penalties", "bars", "establishments", "violations")},
}
ANSWERS = {
    "service.group_clients": "none",
    "service.users": "abroad",
    "service.clients": "abroad",
    "company.province": "CN-HN",
}


def offered(page: Page) -> str | None:
    """Return the question that is offered next."""
    return page.locator(".b-next [data-goto]").get_attribute("data-goto")


def test_what_the_route_waits_for_is_offered_next_and_shown(page: Page):
    show_checker(page, HALF)
    expect(row(page, "service.group_clients")).to_be_visible()
    expect(row(page, "service.outbound_calls")).to_be_hidden()
    waiting = set(ANSWERS)
    while waiting:
        path = offered(page)
        assert path in waiting
        page.locator(".b-next [data-goto]").click()
        expect(row(page, path)).to_be_visible()
        lists = row(page, path).locator("select")
        if lists.count():
            lists.select_option(ANSWERS[path])
        else:
            choose(page, path, ANSWERS[path])
        expect(page.locator(f'.b-next [data-goto="{path}"]')).to_have_count(0)
        waiting.remove(path)

    expect(page.locator(".b-route")).to_contain_text("B24-2, offshore")


def test_the_rules_are_asked_before_the_form_is_drawn(page: Page):
    """They work in their worker meanwhile: what stands in their way is waited for."""
    show_checker(page, HALF)
    drawn = page.locator(".b-row--applies")
    before = drawn.count()
    page.evaluate(
        """() => {
          const post = Worker.prototype.postMessage;
          const rows = document.getElementsByClassName("b-row--applies");
          globalThis.drawnAt = [];
          Worker.prototype.postMessage = function (...sent) {
            drawnAt.push(rows.length);
            post.apply(this, sent);
          };
        }"""
    )
    choose(page, "service.users", "abroad")
    expect(drawn).to_have_count(before + 1)

    assert page.evaluate("drawnAt[0]") == before


def test_what_follows_an_answer_goes_with_it(page: Page):
    abroad = {**HALF["service"], "users": "abroad"}
    show_checker(page, HALF | {"service": abroad})
    expect(row(page, "service.clients")).to_be_visible()
    clear_checker(page)

    expect(row(page, "service.clients")).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "value", "kept"),
    [("service.rents_out", "yes", True), ("service.rents_out", "unsure", None)],
)
def test_a_double_click_is_one_answer(page: Page, path: str, value: str, kept: object):
    show_checker(page)
    page.locator(f'[name="{path}"][value="{value}"]').dblclick()

    assert stored(page)["service"] == {"rents_out": kept}


def test_a_double_click_on_a_box_is_one_choice(page: Page):
    show_checker(page)
    choose(page, "service.provinces", "more")
    page.locator(".b-pick__boxes label", has_text="Hunan").locator("span").dblclick()

    assert stored(page)["service"] == {"provinces": ["CN-HN"]}


def test_a_later_click_leaves_an_answer_and_backspace_takes_it_back(page: Page):
    show_checker(page)
    choose(page, "service.for_others", "yes")
    page.wait_for_timeout(LATER)
    choose(page, "service.for_others", "yes")
    expect(page.locator('[name="service.for_others"]:checked')).to_have_count(1)

    choose(page, "service.rents_out", "no")
    page.keyboard.press("Backspace")
    expect(page.locator('[name="service.rents_out"]:checked')).to_have_count(0)


@pytest.mark.parametrize("how", ["Enter", "Tab"])
def test_a_date_that_is_typed_counts_once_it_is_left(page: Page, how: str):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "papers")
    field = page.locator("#b-date")
    expect(field).to_have_value("2026-11-24")
    field.focus()
    page.keyboard.type("01152027")
    assert stored(page)["application_date"] == "2026-11-24"
    page.keyboard.press(how)
    while how == "Tab" and field.evaluate("one => one === document.activeElement"):
        page.keyboard.press(how)

    assert stored(page)["application_date"] == "2027-01-15"
    expect(page.locator(".b-facts [data-part=date]")).to_have_text("2027-01-15")


def test_a_date_picked_counts_at_once_and_escape_keeps_the_old_one(page: Page):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "file")
    field = page.locator("#b-date")
    field.fill("2027-02-01")
    assert stored(page)["application_date"] == "2027-02-01"

    field.focus()
    page.keyboard.type("01152027")
    page.keyboard.press("Escape")
    expect(field).to_have_value("2027-02-01")
    assert stored(page)["application_date"] == "2027-02-01"


@pytest.mark.thorough
def test_the_company_s_name_is_typed_above_its_papers(page: Page):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "papers")
    page.get_by_label("Company name (optional)").first.fill("甲公司")
    page.keyboard.press("Tab")

    assert stored(page)["company"]["name"] == "甲公司"
    expect(page.locator('.b-field[name="company.name"]')).to_have_value("甲公司")


def test_before_all_law_no_question_is_called_needless(page: Page):
    old = YOUNG_COMPANY | {"application_date": "2001-06-01"}
    old["company"] = {**YOUNG_COMPANY["company"], "established_on": "2000-06-01"}
    show_checker(page)
    open_file_of(page, old)
    page.locator(".b-notices").wait_for()
    unfold(page, "company")
    expect(page.locator('.b-case input[value="means.funds"]')).to_be_visible()

    expect(page.locator(".b-total")).not_to_contain_text("not needed for you")
    expect(group(page, "stops")).to_have_count(0)
    expect(page.locator("[data-part=panel]")).not_to_contain_text(
        "Nothing we know of blocks your application"
    )


CHECK = """([value, is_checked]) => document.querySelectorAll(`.b-seg [value=${value}]`)
  .forEach((box) => (box.checked = is_checked))"""


def heights(page: Page) -> list[list[float]]:
    """Return the size of every answer's button."""
    boxes = page.locator(".b-section .b-row :is(.b-seg, .b-toggle):visible")
    found: list[list[float]] = boxes.evaluate_all(
        "all => all.map((one) => [one.offsetWidth, one.offsetHeight])"
    )
    return found


@in_both_languages
def test_no_button_changes_its_size_when_it_is_pressed(page: Page, lang: str):
    show_checker(page, lang=lang)
    unfold(page, "company")
    for width in (320, 390, 1400):
        page.set_viewport_size({"width": width, "height": 844})
        before = heights(page)
        for value in ("yes", "unsure"):
            page.evaluate(CHECK, [value, True])
            assert heights(page) == before, (width, value)
        page.evaluate(CHECK, ["unsure", False])


LOOSE = """() => [...document.querySelectorAll(".b-section .b-row")]
  .filter((row) => row.offsetHeight && parseFloat(getComputedStyle(row).marginBottom) > 0)
  .map((row) => row.dataset.path)"""


def test_last_rows_and_lists_have_no_loose_space(page: Page):
    show_checker(page)
    for section in ("owners", "more", "materials"):
        unfold(page, section)
    page.evaluate("document.querySelectorAll('.b-apart').forEach((one) => (one.open = true))")

    assert page.evaluate(LOOSE) == []
    for entries in page.locator(".b-entries").all():
        expect(entries).to_be_hidden()


# A name that has less than this has a letter or two a line.
SQUEEZED = """(section) => [...document.querySelectorAll(`[data-section=${section}] .b-label`)]
  .filter((label) => label.offsetHeight && label.offsetWidth < 120)
  .map((label) => label.closest("[data-path]").dataset.path)"""


@in_both_languages
def test_a_long_message_or_wide_buttons_leave_a_questions_name_its_place(page: Page, lang: str):
    show_checker(page, lang=lang)
    unfold(page, "company")
    amount = row(page, "company.registered_capital")
    amount.locator(".b-field").fill("二百万")
    amount.locator(".b-field").blur()
    expect(amount.locator(".b-error")).not_to_be_empty()
    assert page.evaluate(SQUEEZED, "company") == []

    unfold(page, "owners")
    assert page.evaluate(SQUEEZED, "owners") == []


def test_a_comma_that_parts_no_thousands_is_refused_and_not_left_out(page: Page):
    show_checker(page, YOUNG_COMPANY)
    unfold(page, "owners")
    page.locator("#q-shareholders [data-do=edit]:visible").first.click()
    share = row(page, "shareholders[0].share")
    share.locator(".b-field").fill("1,5")
    share.locator(".b-field").blur()

    expect(share.locator(".b-error")).not_to_be_empty()
    share.locator(".b-field").fill("60")
    share.locator(".b-field").blur()
    expect(share.locator(".b-error")).to_be_empty()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1,000,000", 1_000_000),
        ("100,0000", 1_000_000),
        ("１００，００００", 1_000_000),
        ("1,5", None),
        ("-5", None),
    ],
)
def test_a_sum_is_read_as_it_may_be_typed_in_china(page: Page, typed: str, kept: int | None):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "need")
    capital = row(page, "company.registered_capital")
    field = capital.locator(".b-field")
    field.fill(typed)
    field.blur()

    error = capital.locator(".b-error")
    if kept:
        expect(error).to_be_empty()
        assert stored(page)["company"]["registered_capital"] == kept
        return
    # Nobody has typed quotation marks.
    expect(error).to_contain_text(typed)
    expect(error).to_contain_text("is not a whole number of yuan")
    # To go into the field and leave it changes nothing.
    field.focus()
    field.blur()
    expect(field).to_have_value(typed)


def test_no_other_services_is_one_click(page: Page):
    show_checker(page)
    services = row(page, "service.other_services")
    page.locator('.b-case input[value="service.other_services"]').check()
    services.locator('[value="B22"]').check()
    assert stored(page)["service"] == {"other_services": ["B22"]}
    expect(services.locator(".b-pick__said")).to_contain_text("B22")

    choose(page, "service.other_services", "none")
    assert stored(page)["service"] == {"other_services": []}
    expect(services).to_be_hidden()


LOOKS = """
() => {
  const look = (selector) => getComputedStyle(document.querySelector(selector));
  return [
    [look(".b-seg__others select").backgroundColor, look(".b-button--primary").backgroundColor],
    [look(".b-sum > *").color, look(".b-error").color],
  ];
}
"""


def test_an_unusual_answer_looks_chosen_and_a_wrong_sum_wrong(page: Page):
    shares = [{"kind": "natural-person", "share": share} for share in (60, 30)]
    show_checker(page, {"company": {"legal_form": "partnership"}, "shareholders": shares})

    for shown, meant in page.evaluate(LOOKS):
        assert shown == meant


def test_a_verdict_of_many_words_leaves_its_basis_readable(page: Page):
    """Such as under a guide that was read in part."""
    show_checker(page, ready())
    rows = page.locator("[data-part=panel] .b-verdict")
    widths = rows.locator(".b-verdict__name").evaluate_all("all => all.map((it) => it.offsetWidth)")

    assert "as far as the guide was read" in " ".join(rows.all_inner_texts())
    assert min(widths) >= 60, widths


def test_a_fold_of_the_result_that_is_open_stays_so_and_tells_what_is_left(page: Page):
    show_checker(page, HALF)
    owner = page.locator(".b-owner", has=page.locator('[data-goto="company.province"]'))
    owner.locator("summary").click()
    expect(owner.locator('[data-goto="company.province"]')).to_be_visible()
    stays = page.locator('.b-owner [data-goto="company.established_on"]')
    stays.focus()
    page.locator('[name="company.province"]').evaluate(
        """select => {
          select.value = "CN-HN";
          select.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )

    expect(page.locator('.b-owner [data-goto="company.province"]')).to_have_count(0)
    expect(stays).to_be_focused()

"""What answering does to the form: it opens what matters, moves nothing and loses nothing."""

from typing import Any

import pytest
from checker_page import (
    YOUNG_COMPANY,
    choose,
    clear_checker,
    open_facts,
    open_file,
    open_paper,
    open_step,
    row,
    show_checker,
    stored,
    unfold,
    write,
    young,
)
from playwright.sync_api import Locator, Page, expect
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
}


def test_what_the_route_waits_for_is_offered_next_and_shown(page: Page):
    show_checker(page, HALF)
    expect(row(page, "service.group_clients")).to_be_visible()
    expect(row(page, "service.outbound_calls")).to_be_hidden()
    waiting = set(ANSWERS)
    while waiting:
        path = page.locator(".b-next [data-goto]").get_attribute("data-goto")
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

    expect(page.locator(".b-route")).to_contain_text("offshore call center (B24-2)")
    # What follows an answer goes with it.
    clear_checker(page)
    expect(row(page, "service.clients")).to_be_hidden()


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


def test_a_double_click_is_one_answer_a_later_one_leaves_it_and_backspace_takes_it_back(page: Page):
    show_checker(page)
    for value, kept in (("yes", True), ("unsure", None)):
        page.locator(f'[name="service.rents_out"][value="{value}"]').dblclick()
        assert stored(page)["service"] == {"rents_out": kept}
    page.wait_for_timeout(LATER)
    unsure = page.locator('[name="service.rents_out"][value="unsure"]')
    unsure.click()
    expect(unsure).to_be_checked()
    page.keyboard.press("Backspace")
    expect(page.locator('[name="service.rents_out"]:checked')).to_have_count(0)

    choose(page, "service.provinces", "more")
    page.locator(".b-pick__boxes label", has_text="Hunan").locator("span").dblclick()
    assert stored(page)["service"]["provinces"] == ["CN-HN"]


def test_a_date_picked_counts_at_once_and_one_that_is_typed_once_it_is_left(page: Page):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "papers")
    open_facts(page)
    field = page.locator("#b-date")
    expect(field).to_have_value("2026-11-24")
    days = (
        ("Enter", "2027-01-15", "15 January 2027", "01152027"),
        ("Tab", "2027-01-16", "16 January 2027", "01162027"),
    )
    for how, day, written, typed in days:
        before = stored(page)["application_date"]
        field.blur()
        field.focus()
        page.keyboard.type(typed)
        assert stored(page)["application_date"] == before
        page.keyboard.press(how)
        while how == "Tab" and field.evaluate("one => one === document.activeElement"):
            page.keyboard.press(how)
        assert stored(page)["application_date"] == day
        expect(page.locator(".b-facts [data-part=date]")).to_have_text(written)

    field.fill("2027-02-01")
    assert stored(page)["application_date"] == "2027-02-01"
    field.focus()
    page.keyboard.type("01152027")
    page.keyboard.press("Escape")
    expect(field).to_have_value("2027-02-01")
    assert stored(page)["application_date"] == "2027-02-01"
    # The company's name stands beside it.
    write(page.get_by_label("Company name (optional)").first, "甲公司")
    assert stored(page)["company"]["name"] == "甲公司"
    expect(page.locator('.b-field[name="company.name"]')).to_have_value("甲公司")


def test_before_all_law_no_question_is_called_needless(page: Page):
    days = {"application_date": "2001-06-01", "company.established_on": "2000-06-01"}
    show_checker(page)
    open_file(page, young(days))
    page.locator(".b-notices").wait_for()
    unfold(page, "company")
    expect(page.locator('.b-case input[value="means.funds"]')).to_be_visible()

    expect(page.locator(".b-total")).not_to_contain_text("not needed for you")
    expect(page.locator(".b-group--stops")).to_have_count(0)
    expect(page.locator("[data-part=panel]")).not_to_contain_text("no requirement fails so far")


CHECK = """([value, is_checked]) => document.querySelectorAll(`.b-seg [value=${value}]`)
  .forEach((box) => (box.checked = is_checked))"""
SIZES = "all => all.map((one) => [one.offsetWidth, one.offsetHeight])"


@in_both_languages
def test_no_button_changes_its_size_when_it_is_pressed(page: Page, lang: str):
    show_checker(page, lang=lang)
    unfold(page, "company")
    buttons = page.locator(".b-section .b-row :is(.b-seg, .b-toggle):visible")
    for width in (320, 390, 1400):
        page.set_viewport_size({"width": width, "height": 844})
        before = buttons.evaluate_all(SIZES)
        for value in ("yes", "unsure"):
            page.evaluate(CHECK, [value, True])
            assert buttons.evaluate_all(SIZES) == before, (width, value)
        page.evaluate(CHECK, ["unsure", False])


LOOSE = """() => [...document.querySelectorAll(".b-section .b-row")]
  .filter((row) => row.offsetHeight && parseFloat(getComputedStyle(row).marginBottom) > 0)
  .map((row) => row.dataset.path)"""


# A name that has less than this has a letter or two a line.
SQUEEZED = """(section) => [...document.querySelectorAll(`[data-section=${section}] .b-label`)]
  .filter((label) => label.offsetHeight && label.offsetWidth < 120)
  .map((label) => label.closest("[data-path]").dataset.path)"""


@in_both_languages
def test_no_row_has_loose_space_and_a_long_message_leaves_a_question_s_name_its_place(
    page: Page, lang: str
):
    show_checker(page, lang=lang)
    for section in ("owners", "more", "materials"):
        unfold(page, section)
    page.evaluate("document.querySelectorAll('.b-apart').forEach((one) => (one.open = true))")
    assert page.evaluate(LOOSE) == []
    for entries in page.locator(".b-entries").all():
        expect(entries).to_be_hidden()

    unfold(page, "company")
    expect(said_of(page, "company.registered_capital", "二百万")).not_to_be_empty()
    assert page.evaluate(SQUEEZED, "company") == []
    unfold(page, "owners")
    assert page.evaluate(SQUEEZED, "owners") == []


def said_of(page: Page, path: str, text: str) -> Locator:
    """Write into a field; return what is said of an error."""
    write(row(page, path).locator(".b-field"), text)
    return row(page, path).locator(".b-error")


def test_a_sum_is_read_as_it_may_be_typed_in_china_and_what_is_none_is_refused(page: Page):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "need")
    capital = "company.registered_capital"
    for typed, kept in (
        ("1,000,000", 1_000_000),
        ("100,0001", 1_000_001),
        ("１００，００００", 1_000_000),
    ):
        expect(said_of(page, capital, typed)).to_be_empty()
        assert stored(page)["company"]["registered_capital"] == kept
    for typed in ("1,5", "-5"):
        error = said_of(page, capital, typed)
        # Nobody has typed quotation marks.
        expect(error).to_contain_text(typed)
        expect(error).to_contain_text("is not a whole number of yuan")
        # To go into the field and leave it changes nothing.
        field = row(page, capital).locator(".b-field")
        field.focus()
        field.blur()
        expect(field).to_have_value(typed)

    unfold(page, "owners")
    page.locator("#q-shareholders [data-do=edit]:visible").first.click()
    # A comma that parts no thousands is not left out.
    expect(said_of(page, "shareholders[0].share", "1,5")).not_to_be_empty()
    expect(said_of(page, "shareholders[0].share", "60")).to_be_empty()


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
    stays = page.locator('.b-owner [data-goto="materials.articles-of-association.held"]')
    stays.focus()
    page.locator('[name="company.province"]').evaluate(
        """select => {
          select.value = "CN-HN";
          select.dispatchEvent(new Event("change", { bubbles: true }));
        }"""
    )

    expect(page.locator('.b-owner [data-goto="company.province"]')).to_have_count(0)
    expect(stays).to_be_focused()


def test_a_press_that_is_let_go_late_still_counts(page: Page):
    """To leave a field is an answer, with which the message above goes: what is pressed stays."""
    show_checker(page, HALF)
    open_step(page, "papers")
    page.reload()
    expect(page.locator("[data-shown=restored]")).to_be_visible()
    open_paper(page, "equity-structure-chart")
    open_facts(page)
    page.locator("#b-name").fill("Example company")
    page.locator("#q-shareholders [data-do=add]:visible").click(delay=300)

    expect(page.locator("[data-shown=restored]")).to_have_count(0)
    found = stored(page)
    assert found["company"]["name"] == "Example company"
    assert found["shareholders"] == [{}]


def test_the_questions_of_a_new_entry_do_not_fold_away_and_come_back(page: Page):
    """What the rules said last is of the answers before: the page would jump below the cursor."""
    show_checker(page, HALF)
    open_paper(page, "equity-structure-chart")
    folded = page.evaluate("""async () => {
      const list = document.querySelector("#q-shareholders");
      const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));
      const folded = [];
      new MutationObserver((changes) => {
        const rows = changes.map(({ target }) => target);
        folded.push(...rows.filter((row) => row.matches(".b-row--back")));
      }).observe(list, { subtree: true, attributeFilter: ["class"] });
      // The reply to another answer comes while the button is pressed, and waits.
      document.querySelector('[name="service.group_clients"][value="none"]').click();
      list.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
      await pause(500);
      list.querySelector("[data-do=add]").click();
      await pause(500);
      return folded.map(({ dataset }) => dataset.path);
    }""")

    # What waits for its kind is not there yet.
    assert folded == []

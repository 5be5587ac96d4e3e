"""Answers survive a reload and a change of language, go into files and links, and are forgotten."""

import json
from pathlib import Path

import pytest
from checker_page import (
    CHANGED,
    FORMAT,
    REPORT,
    WHERE,
    YOUNG_COMPANY,
    address,
    arrive,
    choose,
    clear_answers,
    come_with,
    forget,
    give_answers,
    kept,
    link,
    link_to,
    open_file,
    requests_of,
    row,
    save_answers,
    saved_by,
    show_checker,
    stored,
    unfold,
    use_tool,
    wait_for_result,
    write,
    young,
)
from conftest import SAID
from playwright.sync_api import Locator, Page, expect
from support.command import printed
from support.samples import in_both_languages

from checker import __version__

# What the device keeps; and the tab's own answers, to be kept there.
KEPT_HERE = "JSON.parse(localStorage.getItem('b24:answers')).application"
ON_DEVICE = "localStorage.getItem('b24:answers')"
KEPT = "sessionStorage.getItem('b24:answers')"
# The browser refuses a store as soon as it is named.
NO_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"]) {
  const get = () => { throw new DOMException("", "SecurityError"); };
  Object.defineProperty(window, name, { configurable: true, get });
}
"""
# The device has no room left.
FULL = """() => {
  const put = Storage.prototype.setItem;
  Storage.prototype.setItem = function (...what) {
    if (this === localStorage) throw new DOMException("", "QuotaExceededError");
    put.apply(this, what);
  };
}"""
FOLLOW = "hash => { location.hash = hash; }"
NOT_FOR_OTHERS = {"service": {"for_others": False}}
KEEP = "Keep on this device until I press “Clear answers”"


def note(page: Page, name: str) -> Locator:
    """Return a message above the form."""
    return page.locator(f'[data-shown="{name}"]')


def press(page: Page, name: str, button: str):
    """Press a button of a message."""
    note(page, name).get_by_role("button", name=button).click()


def test_a_reload_loses_nothing(page: Page):
    page.goto("check/")
    choose(page, "service.for_others", "yes")
    write(page.locator('[name="company.registered_capital"]'), "1000000")
    unfold(page, "owners")
    page.locator("#q-shareholders > .b-control [data-do=add]").click()
    write(page.locator('[name="shareholders[0].name"]'), "乙公司")
    before = stored(page)

    page.reload()

    assert stored(page) == before
    expect(page.locator('[name="service.for_others"][value="yes"]')).to_be_checked()
    expect(page.locator('[name="company.registered_capital"]')).to_have_value("1,000,000")
    expect(page.locator('[name="shareholders[0].name"]')).to_have_value("乙公司")
    expect(note(page, "restored")).to_contain_text("4 answers")


def test_a_change_of_language_keeps_the_answers(page: Page):
    come_with(page, YOUNG_COMPANY)
    before = stored(page)

    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/check/")
    wait_for_result(page)

    assert stored(page) == before
    expect(page.locator('[name="service.for_others"][value="yes"]')).to_be_checked()
    expect(page.locator(".b-route")).to_contain_text("湖南省通信管理局")


@pytest.mark.shared
def test_a_saved_file_gives_the_same_report_on_the_command_line_and_opens_again(
    page: Page, tmp_path: Path
):
    show_checker(page, YOUNG_COMPANY)
    path = tmp_path / "saved.json"
    save_answers(page).save_as(path)
    expect(note(page, "saved")).to_contain_text("we keep no copy")
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["format"] == FORMAT
    assert saved["rules_version"] == __version__
    assert saved["$schema"] == "./application-1.json"
    assert printed("check", path, "--format", "json") == page.evaluate(REPORT)
    panel = page.locator("[data-part=panel]").inner_text()

    clear_answers(page)
    assert stored(page) is None
    open_file(page, path.read_bytes())
    wait_for_result(page)

    assert stored(page) == YOUNG_COMPANY
    assert page.locator("[data-part=panel]").inner_text() == panel


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "more", "said"),
    [
        ("replaced", {}, []),
        ("older", {"rules_version": "2026.10.2"}, ["rules 2026.10.2", f"under {__version__}"]),
    ],
)
def test_a_file_replaces_answers_only_after_a_yes_and_they_can_be_brought_back(
    page: Page, name: str, more: dict[str, str], said: list[str]
):
    show_checker(page, YOUNG_COMPANY)
    open_file(page, NOT_FOR_OTHERS | more)
    expect(note(page, "replace")).to_contain_text("answers on this page")
    press(page, "replace", "Cancel")
    assert stored(page) == YOUNG_COMPANY

    open_file(page, NOT_FOR_OTHERS | more)
    press(page, "replace", "Replace")
    expect(page.locator('[name="service.for_others"][value="no"]')).to_be_checked()
    assert stored(page) == NOT_FOR_OTHERS
    for words in said:
        expect(note(page, name)).to_contain_text(words)
    press(page, name, "Undo")

    assert stored(page) == YOUNG_COMPANY
    expect(page.locator('[name="service.for_others"][value="yes"]')).to_be_checked()


REFUSED: dict[str | bytes, str] = {
    "": "The file is empty.",
    '{"format": "' + FORMAT + '",\n "service": {': "Line 2",
    "{}": "The file is empty.",
    json.dumps({"format": FORMAT, "shareholders": [{"share": "forty"}]}): (
        'shareholders[0].share: "forty" is not a number'
    ),
    json.dumps({"format": FORMAT, "servise": {}}): "servise",
    json.dumps({"format": FORMAT.replace("/1", "/2")}): "newer version",
}
FOREIGN: dict[str | bytes, str] = {
    b"\xff\xfe\x00": "not UTF-8 text",
    '{"name": "widget", "version": "1.0.0"}': "no question has this key",
    "[]": "The file is a list.",
    '{"a": "' + "甲" * 400_000 + '"}': "1,000,000 bytes",
}


@pytest.mark.shared
def test_bad_files_are_refused_strangers_in_plain_words_and_change_nothing(
    page: Page, tmp_path: Path
):
    """They stop nothing of Python, and ask for no other: the next way is slow."""
    show_checker(page, YOUNG_COMPANY)
    panel = page.locator("[data-part=panel]").inner_text()
    asked = requests_of(page, "/runtime/")

    for content, said in REFUSED.items():
        open_file(page, content)
        shown = note(page, "refused")
        expect(shown).to_contain_text(said)
        expect(shown).to_contain_text("The file was not loaded.")
        expect(shown).to_contain_text("Nothing here has changed.")
        expect(shown.get_by_role("button", name="Choose another file")).to_be_focused()
        assert stored(page) == YOUNG_COMPANY
        assert page.locator("[data-part=panel]").inner_text() == panel
    for content, detail in FOREIGN.items():
        # From a file: handed over in a message, a large one takes seconds.
        file = tmp_path / "a.json"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        with page.expect_file_chooser() as chooser:
            use_tool(page, "open")
        chooser.value.set_files(file)
        shown = note(page, "not-ours")
        expect(shown).to_contain_text("This is not a file saved by this checker.")
        # The message before was opened below.
        expect(shown.locator("code")).to_be_hidden()
        shown.locator("summary").click()
        expect(shown.locator("code")).to_be_visible()
        expect(shown.locator("code")).to_contain_text(detail)
        assert stored(page) == YOUNG_COMPANY
    # The interpreter's second module may come at any time.
    assert [url for url in asked if not url.endswith("/cold.wasm")] == []


@pytest.mark.shared
def test_a_field_in_error_stays_on_the_page_and_out_of_the_file(page: Page):
    show_checker(page, YOUNG_COMPANY)
    field = page.locator('[name="company.registered_capital"]')
    write(field, "a million")
    expect(row(page, "company.registered_capital").locator(".b-error")).to_contain_text(
        "whole number of yuan"
    )
    expect(field).to_have_value("a million")
    expect(field).to_have_attribute("aria-invalid", "true")

    saved = json.loads(save_answers(page).path().read_text(encoding="utf-8"))

    assert "registered_capital" not in saved["company"]
    expect(note(page, "saved-less")).to_contain_text("registered capital")


def test_what_is_forgotten_is_gone_and_comes_back_until_something_else_is_answered(page: Page):
    page.clock.install()
    come_with(page, YOUNG_COMPANY)
    clear_answers(page)
    note(page, "forget").get_by_role("button", name="Clear answers", exact=True).click()

    assert stored(page) is None
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.clock.fast_forward("01:00")
    press(page, "forgotten", "Undo")
    assert stored(page) == YOUNG_COMPANY
    wait_for_result(page)

    forget(page)
    undo = note(page, "forgotten").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    choose(page, "service.marketing_calls", "yes")
    expect(undo).to_have_count(0)


def test_answers_stay_on_the_device_only_if_asked_and_if_it_has_room(page: Page):
    come_with(page, YOUNG_COMPANY)
    page.evaluate(FULL)
    save_answers(page)
    box = note(page, "saved").get_by_label(KEEP)
    box.click()
    expect(box).not_to_be_checked()
    page.reload()
    wait_for_result(page)
    assert page.evaluate(ON_DEVICE) is None
    save_answers(page)
    box.check()
    assert page.evaluate(ON_DEVICE) is not None

    other = page.context.new_page()
    other.goto("check/")
    expect(note(other, "kept")).to_be_visible()
    clear_answers(other)

    assert other.evaluate(ON_DEVICE) is None


def come_kept(page: Page, *, is_earlier: bool = False):
    """Come with answers that the device keeps as well, an earlier version not since when."""
    give_answers(page, YOUNG_COMPANY, **({} if is_earlier else {"keeps": CHANGED}))
    page.goto("check/")
    page.evaluate(f"localStorage.setItem('b24:answers', {KEPT})")
    page.reload()
    wait_for_result(page)


def two_tabs(page: Page, lang: str = "en") -> Page:
    """Come with kept answers, and open another tab, which takes them up."""
    come_kept(page)
    other = page.context.new_page()
    other.goto(address(lang))
    expect(note(other, "kept")).to_be_visible()
    return other


def test_where_the_browser_stores_nothing_it_is_said_and_a_file_is_offered(page: Page):
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); }")
    page.goto("check/")
    choose(page, "service.rents_out", "no")

    expect(note(page, "not-stored")).to_contain_text("once you leave this page, they are gone")
    assert saved_by(note(page, "not-stored").get_by_role("button", name="Save answers"))


@in_both_languages
def test_where_the_browser_refuses_all_storage_the_page_works_and_no_script_stops(
    page: Page, lang: str
):
    page.add_init_script(NO_STORAGE)
    page.goto(address(lang, ""))
    page.get_by_role("combobox", name=WHERE[lang]).first.select_option("CN-HN")
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(address(lang))
    choose(page, "service.rents_out", "no")
    wait_for_result(page)

    expect(note(page, "not-stored")).to_be_visible()
    said = SAID[page.context]
    assert [line for line in said if line.startswith(("error: ", "fault: "))] == []


def test_what_the_device_still_takes_is_not_called_lost(page: Page):
    come_kept(page)
    page.evaluate("""() => {
      const put = Storage.prototype.setItem;
      Storage.prototype.setItem = function (...given) {
        if (this === sessionStorage) throw new DOMException("full");
        put.apply(this, given);
      };
    }""")
    choose(page, "service.rents_out", "no")

    expect(note(page, "not-stored")).to_have_count(0)
    assert page.evaluate(KEPT_HERE)["service"]["rents_out"] is False


def test_of_two_tabs_that_keep_their_answers_neither_loses_them(page: Page):
    other = two_tabs(page)
    # It is said where there is a place.
    page.goto("materials/social-security-certificate/")
    choose(other, "service.rents_out", "yes")
    for answer in ("yes", "no"):
        choose(page, "materials.social-security-certificate.held", answer)
    assert page.evaluate(KEPT_HERE)["service"]["rents_out"] is True
    page.goto("check/")
    expect(note(page, "parted")).to_contain_text("not kept on this device")
    choose(page, "service.rents_out", "no")
    assert page.evaluate(KEPT_HERE)["service"]["rents_out"] is True
    # Also once it is loaded anew, or another page of the tab has asked at its head.
    page.goto("local/")
    page.locator("select[data-where]:visible").first.select_option("CN-GD")
    page.goto("check/")
    choose(page, "service.marketing_calls", "no")
    assert page.evaluate(KEPT_HERE)["service"]["provinces"] == ["CN-HN"]
    assert stored(page)["service"]["provinces"] == ["CN-GD"]
    expect(note(other, "parted")).to_have_count(0)


# That of two tabs neither loses its answers is always tried, and that a link leaves the tab's own.
@pytest.mark.thorough
def test_a_tab_may_keep_its_answers_in_the_place_of_anothers(page: Page):
    other = two_tabs(page, "zh")
    choose(other, "service.rents_out", "yes")
    press(page, "parted", "Keep these on the device")

    expect(note(page, "parted")).to_have_count(0)
    expect(note(other, "parted")).to_contain_text("下面的答案没有保留在本机")
    assert page.evaluate(KEPT_HERE) == YOUNG_COMPANY
    assert stored(other)["service"]["rents_out"] is True


@pytest.mark.thorough
def test_that_another_tab_has_changed_them_goes_for_no_way_back(page: Page):
    other = two_tabs(page)
    clear_answers(page)
    sure = note(page, "forget").locator("[data-do=forget-now]")
    expect(sure).to_be_focused()
    choose(other, "service.rents_out", "yes")
    expect(note(page, "parted")).to_be_visible()
    expect(sure).to_be_focused()
    press(page, "forget", "Cancel")

    # Of a link's answers it is not so; and once they are changed there is still a way back.
    page.evaluate(FOLLOW, link_to(NOT_FOR_OTHERS))
    back = note(page, "link").get_by_role("button", name="Back to this tab’s own answers")
    expect(back).to_be_visible()
    expect(note(page, "parted")).to_have_count(0)
    choose(page, "service.marketing_calls", "yes")
    expect(note(page, "parted")).to_be_visible()
    back.click()
    expect(note(page, "parted")).to_be_visible()
    assert stored(page) == YOUNG_COMPANY

    press(page, "parted", "Close")
    choose(page, "service.marketing_calls", "yes")
    expect(note(page, "parted")).to_have_count(0)
    # To clear a link's answers leaves what the other tab keeps.
    page.evaluate(FOLLOW, link_to(NOT_FOR_OTHERS))
    expect(back).to_be_visible()
    clear_answers(page)
    expect(note(page, "forgotten")).to_be_visible()
    assert page.evaluate(KEPT_HERE)["service"]["rents_out"] is True


@pytest.mark.thorough
def test_to_clear_a_tab_leaves_what_another_keeps(page: Page):
    choose(two_tabs(page), "service.rents_out", "yes")
    expect(note(page, "parted")).to_be_visible()
    forget(page)

    assert page.evaluate(KEPT_HERE)["service"]["rents_out"] is True
    expect(note(page, "parted")).to_have_count(0)
    press(page, "forgotten", "Undo")
    assert stored(page) == YOUNG_COMPANY
    expect(note(page, "parted")).to_be_visible()
    page.reload()
    expect(note(page, "parted")).to_be_visible()


@pytest.mark.thorough
def test_where_the_device_had_no_room_it_keeps_the_next_change(page: Page):
    come_kept(page, is_earlier=True)
    page.evaluate(FULL)
    choose(page, "service.rents_out", "yes")
    page.reload()
    wait_for_result(page)
    expect(note(page, "parted")).to_have_count(0)
    assert page.evaluate(KEPT_HERE) == YOUNG_COMPANY
    choose(page, "service.rents_out", "no")

    assert page.evaluate(KEPT_HERE)["service"]["rents_out"] is False


@pytest.mark.thorough
def test_what_is_only_taken_up_from_the_device_goes_along(page: Page):
    """Where a tab has answered nothing of its own, it shows what the device keeps now."""
    page.goto("check/")
    page.evaluate("kept => localStorage.setItem('b24:answers', kept)", kept(YOUNG_COMPANY))
    page.reload()
    other = page.context.new_page()
    other.goto("check/")
    choose(page, "service.rents_out", "yes")

    expect(other.locator('[name="service.rents_out"][value="yes"]')).to_be_checked()
    forget(page)
    expect(other.locator("input[type=radio]:checked")).to_have_count(0)
    expect(note(other, "kept")).to_have_count(0)


def test_to_save_the_answers_of_a_link_keeps_them_nowhere(page: Page):
    page.goto("check/")
    page.evaluate("kept => localStorage.setItem('b24:answers', kept)", kept(YOUNG_COMPANY))
    page.goto(f"check/?{link_to(NOT_FOR_OTHERS)}")
    expect(note(page, "link")).to_contain_text("made on 24 November 2026. Nothing")
    save_answers(page)
    expect(note(page, "saved")).to_be_visible()
    expect(note(page, "saved").get_by_label(KEEP)).to_have_count(0)
    expect(page.get_by_role("group", name="File and print").get_by_label(KEEP)).to_be_disabled()

    assert page.evaluate(KEPT_HERE) == YOUNG_COMPANY
    assert stored(page) is None
    clear_answers(page)
    press(page, "forgotten", "Undo")
    expect(page.locator('[name="service.for_others"][value="no"]')).to_be_checked()
    assert page.evaluate(KEPT_HERE) == YOUNG_COMPANY
    assert stored(page) is None


def test_a_link_carries_the_answers_without_names(page: Page):
    page.clock.install()
    application = young({"company.name": "甲公司", "shareholders[0].name": "甲某"})
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    arrive(page, application)
    use_tool(page, "share")
    expect(note(page, "share").get_by_role("checkbox")).to_be_focused()
    press(page, "share", "Copy link")
    expect(note(page, "copied")).to_be_visible()
    page.clock.fast_forward("00:09")
    expect(note(page, "copied")).to_have_count(0)
    link = page.evaluate("navigator.clipboard.readText()")

    other = page.context.new_page()
    other.goto(link)
    expect(note(other, "link")).to_contain_text("These answers come from a link.")
    wait_for_result(other)
    expect(other.locator(".b-route")).to_contain_text("Hunan Communications Administration")
    assert stored(other) is None
    choose(other, "service.marketing_calls", "yes")

    assert stored(other) == young({"service.marketing_calls": True})
    assert "#" not in other.url


def test_a_link_without_names_still_tells_whose_capital_is_in(page: Page):
    """An owner further up settles the authority, by the names that link the levels."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    company = {"kind": "company", "name": "乙公司", "share": 100, "foreign": False}
    person = {"kind": "natural-person", "name": "甲某", "of": "乙 公司", "share": 100}
    application = young({"shareholders": [company], "company.foreign_capital": None})
    kinds = {"holders": [{**person, "foreign": True}]}
    papers = {"business-license": {"company_type": "有限责任公司", "company_name": "甲公司"}}
    arrive(page, application | kinds | {"papers": papers})
    use_tool(page, "share")
    press(page, "share", "Copy link")
    expect(note(page, "copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")

    other = page.context.new_page()
    other.goto(link)
    wait_for_result(other)
    expect(other.locator(".b-route")).to_contain_text("Ministry of Industry")
    choose(other, "service.marketing_calls", "yes")
    kept = stored(other)
    assert [owner["name"] for owner in (*kept["shareholders"], *kept["holders"])] == ["1", "2"]
    assert kept["holders"][0]["of"] == "1"
    assert kept["papers"] == {"business-license": {"company_type": "有限责任公司"}}


NO_APPLICATION = (
    ("bad-link", "#answers=broken", ""),
    ("link-refused", link_to({"shareholders": 5}), "shareholders: 5 is not"),
    # More than 1 MB.
    ("bad-link", link_to({"a": "b" * 1_000_000}), ""),
    ("bad-link", link_to({}, "yesterday"), ""),
    ("bad-link", link_to({}, "2026-99-99"), ""),
    ("bad-link", link(None), ""),
    ("bad-link", link({"made": "2026-11-24"}), ""),
    (
        "link-refused",
        link_to(NOT_FOR_OTHERS | {"format": FORMAT.replace("/1", "/2")}),
        "newer version",
    ),
)


@pytest.mark.thorough
def test_links_with_no_application_change_nothing(page: Page):
    """The first opens the page, the others are followed in it."""
    arrive(page, YOUNG_COMPANY, "check/" + NO_APPLICATION[0][1])
    for shown, carried, said in NO_APPLICATION:
        page.evaluate(FOLLOW, carried)
        expect(note(page, shown)).to_contain_text(said)
        expect(note(page, shown)).to_contain_text("Nothing here has changed.")
        wait_for_result(page)
        assert "Invalid Date" not in page.locator("body").inner_text()
        assert stored(page) == YOUNG_COMPANY
        expect(page.locator('[name="service.for_others"][value="yes"]')).to_be_checked()
        # The next message may be the same.
        note(page, shown).evaluate("message => message.remove()")


@pytest.mark.browser_context_args(timezone_id="America/Los_Angeles")
def test_a_link_may_be_followed_again_and_says_its_day_west_of_london_too(page: Page):
    part = link_to(NOT_FOR_OTHERS)
    arrive(page, YOUNG_COMPANY, "check/" + part)
    for_others = page.locator('[name="service.for_others"][value="yes"]')
    expect(note(page, "link")).to_contain_text("24 November 2026")
    expect(for_others).not_to_be_checked()

    press(page, "link", "Back to this tab’s own answers")
    expect(for_others).to_be_checked()
    page.evaluate(FOLLOW, part)

    expect(note(page, "link")).to_be_visible()
    expect(for_others).not_to_be_checked()


def test_an_entry_that_is_null_in_a_file_is_one_without_answers(page: Page):
    show_checker(page)
    owners = [None, {"kind": "company", "share": 40}]
    open_file(page, {"shareholders": owners})
    wait_for_result(page)

    expect(page.locator("#q-shareholders .b-entry")).to_have_count(2)
    assert stored(page)["shareholders"] == [{}, owners[1]]


def test_a_page_that_is_gone_back_to_takes_up_what_another_has_answered(page: Page):
    come_with(page, {"service": {"for_others": True}})
    other = kept({"service": {"for_others": True, "public_network": True}}, changed="later")
    page.evaluate("text => sessionStorage.setItem('b24:answers', text)", other)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    choose(page, "service.rents_out", "no")

    assert stored(page)["service"] == {
        "for_others": True,
        "public_network": True,
        "rents_out": False,
    }


def test_own_answers_outlive_what_is_answered_after_links(page: Page):
    own = '[name="service.for_others"][value="yes"]'
    come_kept(page)
    for rents_out in (False, True):
        service = {"for_others": False, "rents_out": rents_out}
        page.evaluate(FOLLOW, link_to({"service": service}))
        value = "yes" if rents_out else "no"
        expect(page.locator(f'[name="service.rents_out"][value="{value}"]')).to_be_checked()
    expect(page.locator(own)).not_to_be_checked()
    choose(page, "service.marketing_calls", "yes")
    assert stored(page)["service"]["rents_out"]
    assert page.evaluate(KEPT_HERE) == YOUNG_COMPANY
    expect(note(page, "parted")).to_be_visible()

    press(page, "link", "Back to this tab’s own answers")
    expect(page.locator(own)).to_be_checked()
    assert stored(page) == YOUNG_COMPANY
    expect(note(page, "parted")).to_have_count(0)
    choose(page, "service.rents_out", "yes")
    assert page.evaluate(KEPT_HERE) == stored(page)


def test_forgotten_answers_are_no_own_answers_of_a_link(page: Page):
    give_answers(page, YOUNG_COMPANY, saved=True)
    page.goto("check/" + link_to(NOT_FOR_OTHERS))
    expect(note(page, "link")).to_be_visible()
    clear_answers(page)
    page.evaluate(FOLLOW, link_to(NOT_FOR_OTHERS, "2026-11-25"))

    expect(note(page, "link")).to_contain_text("25 November 2026")
    expect(note(page, "link").locator("[data-do=own-answers]")).to_have_count(0)


NO_JSON = """async () => {
  const own = document.querySelector('script[src$="/checker.js"]').src;
  globalThis.Worker = class {
    constructor() { setTimeout(() => this.onmessage?.({ data: { ready: true } })); }
    postMessage({ id }) {
      setTimeout(() => this.onmessage?.({ data: { id, reply: '{"n": Infinity}' } }));
    }
    terminate() {}
  };
  const { engine } = await import(own);
  engine.start();
  const reply = await engine.ask({ do: "check" });
  return [reply, engine.state, engine.failure.kind];
}"""


def test_an_answer_that_cannot_be_read_is_told_and_awaited_by_no_one(page: Page):
    page.goto("check/")

    assert page.evaluate(NO_JSON) == [None, "failed", "crash"]

"""Four steps over one file of answers: one is shown, each says what it has come to."""

import re

import pytest
from checker_page import (
    YOUNG_COMPANY,
    address,
    arrive,
    choose,
    come_with,
    open_step,
    show_checker,
    stored,
)
from playwright.sync_api import Page, expect
from support.applications import ready
from support.samples import in_both_languages

STEPS = ("need", "papers", "examine", "file")
NAMES = {"en": "Steps", "zh": "步骤"}


def shown(page: Page) -> list[str]:
    """Return the steps that are in sight."""
    return [name for name in STEPS if page.locator(f"#{name}").is_visible()]


@in_both_languages
def test_a_tab_shows_its_step_and_has_its_address(page: Page, lang: str):
    page.goto(address(lang))
    tabs = page.get_by_role("navigation", name=NAMES[lang]).get_by_role("link")
    expect(tabs).to_have_count(len(STEPS))
    assert shown(page) == ["need"]

    for i, name in enumerate(STEPS):
        tabs.nth(i).click()
        expect(tabs.nth(i)).to_have_attribute("aria-current", "step")
        assert page.locator(".b-steps [aria-current]").count() == 1
        assert page.url.endswith(f"#{name}")
    page.go_back()
    expect(tabs.nth(2)).to_have_attribute("aria-current", "step")
    # It stays with the language.
    page.locator(".b-language__link").click()
    page.wait_for_url(lambda url: ("/zh/" in url) is (lang == "en"))
    expect(page.locator("#examine")).to_be_visible()


@pytest.mark.parametrize("path", ["check/", "conditions/registered-capital/"])
def test_an_address_cut_off_within_a_sign_names_no_place(page: Page, path: str):
    """The page itself has no fault, which each of these tests looks at."""
    arrive(page, YOUNG_COMPANY, f"{path}#%E4%BD")
    page.locator(".b-mini-check, .b-columns").scroll_into_view_if_needed()

    expect(page.locator('[data-state="ready"]')).to_be_attached()


@pytest.mark.shared
def test_a_tab_is_read_with_what_its_step_has_come_to(page: Page):
    lacks = {"materials": YOUNG_COMPANY["materials"] | {"business-license": {"original": False}}}
    show_checker(page, YOUNG_COMPANY | lacks)

    need = page.get_by_role("link", name=re.compile("^Do I need it ?, 7 of 8 answered$"))
    expect(need).to_be_visible()
    said = re.compile("^When to file ?, 24 November 2026: 1 not met$")
    file = page.get_by_role("link", name=said)
    expect(file).to_be_visible()
    papers = page.locator('.b-steps [data-step="papers"]')
    expect(papers).to_have_attribute("data-kind", "not_met")
    expect(papers).to_contain_text("missing")
    open_step(page, "examine")
    page.locator("#agreement > summary").click()
    # What is asked again at once is answered.
    report = page.locator("[data-report=agree]")
    expect(report.locator(".b-says")).to_be_visible()
    page.locator(".b-chip[data-basis=local]").evaluate(
        "(chip) => { chip.click(); chip.click(); chip.click(); }"
    )
    expect(report).not_to_have_attribute("aria-busy", "true")
    expect(report.locator(".b-report__wait")).to_be_empty()


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Ask before you build a file."), ("zh", "建议先咨询，再准备材料。")],
)
def test_whoever_is_to_ask_first_is_told_so_at_the_head_of_the_later_steps(
    page: Page, lang: str, said: str
):
    service = {"for_others": False, "rents_out": False, "public_network": True}
    arrive(page, {"service": service}, lang=lang)

    for name in ("papers", "file"):
        page.locator(f'.b-steps [data-step="{name}"]').click()
        expect(page.locator(f'#{name} [data-told="first"]')).to_contain_text(said)


@in_both_languages
def test_an_address_of_before_opens_the_right_step(page: Page, lang: str):
    page.goto(address(lang) + "#q-materials.social-security-certificate.red_seal")
    expect(page.locator("#papers")).to_be_visible()
    page.goto(address(lang) + "#s-means")
    expect(page.locator("#need")).to_be_visible()
    expect(page.locator('[value="means.funds"]')).to_be_visible()
    page.goto(address(lang) + "#q-penalties")
    expect(page.locator('.b-case input[value="penalties"]')).to_be_focused()


@pytest.mark.parametrize("is_settled", [True, False])
def test_without_a_step_the_page_opens_where_the_answers_go_on(page: Page, is_settled: bool):
    come_with(page, ready() if is_settled else YOUNG_COMPANY)

    expect(page.locator("#papers" if is_settled else "#need")).to_be_visible()


@pytest.mark.shared
def test_a_ticked_case_opens_its_question_and_the_rest_is_answered_with_no(page: Page):
    show_checker(page)
    case = page.locator('.b-case input[value="penalties"]')
    none = page.locator('.b-case input[data-part="none"]')
    case.check()
    expect(page.locator('[name="penalties[0].on"]')).to_be_visible()
    page.locator('[name="penalties[0].on"]').fill("2026-01-01")
    expect(page.get_by_text("Nothing else", exact=True)).to_be_visible()
    none.check()
    found = stored(page)
    assert found["penalties"] == [{"on": "2026-01-01"}]
    assert found["company"] == {"multi_level": False, "special_words": False}
    assert found["violations"] == []

    case.uncheck()
    assert stored(page)["penalties"] == []
    page.locator("[data-do=undo]").click()
    assert stored(page)["penalties"] == [{"on": "2026-01-01"}]
    expect(case).to_be_checked()

    # A judgment that is taken away is a no.
    page.get_by_role("button", name="All there").click()
    funds = page.locator('.b-case input[value="means.funds"]')
    funds.uncheck()
    assert stored(page)["means"]["funds"] is False
    funds.press("Backspace")
    assert "funds" not in stored(page)["means"]


@pytest.mark.shared
def test_whom_alone_opens_its_two_parts_and_two_provinces_become_one(page: Page):
    show_checker(page, {"service": {"for_others": True}})
    expect(page.locator('[name="service.group_clients"][value="none"]')).to_be_visible()
    choose(page, "service.group_clients", "all")
    group = page.locator('[name="for-whom"][value="group"]')
    expect(group).to_be_checked()
    group.press("Backspace")
    assert stored(page)["service"] == {}

    choose(page, "service.provinces", "more")
    for code in ("CN-HN", "CN-GD"):
        page.locator(f'[name="service.provinces"][value="{code}"]').check()
    assert stored(page)["service"]["provinces"] == ["CN-HN", "CN-GD"]
    choose(page, "service.provinces", "one")
    # Another one: a second press of the same box, as quick as here, would count as a double click.
    page.locator('[name="service.provinces"][value="CN-GZ"]').check()
    assert stored(page)["service"]["provinces"] == ["CN-GZ"]
    expect(page.get_by_text("One: Guizhou")).to_be_visible()
    choose(page, "service.provinces", "nationwide")
    assert stored(page)["service"]["provinces"] == "nationwide"

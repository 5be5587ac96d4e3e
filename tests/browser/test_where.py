"""One province or more, and foreign capital: asked once, an answer, and shown on every page."""

import pytest
from checker_page import (
    CAPITAL,
    WHERE,
    address,
    arrive,
    choose_where,
    requests_of,
    stored,
    wait_for_form,
    wait_for_result,
    young,
)
from conftest import PHONE
from playwright.sync_api import Locator, Page, expect
from support.samples import in_both_languages

CERTIFICATE = "materials/social-security-certificate/"
CHARTER = "materials/articles-of-association/"
# Whether each list is as wide as the words that are chosen in it.
ROOM = """lists => lists.map((list) => {
  const { width } = list.getBoundingClientRect();
  list.style = "flex: none; max-width: none; width: max-content; field-sizing: content";
  const wanted = list.getBoundingClientRect().width;
  list.style = "";
  return wanted <= width + 0.5;
})"""
MINISTRY = {"en": "provincial guides do not apply", "zh": "不看省局指南"}


def choose_capital(page: Page, said: str, lang: str = "en"):
    page.get_by_role("combobox", name=CAPITAL[lang]).first.select_option(said)


def box(page: Page) -> Locator:
    return page.locator(".b-own")


@in_both_languages
def test_nobody_has_answered_by_default_and_a_choice_shows_on_this_page_and_the_next(
    page: Page, lang: str
):
    page.goto(address(lang, CERTIFICATE))
    expect(page.get_by_role("combobox", name=WHERE[lang])).to_have_value("")
    expect(box(page).locator("[data-own-none]")).to_be_visible()
    expect(box(page).locator("[data-own]:visible")).to_have_count(0)
    whom = page.locator("[data-whom]")
    expect(whom).to_contain_text("12381")

    choose_where(page, "CN-HN", lang)
    name = "Hunan" if lang == "en" else "湖南"
    expect(box(page).locator('[data-own="CN-HN"]')).to_be_visible()
    expect(box(page)).to_contain_text(name)
    # Whom to ask is who decides, by phone.
    expect(whom).to_contain_text("0731-81111266")
    page.reload()
    expect(whom).to_contain_text("0731-81111266")
    choose_capital(page, "yes", lang)
    expect(whom).to_contain_text("12381")
    choose_capital(page, "", lang)
    page.goto(address(lang, CHARTER))
    expect(box(page)).to_contain_text(name)
    expect(box(page).locator("[data-own-none]")).to_be_hidden()


def test_the_choice_can_be_changed_and_taken_back(page: Page):
    page.goto(f"{CERTIFICATE}#what-is-asked")
    # The line of the province leaves the fold of the comparison.
    own = page.locator(".b-compare__own")
    for code, name in (("CN-HN", "Hunan"), ("CN-GZ", "Guizhou")):
        choose_where(page, code)
        expect(own).to_have_count(1)
        expect(own).to_contain_text(name)
    expect(box(page).locator('[data-own="CN-GZ"]')).to_be_visible()
    expect(box(page).locator('[data-own="CN-HN"]')).to_be_hidden()
    choose_where(page, "CN-BJ")
    # Its guide was not read.
    expect(box(page)).to_contain_text("which does not mean that there is none")

    choose_where(page, "")
    page.reload()
    expect(box(page).locator("[data-own-none]")).to_be_visible()
    assert stored(page) == {"service": {}}


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_nothing_asks_and_all_provinces_are_there(page: Page):
    page.goto(CERTIFICATE)

    expect(page.get_by_role("combobox", name=WHERE["en"])).to_be_hidden()
    page.locator(".b-fold", has=page.locator("#local-differences")).locator("summary").click()
    expect(page.get_by_role("row", name="Hunan")).to_be_visible()


@pytest.mark.parametrize("name", ["what-is-asked", "sources", "why-it-is-asked"])
def test_a_link_into_a_fold_opens_it(page: Page, name: str):
    page.goto(f"{CERTIFICATE}#{name}")

    expect(page.locator(f"details.b-fold:has(#{name})")).to_have_attribute("open", "")


@pytest.mark.parametrize(("by", "lang"), [("place", "en"), ("capital", "zh")])
def test_where_the_ministry_decides_one_line_stands_for_the_provinces(
    page: Page, lang: str, by: str
):
    page.goto(address(lang, CERTIFICATE))
    choose_where(page, "nationwide" if by == "place" else "CN-HN", lang)
    choose_capital(page, "" if by == "place" else "yes", lang)

    expect(box(page).locator("[data-own]:visible")).to_have_count(1)
    expect(box(page).locator("[data-own]:visible")).to_contain_text(MINISTRY[lang])
    assert page.locator(".b-own-line").count() == 0
    for path in ("materials/", "process/", "authorities/"):
        page.goto(address(lang, path))
        expect(page.locator(".b-own [data-own]:visible")).to_have_count(1)
        expect(page.locator(".b-own [data-own]:visible")).to_contain_text(MINISTRY[lang])


def test_the_choice_is_an_answer_and_an_answer_is_the_choice(page: Page):
    page.goto(CERTIFICATE)
    choose_where(page, "CN-HN")
    choose_capital(page, "no")
    answered = {"service": {"provinces": ["CN-HN"]}, "company": {"foreign_capital": False}}
    assert stored(page) == answered

    page.goto("check/")
    expect(page.locator('[name="service.provinces"][value="CN-HN"]')).to_be_checked()
    expect(page.locator('[name="company.foreign_capital"][value="no"]')).to_be_checked()
    page.locator('[name="company.foreign_capital"][value="yes"]').locator("..").click()
    expect(page.get_by_role("combobox", name=CAPITAL["en"])).to_have_value("yes")
    choose_where(page, "nationwide")
    expect(page.locator('[name="service.provinces"][value="CN-HN"]')).not_to_be_checked()
    assert stored(page)["service"] == {"provinces": "nationwide"}


def test_several_provinces_that_are_named_stay_named(page: Page):
    arrive(page, young({"service.provinces": ["CN-HN", "CN-GZ"]}), CERTIFICATE)
    expect(page.get_by_role("combobox", name=WHERE["en"])).to_have_value("nationwide")
    choose_capital(page, "yes")

    assert stored(page)["service"]["provinces"] == ["CN-HN", "CN-GZ"]
    assert stored(page)["company"]["foreign_capital"] is True


def test_on_these_two_answers_alone_a_page_that_is_read_loads_nothing(page: Page):
    asked = requests_of(page, "/runtime/")
    page.goto(CERTIFICATE)
    choose_where(page, "CN-HN")
    page.reload()
    page.locator(".b-mini-check").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")

    assert asked == []


def test_in_the_checker_they_are_answers_like_any_other(page: Page):
    page.goto("check/")
    wait_for_form(page)
    choose_capital(page, "no")
    wait_for_result(page)

    expect(page.locator('.b-steps [data-step="need"]')).to_contain_text("1 of 8 answered")


@in_both_languages
def test_the_first_page_asks_too_and_every_page_knows_it(page: Page, lang: str):
    page.goto(address(lang, ""))
    asked = page.get_by_role("combobox", name=WHERE[lang])
    # Asked once, in one wording.
    expect(asked).to_have_count(1)
    expect(asked.locator("option").first).to_have_text("Choose" if lang == "en" else "请选择")
    expect(page.locator(".b-brief [data-own-none]")).to_be_visible()
    asked.select_option("CN-HN")

    expect(page.locator('.b-brief [data-own="CN-HN"]')).to_contain_text("0731-81111266")
    expect(page.locator(".b-brief [data-own-none]")).to_be_hidden()
    page.get_by_role("combobox", name=CAPITAL[lang]).select_option("yes")
    expect(page.locator('.b-brief [data-own="miit"]')).to_contain_text("12381")
    page.get_by_role("combobox", name=CAPITAL[lang]).select_option("no")
    page.goto(address(lang, CERTIFICATE))
    expect(box(page).locator('[data-own="CN-HN"]')).to_be_visible()


def test_an_owner_from_abroad_is_foreign_capital_on_every_page_whatever_the_company_says(
    page: Page,
):
    owner = {"name": "丙公司", "of": "乙公司", "kind": "company", "share": 100, "foreign": True}
    arrive(page, young({"company.foreign_capital": False, "holders": [owner]}))
    wait_for_result(page)

    capital = page.get_by_role("combobox", name=CAPITAL["en"]).first
    expect(capital).to_have_value("yes")
    page.goto(address("en", CERTIFICATE))
    expect(capital).to_have_value("yes")
    expect(box(page)).to_contain_text(MINISTRY["en"])


@in_both_languages
def test_on_a_phone_it_is_chosen_in_a_line_below_the_header_and_no_choice_is_cut(
    page: Page, lang: str
):
    page.set_viewport_size(PHONE)
    page.goto(address(lang, CERTIFICATE))
    for where, capital in (("", ""), ("nationwide", "no"), ("CN-NM", "no")):
        page.locator(".b-where--bar [data-where]").select_option(where)
        page.locator(".b-where--bar [data-capital]").select_option(capital)

        assert page.locator(".b-where--bar select").evaluate_all(ROOM) == [True, True]
    expect(box(page)).to_contain_text("Inner Mongolia" if lang == "en" else "内蒙古")

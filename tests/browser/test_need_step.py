"""An applicant presses: the eight questions and whether the company qualifies, and counts it."""

import pytest
from checker_page import stored, wait_for_form
from playwright.sync_api import Locator, Page, expect

# Entering a field is one press; typing is not counted.
MOST = 14


class Presses:
    """A visitor who presses what is in sight, and counts."""

    def __init__(self, page: Page):
        """Use one page."""
        self.page = page
        self.count = 0

    def press(self, place: Locator):
        """Press a control by what it shows."""
        place.click()
        self.count += 1

    def answer(self, question: str, words: str):
        """Press an answer of a question, both by their words."""
        group = self.page.get_by_role("group", name=question)
        label = group.locator("label", has=self.page.get_by_text(words, exact=True))
        self.press(label.first)

    def write(self, label: str, text: str):
        """Enter a field and type."""
        field = self.page.get_by_label(label)
        self.press(field)
        field.fill(text)
        field.press("Tab")


@pytest.fixture
def need(page: Page) -> Presses:
    """Open the checker at its first step."""
    page.goto("check/")
    wait_for_form(page)
    return Presses(page)


def test_a_company_in_hunan_says_what_it_needs_and_whether_it_qualifies(need: Presses):
    need.answer("For whom do you handle calls", "Outside clients")
    need.answer("Do you rent a call center system", "No")
    need.answer("Is the system linked", "Yes")
    need.answer("Where are the end users", "Mainland China")
    need.answer("In which provinces can people", "One…")
    need.answer("In which provinces can people", "Hunan")
    need.answer("Foreign, Hong Kong, Macau", "No")
    need.answer("Will you place commercial marketing calls", "No")
    need.answer("Does any of these apply", "None of these")
    page = need.page
    expect(page.locator(".b-need__n")).to_have_text("6 of 6")
    expect(page.locator(".b-steps [aria-current]")).to_contain_text("needed, settled")
    of_eight = need.count

    need.answer("Legal form", "Limited liability company")
    need.write("Registered capital", "2000000")
    need.write("Date of establishment", "2025-12-09")
    need.answer("on the telecom business dishonesty list", "No")
    need.press(page.get_by_role("button", name="All there"))
    expect(page.locator('[data-section="company"] .b-section__n')).to_have_text(
        "9 of 9 conditions met"
    )

    assert (of_eight, need.count) == (9, MOST)
    found = stored(page)
    assert found["service"] == {
        "for_others": True,
        "group_clients": "none",
        "rents_out": False,
        "public_network": True,
        "users": "mainland",
        "provinces": ["CN-HN"],
        "marketing_calls": False,
        "other_services": [],
    }
    assert set(found["means"].values()) == {True}
    assert found["company"]["registered_capital"] == 2_000_000
    assert found["violations"] == found["penalties"] == found["bars"] == found["establishments"]


def test_what_is_settled_leads_to_the_papers(need: Presses):
    need.answer("Is the system linked", "No")
    expect(need.page.locator(".b-need")).to_contain_text("Nothing to file")
    need.answer("Is the system linked", "Yes")
    need.answer("Do you rent a call center system", "Yes")
    need.press(need.page.get_by_role("link", name="On to the papers"))

    expect(need.page.locator("#papers")).to_be_visible()
    expect(need.page.locator("#need")).to_be_hidden()
    expect(need.page.locator(".b-steps [data-step=papers]")).to_be_focused()
    assert need.page.url.endswith("#papers")
    need.page.go_back()
    expect(need.page.locator("#need")).to_be_visible()


def test_nothing_is_covered_only_where_all_users_are_abroad(need: Presses):
    places = need.page.get_by_role("group", name="In which provinces can people")
    none = places.locator("label", has=need.page.get_by_text("None", exact=True))

    expect(none).to_be_hidden()
    need.answer("Where are the end users", "Abroad")
    expect(none).to_be_visible()
    need.press(none)
    need.answer("Where are the end users", "Mainland China")
    # What was chosen stays in sight, to be seen and changed.
    expect(none).to_be_visible()
    need.answer("In which provinces can people", "One…")
    expect(none).to_be_hidden()

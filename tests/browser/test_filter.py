"""The chips above the questions leave out what only a guide or the old checklist asks."""

import re

import pytest
from checker_page import YOUNG_COMPANY, open_step, row, show_checker
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.shared
BACK = re.compile(r"\bb-row--back\b")
# Each is asked of this company in Hunan on one basis alone.
ASKED_BY = {
    "local": "materials.business-and-technical-plan.equipment_agreement",
    "checklist": "means.feasibility_study",
}


@pytest.mark.parametrize("basis", ASKED_BY)
def test_a_chip_leaves_out_what_its_basis_alone_asks(page: Page, basis: str):
    show_checker(page, YOUNG_COMPANY)
    open_step(page, "papers")
    chip = page.locator(f'.b-chip[data-basis="{basis}"]')
    own, other = (row(page, ASKED_BY[name]) for name in (basis, *(set(ASKED_BY) - {basis})))
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(own).not_to_have_class(BACK)
    chip.click()

    expect(own).to_have_class(BACK)
    expect(other).not_to_have_class(BACK)
    chip.click()
    expect(own).not_to_have_class(BACK)
    # The law in force cannot be left out.
    law = page.locator('.b-chip[data-basis="law"]')
    law.click(force=True)
    expect(law).to_have_attribute("aria-pressed", "true")
    expect(law).to_have_accessible_description("The current requirements always count.")

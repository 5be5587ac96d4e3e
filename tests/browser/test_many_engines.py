"""Many applications in each engine: one sheet is dropped, and its board stands there."""

import pytest
from conftest import ENGINES
from drivers import Driver, until
from support.companies import as_csv, companies, sheet
from witness import Witness

# Three more starts of Python, in other engines.
pytestmark = pytest.mark.thorough

DROP = """
const dataTransfer = new DataTransfer();
dataTransfer.items.add(new File([arguments[0]], "companies.csv"));
const more = { dataTransfer, bubbles: true, cancelable: true };
document.body.dispatchEvent(new DragEvent("drop", more));
"""
# The script has come to life when it has named its button.
HEARS = "return document.querySelector('[data-part=stop]').textContent"
NAMED = """
const waits = document.querySelector("[data-part=run]").hidden === false;
const names = [...document.querySelectorAll("[data-do=open-row]")];
return waits ? [] : names.map((one) => one.firstChild.data);
"""
SORTED = """
document.querySelector("[data-key=company]").click();
document.querySelector("[data-key=company]").click();
return document.querySelector("th.b-board__company").getAttribute("aria-sort");
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_sheet_that_is_dropped_becomes_a_board(driver: Driver, witness: Witness):
    driver.go("many/")
    until(lambda: driver.run(HEARS))
    driver.run(DROP, as_csv(sheet(companies(4))).decode("utf-8-sig"))
    found = until(lambda: driver.run(NAMED))

    assert sorted(found) == [f"{n}号公司" for n in range(1, 5)]
    assert driver.run(SORTED) == "descending"
    assert [one.target for one in witness.foreign] == []

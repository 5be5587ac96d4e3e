"""One visit in each engine: read, answer everything, lose the connection, forget.

Whatever the browser asks of anybody goes through a proxy that writes it down.
"""

import json
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from checker_page import address
from conftest import ENGINES, SITE
from drivers import Driver, browsing, until
from playwright.sync_api import Browser
from support.replies import asked
from support.samples import in_both_languages
from visitor import (
    CANARY,
    FORGET,
    GIVEN,
    GRANTED,
    KEPT,
    days_of_license,
    fill_in,
    settled,
    verdict_without_browser,
)
from witness import Witness, witnessing

from checker.decide.duties import days_of, license_of, load_duties

# A whole visit in each engine takes minutes.
pytestmark = pytest.mark.thorough

READ = ("", "conditions/registered-capital/", "materials/premises-proof/", "zh/glossary/")
OFFLINE = "return document.documentElement.dataset.offline ?? ''"
HEADING = "return document.querySelector('h1').textContent"
COPY_LINK = """
document.querySelector("[data-do=share]").click();
document.querySelector("[data-do=copy]").click();
"""
# The link that "copy" makes, without the clipboard, which is not given to every test's window.
LINK = """
return (async () => {
  const { src } = document.querySelector("script[src$='/checker.js']");
  const { toFragment, toSave } = await import(src);
  const { application } = JSON.parse(sessionStorage.getItem("b24:answers"));
  return toFragment(toSave({ application, date: "2026-11-24" }), "2026-11-24");
})();
"""
SAVE = "document.querySelector('[data-do=save]').click()"
# The widely copied checklist is pasted from its button.
PASTE = """
const field = document.querySelector(".b-heard textarea");
field.value = document.querySelector("[data-sample]").dataset.sample.split("|").join("\\n");
field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
document.querySelector("[data-do=hear]").click();
return field.value;
"""
STATES = """
return [...document.querySelectorAll(".b-heard li")].map((one) => one.dataset.state);
"""
# A company that a minimum of two million would leave out.
KEEP = """sessionStorage.setItem("b24:answers", JSON.stringify({
  application: { service: { provinces: ["CN-HN"] }, company: { registered_capital: 1000000 } },
  changed: "2026-11-24T06:32:00Z", saved: true,
}))"""
LOOK = "document.querySelector('[data-do=look]').click()"
EFFECT = """
const found = document.querySelector(".b-effect [data-part=panel]");
return found.querySelector("h3") ? found.textContent : "";
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_a_whole_visit(engine: str, browser: Browser, tmp_path: Path):
    with ExitStack() as left_open:
        with witnessing(SITE) as witness:
            driver = left_open.enter_context(browsing(engine, witness, tmp_path, browser))
            headings = read(driver)
            said = check(driver)
            driver.go("after/")
            days = days_of_license(driver)
            assert days == expected_days()
            until(lambda: driver.run(OFFLINE))
            look_at_what_is_kept(driver.run(KEPT, CANARY))
        # There is no host any more: what was read can be read, and the checker works.
        assert read(driver) == headings
        driver.go("after/")
        assert days_of_license(driver) == days
        driver.go("check/")
        assert settled(driver) == said
        driver.run(FORGET)
        forgotten = driver.run(KEPT, CANARY)
        assert forgotten["session"] == {}
        assert [told for told in (CANARY, GRANTED) if told in json.dumps(forgotten)] == []
        assert [name for name in forgotten["local"] if name.startswith("b24")] == []
        assert fill_in(driver) == said
    look_at_what_was_asked(witness)


@in_both_languages
@pytest.mark.parametrize("engine", ENGINES)
def test_a_pasted_text_is_answered(driver: Driver, lang: str):
    driver.go(address(lang, "claims/"))
    text = driver.run(PASTE)
    states = until(lambda: driver.run(STATES))

    # Each sentence has its answer, as the rules give it without a browser.
    panel = BeautifulSoup(asked(do="claims", text=text, lang=lang)["panel"], "html.parser")
    assert states == [each["data-state"] for each in panel.select("li")]
    assert states.count("recognized") > 1


@in_both_languages
@pytest.mark.parametrize("engine", ENGINES)
def test_a_draft_is_laid_over_the_answers(driver: Driver, lang: str):
    driver.go(address(lang, "draft/"))
    driver.run(KEEP)
    driver.run(LOOK)

    said = {"en": "Met → Not met", "zh": "符合 → 不符合"}
    assert said[lang] in until(lambda: driver.run(EFFECT))


def read(driver: Driver) -> list[str]:
    """Read some pages of the guide, as a visitor does before using the checker."""
    found = []
    for path in READ:
        driver.go(path)
        found.append(driver.run(HEADING))
    return found


def check(driver: Driver) -> str:
    """Answer everything, save, copy a link, and follow the link into the other language.

    Either verdict is the one that the rules come to without a browser.
    """
    driver.go("check/")
    said = fill_in(driver)
    given = driver.run(GIVEN)
    assert said == verdict_without_browser(given, "en")
    assert given["company"]["name"] == CANARY
    assert given.items() <= json.loads(driver.save(SAVE)).items()
    driver.run(COPY_LINK)
    assert until(lambda: driver.run(OFFLINE)) == "kept"
    driver.go(f"zh/check/{driver.run(LINK)}")
    assert settled(driver) == verdict_without_browser(given, "zh")
    until(lambda: driver.run(OFFLINE))
    return said


def expected_days() -> list[str]:
    """Return the last days of a holder's duties by the rules."""
    held = license_of(load_duties(), date.fromisoformat(GRANTED))
    return [entry.on.isoformat() for entry in days_of(held, load_duties())]


def look_at_what_is_kept(kept: dict[str, Any]):
    """See that the answers are in the storage of the tab alone, and the license's day nowhere."""
    session = kept["session"]
    assert GRANTED not in json.dumps(kept)
    assert CANARY in session.pop("b24:answers")
    assert CANARY not in json.dumps(kept["local"])
    assert [session, kept["cookie"], kept["databases"], kept["canary"]] == [{}, "", [], []]


def look_at_what_was_asked(witness: Witness):
    """See that every request gets from the own site, and tells no answer, no link and no day."""
    assert witness.foreign == []
    for request in witness.own:
        assert (request.method, request.body, "?" in request.target) == ("GET", b"", False)
        assert [told for told in (CANARY, "answers=", GRANTED) if request.holds(told)] == []

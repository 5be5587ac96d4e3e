"""One visit in each engine: read, answer everything, lose the connection, forget.

Whatever the browser asks of anybody goes through a proxy that writes it down.
"""

import json
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import ENGINES, SITE
from drivers import Driver, browsing, until
from playwright.sync_api import Browser
from support.samples import in_both_languages
from visitor import (
    CANARY,
    FORGET,
    GRANTED,
    KEPT,
    application,
    days_of_license,
    fill_in,
    settled,
    verdict_without_browser,
)
from witness import Request, witnessing

from checker.duties import days_of, license_of, load_duties

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
const { src } = document.querySelector("script[src$='/checker.js']");
const { toFragment, toSave } = await import(src);
const { application } = JSON.parse(sessionStorage.getItem("b24:answers"));
return toFragment(toSave({ application, date: "2026-11-24" }), "2026-11-24");
"""
SAVE = "document.querySelector('[data-do=save]').click()"


@dataclass
class Visit:
    """What one visit left behind."""

    name: str
    given: Any = None
    saved: Any = None
    said: dict[str, str] = field(default_factory=dict)
    own: list[Request] = field(default_factory=list)
    foreign: list[Request] = field(default_factory=list)
    offline: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    headings_offline: dict[str, str] = field(default_factory=dict)
    said_offline: dict[str, str] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)
    days_offline: list[str] = field(default_factory=list)
    forgotten: dict[str, Any] = field(default_factory=dict)


@pytest.fixture(scope="module", params=ENGINES)
def visit(
    request: pytest.FixtureRequest, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Visit:
    """Go through the whole visit, once in each engine."""
    seen = Visit(request.param)
    with ExitStack() as left_open:
        with witnessing(SITE) as witness:
            scratch = tmp_path_factory.mktemp("profile")
            started = browsing(seen.name, witness, scratch, chromium)
            driver = left_open.enter_context(started)
            read(driver, seen)
            check(driver, seen)
            hold_license(driver, seen)
        go_on_without_host(driver, seen)
        forget(driver, seen)
    seen.own, seen.foreign = witness.own, witness.foreign
    return seen


def read(driver: Driver, seen: Visit):
    """Read some pages of the guide, as a visitor does before using the checker."""
    for path in READ:
        driver.go(path)
        seen.headings[path] = driver.run(HEADING)


def check(driver: Driver, seen: Visit):
    """Answer everything, save, copy a link, and follow the link into the other language."""
    driver.go("check/")
    seen.said["en"] = fill_in(driver)
    seen.given = application(driver)
    seen.saved = json.loads(driver.save(SAVE))
    driver.run(COPY_LINK)
    seen.offline = until(lambda: driver.run(OFFLINE))
    driver.go(f"zh/check/{driver.wait(LINK)}")
    seen.said["zh"] = settled(driver)
    until(lambda: driver.run(OFFLINE))


def hold_license(driver: Driver, seen: Visit):
    """Work out what a license asks of its holder, and look at what the browser keeps now."""
    driver.go("after/")
    seen.days = days_of_license(driver)
    until(lambda: driver.run(OFFLINE))
    seen.kept = driver.wait(KEPT, CANARY)


def go_on_without_host(driver: Driver, seen: Visit):
    """Read again what was read, and the verdict on the answers that the tab still has."""
    for path in READ:
        driver.go(path)
        seen.headings_offline[path] = driver.run(HEADING)
    driver.go("after/")
    seen.days_offline = days_of_license(driver)
    driver.go("check/")
    seen.said_offline["answers of before"] = settled(driver)


def forget(driver: Driver, seen: Visit):
    """Forget, look at what is left, and answer all over again, still without a host."""
    driver.run(FORGET)
    seen.forgotten = driver.wait(KEPT, CANARY)
    seen.said_offline["all over again"] = fill_in(driver)


@in_both_languages
def test_it_reads_the_verdict_that_the_rules_come_to_without_a_browser(
    visit: Visit, tmp_path: Path, lang: str
):
    """In Chinese the answers have come by the link."""
    expected = verdict_without_browser(SITE / "runtime", tmp_path, visit.given, lang)

    assert visit.said[lang] == expected


def test_the_saved_file_holds_every_answer(visit: Visit):
    assert visit.given.items() <= visit.saved.items()


def test_every_request_gets_from_the_own_site_and_tells_nothing(visit: Visit):
    """No query and no body; neither an answer, nor a link that carries answers, nor a day."""
    assert visit.foreign == []
    assert visit.given["company"]["name"] == CANARY
    for request in visit.own:
        assert (request.method, request.body, "?" in request.target) == ("GET", b"", False)
        assert [told for told in (CANARY, "answers=", GRANTED) if request.holds(told)] == []


def test_answers_are_in_the_storage_of_the_tab_alone(visit: Visit):
    session = visit.kept["session"]

    assert CANARY in session.pop("b24:answers")
    assert CANARY not in json.dumps(visit.kept["local"])
    assert [session, visit.kept["cookie"], visit.kept["databases"]] == [{}, "", []]
    assert visit.kept["canary"] == []


def test_after_forget_nothing_is_left_of_the_answers(visit: Visit):
    assert visit.forgotten["session"] == {}
    assert CANARY not in json.dumps(visit.forgotten)
    assert [name for name in visit.forgotten["local"] if name.startswith("b24")] == []


def test_pages_read_before_can_be_read_without_a_connection(visit: Visit):
    assert visit.offline == "kept"
    assert visit.headings_offline == visit.headings


def test_the_calendar_is_that_of_the_rules_with_and_without_a_connection(visit: Visit):
    held = license_of(load_duties(), date.fromisoformat(GRANTED))
    expected = [entry.on.isoformat() for entry in days_of(held, load_duties())]

    assert visit.days == expected
    assert visit.days_offline == expected


def test_the_day_of_a_license_is_not_kept(visit: Visit):
    assert GRANTED not in json.dumps([visit.kept, visit.forgotten])


def test_the_checker_works_without_a_connection(visit: Visit):
    assert visit.said_offline == dict.fromkeys(
        ("answers of before", "all over again"), visit.said["en"]
    )

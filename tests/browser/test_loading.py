"""Every way to start the checker, and every step from one to the next, gives the same report."""

from collections.abc import Callable

import pytest
from checker_page import (
    REPORT,
    SAVES_DATA,
    YOUNG_COMPANY,
    arrive,
    come_with,
    give_answers,
    wait_for_result,
)
from playwright.sync_api import Page, Request, Route, expect
from support import replies
from test_accessibility import findings

from scripts.build import SITE

Harm = Callable[[Route], None]
MEMORY, CORE, SCRIPT, LOADER = "memory.bin.gz", "core.wasm.gz", "core.mjs", "loader.mjs"
COLD, FILING = "cold.wasm", "filing.zip.gz"
WHEEL, WASM, LIBRARY = "-any.zip", "pyodide.asm.wasm", "python_stdlib.zip"
BY_MEMORY = {MEMORY, CORE, SCRIPT, LOADER}
WHOLE = {WASM, LIBRARY, WHEEL}
# A start from memory that goes well, and a door that is not as it was.
OTHER_DOOR = """
import { loadPyodide as load } from "./loader.mjs?as-it-is";
export * from "./loader.mjs?as-it-is";
export async function loadPyodide(options) {
  const pyodide = await load(options);
  const run = pyodide.runPython.bind(pyodide);
  const other = (code) => (code.endsWith("answer") ? DOOR : run(code));
  if (options._loadSnapshot) pyodide.runPython = other;
  return pyodide;
}
"""
# An interpreter that stops at every question.
STOPPING = '() => { throw new WebAssembly.RuntimeError("unreachable"); }'
# One that does before each answer what no rehearsal has done.
UNFORESEEN = """(request) => {
  run(`
import asyncio, colorsys, decimal, html, importlib.resources, pyodide, xml.dom.minidom
assert asyncio.new_event_loop
assert html.unescape("&eacute;") == "é"
assert str(decimal.Decimal(2).exp())[:4] == "7.38"
assert importlib.resources.as_file
assert pyodide.ffi.JsProxy
assert xml.dom.minidom.parseString("<a/>").toxml()
assert "é".encode("utf-16-be").decode("utf-16-be").encode("cp437")
`);
  return run(code)(request);
}"""
# How often the rules have been rehearsed once they are left alone, or after long enough.
REHEARSED = """async (times) => {
  const count = () => performance.getEntriesByName("rehearsal").length;
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  for (let i = 0; count() < times && i < 200; i += 1) await pause(100);
  await pause(300);
  return count();
}"""


def missing(route: Route):
    route.fulfill(status=404, body="")


def cut_off(route: Route):
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.body()[:-5000])


def changed(route: Route):
    reply = route.fetch()
    body = bytearray(reply.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=reply, body=bytes(body))


@pytest.fixture
def asked(page: Page) -> set[str]:
    """Note the files of the runtime that are asked for, by their names."""
    names = set()

    def note(request: Request):
        if "/runtime/" in request.url:
            name = request.url.rpartition("/")[2]
            names.add(WHEEL if name.endswith(WHEEL) else name)

    page.on("request", note)
    return names


def report(page: Page) -> str:
    """Give the answers, and return the report's text: what stands on findings writes it."""
    come_with(page, YOUNG_COMPANY)
    return page.evaluate(REPORT)


@pytest.fixture(scope="module")
def plain_report() -> str:
    """Return what the same rules say outside of any browser."""
    return replies.asked(do="report", application=YOUNG_COMPANY)["report"]


def test_the_stored_memory_is_enough_and_what_stands_on_findings_loads_once_it_is_asked_for(
    page: Page, asked: set[str], plain_report: str
):
    """The rest of the interpreter comes behind the verdict."""
    come_with(page, YOUNG_COMPANY)
    assert asked - {COLD} == BY_MEMORY

    assert page.evaluate(REPORT) == plain_report
    assert asked - {COLD} == BY_MEMORY | {FILING}


@pytest.mark.parametrize("harm", [missing, cut_off, changed])
def test_without_its_file_a_report_is_had_once_the_file_comes(
    page: Page, asked: set[str], plain_report: str, harm: Harm
):
    page.route(f"**/*{FILING}", harm)
    come_with(page, YOUNG_COMPANY)

    assert page.evaluate(REPORT) is None
    page.unroute(f"**/*{FILING}")
    assert page.evaluate(REPORT) == plain_report
    assert not asked & WHOLE


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "harm"),
    [
        *((name, harm) for name in (MEMORY, CORE) for harm in (missing, cut_off, changed)),
        (SCRIPT, missing),
        (SCRIPT, cut_off),
    ],
)
def test_without_one_of_its_files_pyodide_is_started_whole(page: Page, name: str, harm: Harm):
    """In a worker of its own, so what it says then does not hang on what was missing."""
    page.route(f"**/*{name}", harm)
    give_answers(page, YOUNG_COMPANY)

    with page.expect_request(f"**/{WASM}"):
        page.goto("check/")


@pytest.mark.thorough
def test_a_browser_that_cannot_unpack_gets_the_whole_one(
    page: Page, asked: set[str], plain_report: str
):
    def older(route: Route):
        reply = route.fetch()
        route.fulfill(response=reply, body=f"delete self.DecompressionStream;{reply.text()}")

    page.route("**/*/worker.js", older)

    assert report(page) == plain_report
    assert asked >= WHOLE


def door(page: Page, text: str):
    """Answer by another door, where memory was put back."""
    body = OTHER_DOOR.replace("DOOR", text)

    def other(route: Route):
        route.fulfill(content_type="text/javascript", body=body)

    page.route("**/*/loader.mjs", other)


# Two starts, of which the second is always seen without one of the files.
@pytest.mark.thorough
def test_a_crash_over_an_answer_is_answered_by_pyodide_whole(
    page: Page, asked: set[str], plain_report: str
):
    """The request is asked again where it works."""
    door(page, STOPPING)

    assert report(page) == plain_report
    assert asked >= WHOLE


@pytest.mark.thorough
def test_what_no_rehearsal_asked_for_comes_and_the_answer_goes_on(
    page: Page, asked: set[str], plain_report: str
):
    """Functions of the interpreter, modules of Python, and those that others stand in for."""
    door(page, UNFORESEEN)

    assert report(page) == plain_report
    assert asked == BY_MEMORY | {"loader.mjs?as-it-is", COLD, LIBRARY, WHEEL}


def test_while_the_first_result_is_read_the_rules_are_rehearsed(page: Page):
    """What the form asks for behind the result does not end it."""
    come_with(page, YOUNG_COMPANY)
    (worker,) = [found for found in page.workers if found.url.startswith("blob:")]
    assert worker.evaluate(REHEARSED, 10) == 10


def test_a_visitor_who_saves_data_is_asked_first_and_gets_no_more_than_the_verdict_needs(
    page: Page, asked: set[str], plain_report: str
):
    page.add_init_script(SAVES_DATA)
    arrive(page, YOUNG_COMPANY)
    button = page.get_by_role("button", name="Load the checker")
    expect(button).to_be_visible()
    assert asked == set()
    button.click()
    wait_for_result(page)

    assert page.evaluate(REPORT) == plain_report
    assert asked == BY_MEMORY | {FILING}


# Three starts that fail; what is said then is looked at in test_failures.py, too.
@pytest.mark.thorough
def test_when_no_way_is_left_it_says_so(page: Page):
    for name in (MEMORY, WHEEL):
        page.route(f"**/*{name}", changed)
    arrive(page, YOUNG_COMPANY)

    failed = page.locator("[data-part=failed]")
    expect(failed).to_contain_text("The checker could not start.")
    assert findings(page) == []


def test_the_files_are_within_their_limits():
    """Bytes before the first verdict, less what the page itself takes."""
    (folder,) = {path.parent for path in (SITE / "runtime").rglob(CORE)}
    size = {path.name: path.stat().st_size for path in folder.iterdir()}
    scripts = 180_000  # loader.mjs and core.mjs as the host packs them

    assert size[CORE] + size[MEMORY] + scripts < 4_850_000

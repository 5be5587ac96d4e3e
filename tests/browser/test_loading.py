"""Every way to start the checker, and every step from one to the next, gives the same report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from checker_page import YOUNG_COMPANY, address, give_answers, hold_back, wait_for_result
from playwright.sync_api import expect

from scripts.build import SITE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Route

    Harm = Callable[[Route], None]

MEMORY, CORE, LIBRARY = "memory.bin.gz", "core.wasm.gz", "library.zip.gz"
FILING = "filing.zip.gz"
SCRIPT = "core.mjs"
TABLE, WHEEL, WASM = "payloads.json", ".whl", "pyodide.asm.wasm"
BY_MEMORY = {MEMORY, CORE, TABLE}
BY_BYTECODE = {LIBRARY, CORE, TABLE}
WHOLE = {WASM, "python_stdlib.zip", "pyodide-lock.json", WHEEL}
# A start from memory that goes well, and an interpreter that stops at every question.
STOPPING = """
import { loadPyodide as load } from "./pyodide.mjs?as-it-is";
export async function loadPyodide(options) {
  const pyodide = await load(options);
  const stop = () => { throw new WebAssembly.RuntimeError("unreachable"); };
  if (options._loadSnapshot) pyodide.runPython = () => stop;
  return pyodide;
}
"""
# The last test of the worker's answer: the text of the report as the command line prints it.
REPORT = """async () => {
  const { report } = await import(document.querySelector('script[src*="/checker.js"]').src);
  return report();
}"""


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


def cut_off(route: Route) -> None:
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.body()[:-5000])


def changed(route: Route) -> None:
    reply = route.fetch()
    body = bytearray(reply.body())
    body[len(body) // 2] ^= 1
    route.fulfill(response=reply, body=bytes(body))


def of_another_build(route: Route) -> None:
    """Serve a table without the files that the page asks for."""
    route.fulfill(json={"lock": {}, "files": {}})


class Visit:
    """A visit to the checker's page with files that are harmed on their way."""

    def __init__(self, page: Page, site: str) -> None:
        """Watch what is asked for."""
        self.page, self.site = page, site
        self.asked: set[str] = set()
        page.on("request", lambda request: self.note(request.url))

    def note(self, url: str) -> None:
        """Keep the name of a file of the runtime."""
        if "/runtime/" in url:
            name = url.rpartition("/")[2]
            self.asked.add(WHEEL if name.endswith(WHEEL) else name)

    def harm(self, name: str, harm: Harm) -> None:
        """Do something to a file."""
        self.page.route(f"**/*{name}", harm)

    def result(self) -> None:
        """Give the answers and wait for the result."""
        give_answers(self.page, YOUNG_COMPANY)
        self.page.goto(address(self.site, "en"))
        wait_for_result(self.page)

    def report(self) -> str:
        """Wait for the result, and return the report's text: what stands on findings writes it."""
        self.result()
        return str(self.page.evaluate(REPORT))


@pytest.fixture
def visit(page: Page, site: str) -> Visit:
    page.set_default_timeout(60_000)
    return Visit(page, site)


@pytest.fixture(scope="module")
def plain_report() -> str:
    """Return what the same rules say outside of any browser."""
    import json  # noqa: PLC0415

    from checker import web  # noqa: PLC0415

    request = {"do": "report", "application": YOUNG_COMPANY, "today": "2026-11-24"}
    return str(json.loads(web.answer(json.dumps(request)))["report"])


def test_the_stored_memory_is_enough(visit: Visit) -> None:
    visit.result()

    assert visit.asked == BY_MEMORY | {"pyodide.mjs", SCRIPT}


def test_what_stands_on_findings_loads_once_it_is_asked_for(
    visit: Visit, plain_report: str
) -> None:
    assert visit.report() == plain_report
    assert visit.asked == BY_MEMORY | {"pyodide.mjs", SCRIPT, FILING}


@pytest.mark.parametrize("harm", [missing, cut_off, changed])
def test_without_its_file_a_report_is_had_once_the_file_comes(
    visit: Visit, plain_report: str, harm: Harm
) -> None:
    visit.harm(FILING, harm)
    visit.result()

    assert visit.page.evaluate(REPORT) is None
    visit.page.unroute(f"**/*{FILING}")
    assert visit.page.evaluate(REPORT) == plain_report
    assert not visit.asked & WHOLE


@pytest.mark.parametrize("harm", [missing, cut_off, changed])
def test_without_the_memory_bytecode_starts(visit: Visit, plain_report: str, harm: Harm) -> None:
    visit.harm(MEMORY, harm)

    assert visit.report() == plain_report
    assert visit.asked >= BY_BYTECODE
    assert not visit.asked & WHOLE


# Nine seconds each, like those below; that the whole one starts is always looked at once, at the
# end of these ways.
@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "harm"),
    [
        (CORE, missing),
        (CORE, cut_off),
        (CORE, changed),
        (TABLE, missing),
        (TABLE, of_another_build),
        (SCRIPT, missing),
        (SCRIPT, cut_off),
    ],
)
def test_without_the_smaller_interpreter_the_whole_one_starts(
    visit: Visit, plain_report: str, name: str, harm: Harm
) -> None:
    visit.harm(name, harm)

    assert visit.report() == plain_report
    assert visit.asked >= WHOLE


# The step before it and the start after it are those of the two tests above.
@pytest.mark.thorough
@pytest.mark.parametrize("harm", [missing, cut_off, changed])
def test_without_memory_and_bytecode_the_whole_one_starts(
    visit: Visit, plain_report: str, harm: Harm
) -> None:
    visit.harm(MEMORY, missing)
    visit.harm(LIBRARY, harm)

    assert visit.report() == plain_report
    assert visit.asked >= WHOLE


def test_a_browser_that_cannot_unpack_gets_the_whole_one(visit: Visit, plain_report: str) -> None:
    def older(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=f"delete self.DecompressionStream;{reply.text()}")

    visit.harm("/worker.js", older)

    assert visit.report() == plain_report
    assert visit.asked >= WHOLE


def test_what_the_smaller_interpreter_lacks_is_answered_by_the_next(
    visit: Visit, plain_report: str
) -> None:
    """Memory whose answer fails: the request is asked again where it works."""

    def stopping(route: Route) -> None:
        route.fulfill(content_type="text/javascript", body=STOPPING)

    visit.harm("/pyodide.mjs", stopping)

    assert visit.report() == plain_report
    assert visit.asked >= BY_BYTECODE
    assert not visit.asked & WHOLE


def test_a_visitor_who_saves_data_gets_the_lighter_set(visit: Visit, plain_report: str) -> None:
    saving = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    visit.page.add_init_script(saving)
    give_answers(visit.page, YOUNG_COMPANY)
    visit.page.goto(address(visit.site, "en"))
    button = visit.page.get_by_role("button", name="Load the checker")
    if button.is_visible():
        button.click()
    wait_for_result(visit.page)

    assert visit.page.evaluate(REPORT) == plain_report
    assert visit.asked >= BY_BYTECODE
    assert MEMORY not in visit.asked
    assert not visit.asked & WHOLE


# Three starts that fail; what is said then is looked at in test_failures.py, too.
@pytest.mark.thorough
def test_when_no_way_is_left_it_says_so(visit: Visit) -> None:
    for name in (MEMORY, LIBRARY, WHEEL):
        visit.harm(name, changed)
    give_answers(visit.page, YOUNG_COMPANY)
    visit.page.goto(address(visit.site, "en"))

    failed = visit.page.locator("[data-part=failed]")
    expect(failed).to_contain_text("The checker could not start.", timeout=60_000)


def test_progress_counts_bytes(page: Page, site: str) -> None:
    held = hold_back(page, f"**/{MEMORY}")
    give_answers(page, YOUNG_COMPANY)
    with page.expect_request(f"**/{MEMORY}"):
        page.goto(address(site, "en"))
    bar = page.get_by_role("progressbar", name="Loading the checker")
    expect(bar).to_be_visible()
    for route in held:
        route.continue_()

    wait_for_result(page)


def test_the_files_are_within_their_limits() -> None:
    """Bytes before the first verdict, less what the page itself takes."""
    (folder,) = {path.parent for path in (SITE / "runtime").rglob(TABLE)}
    size = {path.name: path.stat().st_size for path in folder.iterdir()}
    scripts = 175_000  # pyodide.mjs and core.mjs as the host packs them

    assert size[CORE] + size[MEMORY] + size[TABLE] + scripts < 4_700_000
    assert size[CORE] + size[LIBRARY] + size[TABLE] + scripts < 3_300_000

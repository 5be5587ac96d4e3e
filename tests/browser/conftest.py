"""The built site on this machine, in a Chromium that is already here."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from checker_page import FAST_LINE, clear_checker
from drivers import Driver, browsing
from many_page import clear_desk, open_desk
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Request,
    ViewportSize,
    expect,
)
from witness import Witness, witnessing

from scripts.machine.chromium import FLAGS, find_browser
from scripts.machine.server import HOST, serving

ROOT = Path(__file__).resolve().parents[2]
SITE = Path(os.environ.get("SITE_FOLDER", ROOT / "site"))
ENGINES = ("Chromium", "Firefox", "WebKitGTK")
OTHERS = ENGINES[1:]
WIDE: ViewportSize = {"width": 1400, "height": 1000}
PHONE: ViewportSize = {"width": 390, "height": 844}
TOUCHED: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
# A service worker would answer in the place of what a test puts in a file's way.
WINDOW: dict[str, Any] = {"viewport": WIDE, "locale": "en-US", "service_workers": "block"}
# Pyodide starts in seconds on a quiet machine; a busy one may take its time.
PATIENCE = 60_000

# A page is open for seconds: what the browser compiles again, for speed, does not pay in so short a
# time, and takes half of the processor's time that a start of Python does.
QUICK = ("--js-flags=--liftoff-only",)

expect.set_options(timeout=PATIENCE)

# What may stand behind the question mark of an address: of a link, or a test's own; no answer.
ASKS = re.compile("as-it-is$|(?:(?:province|colors)=[^&]*(?:&|$))*$")

# The open windows, each with what its pages said on the console and what was not answered.
SAID: defaultdict[BrowserContext, list[str]] = defaultdict(list)


# Before pytest leaves out what is not asked for by its marks.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]):
    """Mark every test of this folder; of one in several languages, sizes or engines all but one."""
    instances = {}
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The checker runs in the page: here is only what drives it.
            item.add_marker(pytest.mark.no_cover)
            instances.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for same in instances.values():
        candidates = [item for item in same if item.get_closest_marker("thorough") is None]
        always = drawn(candidates) if candidates else None
        for item in candidates:
            if item is not always:
                item.add_marker(pytest.mark.thorough)


def drawn(same: list[pytest.Item]) -> pytest.Item:
    """Return the one of a test's instances that always runs, drawn from its file's name.

    So about as many are Chinese as English, and all tests of a file keep to one engine.
    """
    number = crc32(same[0].path.name.encode())
    engine = ENGINES[number % len(ENGINES)]
    of_engine = [item for item in same if engine in item.name] or same
    return of_engine[number % len(of_engine)]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell of a test that failed what stood in its windows: a wait that ran out says too little."""
    report = yield
    if report.failed and call.when == "call":
        told = [line for context in SAID for line in state_of(context)]
        report.sections.append(("Open windows", "\n".join(told)))
    return report


def state_of(context: BrowserContext) -> list[str]:
    """Return each page's address and how far its checker came, and what was said in the window."""
    found = []
    for page in context.pages:
        checkers = page.locator("[data-state]:is(.b-checker, .b-mini-check, .b-board)")
        try:
            checkers.first.wait_for(state="attached", timeout=1000)
            states = [each.get_attribute("data-state", timeout=1000) for each in checkers.all()]
        except Error:
            states = ["no checker here, or the page does not answer"]
        found.append(f"{page.url}: {states}")
    return found + [f"  {line}" for line in SAID[context]]


def listen(context: BrowserContext):
    """Note what goes wrong in a window's pages."""
    said = SAID[context]
    context.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    context.on("weberror", lambda error: said.append(f"fault: {error.error}"))
    context.on("requestfailed", lambda request: said.append(f"{request.failure}: {request.url}"))


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """Serve the built site under its project path; give its address."""
    if not (SITE / "check" / "index.html").is_file():
        pytest.fail(f"no built site in {SITE}: run scripts/build first")
    with serving(SITE) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the browser of this machine, not one that Playwright would download."""
    return {"executable_path": find_browser(), "args": [*FLAGS, *QUICK]}


@pytest.fixture
def witness() -> Iterator[Witness]:
    """Serve the site, and write down what it is asked for."""
    with witnessing(SITE) as served:
        yield served


@pytest.fixture
def driver(engine: str, witness: Witness, tmp_path: Path, browser: Browser) -> Iterator[Driver]:
    """Start the engine that a test is run in."""
    with browsing(engine, witness, tmp_path, browser) as started:
        yield started


@contextmanager
def windows(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Give what opens pages in windows of their own; no script on them may fail."""
    hosts = set()
    with_a_query = set()
    contexts = []

    def opened(**options: Any) -> Page:
        context = browser.new_context(base_url=site, **(WINDOW | options))
        context.add_init_script(FAST_LINE)
        contexts.append(context)
        listen(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        context.on("request", note)
        return page

    def note(request: Request):
        address = urlsplit(request.url)
        hosts.add(address.hostname)
        # A link of the guide may name a province, and the form for a mistake takes the case along.
        if address.hostname and not ASKS.match(address.query):
            with_a_query.add(request.url)

    yield opened
    said = [line for context in contexts for line in SAID[context]]
    for context in contexts:
        context.close()
        SAID.pop(context)
    assert [line for line in said if line.startswith("fault: ")] == []
    # Nothing asks another host than this machine, and no address tells of the answers; a blob or
    # data has no host.
    assert hosts <= {HOST, "localhost", None}
    assert with_a_query == set()


@pytest.fixture(scope="module")
def open_shared(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Open pages that all tests of a file may look at: to start the checker is most of a test."""
    with windows(browser, site) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_desk(open_shared: Callable[..., Page]) -> Page:
    """Open the page for many applications once for a file: its start of Python is the longest."""
    page = open_shared()
    open_desk(page)
    return page


@pytest.fixture
def desk(shared_desk: Page) -> Page:
    """Show the page for many applications with nothing read."""
    clear_desk(shared_desk)
    return shared_desk


@pytest.fixture(scope="module")
def shared_page(open_shared: Callable[..., Page]) -> Callable[[str, bool], Page]:
    """Open one page a language and size for a file: to start Python is most of a short test."""
    return cache(lambda _lang, phone: open_shared(**(TOUCHED if phone else {})))


@pytest.fixture
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """Open a page in a wide window, or clear the one that the tests of a file share.

    A test that wants another window says so with the mark ``browser_context_args``.
    """
    own = request.node.get_closest_marker("browser_context_args")
    mark = request.node.get_closest_marker("shared")
    if own or not mark:
        with windows(browser, site) as opened:
            yield opened(**own.kwargs if own else {})
        return
    spoken, phone = mark.kwargs.get("lang", "en"), mark.kwargs.get("phone", False)
    if "lang" in request.fixturenames:
        spoken = request.getfixturevalue("lang")
    shared = request.getfixturevalue("shared_page")(spoken, phone)
    shared.set_viewport_size(PHONE if phone else WIDE)
    clear_checker(shared)
    yield shared

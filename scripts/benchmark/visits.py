"""Visits to one page in a browser that has come to rest, and what can be said of them."""

import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, Error, Page, Playwright

from scripts.benchmark import application
from scripts.benchmark.host import LOOPBACK, Host, Link, Traffic
from scripts.benchmark.peers import Subject
from scripts.machine.chromium import FLAGS
from scripts.machine.environment import StepError

PROBE = (Path(__file__).parent / "pages" / "probe.js").read_text(encoding="utf-8").strip()
PATIENCE_MS = 180_000
# From one answer to the next: the page draws the last one meanwhile.
APART_MS = 20
SECONDS_TO_SETTLE = 2.0
SECONDS_OF_QUIET = 1.0
MOST_SECONDS_TO_SETTLE = 30.0
MOST_LINES, LONGEST_LINE = 5, 300
# A browser that has just been started still does work of its own; a visitor's has long ended it.
SECONDS_OF_REST = 0.5
MOST_SECONDS_TO_REST = 20.0
MOST_CPU_AT_REST = 0.04
QUIET_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing may come from elsewhere, to anybody.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
ARGUMENTS: dict[str, Any] = {
    "args": [*FLAGS, *QUIET_FLAGS],
    "ignore_default_args": ["--enable-unsafe-swiftshader"],
    "headless": True,
}


class Machine(NamedTuple):
    """Where the pages are visited: the host, the driver and the browser.

    The browser's own throttling slows its pages by ``rate`` (1: not at all).
    """

    host: Host
    playwright: Playwright
    browser: str
    rate: int = 1


class Way(NamedTuple):
    """How a page is visited."""

    link: Link = LOOPBACK
    saves_data: bool = False


USUAL = Way()


class Tab(NamedTuple):
    """An open page, with what the host has sent it, and what the page complained of."""

    context: BrowserContext
    page: Page
    traffic: Traffic
    subject: Subject
    said: list[str]

    def ask(self, expression: str) -> Any:
        """Return what the probe says; where it fails, with the page's last complaints."""
        try:
            return self.page.evaluate(expression)
        except Error as error:
            complaints = "\n".join(line[:LONGEST_LINE] for line in self.said[-MOST_LINES:])
            raise StepError(f"{self.subject.title}: {error.message}\n{complaints}") from None


@contextmanager
def profile() -> Iterator[Path]:
    """Give the folder of a new profile; it goes with the block."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def tab(
    machine: Machine,
    subject: Subject,
    folder: Path,
    way: Way = USUAL,
) -> Iterator[Tab]:
    """Start a browser with the profile and go to the page; end the browser with the block."""
    context = machine.playwright.chromium.launch_persistent_context(
        folder, executable_path=machine.browser, **ARGUMENTS
    )
    try:
        context.add_init_script(script=probe())
        page = context.pages[0]
        said: list[str] = []
        page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        session = context.new_cdp_session(page)
        if machine.rate > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": machine.rate})
        if way.saves_data:
            session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
        rest(context.browser)
        traffic = machine.host.new_visit(way.link)
        page.goto(address_of(machine, subject), wait_until="commit", timeout=PATIENCE_MS)
        yield Tab(context, page, traffic, subject, said)
    finally:
        # A browser that has ended already is told of elsewhere.
        with suppress(Error):
            context.close()


def address_of(machine: Machine, subject: Subject, *, still: bool = False) -> str:
    """Return where the page is, or the same page without Python."""
    return machine.host.origin + (subject.blank if still else subject.path)


def probe(*, still: bool = False) -> str:
    """Return the script that looks at a page; ``still`` lets no checker start."""
    config = {
        "still": still,
        "panel": '[data-part="panel"]',
        "verdict": ".b-route",
        "says": '[data-part="state"], [data-part="failed"]',
        "rows": '.b-form .b-row[data-type="bool"]',
        "patience": PATIENCE_MS,
        "apart": APART_MS,
        "request": application.request(),
        "flips": application.flips(),
        "seed": application.seed(),
    }
    return f"({PROBE})({json.dumps(config)})"


def rest(browser: Browser | None) -> None:
    """Wait until the browser's processes, taken together, hardly compute."""
    if browser is None:
        return
    session, end = browser.new_browser_cdp_session(), time.monotonic() + MOST_SECONDS_TO_REST
    # Nothing is at rest that has been looked at once.
    before = float("-inf")
    while time.monotonic() < end:
        used = sum(process["cpuTime"] for process in processes(session))
        if used - before < MOST_CPU_AT_REST * SECONDS_OF_REST:
            return
        before = used
        time.sleep(SECONDS_OF_REST)


def processes(session: CDPSession) -> list[dict[str, Any]]:
    """Return what the browser tells of its processes."""
    found: list[dict[str, Any]] = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return found


def first_verdict(shown: Tab) -> dict[str, Any]:
    """Wait for the first verdict and return the visit up to it; times are milliseconds."""
    found: dict[str, Any] = shown.ask("bench.first()")
    until = (found["origin"] + found["at"]) / 1000
    sent = [part for part in shown.traffic.sent if part.at <= until]
    # A kept page may need nothing of the host.
    if sent:
        found["marks"]["last-byte"] = sent[-1].at * 1000 - found["origin"]
    size = sum(part.size for part in sent)
    return found | {
        "size": size,
        "requests": len({part.path for part in sent}),
        "over_the_link": found["at"] / 1000 / (shown.traffic.link.seconds(size) or 1),
    }


def settle(traffic: Traffic) -> None:
    """Wait until the page has fetched and stored what it wants for later."""
    end = time.monotonic() + MOST_SECONDS_TO_SETTLE
    time.sleep(SECONDS_TO_SETTLE)
    while traffic.quiet_for() < SECONDS_OF_QUIET and time.monotonic() < end:
        time.sleep(0.1)

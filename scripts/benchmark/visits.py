"""Visits to one page in a browser that has come to rest, and what can be said of them."""

import json
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Error, Page, Playwright

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
PROPORTIONAL = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
KIB = 1024
QUIET_FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing may come from elsewhere, to anybody.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


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
    still: bool = False
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
        folder,
        executable_path=machine.browser,
        args=[*FLAGS, *QUIET_FLAGS],
        ignore_default_args=["--enable-unsafe-swiftshader"],
        headless=True,
    )
    try:
        context.add_init_script(script=f"({PROBE})({json.dumps(_config(still=way.still))})")
        page = context.pages[0]
        said: list[str] = []
        page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        session = context.new_cdp_session(page)
        if machine.rate > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": machine.rate})
        if way.saves_data:
            session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
        _rest(context)
        traffic = machine.host.new_visit(way.link)
        address = machine.host.origin + (subject.blank if way.still else subject.path)
        page.goto(address, wait_until="commit", timeout=PATIENCE_MS)
        yield Tab(context, page, traffic, subject, said)
    finally:
        # A browser that has ended already is told of elsewhere.
        with suppress(Error):
            context.close()


def _config(*, still: bool) -> dict[str, Any]:
    return {
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


def _rest(context: BrowserContext) -> None:
    """Wait until the browser's processes, taken together, hardly compute."""
    end = time.monotonic() + MOST_SECONDS_TO_REST
    # Nothing is at rest that has been looked at once.
    before = float("-inf")
    while time.monotonic() < end:
        used = sum(process["cpuTime"] for process in _processes(context))
        if used - before < MOST_CPU_AT_REST * SECONDS_OF_REST:
            return
        before = used
        time.sleep(SECONDS_OF_REST)


def _processes(context: BrowserContext) -> list[dict[str, Any]]:
    """Return what the browser tells of its processes."""
    if context.browser is None:
        return []
    told = context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    found: list[dict[str, Any]] = told["processInfo"]
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


def settle(shown: Tab) -> None:
    """Wait until the page has fetched and stored what it wants for later."""
    end = time.monotonic() + MOST_SECONDS_TO_SETTLE
    time.sleep(SECONDS_TO_SETTLE)
    while shown.traffic.quiet_for() < SECONDS_OF_QUIET and time.monotonic() < end:
        time.sleep(0.1)


def memory_of(shown: Tab) -> int:
    """Return the bytes of the page's process, workers included, once all is quiet.

    The page is the only one of its browser; a renderer kept in reserve is smaller. Only Linux
    tells the share of a process: elsewhere it is 0.
    """
    settle(shown)
    shown.context.new_cdp_session(shown.page).send("HeapProfiler.collectGarbage")
    renderers = (each["id"] for each in _processes(shown.context) if each["type"] == "renderer")
    return max(map(_share, renderers), default=0)


def _share(pid: int) -> int:
    """Return a process's proportional share of memory."""
    try:
        found = PROPORTIONAL.search(Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"))
    except OSError:
        return 0
    return int(found[1]) * KIB if found else 0

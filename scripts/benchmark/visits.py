"""Visits to one page in a browser that has come to rest, and what can be said of them."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, Playwright

from scripts.benchmark import application
from scripts.benchmark.host import LOOPBACK, Host, Link, Traffic
from scripts.benchmark.peers import Subject
from scripts.machine.chromium import FLAGS

PROBE = (Path(__file__).parent / "pages" / "probe.js").read_text(encoding="utf-8").strip()
PATIENCE_MS = 180_000
# From one answer to the next: the page draws the last one meanwhile.
APART_MS = 20
SECONDS_TO_SETTLE = 2.0
SECONDS_OF_QUIET = 1.0
MOST_SECONDS_TO_SETTLE = 30.0
MEGA = 1_000_000
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
    """Where the pages are visited: the host, the driver and the browser."""

    host: Host
    playwright: Playwright
    browser: str


class Tab(NamedTuple):
    """An open page of a subject, and what the host has sent it."""

    page: Page
    traffic: Traffic
    subject: Subject


@contextmanager
def tab(
    machine: Machine,
    subject: Subject,
    profile: str = "",
    link: Link = LOOPBACK,
    *,
    saves_data: bool = False,
) -> Iterator[Tab]:
    """Start a browser with a profile, a new one if none is named, and go to the page."""
    with machine.playwright.chromium.launch_persistent_context(
        profile, executable_path=machine.browser, **ARGUMENTS
    ) as context:
        context.add_init_script(script=probe())
        page = context.pages[0]
        if saves_data:
            session = context.new_cdp_session(page)
            session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
        rest(context.browser)
        traffic = machine.host.new_visit(link)
        page.goto(address_of(machine, subject), wait_until="commit", timeout=PATIENCE_MS)
        yield Tab(page, traffic, subject)


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
    """Wait for the first verdict, which is CPython's; return the visit up to it, in milliseconds.

    What is asked is what all pages are asked, however each words it.
    """
    found: dict[str, Any] = shown.page.evaluate("bench.first()")
    asked = {"request": application.request(), "reply": found["reply"]["reply"]}
    application.compare(shown.subject.title, [asked])
    until = (found["origin"] + found["at"]) / 1000
    size = sum(part.size for part in shown.traffic.sent if part.at <= until)
    least = shown.traffic.link.seconds(size)
    return found | {"size": size / MEGA, "over_the_link": found["at"] / 1000 / (least or 1)}


def settle(traffic: Traffic) -> None:
    """Wait until the page has fetched and stored what it wants for later."""
    end = time.monotonic() + MOST_SECONDS_TO_SETTLE
    time.sleep(SECONDS_TO_SETTLE)
    while traffic.quiet_for() < SECONDS_OF_QUIET and time.monotonic() < end:
        time.sleep(0.1)

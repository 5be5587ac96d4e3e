"""One visit to one page in a browser, and what can be said of it."""

import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from scripts.benchmark import application
from scripts.benchmark.host import LOOPBACK, PEERS, Host, Link, Sent, Traffic
from scripts.benchmark.processor import Processor
from scripts.machine.chromium import FLAGS
from scripts.machine.environment import StepError
from scripts.machine.server import PREFIX

PROBE = (Path(__file__).parent / "pages" / "probe.js").read_text(encoding="utf-8")
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


@dataclass(frozen=True)
class Subject:
    """A page that is measured."""

    key: str
    title: str
    path: str
    blank: str


SITE = Subject("site", "this site", f"{PREFIX}check/", f"{PREFIX}check/")
PLAIN = Subject("plain", "plain Pyodide", f"{PEERS}plain.html", f"{PEERS}blank.html")
PYSCRIPT = Subject("pyscript", "PyScript", f"{PEERS}pyscript.html", f"{PEERS}blank.html")
SUBJECTS = (SITE, PLAIN, PYSCRIPT)


@dataclass(frozen=True)
class Visit:
    """What a visit came to; times are milliseconds from navigation."""

    subject: Subject
    link: Link
    verdict: float
    size: int
    requests: int
    tasks: list[float]
    marks: dict[str, float]
    exchange: dict[str, str]
    asked_first: bool
    files: dict[str, int]

    @property
    def over_the_link(self) -> float:
        """Return the time in terms of what its own bytes need on the link."""
        return self.verdict / 1000 / self.link.seconds(self.size)


@dataclass(frozen=True)
class Machine:
    """Where the pages are visited: the host, the driver and the browser."""

    host: Host
    playwright: Playwright
    processor: Processor


@dataclass(frozen=True)
class Way:
    """How a page is visited."""

    link: Link = LOOPBACK
    still: bool = False
    saves_data: bool = False


USUAL = Way()


@dataclass(frozen=True)
class Tab:
    """An open page, with what the host has sent it."""

    context: BrowserContext
    page: Page
    traffic: Traffic
    subject: Subject
    said: list[str]


@contextmanager
def profile() -> Iterator[Path]:
    """Give the folder of a new profile; it goes with the block."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@contextmanager
def tab(machine: Machine, subject: Subject, folder: Path, way: Way = USUAL) -> Iterator[Tab]:
    """Start a browser with the profile and go to the page; end the browser with the block."""
    context = machine.playwright.chromium.launch_persistent_context(
        folder,
        executable_path=machine.processor.browser,
        args=[*FLAGS, *QUIET_FLAGS],
        ignore_default_args=["--enable-unsafe-swiftshader"],
        headless=True,
    )
    try:
        context.add_init_script(script=f"({PROBE.strip()})({json.dumps(_config(way))})")
        page = context.pages[0]
        _emulate(context, page, machine.processor.rate, way)
        said = _listen(page)
        _rest(context)
        traffic = machine.host.new_visit(way.link)
        path = subject.blank if way.still else subject.path
        page.goto(machine.host.origin + path, wait_until="commit", timeout=PATIENCE_MS)
        yield Tab(context, page, traffic, subject, said)
    finally:
        # A browser that has ended already is told of elsewhere.
        with suppress(Error):
            context.close()


def _rest(context: BrowserContext) -> None:
    """Wait until the browser's processes, taken together, hardly compute."""
    end = time.monotonic() + MOST_SECONDS_TO_REST
    before = _cpu_seconds(context)
    while time.monotonic() < end:
        time.sleep(SECONDS_OF_REST)
        now = _cpu_seconds(context)
        if now - before < MOST_CPU_AT_REST * SECONDS_OF_REST:
            return
        before = now


def _cpu_seconds(context: BrowserContext) -> float:
    return float(sum(process["cpuTime"] for process in _processes(context)))


def _processes(context: BrowserContext) -> list[dict[str, Any]]:
    """Return what the browser tells of its processes."""
    browser = context.browser
    if browser is None:
        return []
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    found: list[dict[str, Any]] = told["processInfo"]
    return found


def _config(way: Way) -> dict[str, Any]:
    return {
        "still": way.still,
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


def _emulate(context: BrowserContext, page: Page, rate: int, way: Way) -> None:
    session = context.new_cdp_session(page)
    if rate > 1:
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    if way.saves_data:
        session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})


def _listen(page: Page) -> list[str]:
    """Collect what the page complains of, to be told if no verdict comes."""
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def first_verdict(shown: Tab) -> Visit:
    """Wait for the first verdict and return the visit up to it."""
    found = _ask(shown, "bench.first()")
    sent = shown.traffic.until((found["origin"] + found["at"]) / 1000)
    # A kept page may need nothing of the host.
    last_byte = {"last-byte": sent[-1].at * 1000 - found["origin"]} if sent else {}
    return Visit(
        subject=shown.subject,
        link=shown.traffic.link,
        verdict=found["at"],
        size=sum(part.size for part in sent),
        requests=len({(part.path, part.status) for part in sent}),
        tasks=[task["duration"] for task in found["tasks"]],
        marks=found["marks"] | last_byte,
        exchange={key: found["reply"][key] for key in ("request", "reply")},
        asked_first=found["asked"],
        files=_by_file(sent),
    )


def _by_file(sent: list[Sent]) -> dict[str, int]:
    sizes: Counter[str] = Counter()
    for part in sent:
        sizes[part.path] += part.size
    return dict(sizes.most_common())


def _ask(shown: Tab, expression: str) -> Any:
    try:
        return shown.page.evaluate(expression)
    except Error as error:
        complaints = "\n".join(line[:LONGEST_LINE] for line in shown.said[-MOST_LINES:])
        raise StepError(f"{shown.subject.title}: {error.message}\n{complaints}") from None


def settle(shown: Tab) -> None:
    """Wait until the page has fetched and stored what it wants for later."""
    end = time.monotonic() + MOST_SECONDS_TO_SETTLE
    time.sleep(SECONDS_TO_SETTLE)
    while shown.traffic.quiet_for() < SECONDS_OF_QUIET and time.monotonic() < end:
        time.sleep(0.1)


def has_service_worker(shown: Tab) -> bool:
    """Tell whether the page is kept by a service worker."""
    return bool(_ask(shown, "bench.serviceWorker()"))


def answers(shown: Tab, count: int) -> dict[str, Any]:
    """Answer so many questions and return the times, the exchanges and the long tasks."""
    found: dict[str, Any] = _ask(shown, f"bench.answers({count})")
    return found


def tasks_without(shown: Tab) -> list[float]:
    """Return the long tasks of a page in which no checker starts."""
    return [task["duration"] for task in _ask(shown, "bench.still()")["tasks"]]


def memory_of(shown: Tab) -> int | None:
    """Return the bytes of the page's process, workers included; None where the system hides it.

    It is asked once all is quiet. The page is the only one of its browser; a renderer kept in
    reserve is smaller.
    """
    settle(shown)
    shown.context.new_cdp_session(shown.page).send("HeapProfiler.collectGarbage")
    renderers = (each["id"] for each in _processes(shown.context) if each["type"] == "renderer")
    return max(filter(None, map(_share, renderers)), default=None)


def _share(pid: int) -> int | None:
    """Return a process's proportional share of memory."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return None
    found = PROPORTIONAL.search(told)
    return int(found[1]) * KIB if found else None


def reports(shown: Tab, kinds: Sequence[str], count: int) -> dict[str, list[float]]:
    """Have reports of each kind written so many times, and return how long each took."""
    found: dict[str, list[float]] = _ask(shown, f"bench.reports({json.dumps(kinds)}, {count})")
    return found

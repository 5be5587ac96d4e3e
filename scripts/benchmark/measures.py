"""What is measured: each group visits the pages in turn and yields numbers by their measure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from scripts.benchmark import application, peers
from scripts.benchmark.desk import read_sheet
from scripts.benchmark.host import FAST_4G, hosting
from scripts.benchmark.peers import SITE, SUBJECTS, Subject
from scripts.benchmark.processor import SAID, a_quarter
from scripts.benchmark.report import Numbers
from scripts.benchmark.unwatched import unwatched
from scripts.benchmark.visits import MEGA, Machine, first_verdict, settle, tab
from scripts.build import SITE as BUILT
from scripts.machine.chromium import ensure_browser
from scripts.machine.environment import step
from scripts.machine.measured import machine as this_machine
from scripts.runtime import WHEEL

# What stands on findings and is worked out anew with every change while its step is shown.
REPORTS = ("agree", "window", "plan", "equity", "drafts", "take")
ANSWERS, REPORTS_A_RUN = 200, 20
Found = Iterator[tuple[str, float]]


def first(machine: Machine, subject: Subject) -> Found:
    """First verdict in a new profile, and again in the same one after a restart."""
    with TemporaryDirectory(prefix="bench-profile-", ignore_cleanup_errors=True) as profile:
        with tab(machine, subject, profile) as shown:
            visit = first_verdict(shown)
            settle(shown.traffic)
            # A worker that keeps the page goes on when all else is quiet.
            shown.page.evaluate("bench.serviceWorker()")
            settle(shown.traffic)
        yield "cold", visit["at"]
        yield "cold-bytes", visit["size"]
        with tab(machine, subject, profile) as shown:
            yield "second", first_verdict(shown)["at"]


def slow(machine: Machine, subject: Subject) -> Found:
    """First verdict in a new profile over a slow link with a slow processor."""
    with (
        a_quarter(machine.browser) as slowed,
        tab(machine._replace(browser=slowed), subject, link=FAST_4G) as shown,
    ):
        visit = first_verdict(shown)
    yield "slow", visit["at"]
    yield "slow-over-link", visit["over_the_link"]


def saving(machine: Machine, subject: Subject) -> Found:
    """Bytes where the browser asks to save data."""
    with tab(machine, subject, saves_data=True) as shown:
        yield "saving-bytes", first_verdict(shown)["size"]


def answers(machine: Machine, subject: Subject) -> Found:
    """Time from an answer to its verdicts on the screen, and to the form with them."""
    found = settled(machine, subject, f"bench.answers({ANSWERS})")
    application.compare(subject.title, found["replies"])
    yield "answer-p95", percentile_95(found["times"])
    yield "answers-tasks", len(found["tasks"])
    if subject is SITE:
        yield "form-p95", percentile_95(found["whole"])


def reports(machine: Machine, subject: Subject) -> Found:
    """Time from a question of a later step to its report."""
    found = settled(machine, subject, f"bench.reports({[*REPORTS]}, {REPORTS_A_RUN})")
    # The first one has its file loaded too.
    yield "loading", found[REPORTS[0]].pop(0)
    for kind, times in found.items():
        yield f"{kind}-p95", percentile_95(times)


def settled(machine: Machine, subject: Subject, expression: str) -> Any:
    """Return what the probe says of a page that has fetched all it wants."""
    with tab(machine, subject) as shown:
        first_verdict(shown)
        settle(shown.traffic)
        return shown.page.evaluate(expression)


def percentile_95(times: list[float]) -> float:
    """Return the 95th percentile of many times."""
    return quantiles(times, n=100, method="inclusive")[94]


def memory(machine: Machine, subject: Subject) -> Found:
    """Memory and long tasks of the page, over the same page in which no checker starts."""
    with unwatched(machine, subject, still=True) as page:
        tasks = page.ask("bench.still()")["tasks"]
        without = page.memory()
    with unwatched(machine, subject) as page:
        visit = page.ask("bench.first()")
        whole = page.memory()
    yield "added-tasks", len(visit["tasks"]) - len(tasks)
    yield "memory", (whole - without) / MEGA


def desk(machine: Machine, _subject: Subject) -> Found:
    """Verdicts and days to file of a sheet of companies, from Python ready."""
    for measure, took in read_sheet(machine).items():
        yield f"desk-{measure}", took


GROUPS: dict[str, Callable[[Machine, Subject], Found]] = {
    "first": first,
    "slow": slow,
    "saving": saving,
    "answers": answers,
    "reports": reports,
    "memory": memory,
    "desk": desk,
}
# The peers know no such thing.
OF_THE_SITE = ("saving", "reports", "desk")


def measure(runs: int, groups: Sequence[str]) -> dict[str, Any]:
    """Take the groups of measures so many times; return the numbers and what they depend on."""
    browser = ensure_browser()
    # The one that the pages run: the peers and CPython run the very same rules.
    (wheel,) = BUILT.glob(f"runtime/*/{WHEEL}")
    numbers: Numbers = defaultdict(lambda: defaultdict(list))
    with hosting(BUILT, peers.lay_out(wheel)) as host, sync_playwright() as playwright:
        full = Machine(host, playwright, browser)
        for number in range(1, runs + 1):
            with step(f"Run {number} of {runs}"):
                for name in groups:
                    for subject in (SITE,) if name in OF_THE_SITE else SUBJECTS:
                        for measure, value in GROUPS[name](full, subject):
                            numbers[measure][subject.key].append(value)
    link = f"{FAST_4G.rate / 1e6:g} Mbit/s, {FAST_4G.round_trip * 1000:.0f} ms round trip"
    versions = ", ".join(f"{name} {version}" for name, version in peers.versions())
    return {
        "Machine": this_machine(browser),
        "Rules": f"{wheel.name}; peers: {versions}",
        "Slow": f"Fast 4G: {link}; {SAID}",
        "Runs": f"{runs}, medians [least–most]; {ANSWERS} answers a run",
        "numbers": numbers,
    }

"""One session of the bench in a browser: host, driver, runs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from scripts.benchmark import peers
from scripts.benchmark.host import FAST_4G, hosting
from scripts.benchmark.measures import ANSWERS, Bench
from scripts.benchmark.processor import a_quarter
from scripts.benchmark.visits import Machine
from scripts.build import SITE
from scripts.machine.chromium import FLAGS, ensure_browser
from scripts.machine.environment import StepError, say, step
from scripts.machine.measured import machine
from scripts.runtime import WHEEL


def measure(runs: int, groups: Sequence[str]) -> dict[str, Any]:
    """Take the groups of measures so many times; return the numbers and what they depend on."""
    browser, wheel = ensure_browser(), wheel_of(SITE)
    with (
        hosting(SITE, peers.lay_out(wheel)) as host,
        sync_playwright() as playwright,
        a_quarter(browser) as slowed,
    ):
        full = Machine(host, playwright, browser)
        quarter = Machine(host, playwright, slowed.browser, slowed.rate)
        bench = Bench(full, quarter)
        with playwright.chromium.launch(executable_path=browser, args=[*FLAGS]) as launched:
            version = launched.version
        for number in range(1, runs + 1):
            with step(f"Run {number} of {runs}"):
                bench.run(groups)
    link = f"{FAST_4G.rate / 1e6:g} Mbit/s, {FAST_4G.round_trip * 1000:.0f} ms round trip"
    versions = ", ".join(f"{name} {version}" for name, version in peers.versions())
    say(f"\n{bench.compared} answers compared with CPython: all alike.")
    return {
        "Machine": machine(version),
        "Rules": f"{wheel.name}; peers: {versions}",
        "Slow": f"Fast 4G: {link}; {slowed.said}",
        "Runs": f"{runs}, medians [least–most]; {ANSWERS} answers a run",
        "numbers": bench.numbers,
    }


def wheel_of(site: Path) -> Path:
    """Return the wheel that the pages run: the peers and CPython run the very same rules."""
    found = sorted((site / "runtime").rglob(WHEEL))
    if len(found) != 1:
        raise StepError(f"{site}: a built site has one wheel, and {len(found)} are there.")
    return found[0]

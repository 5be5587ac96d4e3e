"""One session of the bench: host, browser, runs, table."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.benchmark import peers, report
from scripts.benchmark.host import FAST_4G, hosting
from scripts.benchmark.measures import Findings, Plan, run_once
from scripts.benchmark.processor import Processor, a_quarter
from scripts.benchmark.visits import Machine
from scripts.machine.chromium import FLAGS, ensure_browser
from scripts.machine.environment import StepError, say, step
from scripts.runtime import WHEEL


def measure(options: Namespace) -> None:
    """Measure what the command line asks for, print, and write JSON if asked."""
    now = datetime.now(UTC)
    browser = ensure_browser()
    warning = report.busy()
    if warning:
        say(warning)
    findings = Findings()
    with _prepared(options, browser) as plan:
        about = _about(options, plan)
        for number in range(1, options.runs + 1):
            with step(f"Run {number} of {options.runs}"):
                run_once(plan, options.only, findings)
    _print(findings, about, now, warning)
    if options.json:
        report.write_json(options.json, findings, about, now)


@contextmanager
def _prepared(options: Namespace, browser: str) -> Iterator[Plan]:
    """Lay everything out, start host and driver, give the plan."""
    wheel = _wheel(options.site)
    folder = peers.lay_out(wheel)
    with (
        hosting(options.site, folder, pack_wasm=options.pack_wasm) as host,
        sync_playwright() as playwright,
        a_quarter(browser) as slowed,
    ):
        full = Machine(host, playwright, Processor("whole processor", browser))
        yield Plan(full, Machine(host, playwright, slowed), options.answers)


def _wheel(site: Path) -> Path:
    """Return the wheel that the pages run: the peers and CPython run the very same rules."""
    found = sorted((site / "runtime").rglob(WHEEL))
    if len(found) != 1:
        raise StepError(
            f"{site}: one wheel is expected in a built site, and {len(found)} are there."
        )
    return found[0]


def _about(options: Namespace, plan: Plan) -> dict[str, str]:
    """Return what the numbers depend on."""
    wasm = "compressed" if options.pack_wasm else "not compressed"
    packages = ", ".join(f"{name} {version}" for name, version in peers.versions())
    return {
        "Machine": report.machine(_browser_version(plan.full)),
        "Rules": f"{_wheel(options.site).name}; peers: {packages}",
        "Host": (
            f"like GitHub Pages, HTTP/1.1, wasm {wasm} by the host; "
            "MB: 1,000,000 bytes, headers included"
        ),
        "Slow": (
            f"{FAST_4G.name}: {FAST_4G.rate / 1e6:g} Mbit/s, "
            f"{FAST_4G.round_trip * 1000:.0f} ms round trip; {plan.quarter.processor.said}"
        ),
        "Runs": f"{options.runs}, medians [least–most]; {options.answers} answers a run",
    }


def _browser_version(machine: Machine) -> str:
    browser = machine.processor.browser
    chromium = machine.playwright.chromium
    with chromium.launch(executable_path=browser, args=list(FLAGS)) as launched:
        return launched.version


def _print(findings: Findings, about: dict[str, str], now: datetime, warning: str) -> None:
    say(f"\nMeasured on {now:%Y-%m-%d %H:%M} UTC")
    for name, text in about.items():
        say(f"{name}: {text}")
    say(f"\n{report.table(findings)}")
    if any(visit in findings.numbers for visit in report.VISITS):
        say(f"\n{report.breakdown(findings)}")
        say(f"\n{report.by_file(findings)}")
    say(f"\n{findings.compared} answers compared with CPython: all alike.")
    for digest in findings.digests:
        say(f"The first verdict is one and the same: SHA-256 {digest}")
    for note in sorted(findings.notes):
        say(f"Note: {note}.")
    if warning:
        say(f"{warning} Run it again alone.")

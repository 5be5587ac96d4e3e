"""Measure the built checker in a browser: bytes and times to a verdict, and 500 companies.

The times say something about this machine only: to compare, measure another build in turn (--site).
"""

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from scripts.benchmark.host import hosting
from scripts.build import SITE, build
from scripts.machine.chromium import ensure_browser
from scripts.machine.environment import guarded, packages, say, step
from scripts.machine.server import SITE_URL
from scripts.site import changes

RUNS = 5
VISITS = ("first", "slow", "answers", "many")


class Measure(NamedTuple):
    """What is measured, in which unit, with how many digits, and the most that it may be."""

    label: str
    unit: str
    digits: int = 0
    most: float = float("inf")


MEASURES = {
    "bytes": Measure("Sent before the first verdict", "MB", 2, 4.8),
    "cold": Measure("First verdict, cold", "ms"),
    "second": Measure("First verdict, second visit", "ms"),
    "slow": Measure("First verdict, cold, Fast 4G", "s", 1),
    "answer": Measure("One answer, its verdict shown, p95", "ms", 1, 16),
    "form": Measure("… and the form with it, p95", "ms", 1),
    "many": Measure("500 companies, all verdicts", "s", 1, 5),
}


def main() -> int:
    """Build if needed, measure, and print the medians."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often ({RUNS})")
    parser.add_argument("--only", action="append", choices=VISITS, help="may be repeated")
    parser.add_argument("--site", type=Path, help="a site that was built elsewhere")
    options = parser.parse_args()
    if options.runs < 1:
        parser.error("--runs: one at least")
    if options.site and not (options.site / "index.html").is_file():
        parser.error(f"--site: no built site in {options.site}")
    packages("docs", "test")
    if not (options.site or (changes.is_built(SITE_URL) and changes.noted()["whole"])):
        build()
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    measure(options.site or SITE, options.runs, options.only or VISITS)
    if load > cores / 2:
        say(f"The machine was busy (load {load:.1f} on {cores} cores): run it again alone.")
    return 0


def measure(site: Path, runs: int, names: Sequence[str]) -> None:
    """Visit a site so many times, and print what was found."""
    # Needs what was just installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    from scripts.benchmark import visits  # noqa: PLC0415

    found = defaultdict[str, list[float]](list)
    browser = ensure_browser()
    with hosting(site) as host, sync_playwright() as playwright:
        visitor = visits.Visitor(host, playwright.chromium, browser)
        for number in range(1, runs + 1):
            with step(f"Run {number} of {runs}"):
                for name in names:
                    for key, value in visits.VISITS[name](visitor):
                        found[key].append(value)
    for key, one in MEASURES.items():
        if key in found:
            say(line(one, found[key]))


def line(one: Measure, values: Sequence[float]) -> str:
    """Write the median, the least and the most, and whether it is more than it may be."""
    middle, least, most = (
        f"{value:.{one.digits}f}" for value in (median(values), min(values), max(values))
    )
    above = f"; above {one.most:g}" if median(values) > one.most else ""
    return f"{one.label}: {middle} {one.unit} [{least}–{most}]{above}"


if __name__ == "__main__":
    sys.exit(guarded(main))

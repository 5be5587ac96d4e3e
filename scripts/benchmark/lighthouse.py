"""Weigh every built page, run Lighthouse over some, and print both beside the limits.

Run it alone: another job on the machine lowers the numbers. It is not part of scripts/test.
Lighthouse itself and not @lhci/cli: that pins the major before it, brings 334 packages instead of
114, and leaves medians, weights and what cost points to be worked out all the same.
"""

import argparse
import os
import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scripts.benchmark.host import Host, hosting
from scripts.build import SITE
from scripts.machine.chromium import FLAGS, ensure_browser
from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    guarded,
    node_packages,
    python_packages,
    read_json,
    run,
    say,
    step,
)
from scripts.machine.measured import machine, markdown, write_measured
from scripts.machine.server import PREFIX
from scripts.site import HOMES

# Of a page: its path, and numbers by name.
Found = dict[str, Any]

LOCK = ROOT / "requirements" / "lighthouse"
FOLDER = BUILD / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CHECKER = "check/"
PAGES = ("", "conditions/registered-capital/", "materials/social-security-certificate/", CHECKER)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIMITS = {"desktop": (100, 100, 100, 100), "mobile": (95, 100, 100, 100)}
RUNS = 3
MOST_LINES = 10
# A browser at rest: no updates, no field guesses, nothing of its own on the line.
CHROME_FLAGS = ("--headless=new", *FLAGS, "--disable-background-networking")
# Bytes of a guide page's first visit; the checker's own page is none of the guide.
MOST_OF_A_PAGE = 300_000
MOST_OF_OUR_JAVASCRIPT = 15_000
OUR_SCRIPTS = ("assets/js/", "assets/checker/")
QUIET_SECONDS = 1.5


def main() -> int:
    """Return 0 if every page keeps to every limit."""
    parser = argparse.ArgumentParser(prog="scripts/lighthouse", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    options = parser.parse_args()
    python_packages("docs", "test")
    if not (SITE / "index.html").is_file():
        raise StepError(f"No built site in {SITE}: run scripts/build first.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / ".npmrc", LOCK / "package.json", LOCK / "package-lock.json"):
        shutil.copy(source, FOLDER)
    node_packages(FOLDER)
    browser = ensure_browser()
    pages = [lang + page for page in PAGES for lang in HOMES.values()]
    built = (page.relative_to(SITE).as_posix() for page in SITE.rglob("index.html"))
    with hosting(SITE) as host:
        with step("Weigh"):
            every = sorted(path.removesuffix("index.html") for path in built)
            weights = list(weigh(host, browser, every))
        say(weight_table(weights))
        results = [measure(host, browser, d, p) for d in LIMITS for p in pages]
    say(score_table(results))
    if options.json:
        where = machine(browser)
        found = {"categories": CATEGORIES, "weights": weights, "results": results}
        command = "scripts/lighthouse --json build/lighthouse.json"
        write_measured(options.json, command, where, found)
    return 0 if all(map(is_light, weights)) and all(map(is_good, results)) else 1


def weigh(host: Host, browser: str, paths: Sequence[str]) -> Iterator[Found]:
    """Visit each page as somebody who has never been here; return its bytes, headers included."""
    # Needs what was just installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=list(FLAGS)) as chromium,
    ):
        for path in paths:
            traffic = host.new_visit()
            with chromium.new_page() as page:
                page.goto(f"{host.origin}{PREFIX}{path}", wait_until="load")
                while traffic.quiet_for() < QUIET_SECONDS:
                    page.wait_for_timeout(200)
            yield {
                "path": path,
                "total": sum(one.size for one in traffic.sent),
                "our_javascript": sum(one.size for one in traffic.sent if is_ours(one.path)),
            }


def is_ours(address: str) -> bool:
    """Tell this project's own scripts from the theme's."""
    path = urlsplit(address).path.removeprefix(PREFIX).removeprefix("zh/")
    return path.startswith(OUR_SCRIPTS) and path.endswith(".js")


def is_light(weight: Found) -> bool:
    """Tell whether a page keeps to the limits of the guide, or is none of it."""
    path: str = weight["path"]
    is_small = weight["total"] <= MOST_OF_A_PAGE
    runs_little = weight["our_javascript"] <= MOST_OF_OUR_JAVASCRIPT
    return (is_small and runs_little) or path.endswith(CHECKER)


def measure(host: Host, browser: str, device: str, path: str) -> Found:
    """Run Lighthouse a few times over a page and take the median of each score."""
    with step(f"{device} /{path}"):
        reports = [look(host, browser, device, path) for _ in range(RUNS)]
    of_runs = [
        [report["categories"][name]["score"] or 0 for report in reports] for name in CATEGORIES
    ]
    scores = [int(statistics.median(round(100 * score) for score in of_one)) for of_one in of_runs]
    return {"device": device, "path": path, "scores": scores, "faults": faults(reports[-1])}


def look(host: Host, browser: str, device: str, path: str) -> Found:
    """Return Lighthouse's own report of one run."""
    host.new_visit()
    target = FOLDER / "report.json"
    flags = f"--chrome-flags={' '.join(CHROME_FLAGS)}"
    output = ["--output=json", f"--output-path={target}", "--quiet", "--no-enable-error-reporting"]
    preset = ["--preset=desktop"] if device == "desktop" else []
    command = ["node", str(PROGRAM), f"{host.origin}{PREFIX}{path}", *output, *preset, flags]
    run(command, os.environ | {"CHROME_PATH": browser})
    return read_json(target)


def faults(report: Found) -> list[str]:
    """Return what cost points, with the number Lighthouse shows for it."""
    found = []
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            value = audit.get("score")
            if reference["weight"] and value is not None and value < 1:
                found.append(f"{reference['id']} {audit.get('displayValue', value)}".strip())
    return found


def is_good(result: Found) -> bool:
    """Tell whether a page's scores keep to the limits of its device."""
    return all(map(int.__ge__, result["scores"], LIMITS[result["device"]]))


def score_table(results: list[Found]) -> str:
    """Write the scores, one page a line, with what cost points."""
    rows = [
        [
            *(one["device"], f"/{one['path']}", *one["scores"]),
            *("" if is_good(one) else "below", ", ".join(one["faults"])),
        ]
        for one in results
    ]
    return "\n" + markdown(("Device", "Page", *CATEGORIES, "Limit", "Cost points"), rows)


def weight_table(weights: list[Found]) -> str:
    """Write what pages transfer on a first visit: those above a limit, then the heaviest."""
    shown = sorted(weights, key=lambda one: (is_light(one), -one["total"]))[:MOST_LINES]
    rows = [
        (
            f"/{one['path']}",
            f"{one['total'] / 1000:.1f}",
            f"{one['our_javascript'] / 1000:.1f}",
            "" if is_light(one) else "above",
        )
        for one in shown
    ]
    head = ("Page", "KB", "Our JavaScript, KB", "Limit")
    return f"\n{len(weights)} pages, the heaviest:\n\n{markdown(head, rows)}\n"


if __name__ == "__main__":
    sys.exit(guarded(main))

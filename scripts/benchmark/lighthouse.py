"""Weigh every built page, run Lighthouse over some, and print both beside the limits.

Run it alone: another job on the machine lowers the numbers. It is not part of scripts/test.
"""

import argparse
import json
import os
import shutil
import statistics
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from checker import __version__
from scripts.benchmark.host import Host, hosting
from scripts.benchmark.report import machine
from scripts.benchmark.weight import MOST_OF_A_PAGE, MOST_OF_OUR_JAVASCRIPT, Weight, weigh
from scripts.build import SITE, emptied
from scripts.machine.chromium import FLAGS, ensure_browser
from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    guarded,
    node_packages,
    python_packages,
    run,
    say,
    step,
)
from scripts.machine.server import PREFIX

# Lighthouse's own form; only scores are read from it.
Report = dict[str, Any]

LOCK = ROOT / "requirements" / "lighthouse"
FOLDER = BUILD / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
CHECKER = "check/"
PAGES = ("", "conditions/registered-capital/", "materials/social-security-certificate/", CHECKER)
LANGUAGES = ("", "zh/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIMITS = {"desktop": (100, 100, 100, 100), "mobile": (95, 100, 100, 100)}
RUNS = 3
MOST_LINES = 10
# A browser at rest: no updates, no field guesses, nothing of its own on the line.
CHROME_FLAGS = ("--headless=new", *FLAGS, "--disable-background-networking")


@dataclass(frozen=True)
class Result:
    """The medians of one page on one device, and what kept single runs from full marks."""

    device: str
    path: str
    scores: tuple[int, ...]
    faults: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        """Tell whether it keeps to the limits."""
        return all(map(int.__ge__, self.scores, LIMITS[self.device]))


def main() -> int:
    """Return 0 if every page keeps to every limit."""
    options = parse(sys.argv[1:])
    python_packages("docs", "test")
    if not (options.site / "index.html").is_file():
        raise StepError(f"No built site in {options.site}: run scripts/build first.")
    install()
    browser = ensure_browser()
    pages = [lang + page for page in options.page or PAGES for lang in LANGUAGES]
    nobody = emptied(BUILD / "nobody")
    with hosting(options.site, nobody, pack_wasm=True) as host:
        with step("Weigh"):
            weights = list(weigh(host, browser, pages if options.page else every(options.site)))
        say(weight_table(weights))
        results = [
            measure(host, browser, d, p, options.runs) for d in options.device for p in pages
        ]
    say(score_table(results))
    if options.json:
        write_json(options.json, browser, weights, results)
    light = all(keeps_to_limits(one) for one in weights)
    return 0 if light and all(one.is_good for one in results) else 1


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/lighthouse", description=__doc__)
    parser.add_argument("--site", type=Path, default=SITE, help="the built site (site)")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"runs of each ({RUNS})")
    parser.add_argument("--device", nargs="*", choices=LIMITS, default=list(LIMITS))
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    parser.add_argument("--page", action="append", help="an English page's path; may be repeated")
    return parser.parse_args(arguments)


def write_json(path: Path, browser: str, weights: list[Weight], results: list[Result]) -> None:
    """Write every number, with what it was measured on."""
    version = run([browser, "--version"]).split()[-1]
    written = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "rules_version": __version__,
        "machine": machine(version),
        "categories": CATEGORIES,
        "weights": [asdict(one) for one in weights],
        "results": [asdict(one) for one in results],
    }
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def keeps_to_limits(weight: Weight) -> bool:
    """Tell whether a page is light enough; the checker's own page is no page of the guide."""
    return weight.is_light or weight.path.endswith(CHECKER)


def every(site: Path) -> list[str]:
    """Return the address of every built page below the site's root."""
    found = sorted(page.relative_to(site).as_posix() for page in site.rglob("index.html"))
    return [path.removesuffix("index.html") for path in found]


def install() -> None:
    """Install Lighthouse from its own lock, beside the project's other packages."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / ".npmrc", LOCK / "package.json", LOCK / "package-lock.json"):
        shutil.copy(source, FOLDER)
    node_packages(FOLDER)


def measure(host: Host, browser: str, device: str, path: str, runs: int) -> Result:
    """Run Lighthouse a few times over a page and take the median of each score."""
    with step(f"{device} /{path}"):
        reports = [look(host, browser, device, path) for _ in range(runs)]
    scores = tuple(
        int(statistics.median(score(one, name) for one in reports)) for name in CATEGORIES
    )
    return Result(device, path, scores, tuple(faults(reports[-1])))


def look(host: Host, browser: str, device: str, path: str) -> Report:
    """Return the report of one run."""
    host.new_visit(host.traffic.link)
    target = FOLDER / "report.json"
    flags = f"--chrome-flags={' '.join(CHROME_FLAGS)}"
    output = ["--output=json", f"--output-path={target}", "--quiet", "--no-enable-error-reporting"]
    preset = ["--preset=desktop"] if device == "desktop" else []
    address = f"{host.origin}{PREFIX}{path}"
    command = ["node", str(PROGRAM), address, *output, *preset, flags]
    run(command, os.environ | {"CHROME_PATH": browser})
    report: Report = json.loads(target.read_text(encoding="utf-8"))
    return report


def score(report: Report, category: str) -> int:
    """Return a category's score out of 100."""
    return round(100 * (report["categories"][category]["score"] or 0))


def faults(report: Report) -> list[str]:
    """Return what cost points, with the number Lighthouse shows for it."""
    found = []
    for category in CATEGORIES:
        for reference in report["categories"][category]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            value = audit.get("score")
            if reference["weight"] and value is not None and value < 1:
                found.append(f"{reference['id']} {audit.get('displayValue', value)}".strip())
    return found


def score_table(results: list[Result]) -> str:
    """Write the scores, one page a line, each beside its limit."""
    lines = ["", "| device | page | performance | accessibility | best practices | SEO | |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    for one in results:
        limits = LIMITS[one.device]
        cells = (f"{got} / {least}" for got, least in zip(one.scores, limits, strict=True))
        mark = "" if one.is_good else "below"
        lines.append(f"| {one.device} | /{one.path} | {' | '.join(cells)} | {mark} |")
        lines += [f"|  |  cost points: {', '.join(one.faults)} | | | | | |"] if one.faults else []
    return "\n".join(lines)


def weight_table(weights: list[Weight]) -> str:
    """Write what the heaviest pages, and all above a limit, transfer on a first visit."""
    limits = (
        f"{MOST_OF_A_PAGE / 1000:.0f} KB, our JavaScript {MOST_OF_OUR_JAVASCRIPT / 1000:.0f} KB"
    )
    lines = ["", f"First visit, at most {limits} on a page of the guide.", ""]
    lines += [f"{len(weights)} pages, the heaviest:", ""]
    lines += ["| page | transferred KB | our JavaScript KB | requests | |"]
    lines.append("| --- | --- | --- | --- | --- |")
    heaviest = sorted(weights, key=lambda one: -one.total)
    for one in [
        *heaviest[:MOST_LINES],
        *(w for w in heaviest[MOST_LINES:] if not keeps_to_limits(w)),
    ]:
        sizes = f"{one.total / 1000:.1f} | {one.our_javascript / 1000:.1f}"
        mark = "" if keeps_to_limits(one) else "above"
        lines.append(f"| /{one.path} | {sizes} | {one.requests} | {mark} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    sys.exit(guarded(main))

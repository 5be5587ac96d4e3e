"""Run Lighthouse over four pages in both languages, and print the scores beside the limits.

Run it alone: another job on the machine lowers the numbers. It is not part of scripts/test.
Lighthouse's own command and not @lhci/cli: that pins the major before it, and brings three times
as many packages.
"""

import os
import shutil
import sys
from statistics import median
from typing import Any

from scripts.benchmark.host import hosting
from scripts.build import SITE
from scripts.machine.chromium import FLAGS, ensure_browser
from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    guarded,
    node_packages,
    read_json,
    run,
    say,
)

LOCK = ROOT / "requirements" / "lighthouse"
FOLDER = BUILD / "lighthouse"
PROGRAM = FOLDER / "node_modules" / "lighthouse" / "cli" / "index.js"
REPORT = FOLDER / "report.json"
PAGES = ("", "conditions/registered-capital/", "materials/social-security-certificate/", "check/")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIMITS = {"desktop": (100, 100, 100, 100), "mobile": (95, 100, 100, 100)}
RUNS = 3


def main() -> int:
    """Return 0 if every page keeps to every limit."""
    if not (SITE / "index.html").is_file():
        raise StepError(f"No built site in {SITE}: run scripts/build first.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for source in (ROOT / ".npmrc", LOCK / "package.json", LOCK / "package-lock.json"):
        shutil.copy(source, FOLDER)
    node_packages(FOLDER)
    with hosting(SITE) as host:
        visits = [(d, lang + page) for d in LIMITS for page in PAGES for lang in ("", "zh/")]
        kept = [keeps(host.address, device, path) for device, path in visits]
    return 0 if all(kept) else 1


def keeps(address: str, device: str, path: str) -> bool:
    """Print the medians of a few runs; tell whether they keep to the limits."""
    reports = [look(address + path, device) for _ in range(RUNS)]
    found = [*map(median, zip(*map(scores, reports), strict=True))]
    is_good = all(score >= least for score, least in zip(found, LIMITS[device], strict=True))
    size = reports[-1]["audits"]["total-byte-weight"]["numericValue"] / 1000
    say(f"{device} /{path}: {found}, {size:.0f} KB{'' if is_good else ', below the limit'}")
    return is_good


def look(address: str, device: str) -> dict[str, Any]:
    """Have Lighthouse look at a page once; return its report."""
    flags = " ".join(("--headless=new", "--disable-background-networking", *FLAGS))
    output = ["--output=json", f"--output-path={REPORT}", "--quiet", "--no-enable-error-reporting"]
    output.append(f"--only-categories={','.join(CATEGORIES)}")
    preset = ["--preset=desktop"] if device == "desktop" else []
    command = ["node", str(PROGRAM), address, *output, *preset, f"--chrome-flags={flags}"]
    run(command, os.environ | {"CHROME_PATH": ensure_browser()})
    return read_json(REPORT)


def scores(report: dict[str, Any]) -> list[int]:
    """Return the scores of a report, of a hundred."""
    return [round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES]


if __name__ == "__main__":
    sys.exit(guarded(main))

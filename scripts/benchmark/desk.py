"""Measure the page for many applications: verdicts and days to file of a sheet, in Chromium.

The time begins when Python is ready and the sheet is at hand; it is that of the visitor, drawing
included. Run it alone on the machine: python -m scripts.benchmark.desk
"""

import argparse
import statistics
import sys
from base64 import b64encode
from datetime import date
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from checker.many.xlsx import xlsx_file
from scripts.benchmark.companies import as_csv, companies, sheet
from scripts.build import SITE
from scripts.machine.chromium import FLAGS, ensure_browser
from scripts.machine.environment import guarded, say
from scripts.machine.server import serving

PATIENCE = 600_000
# Aimed at in issue 13, for 500 on two cores.
AIM = 5.0

# One company first, so that Python is ready; then all of them. A task over 50 ms is long.
READ = """async (count) => {
  const [panel, live] = [".b-many", "[data-part=run]"].map((s) => document.querySelector(s));
  const wait = (done) => new Promise((resolve) => {
    const look = () => (done() ? resolve() : requestAnimationFrame(look));
    look();
  });
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });
  const start = performance.now();
  globalThis.b24Begin();
  await wait(() => Number(panel.dataset.rows) >= 1);
  const first = performance.now() - start;
  await wait(() => Number(panel.dataset.rows) >= count);
  const verdicts = performance.now() - start;
  await wait(() => live.hidden);
  return { first, verdicts, days: performance.now() - start - verdicts, longest };
}"""
BEGIN = """([name, base64]) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const file = new File([bytes], name);
  globalThis.b24Begin = () => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
  };
}"""


class Measured(NamedTuple):
    """One visit, in milliseconds: first row, all verdicts, then all days; the longest task."""

    first: float
    verdicts: float
    days: float
    longest: float


def main() -> int:
    """Measure some visits and print their medians."""
    parser = argparse.ArgumentParser(prog="python -m scripts.benchmark.desk", description=__doc__)
    parser.add_argument("--count", type=int, default=500, help="how many applications (500)")
    parser.add_argument("--runs", type=int, default=3, help="how many visits (3)")
    parser.add_argument("--excel", action="store_true", help="an Excel sheet, and not CSV")
    options = parser.parse_args()
    lines = sheet(companies(options.count, date(2026, 11, 26)))
    raw = xlsx_file(lines, "en") if options.excel else as_csv(lines)
    file = (f"companies.{'xlsx' if options.excel else 'csv'}", raw)
    with serving(SITE) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_browser(), args=[*FLAGS])
        found = [visit(browser, address, file, options.count) for _ in range(options.runs)]
        browser.close()
    first, verdicts, days, longest = map(statistics.median, zip(*found, strict=True))
    say(f"{options.count} applications, medians of {options.runs}, from Python ready:")
    say(f"  first rows after {first / 1000:.2f} s")
    say(f"  all verdicts after {verdicts / 1000:.2f} s (aim for 500: {AIM:.0f} s)")
    say(f"  all days to file {days / 1000:.2f} s later")
    say(f"  longest task of the page {longest:.0f} ms")
    return 0


def visit(browser: Browser, address: str, file: tuple[str, bytes], count: int) -> Measured:
    """Open the page, start Python with a template, and read the sheet."""
    name, raw = file
    page = browser.new_context(service_workers="block").new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"{address}many/")
    with page.expect_download():
        page.locator("[data-do=template][data-format=csv]").click()
    page.evaluate(BEGIN, [name, b64encode(raw).decode()])
    found = page.evaluate(READ, count)
    page.context.close()
    return Measured(**found)


if __name__ == "__main__":
    sys.exit(guarded(main))

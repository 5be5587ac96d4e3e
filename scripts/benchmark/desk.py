"""The page for many applications reads a sheet, as a visitor drops it there."""

from base64 import b64encode
from datetime import date

from checker.io.csv_text import csv_file
from scripts.benchmark.companies import companies, sheet
from scripts.benchmark.visits import PATIENCE_MS, Machine
from scripts.machine.chromium import FLAGS
from scripts.machine.server import PREFIX

DAY, COUNT = date(2026, 11, 26), 500
READ = """async ({ base64, count }) => {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const [panel, live] = [".b-many", "[data-part=run]"].map((s) => document.querySelector(s));
  const wait = (done) => new Promise((resolve) => {
    const look = () => (done() ? resolve() : requestAnimationFrame(look));
    look();
  });
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([bytes], "companies.csv"));
  const start = performance.now();
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true }));
  await wait(() => Number(panel.dataset.rows) >= count);
  const verdicts = performance.now() - start;
  await wait(() => live.hidden);
  return { verdicts, days: performance.now() - start - verdicts };
}"""


def read_sheet(machine: Machine) -> dict[str, float]:
    """Return the milliseconds to all verdicts, and from there to all days to file.

    A template is asked for first, so that Python is ready.
    """
    raw = csv_file(sheet(companies(COUNT, DAY)))
    chromium = machine.playwright.chromium
    with chromium.launch(executable_path=machine.browser, args=[*FLAGS]) as browser:
        page = browser.new_context(service_workers="block").new_page()
        page.set_default_timeout(PATIENCE_MS)
        machine.host.new_visit()
        page.goto(f"{machine.host.origin}{PREFIX}many/")
        with page.expect_download():
            page.locator("[data-do=template][data-format=csv]").click()
        order = {"base64": b64encode(raw).decode(), "count": COUNT}
        found: dict[str, float] = page.evaluate(READ, order)
        return found

"""Take the picture of the checker that README shows, from the built site, in both languages.

It is the one file in git that a program made: take it anew once the checker looks otherwise.
"""

from __future__ import annotations

import argparse
import json
import sys
from base64 import b64decode, b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.build import SITE, build
from scripts.machine.chromium import FLAGS, ensure_test_browser
from scripts.machine.environment import ROOT, StepError, guarded, packages, say, step
from scripts.machine.server import SITE_URL, serving
from scripts.site import changes

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Not in docs/: the site is made of what lies there, and would be built anew for it.
PICTURE = ROOT / ".github" / "picture.webp"
WIDTH, HEIGHT, GAP = 1280, 460, 16
LARGEST = 80_000
# From the best on: the first that is small enough is taken.
QUALITIES = range(90, 30, -5)
PAGES = ("check/#papers", "zh/check/#papers")
# The result is there, and the form says what follows from it.
SHOWN = '[data-state="ready"][data-form="current"] .b-route'
STEPS = ".b-steps"
PATIENCE_MS = 60_000
SHEET = """
<style>
body {{ margin: 0; background: #fff }}
img {{ display: block; margin-bottom: {gap}px }}
</style>
{images}
"""


def main() -> int:
    """Build if needed, take the picture, and say how large it is."""
    parser = argparse.ArgumentParser(prog="scripts/picture", description=__doc__)
    parser.add_argument("--site", type=Path, help="a site that was built elsewhere")
    options = parser.parse_args()
    if options.site and not (options.site / "index.html").is_file():
        parser.error(f"--site: no built site in {options.site}")
    packages("docs", "test")
    if not (options.site or changes.is_built(SITE_URL)):
        build()
    with step("Picture"):
        PICTURE.write_bytes(take(options.site or SITE))
    say(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size:,} bytes")
    return 0


def take(site: Path) -> bytes:
    """Return the picture: the worked example as the checker shows it, English above Chinese."""
    # Needs what was just installed.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_test_browser(), args=[*FLAGS])
        try:
            parts = [part(browser, address + page) for page in PAGES]
            return joined(browser, parts)
        finally:
            browser.close()


def part(browser: Browser, address: str) -> bytes:
    """Return what the checker shows of the example, from its steps on."""
    from scripts.benchmark.visits import answered  # noqa: PLC0415 - as above

    page = browser.new_page(viewport={"width": WIDTH, "height": 2 * HEIGHT})
    kept = json.dumps(answered())
    page.add_init_script(
        f"for (const [key, value] of Object.entries({kept})) sessionStorage.setItem(key, value);"
    )
    page.goto(address)
    page.locator(SHOWN).first.wait_for(timeout=PATIENCE_MS)
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    box = page.locator(STEPS).bounding_box()
    if box is None:
        raise StepError(f"{address} shows no steps.")
    top = box["y"] - GAP
    return page.screenshot(
        animations="disabled", clip={"x": 0, "y": top, "width": WIDTH, "height": HEIGHT}
    )


def joined(browser: Browser, parts: list[bytes]) -> bytes:
    """Return the parts one above the other, as good as the size allows."""
    sources = (f"data:image/png;base64,{b64encode(each).decode()}" for each in parts)
    images = "".join(f'<img src="{source}">' for source in sources)
    height = len(parts) * (HEIGHT + GAP) - GAP
    page = browser.new_page(viewport={"width": WIDTH, "height": height})
    page.set_content(SHEET.format(gap=GAP, images=images))
    for quality in QUALITIES:
        found = shot(page, quality)
        if len(found) <= LARGEST:
            return found
    raise StepError(f"The picture has more than {LARGEST:,} bytes at any quality worth showing.")


def shot(page: Page, quality: int) -> bytes:
    """Return a page as WebP, which Playwright's own screenshot does not write."""
    session = page.context.new_cdp_session(page)
    found = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
    return b64decode(found["data"])


if __name__ == "__main__":
    sys.exit(guarded(main))

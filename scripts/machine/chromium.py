"""Find a Chromium that runs, or get one."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from scripts.machine.environment import BUILD, StepError, debian_packages, run, say, step

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_APPS = ("Google Chrome", "Chromium")
# Where Playwright puts its own, and what it calls it on each system.
DOWNLOADED = BUILD / "browsers"
DOWNLOADED_NAMES = ("chrome", "Chromium", "Google Chrome for Testing")
# Root needs the first; small shared memory, as in a container, needs the last.
PACKAGES = ("chromium", "fonts-noto-cjk")
# The same engine without a window, whose own interface Chromium loads anew for each context: 65
# browser tests took 69 s in it and 115 s in Chromium. CHROME_PATH leaves it out.
SHELL = "chromium-headless-shell"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    # The browser itself would ask its maker what the fields of a form are for.
    "--disable-features=AutofillServerCommunication",
)
SECONDS_TO_START = 60

NO_BROWSER = """\
The browser tests need Chromium or Chrome, and none was found that runs.
  Debian:  sudo apt-get install chromium fonts-noto-cjk
  Ubuntu:  install Google Chrome from its own package (the chromium snap may not start here)
  macOS:   brew install --cask google-chrome
Or name one: CHROME_PATH=/path/to/chrome scripts/test
Or leave the browser out: scripts/test --fast"""


def ensure_test_browser() -> str:
    """Return the browser to test in: Chromium's headless shell where it is to be had."""
    if os.environ.get("CHROME_PATH"):
        return ensure_browser()
    if shutil.which(SHELL) is None:
        debian_packages("Chromium's headless shell", (SHELL, *PACKAGES[1:]))
    shell = shutil.which(SHELL)
    return shell if shell and _runs(shell) else ensure_browser()


def ensure_browser() -> str:
    """Return the path of a Chromium that runs; install one where that needs nobody's help."""
    path = find_browser()
    for get in (partial(debian_packages, "Chromium", PACKAGES), _download):
        if path is None:
            get()
            path = find_browser()
    if path is None:
        raise StepError(NO_BROWSER)
    return path


def find_browser() -> str | None:
    """Return the first browser that is there and really runs: some are only stubs."""
    return next((path for path in _candidates() if _runs(path)), None)


def _candidates() -> Iterator[str]:
    named = os.environ.get("CHROME_PATH")
    on_mac = (
        str(Path(home, "Applications", f"{app}.app", "Contents", "MacOS", app))
        for app in MAC_APPS
        for home in ("/", Path.home())
    )
    downloaded = (str(file) for name in DOWNLOADED_NAMES for file in DOWNLOADED.rglob(name))
    for path in (named, *NAMES, *on_mac, *downloaded):
        if path and (found := shutil.which(path)):
            yield found


def _runs(path: str) -> bool:
    """Tell whether the browser shows a page, which a stub or a confined one does not."""
    page = "data:text/html,<p>it%20runs"
    command = [path, "--headless", *FLAGS, "--dump-dom", page]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=False, timeout=SECONDS_TO_START
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return "it runs" in done.stdout


def _download() -> None:
    """Let Playwright fetch its own Chromium into build/."""
    env = os.environ | {"PLAYWRIGHT_BROWSERS_PATH": str(DOWNLOADED)}
    try:
        with step("Browser: downloading Playwright's Chromium"):
            run([sys.executable, "-m", "playwright", "install", "chromium"], env)
    except StepError as failure:
        say(str(failure).splitlines()[-1])

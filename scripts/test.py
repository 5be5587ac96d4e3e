"""Run the checks and tests: on CPython, in a browser on the built site, with ``--all`` in Pyodide.

Of many tests of a kind a few run, with ``--all`` every one. Arguments that are not options of this
command go to pytest; then only pytest runs.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from scripts.build import build
from scripts.machine.chromium import ensure_test_browser
from scripts.machine.engines import ensure_engines
from scripts.machine.environment import (
    BUILD,
    ROOT,
    StepError,
    guarded,
    packages,
    python_packages,
    run,
    say,
)
from scripts.machine.older import ensure_older
from scripts.machine.server import SITE_URL
from scripts.site import changes

RESULTS = BUILD / "tests.xml"
# There while the site is being built: the tests that look at it wait, all others run beside it.
BUILDING = BUILD / "site-is-being-built"
TOOLS = Path(sys.prefix) / "bin"
CHECKS: dict[str, list[str | Path]] = {
    "ruff": [TOOLS / "ruff", "check"],
    "format": [TOOLS / "ruff", "format", "--check"],
    "mypy": [sys.executable, "-m", "mypy"],
    "zizmor": [
        TOOLS / "zizmor",
        "--offline",
        "--no-progress",
        "--strict-collection",
        "--persona=pedantic",
        "--min-severity=medium",
        ".github",
    ],
}
# The page's script, types and style: by tools from npm, which --fast does not install.
PAGE_TOOLS = ROOT / "node_modules" / ".bin"
PAGE_CHECKS: dict[str, list[str | Path]] = {
    "tsc": [PAGE_TOOLS / "tsc"],
    "eslint": [PAGE_TOOLS / "eslint", "."],
}
MOST_PROCESSES = 4
NOT_THOROUGH = "not thorough"
WITHOUT_SITE = "not browser and not pyodide and not site"


class Which(NamedTuple):
    """Which tests run: those named on the command line, or all, or a few of each kind."""

    fast: bool
    all: bool
    chosen: list[str]

    def left_out(self) -> list[str]:
        """Return pytest's arguments that leave out the others; who names tests wants them all."""
        thorough = [] if self.all or self.chosen else [NOT_THOROUGH]
        marks = " and ".join([WITHOUT_SITE] * self.fast + thorough)
        return ["--ignore=tests/browser"] * self.fast + (["-m", marks] if marks else [])


def main() -> int:
    """Return 0 if everything passed; the last line counts the tests and the checks."""
    options, chosen = parse(sys.argv[1:])
    which = Which(options.fast, options.all, chosen)
    start = time.monotonic()
    env = prepare(fast=options.fast, everything=options.all)
    checks = {} if chosen else CHECKS | ({} if options.fast else PAGE_CHECKS)
    with ThreadPoolExecutor() as threads:
        checking = threads.submit(run_checks, checks)
        if not options.fast:
            BUILDING.touch()
            building = threads.submit(run_build)
        status = run_pytest(which, env | {"SITE_IS_BEING_BUILT": str(BUILDING)})
        failed = checking.result() + ([] if options.fast else building.result())
    report(failed, time.monotonic() - start, checks)
    return 1 if failed or status else 0


def parse(arguments: list[str]) -> tuple[argparse.Namespace, list[str]]:
    """Split the command line into this command's options and pytest's arguments."""
    parser = argparse.ArgumentParser(
        prog="scripts/test",
        description=__doc__,
        usage="%(prog)s [--all] [--fast] [pytest arguments]",
    )
    parser.add_argument("--all", action="store_true", help="every test, not a few of each kind")
    parser.add_argument("--fast", action="store_true", help="without site, browser and Pyodide")
    return parser.parse_known_args(arguments)


def prepare(*, fast: bool, everything: bool) -> dict[str, str]:
    """Install what the tests need; return their environment.

    For all of them that is also browsers of earlier years, and what reads pictures.
    """
    locks = ["docs", "test"] + ["ocr"] * everything
    if fast:
        python_packages(*locks)
        return dict(os.environ)
    packages(*locks)
    browser = ensure_test_browser()
    say(f"Browser: {browser}")
    for line in ensure_engines() + (ensure_older() if everything else []):
        say(line)
    return os.environ | {"CHROME_PATH": browser}


def run_checks(checks: dict[str, list[str | Path]]) -> list[str]:
    """Run what needs no test; return the names of those that failed."""
    return [name for name, command in checks.items() if not passes(name, command)]


def passes(name: str, command: list[str | Path]) -> bool:
    """Run one check and say how it went."""
    start = time.monotonic()
    try:
        run(command)
    except StepError as failure:
        say(f"{failure}\n{name}: failed")
        return False
    say(f"{name}: passed in {time.monotonic() - start:.1f} s")
    return True


def run_build() -> list[str]:
    """Build the site that the tests look at, unless it is there; say why it fails, and its name."""
    try:
        if not (changes.is_built(SITE_URL) and changes.noted()["whole"]):
            build()
    except StepError as failure:
        say(str(failure))
        return ["build"]
    finally:
        BUILDING.unlink()
    return []


def run_pytest(which: Which, env: dict[str, str]) -> int:
    """Run pytest in the open; measure coverage when all of the engine's tests run."""
    RESULTS.unlink(missing_ok=True)
    reports = "--cov", "--cov-report=term"
    # Each processor takes whole files of tests, in the order of tests/conftest.py.
    processes = f"--numprocesses={min(os.cpu_count() or 1, MOST_PROCESSES)}"
    shared_out = processes, "--dist=loadfile", "--no-loadscope-reorder"
    whole = [] if which.chosen else [*reports, *shared_out]
    command = ["-m", "pytest", f"--junit-xml={RESULTS}", *whole, *which.left_out(), *which.chosen]
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=env, check=False).returncode


def report(failed: list[str], seconds: float, checks: Collection[str]) -> None:
    """Say what failed, and count tests and checks in the last line."""
    if failed:
        say(f"Failed beside the tests: {', '.join(failed)}")
    tests, bad, _ = counts(suites(RESULTS))
    say(f"Took {seconds:.0f} s.")
    good_checks = len(checks) - sum(name in checks for name in failed)
    say(f"{tests - bad + good_checks} passed, {bad + len(failed)} failed")


def suites(results: Path) -> list[ET.Element]:
    """Return the suites in pytest's own record; none where it has not written one."""
    if not results.exists():
        return []
    return ET.parse(results).getroot().findall("testsuite")  # noqa: S314 - our own file


class Counts(NamedTuple):
    """How many tests ran, how many of them failed, and how many did not run."""

    ran: int
    failed: int
    skipped: int


def counts(found: Collection[ET.Element]) -> Counts:
    """Count the tests of some suites."""
    total, skipped, *bad = (
        sum(int(suite.get(key, 0)) for suite in found)
        for key in ("tests", "skipped", "failures", "errors")
    )
    return Counts(total - skipped, sum(bad), skipped)


if __name__ == "__main__":
    sys.exit(guarded(main))

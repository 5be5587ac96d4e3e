"""Measure the built checker beside plain Pyodide and PyScript, the desk, and `batch` by itself.

All three decide the same application with the same wheel; every answer is compared with CPython's.
`--only batch` needs no site. The times say something about this machine only; the ratios carry over
better.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from scripts.build import build
from scripts.machine.environment import guarded, packages, say, step
from scripts.machine.measured import machine, write_measured
from scripts.machine.server import SITE_URL
from scripts.site import changes

IN_A_BROWSER = ("first", "slow", "saving", "answers", "reports", "memory", "desk")
BATCH = "batch"
RUNS = 7


def main() -> int:
    """Build if needed, measure, print, and write JSON if asked."""
    options = parse(sys.argv[1:])
    packages("docs", "test")
    # Needs what was just installed.
    from scripts.benchmark import batch, measures, report  # noqa: PLC0415

    warning = report.busy()
    found: dict[str, Any] = {"Machine": machine(), "numbers": {}}
    if groups := [group for group in IN_A_BROWSER if group in options.only]:
        if not (changes.is_built(SITE_URL) and changes.noted()["whole"]):
            build()
        found = measures.measure(options.runs, groups)
    if BATCH in options.only:
        with step(f"batch: {batch.FILES:,} files"):
            costs = batch.measure()
        found["numbers"] |= {measure: {"site": [cost]} for measure, cost in costs.items()}
    about = [f"{name}: {said}" for name, said in found.items() if isinstance(said, str)]
    say("\n".join(["", *about]))
    say(f"\n{report.table(found['numbers'])}")
    if warning:
        say(f"{warning} Run it again alone.")
    if options.json:
        command = f"scripts/bench --runs {options.runs} --json build/bench.json"
        write_measured(options.json, command, found["Machine"], found)
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often ({RUNS})")
    groups = (*IN_A_BROWSER, BATCH)
    parser.add_argument(
        "--only", action="append", choices=groups, help="this group of measures; may be repeated"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs: one at least")
    options.only = options.only or groups
    return options


if __name__ == "__main__":
    sys.exit(guarded(main))

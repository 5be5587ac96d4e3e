"""Measure the built checker beside plain Pyodide and PyScript, the desk, and `batch` by itself.

All three decide the same application with the same wheel; every answer is compared with CPython's.
`--only batch` needs no site. The times say something about this machine only; the ratios carry over
better.
"""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scripts.build import SITE, build
from scripts.machine.environment import guarded, packages, say, step, write_json
from scripts.machine.server import SITE_URL
from scripts.site import changes

IN_A_BROWSER = ("first", "slow", "saving", "answers", "reports", "memory", "desk")
BATCH = "batch"
# How often, how many answers a run, rows of the desk, and files of batch.
USUAL = {"runs": 7, "answers": 200, "rows": 500, "files": 10_000}
QUICK = {"runs": 1, "answers": 50, "rows": 100, "files": 1_000}


def main() -> int:
    """Build if needed, measure, print, and write JSON if asked."""
    options = parse(sys.argv[1:])
    packages("docs", "test")
    # Needs what was just installed.
    from scripts.benchmark import batch, report, session  # noqa: PLC0415

    warning = report.busy()
    found: dict[str, Any] = {"Machine": report.machine(), "numbers": {}}
    if groups := [group for group in IN_A_BROWSER if group in options.only]:
        if options.site == SITE and not (changes.is_built(SITE_URL) and changes.noted()["whole"]):
            build()
        found = session.measure(options, groups)
    if BATCH in options.only:
        with step(f"batch: {options.files:,} files"):
            costs = batch.measure(options.files)
        found["numbers"] |= {measure: {"site": [cost]} for measure, cost in costs.items()}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    say(f"\nMeasured on {now}")
    say("\n".join(f"{name}: {said}" for name, said in found.items() if isinstance(said, str)))
    say(f"\n{report.table(found['numbers'])}\n\n{report.breakdown(found['numbers'])}")
    if warning:
        say(f"{warning} Run it again alone.")
    if options.json:
        write_json(options.json, {"when": now, **found})
    return 0


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, help=f"how often ({USUAL['runs']})")
    parser.add_argument("--quick", action="store_true", help="one run of less: a first look")
    groups = (*IN_A_BROWSER, BATCH)
    parser.add_argument(
        "--only", action="append", choices=groups, help="this group of measures; may be repeated"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    parser.add_argument(
        "--site", type=Path, default=SITE, metavar="DIR", help="measure this built site as it is"
    )
    parser.set_defaults(**USUAL)
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs: one at least")
    if options.quick:
        vars(options).update(QUICK)
    options.only = options.only or groups
    return options


if __name__ == "__main__":
    sys.exit(guarded(main))

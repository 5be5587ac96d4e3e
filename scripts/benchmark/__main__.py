"""Measure the built checker beside plain Pyodide and PyScript, and `batch` by itself.

All three decide the same application with the same wheel; every answer is compared with CPython's.
`--only batch` needs no site: what an application costs among 100, 1,000 and 10,000 files.
The times say something about this machine only; the ratios carry over better.
"""

import argparse
import sys
from pathlib import Path

from scripts.benchmark import many
from scripts.build import SITE, build
from scripts.machine.environment import guarded, packages
from scripts.machine.server import SITE_URL
from scripts.site import changes

RUNS = 7
ANSWERS = 200
QUICK_RUNS = 1
QUICK_ANSWERS = 50
IN_A_BROWSER = ("first", "slow", "saving", "answers", "reports", "memory")
BATCH = "batch"
GROUPS = (*IN_A_BROWSER, BATCH)


def main() -> int:
    """Build if needed, measure, print."""
    options = parse(sys.argv[1:])
    packages("docs", "test")
    measures_batch = BATCH in options.only
    options.only = [group for group in options.only if group != BATCH]
    if options.only:
        _measure_site(options)
    if measures_batch:
        many.measure(options)
    return 0


def _measure_site(options: argparse.Namespace) -> None:
    if options.site == SITE and not (changes.is_built(SITE_URL) and changes.noted()["whole"]):
        build()
    # Needs what was just installed.
    from scripts.benchmark.session import measure  # noqa: PLC0415

    measure(options)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how often ({RUNS})")
    parser.add_argument("--quick", action="store_true", help="one run, fewer answers: a first look")
    parser.add_argument(
        "--only", action="append", choices=GROUPS, help="this group of measures; may be repeated"
    )
    parser.add_argument(
        "--no-wasm-gzip",
        dest="pack_wasm",
        action="store_false",
        help="as if the host did not compress wasm",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all numbers to a file")
    parser.add_argument(
        "--site", type=Path, default=SITE, metavar="DIR", help="measure this built site as it is"
    )
    parser.set_defaults(answers=ANSWERS)
    options = parser.parse_args(arguments)
    if options.runs < 1:
        parser.error("--runs: one at least")
    if options.quick:
        options.runs, options.answers = QUICK_RUNS, QUICK_ANSWERS
    options.only = options.only or GROUPS
    return options


if __name__ == "__main__":
    sys.exit(guarded(main))

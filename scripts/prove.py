"""Prove on random applications that a report says what trying everything says."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator

from scripts.machine.environment import guarded, say
from scripts.proofs import examined, owners, window

PROOFS: dict[str, Callable[[int, int], Iterator[list[str]]]] = {
    "window": window.each,
    "owners": owners.differences,
    "folders": examined.each,
    "aside": examined.each_aside,
}
MOST_TOLD = 5
TOLD_EVERY = 100


def main() -> int:
    """Return 0 if nothing was wrong with any application, else 1."""
    parser = argparse.ArgumentParser(prog="scripts/prove", description=__doc__)
    told = (
        "the days to file, day by day; the verdicts of companies with owners on six levels; "
        "what is remarked of folders of papers with known faults; or of pictures of others"
    )
    parser.add_argument("proof", choices=PROOFS, help=told)
    parser.add_argument("--count", type=int, default=100, help="how many applications; none: 100")
    parser.add_argument("--seed", type=int, default=1, help="which ones; the same give the same")
    options = parser.parse_args()
    return 1 if prove(options.proof, options.count, options.seed) else 0


def prove(proof: str, count: int, seed: int) -> int:
    """Say how far the proof is, and what was wrong; return of how many applications."""
    start, wrong = time.monotonic(), 0
    for n, found in enumerate(PROOFS[proof](count, seed), start=1):
        wrong += bool(found)
        for line in found[:MOST_TOLD]:
            say(f"application {n} of seed {seed}: {line}")
        if n % TOLD_EVERY == 0:
            say(f"{n} of {count}")
    say(f"{count} applications in {time.monotonic() - start:.0f} s, {wrong} with a difference")
    return wrong


if __name__ == "__main__":
    sys.exit(guarded(main))

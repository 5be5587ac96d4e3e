"""Change the deciding modules one small thing at a time, and see whether a test notices."""

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from scripts.machine.environment import StepError, guarded, python_packages, read_json, say
from scripts.machine.measured import machine, write_measured
from scripts.mutation import deciding, name_of
from scripts.mutation.mutants import Mutant, equivalents, mutants_of, refuse_unknown
from scripts.mutation.result import EQUIVALENT, SURVIVED, Row, again, row, score, table, total

EPILOG = """\
examples:
  scripts/mutate --sample 200                    a look, at 200 mutants
  scripts/mutate 'rules/*' dates.py              some modules, whole
  scripts/mutate --shard 1/8 --output part.json  one of eight parts
  scripts/mutate --join part-*.json              the parts as one
  scripts/mutate --again whole.json              the survivors once more
"""
TOLD_EVERY = 50


def main() -> int:
    """Return 0, or 1 where fewer were noticed than was asked for."""
    options = parse(sys.argv[1:])
    if options.join:
        return told(joined([read_json(path) for path in options.join]), options)
    python_packages("test")
    every = [mutant for path in deciding() for mutant in mutants_of(name_of(path))]
    refuse_unknown(every)
    if options.again:
        whole = joined([read_json(options.again)])
        rows, mutants = again(whole["mutants"], every)
        return told(whole | {"mutants": [*rows, *tried(mutants)]}, options)
    mutants = drawn(of_modules(every, options.module), options)
    if not mutants:
        raise StepError("No deciding module has such a name.")
    found = {"sample": options.sample, "seed": options.seed, "mutants": [*tried(mutants)]}
    return told(found, options)


def joined(parts: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the results of several shards as one, without their days and totals."""
    # Samples of all shards are together what one sample of as many would have drawn.
    samples = [part["sample"] for part in parts]
    sample = None if None in samples else sum(samples)
    mutants = [one for part in parts for one in part["mutants"]]
    return {"sample": sample, "seed": parts[0]["seed"], "mutants": mutants}


def parse(arguments: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="scripts/mutate",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("module", nargs="*", help="modules of checker/, or patterns; none: all")
    parser.add_argument("--shard", default="1/1", metavar="N/OF", help="one part of the mutants")
    parser.add_argument("--sample", type=int, metavar="N", help="so many of them, drawn by lot")
    parser.add_argument("--seed", type=int, default=1, help="which lot; the same draws the same")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the result as JSON")
    parser.add_argument("--least", type=float, default=0, metavar="S", help="status 1 below this")
    parser.add_argument("--join", type=Path, nargs="+", metavar="FILE", help="add up results")
    parser.add_argument(
        "--again", type=Path, metavar="FILE", help="try the survivors of a result, and update it"
    )
    return parser.parse_args(arguments)


def of_modules(mutants: Sequence[Mutant], patterns: Sequence[str]) -> list[Mutant]:
    """Return the mutants of the modules that are asked for."""
    return [
        mutant
        for mutant in mutants
        if not patterns or any(fnmatchcase(mutant.module, pattern) for pattern in patterns)
    ]


def drawn(mutants: Sequence[Mutant], options: argparse.Namespace) -> list[Mutant]:
    """Return one shard of the mutants, or a sample of it, in the order of their modules."""
    part, of = (int(number) for number in options.shard.split("/"))
    lot = list(enumerate(mutants))
    random.Random(options.seed).shuffle(lot)  # noqa: S311 - the same lot every time
    return [mutant for _, mutant in sorted(lot[part - 1 :: of][: options.sample])]


def tried(mutants: Sequence[Mutant]) -> Iterator[Row]:
    """Try the mutants that are not equivalent, and say how far it is."""
    # The packages may have been installed just now.
    from scripts.mutation import trial  # noqa: PLC0415

    listed = equivalents()
    yield from (row(mutant, EQUIVALENT) for mutant in mutants if mutant.key in listed)
    rest = [mutant for mutant in mutants if mutant.key not in listed]
    start = time.monotonic()
    for number, (mutant, state) in enumerate(trial.tried(rest), start=1):
        yield row(mutant, state)
        if state == SURVIVED:
            say(f"{mutant.module}:{mutant.line} {mutant.before}\n    {mutant.after}")
        if number % TOLD_EVERY == 0:
            say(f"{number} of {len(rest)}, {time.monotonic() - start:.0f} s")


def command_of(data: dict[str, Any]) -> str:
    """Return the command that draws the same mutants again."""
    lot = f" --sample {data['sample']} --seed {data['seed']}" if data["sample"] else ""
    return f"scripts/mutate{lot} --output build/mutation.json"


def told(data: dict[str, Any], options: argparse.Namespace) -> int:
    """Print a result, write it down if that is asked for, and hold it to the least score."""
    counts = total(data["mutants"])
    if options.output:
        write_measured(options.output, command_of(data), machine(), data | {"total": counts})
    say(table(data["mutants"]))
    found = score(counts)
    return int(found is not None and found < options.least)


if __name__ == "__main__":
    sys.exit(guarded(main))

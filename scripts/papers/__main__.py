"""Draw papers and read them with ``read``: how many of their fields are right, wrong, unread.

All of them are made up and drawn by lot: the results are synthetic. ``--aside`` reads thirty
others, in another font, from the texts of the tests; nothing was tuned on them.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from scripts.cases import support
from scripts.machine.environment import guarded, python_packages, say

PAPERS, ASIDE = 120, 30
OUTCOMES = ("right", "wrong", "unread", "taken", "taken wrong")


class Outcome(NamedTuple):
    """How one paper was read: its kind and condition, its fields, and what it took."""

    kind: str
    condition: str
    counted: Counter[str]
    told: list[str]
    seconds: float
    size: int


def main() -> int:
    """Read every paper, and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m scripts.papers", description=__doc__)
    parser.add_argument("--count", type=int, help=f"how many papers ({PAPERS}; aside {ASIDE})")
    parser.add_argument("--aside", action="store_true", help="those that were set aside")
    parser.add_argument("--keep", type=Path, help="a folder in which the pictures are kept")
    parser.add_argument("--told", action="store_true", help="name what was read wrong or not read")
    parser.add_argument("--as-is", action="store_true", help="install nothing")
    options = parser.parse_args()
    if not options.as_is:
        python_packages("ocr")
    count = options.count or (ASIDE if options.aside else PAPERS)
    found = list(outcomes(count, aside=options.aside, keep=options.keep))
    for title, key in (("Kind", "kind"), ("Condition", "condition")):
        _print(title, found, key)
    if options.told:
        say("\n".join(line for one in found for line in one.told))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    say(f"\nSynthetic papers. At most {most} MB of memory, the drawing included.")
    return 0


def outcomes(count: int, *, aside: bool = False, keep: Path | None = None) -> Iterator[Outcome]:
    """Draw so many papers, each in the next condition, and read them."""
    # Needs what was just installed.
    from scripts.papers import drawn, worn  # noqa: PLC0415

    made = drawn.texts_of_tests(count) if aside else drawn.papers(count)
    conditions = [*worn.CONDITIONS]
    for n, paper in enumerate(made):
        condition = conditions[n % len(conditions)]
        picture = drawn.picture_of(paper, serif=aside)
        chance = Random(1000 + n)  # noqa: S311 - it is to be the same again
        form = "JPEG" if condition in worn.AS_JPEG else "PNG"
        content = worn.as_file(picture, condition, chance, form)
        name = f"{n:03}-{paper.kind}-{condition.replace(' ', '-')}.{form.lower()}"
        if keep:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / name).write_bytes(content)
        yield _outcome(name, paper, condition, content)


def _outcome(name: str, paper: Any, condition: str, content: bytes) -> Outcome:
    """Read a picture, and hold what was read to what it says."""
    as_clerk = support("layouts").as_clerk
    begun = time.process_time()
    found = read_values(content)
    seconds = time.process_time() - begun
    counted, told = Counter[str](), []
    for path, value in paper.says.items():
        values = found.get(path, [])
        right = [certain for read, certain in values if as_clerk(read) == as_clerk(value)]
        wrong = [(read, certain) for read, certain in values if as_clerk(read) != as_clerk(value)]
        outcome = "wrong" if wrong else "right" if right else "unread"
        counted[outcome] += 1
        taken = any(right) and not wrong
        counted["taken"] += taken
        counted["taken wrong"] += any(certain for _, certain in wrong)
        if outcome != "right":
            told.append(f"{name}: {outcome} {path} = {value}, read {[read for read, _ in wrong]}")
    return Outcome(paper.kind, condition, counted, told, seconds, len(content))


def read_values(content: bytes) -> dict[str, list[tuple[Any, bool]]]:
    """Return what is read of a file by path, and whether each value is certain."""
    from datetime import date  # noqa: PLC0415

    from checker.filing.read.find import read  # noqa: PLC0415
    from checker.filing.read.offers import offers, with_spots  # noqa: PLC0415
    from checker.filing.read.scans import Scans  # noqa: PLC0415

    read_file = Scans().text_of(content)
    parts, laid_out = read(read_file.text), read_file.laid_out
    found: dict[str, list[tuple[Any, bool]]] = {}
    for part, group in zip(parts, offers(parts, {}, date(2026, 12, 1)), strict=True):
        for offer in with_spots(group.offers, part, laid_out):
            for path, value in offer.fills:
                found.setdefault(path, []).append((value, offer.is_certain))
    return found


def _print(title: str, outcomes: Iterable[Outcome], key: str) -> None:
    """Print one table: shares of the fields, and what a page took."""
    rows: dict[str, list[Outcome]] = {}
    for one in outcomes:
        rows.setdefault(getattr(one, key), []).append(one)
        rows.setdefault("all", []).append(one)
    rows["all"] = rows.pop("all")
    heads = [title, "papers", "fields", *OUTCOMES, "CPU s a page", "KB a page"]
    say(f"\n| {' | '.join(heads)} |\n{'| --- ' * len(heads)}|")
    for name, group in rows.items():
        counted = sum((one.counted for one in group), Counter[str]())
        fields = sum(counted[outcome] for outcome in OUTCOMES[:3])
        shares = [f"{counted[outcome] / fields:.1%}" for outcome in OUTCOMES]
        seconds = sum(one.seconds for one in group) / len(group)
        size = sum(one.size for one in group) / len(group) / 1000
        cells = [name, len(group), fields, *shares, f"{seconds:.1f}", f"{size:.0f}"]
        say(f"| {' | '.join(map(str, cells))} |")


if __name__ == "__main__":
    sys.exit(guarded(main))

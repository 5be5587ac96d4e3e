"""Measure `batch`: what one application of many costs, where it goes, and how much memory it takes.

The applications are the worked cases, the home page's example, and random ones.
"""

import json
import subprocess
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import BinaryIO, NamedTuple

from checker.load import load_law
from checker.many.data import json_pieces
from checker.many.entries import Entry, read_entries
from checker.many.judge import Row, judge
from scripts.benchmark import report
from scripts.benchmark.application import application
from scripts.cases import worked_cases
from scripts.machine.environment import ROOT, StepError, say, step
from scripts.proofs.applications import applications

COUNTS = (100, 1_000, 10_000)
QUICK_COUNTS = (100, 1_000)
RANDOM, SEED = 300, 1
AIM = 30_000
# What the system tells of a process begins with the size of the one that started it: a small one.
TELL = """\
import json, resource, subprocess, sys
status = subprocess.call(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
json.dump((status, used.ru_utime + used.ru_stime, used.ru_maxrss), sys.stdout)
"""
MINUTE, MICRO, MEGA, KIBI = 60, 1e6, 1e6, 1024
TODAY = date(2026, 11, 24)
HEAD = (
    *("Applications", "CPU each", "A minute on one core", "Reached"),
    *("Start", "Reading", "Judging", "Writing", "Peak memory"),
)


class Cost(NamedTuple):
    """What a number of files cost: seconds of CPU each, and by part, and bytes at the peak."""

    files: int
    each: float
    start: float
    reading: float
    judging: float
    writing: float
    peak: int


def measure(options: Namespace) -> None:
    """Measure each number of files, print a table, and add it to the file of numbers."""
    warning = report.busy()
    with TemporaryDirectory() as name:
        folder = Path(name)
        start, _ = _run(_laid_out(folder, 1), folder / "out.json")
        counts = QUICK_COUNTS if options.quick else COUNTS
        costs = [_cost(folder, count, start) for count in counts]
    say(f"\n{report.machine('')}\n\n{report.markdown(HEAD, map(_cells, costs))}")
    say(f"\nAim: {AIM:,} a minute on one core.")
    if warning:
        say(f"{warning} Run it again alone.")
    if options.json:
        _add_to(options.json, costs)


def _cost(folder: Path, count: int, start: float) -> Cost:
    with step(f"batch: {count:,} files"):
        files = _laid_out(folder, count)
        seconds, peak = _run(files, folder / "out.json")
        return Cost(count, seconds / count, start / count, *_parts(files, count), peak)


def _laid_out(folder: Path, count: int) -> Path:
    """Write so many application files, and return their folder."""
    files = folder / str(count)
    files.mkdir()
    for number, text in enumerate(islice(cycle(_texts()), count)):
        (files / f"{number:05}.json").write_text(text, encoding="utf-8")
    return files


@cache
def _texts() -> list[str]:
    """Return the applications as files, those that are refused left out."""
    drawn = applications(load_law(), RANDOM, SEED)
    found = [application(), *worked_cases().values(), *drawn]
    accepted = (one for one in found if isinstance(judge(Entry("", None, one), TODAY), Row))
    return [json.dumps(one, ensure_ascii=False, default=str) for one in accepted]


def _run(files: Path, out: Path) -> tuple[float, int]:
    """Run the command as anybody does: seconds of CPU, start included, and bytes at the peak."""
    options = ("--format", "json", "--output", str(out))
    command = [sys.executable, "-m", "checker", "batch", str(files), *options]
    done = subprocess.run(
        [sys.executable, "-c", TELL, *command], cwd=ROOT, check=False, stdout=subprocess.PIPE
    )
    status, seconds, peak = json.loads(done.stdout)
    if status:
        raise StepError(f"batch ended with status {status}.")
    return seconds, peak * (1 if sys.platform == "darwin" else KIBI)


def _parts(files: Path, count: int) -> tuple[float, float, float]:
    """Return the seconds of CPU that reading, judging and writing take of each application."""
    entries: list[Entry] = []
    rows: list[Row] = []

    def read() -> None:
        for path in sorted(files.iterdir()):
            with path.open("rb") as file:
                entries.extend(_entries(path, file))

    def judged() -> None:
        rows.extend(row for e in entries if isinstance(row := judge(e, TODAY), Row))

    def write() -> None:
        for piece in json_pieces(rows):
            piece.encode()

    return tuple(_seconds(work) / count for work in (read, judged, write))  # type: ignore[return-value]


def _entries(path: Path, file: BinaryIO) -> Iterator[Entry]:
    return (each for each in read_entries(str(path), file) if isinstance(each, Entry))


def _seconds(work: Callable[[], None]) -> float:
    begun = process_time()
    work()
    return process_time() - begun


def _cells(cost: Cost) -> list[str]:
    rate = MINUTE / cost.each
    return [
        f"{cost.files:,}",
        f"{cost.each * MICRO:.0f} µs",
        f"{rate:,.0f}",
        "yes" if rate >= AIM else "no",
        *(
            f"{part * MICRO:.0f} µs"
            for part in (cost.start, cost.reading, cost.judging, cost.writing)
        ),
        f"{cost.peak / MEGA:.0f} MB",
    ]


def _add_to(path: Path, costs: Iterable[Cost]) -> None:
    """Put the numbers beside those that the other groups have written this time."""
    written = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    written["batch"] = [cost._asdict() for cost in costs]
    path.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

"""Write what was found as tables, with aims."""

import os
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from scripts.benchmark.peers import PLAIN, PYSCRIPT, SITE, SUBJECTS
from scripts.machine.measured import markdown

NONE = "–"
Numbers = dict[str, dict[str, list[float]]]


class Row(NamedTuple):
    """One line of the table: a measure, and the most it may be, times a peer's or in its unit."""

    label: str
    measure: str
    unit: str = ""
    digits: int = 0
    aims: dict[str, float] = {}  # noqa: RUF012 - a tuple's fields are not written to


OWN, OF_PYSCRIPT, OF_PLAIN = SITE.key, PYSCRIPT.key, PLAIN.key
ROWS = (
    Row("First verdict, cold", "cold", "ms", aims={OF_PYSCRIPT: 0.18, OF_PLAIN: 0.20}),
    Row("First verdict, second visit", "second", "ms", aims={OF_PYSCRIPT: 0.20}),
    Row("… cold, Fast 4G, quarter of the processor", "slow", "ms", aims={OF_PYSCRIPT: 0.25}),
    Row("… over the time its own bytes need there", "slow-over-link", "×", 2, {OWN: 1.2}),
    Row("Sent before the first verdict", "cold-bytes", "MB", 2, {OWN: 4.8}),
    Row("… where the browser asks to save data", "saving-bytes", "MB", 2, {OWN: 3.3}),
    Row("One answer, its verdict shown, p95", "answer-p95", "ms", 1, {OWN: 16}),
    Row("… and the form with it, p95", "form-p95", "ms", 1),
    Row("First report of a later step, its file loaded", "loading", "ms"),
    Row("Do the papers agree, p95", "agree-p95", "ms", aims={OWN: 300}),
    Row("Days to file, p95", "window-p95", "ms", aims={OWN: 300}),
    Row("Plan to yes, p95", "plan-p95", "ms", aims={OWN: 300}),
    Row("Equity chart, p95", "equity-p95", "ms", aims={OWN: 300}),
    Row("Drafts, p95", "drafts-p95", "ms", aims={OWN: 300}),
    Row("Errand list, p95", "take-p95", "ms", aims={OWN: 300}),
    Row("Main thread: tasks over 50 ms to the verdict, added", "added-tasks", aims={OWN: 0}),
    Row("Main thread: tasks over 50 ms while answering", "answers-tasks", aims={OWN: 0}),
    Row("Memory over the page without the checker", "memory", "MB", aims={OWN: 70}),
    Row("Many applications: all verdicts", "desk-verdicts", "ms", aims={OWN: 5000}),
    Row("… all days to file, from there", "desk-days", "ms"),
    Row("batch: processor time of one application", "batch", "µs", aims={OWN: 2000}),
    Row("… memory at the peak", "batch-memory", "MB"),
)


def table(numbers: Numbers) -> str:
    """Return the table of everything that was measured, in Markdown."""
    rows = (_cells(row, numbers[row.measure]) for row in ROWS if row.measure in numbers)
    return markdown(("Quantity", *(one.title for one in SUBJECTS), "Aim", "Reached"), rows)


def _cells(row: Row, by_page: dict[str, list[float]]) -> list[str]:
    peers = {subject.key: f"× {subject.title}" for subject in SUBJECTS} | {OWN: row.unit}
    aims = [f"{most:g} {peers[of]}".rstrip() for of, most in row.aims.items()]
    own = median(by_page[OWN])
    over = {of: own / median(by_page[of]) if of != OWN else own for of in row.aims}
    is_reached = all(over[of] <= most for of, most in row.aims.items())
    ratios = [f"{ratio:.2f}" for of, ratio in over.items() if of != OWN]
    reached = ": ".join(["yes" if is_reached else "no"] + [", ".join(ratios)] * bool(ratios))
    return [
        row.label,
        *(_spread(by_page.get(subject.key, []), row) for subject in SUBJECTS),
        ", ".join(aims),
        reached if aims else "",
    ]


def _spread(values: Sequence[float], row: Row) -> str:
    """Write the median, and the least and the most if there are several."""
    if not values:
        return NONE
    of_all = (median(values), min(values), max(values))
    middle, least, most = (f"{value:.{row.digits}f}" for value in of_all)
    spread = f" [{least}–{most}]" if len(values) > 1 else ""
    return f"{middle} {row.unit}".rstrip() + spread


def busy() -> str:
    """Say so if others use the processor: then all times are too long, and spread."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return "" if load < cores / 2 else f"The machine is busy (load {load:.1f} on {cores} cores)."

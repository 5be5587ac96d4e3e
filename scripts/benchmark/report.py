"""Write what was found as tables, with aims."""

import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import NamedTuple

from checker.core.tables import read_toml
from scripts.benchmark.peers import SITE, SUBJECTS
from scripts.machine.measured import markdown

Numbers = dict[str, dict[str, list[float]]]
NONE = "–"


class Measure(NamedTuple):
    """What is measured, as ``measures.toml`` has it."""

    label: str
    unit: str = ""
    digits: int = 0
    over: int = 1
    aims: Mapping[str, Decimal] = {}

    def said(self, number: float | Decimal) -> str:
        """Return a number as it is written, without its unit."""
        return f"{Decimal(number) / self.over:.{self.digits}f}"


LISTED = read_toml(Path(__file__).with_name("measures.toml"))
MEASURES = {name: Measure(**row) for name, row in LISTED.items()}


def table(numbers: Numbers) -> str:
    """Return the table of everything that was measured, in Markdown."""
    rows = (_cells(row, numbers[name]) for name, row in MEASURES.items() if name in numbers)
    return markdown(("Quantity", *(one.title for one in SUBJECTS), "Aim", "Reached"), rows)


def _cells(row: Measure, by_page: dict[str, list[float]]) -> list[str]:
    peers = {subject.key: f"× {subject.title}" for subject in SUBJECTS} | {SITE.key: row.unit}
    aims = [f"{most:g} {peers[of]}".rstrip() for of, most in row.aims.items()]
    own = median(by_page[SITE.key])
    over = {of: own / median(by_page[of]) if of != SITE.key else own for of in row.aims}
    is_reached = all(over[of] <= most for of, most in row.aims.items())
    ratios = [f"{ratio:.2f}" for of, ratio in over.items() if of != SITE.key]
    reached = ": ".join(["yes" if is_reached else "no"] + [", ".join(ratios)] * bool(ratios))
    return [
        row.label,
        *(_spread(by_page.get(subject.key, []), row) for subject in SUBJECTS),
        ", ".join(aims),
        reached if aims else "",
    ]


def _spread(values: Sequence[float], row: Measure) -> str:
    """Write the median, and the least and the most if there are several."""
    if not values:
        return NONE
    middle, least, most = map(row.said, (median(values), min(values), max(values)))
    spread = f" [{least}–{most}]" if len(values) > 1 else ""
    return f"{middle} {row.unit}".rstrip() + spread


def busy() -> str:
    """Say so if others use the processor: then all times are too long, and spread."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return "" if load < cores / 2 else f"The machine is busy (load {load:.1f} on {cores} cores)."

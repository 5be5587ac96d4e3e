"""The figures that were measured: read from one file, and written as pages and README say them."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from checker.tables import read_toml

FILE = Path(__file__).with_name("figures.toml")
NONE = "–"
THOUSAND = 1000


class Unit(NamedTuple):
    """How a measure is said: divided, with so many digits after the point, and its unit."""

    unit: str
    digits: int = 0
    over: int = 1


# In the order of the table; also which of a run of scripts/bench are kept.
MEASURES = {
    "cold": Unit("ms"),
    "second": Unit("ms"),
    "slow": Unit("s", 1, THOUSAND),
    "slow-over-link": Unit("×", 2),
    "cold-bytes": Unit("MB", 2),
    "saving-bytes": Unit("MB", 2),
    "answer-p95": Unit("ms", 1),
    "form-p95": Unit("ms", 1),
    "added-tasks": Unit(""),
    "answers-tasks": Unit(""),
    "memory": Unit("MB"),
}
SUBJECTS = 3


def read_figures() -> dict[str, Any]:
    """Return the groups of figures by their names; one that was not measured is not there."""
    return read_toml(FILE)


def bench_rows(bench: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each measure with what it came to: on this site, plain Pyodide, PyScript."""
    for measure, how in MEASURES.items():
        medians = bench["medians"].get(measure, ())
        said = [f"{Decimal(n) / how.over:.{how.digits}f} {how.unit}".rstrip() for n in medians]
        if said:
            yield measure, (*said, *[NONE] * (SUBJECTS - len(said)))

"""The figures that were measured: read from one file, and written as pages and README say them."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from checker.tables import read_toml

FILE = Path(__file__).with_name("figures.toml")
NONE = "–"
SUBJECTS = ("site", "plain", "pyscript")


class Measure(NamedTuple):
    """What is measured, as ``measures.toml`` has it."""

    label: str
    unit: str = ""
    digits: int = 0
    over: int = 1
    aims: Mapping[str, Decimal] = {}
    page: bool = False

    def said(self, number: float | Decimal) -> str:
        """Return a number as it is written, without its unit."""
        return f"{Decimal(number) / self.over:.{self.digits}f}"


# All that scripts/bench measures, and what the page shows of it: that is kept of a run.
ALL = {name: Measure(**row) for name, row in read_toml(FILE.with_name("measures.toml")).items()}
MEASURES = {name: measure for name, measure in ALL.items() if measure.page}


def read_figures() -> dict[str, Any]:
    """Return the groups of figures by their names; one that was not measured is not there."""
    return read_toml(FILE)


def bench_rows(bench: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each measure with what it came to: on this site, plain Pyodide, PyScript."""
    for name, measure in MEASURES.items():
        medians = bench["medians"].get(name, ())
        said = [f"{measure.said(n)} {measure.unit}".rstrip() for n in medians]
        if said:
            yield name, (*said, *[NONE] * (len(SUBJECTS) - len(said)))

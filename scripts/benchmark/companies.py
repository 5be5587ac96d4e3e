"""Made-up companies that file on one day, mixed verdicts, the same each time; and their sheet."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from random import Random
from typing import Any

from checker.application import syntax
from checker.load import load_law
from checker.many.cells import write_cell
from checker.many.columns import offered, own_head
from scripts.proofs.applications import Drawn

LAW = load_law()


class OnOneDay(Drawn):
    """A company that files on a given day."""

    def __init__(self, seed: int, day: date) -> None:
        """Draw what the rest of the answers hang on, but the day."""
        self.filing_day = day
        super().__init__(LAW, Random(seed))  # noqa: S311 - it is to be the same again

    def _filing_day(self) -> date:
        return self.filing_day


def companies(count: int, day: date) -> list[dict[str, Any]]:
    """Return so many application files, each with a name of its own."""
    found = []
    for n in range(1, count + 1):
        application = OnOneDay(n, day).application()
        application.setdefault("company", {})["name"] = f"{n}号公司"
        found.append(application)
    return found


def sheet(applications: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """Return applications as the lines of a sheet of the template, its heads first."""
    asked = offered()
    lines: list[list[Any]] = [[own_head("own", "zh"), *(fact.short.zh for fact in asked)]]
    for application in applications:
        read = syntax.read(json.dumps(application))
        lines.append(["", *(write_cell(f, _answer(read, f.path), "zh") for f in asked)])
    return lines


def _answer(application: Any, path: str) -> Any:
    for key in path.split("."):
        application = application.get(key) if isinstance(application, dict) else None
    return application


def as_csv(lines: Iterable[Sequence[Any]]) -> bytes:
    """Return a sheet as CSV, as a spreadsheet writes it."""
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode("utf-8-sig")

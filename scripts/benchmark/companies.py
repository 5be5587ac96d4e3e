"""Made-up companies that file on one day, mixed verdicts, the same each time; and their sheet."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

from checker.application.walk import answer_at, put_answer
from checker.load import load_law
from checker.many.cells import write_cell
from checker.many.columns import offered
from checker.many.template import template_lines
from scripts.proofs.applications import Drawn

LAW = load_law()


def companies(count: int, day: date) -> list[dict[str, Any]]:
    """Return so many application files, each with a name of its own."""
    found = []
    for n in range(1, count + 1):
        application = Drawn(LAW, Random(n), day).application()  # noqa: S311 - the same again
        put_answer(application, "company.name", f"{n}号公司")
        found.append(application)
    return found


def sheet(applications: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """Return applications as the lines of a sheet of the template, its heads first."""
    heads, _ = template_lines("zh")
    cells = (
        [write_cell(fact, answer_at(application, fact.path), "zh") for fact in offered()]
        for application in applications
    )
    return [heads, *(["", *row] for row in cells)]

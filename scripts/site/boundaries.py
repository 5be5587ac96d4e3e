"""A rule page's boundaries: data names them, the checker decides below, at and above."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from checker.application.application import Application, parse
from checker.core.dates import add_months
from checker.core.tables import Table, open_table
from checker.core.words import Money, Percent
from checker.model import Basis, Finding, Lang, Law, Rule, Text, Version
from scripts.machine.environment import StepError
from scripts.site.rules import findings
from scripts.site.templates import render
from scripts.site.words import word

PLACES = ("below", "at", "above")
KINDS = ("amount", "count", "percent", "sum", "years", "months", "services", "provinces")
HUNDREDTH = Decimal("0.01")
ONE_DAY = timedelta(days=1)


class BoundaryError(StepError):
    """A boundary that cannot be computed."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """One fact that moves around one value, everything else standing still.

    ``value`` names one of the wording's own, or is what the checker's rules imply.
    """

    rule: Rule
    basis: Basis
    name: Text
    kind: str
    moves: str
    facts: dict[str, Any]
    day: date
    value: str | Decimal | int
    authority: str | None = None

    @property
    def version(self) -> Version:
        """Return the wording in force on the filing day."""
        found = self.rule.version(self.basis, self.day, self.authority)
        if found is None:
            raise BoundaryError(f"{self.rule.id}: no {self.basis} wording on {self.day}")
        return found

    @property
    def dated(self) -> bool:
        """Tell whether days move."""
        return self.kind in ("years", "months")


class Edge(NamedTuple):
    """One step of a boundary: where it lies, what is shown of it, what the checker finds.

    ``word`` is the fixed word for where it lies: one below or, where days move, a day before.
    """

    place: str
    word: str
    shown: object
    finding: Finding


def read_boundaries(path: Path, law: Law) -> tuple[Boundary, ...]:
    """Return all boundaries; a key, rule or value that leads nowhere is refused."""
    with open_table(path) as data:
        day = data.take("day")
        return tuple(_boundary(row, law, day) for row in data.rows("boundary", "rule"))


def _boundary(row: Table, law: Law, day: date) -> Boundary:
    basis = Basis(row.take("basis", *Basis))
    found = row.record(
        Boundary,
        {"kind": KINDS},
        rule=law.rule(row.take("rule", *(r.id for r in law.rules))),
        basis=basis,
        authority=row.take("authority", *law.guides) if basis is Basis.LOCAL else None,
        day=day,
        value=row.take("value"),
    )
    if isinstance(found.value, str) and found.value not in found.version.values:
        raise row.fault(f"{found.basis} has no value {found.value}")
    return found


def boundaries(shown: Sequence[Boundary], law: Law, lang: Lang) -> str:
    """Write every boundary of one rule: its tables, and below them the words they rest on."""
    grouped = [
        (version, [(boundary, edges(boundary, law)) for boundary in group])
        for version, group in groupby(shown, key=lambda boundary: boundary.version)
    ]
    return render("boundaries", lang, day=shown[0].day, grouped=grouped)


def edges(boundary: Boundary, law: Law) -> tuple[Edge, ...]:
    """Compute the three steps; the tests hold that the verdict changes at the boundary, once."""
    return tuple(_edge(boundary, law, place) for place in PLACES)


def _edge(boundary: Boundary, law: Law, place: str) -> Edge:
    fact, shown = _step(boundary, law, PLACES.index(place) - 1)
    app = _application(boundary, law, fact)
    found = findings(app, law, boundary.rule)
    named = f"boundary.day-{place}" if boundary.dated else f"boundary.{place}"
    return Edge(place, named, shown, found[boundary.basis])


def _step(boundary: Boundary, law: Law, step: int) -> tuple[object, object]:
    """Return the moved fact of one step, and what is shown of it."""
    value = boundary.value
    at = Decimal(boundary.version.values[value] if isinstance(value, str) else value)
    number, total = int(at) + step, at + step * HUNDREDTH
    match boundary.kind:
        case "amount" | "count" as kind:
            return number, Money(number) if kind == "amount" else number
        case "percent":
            return total, Percent(total)
        case "years" | "months":
            on = _day_before(boundary, int(at)) + step * ONE_DAY
            return on, on
        case "services":
            # Beside B24, without B22, which asks for the letter by itself.
            options = law.facts["service.other_services"].options
            codes = [option.id for option in options if option.id != "B22"]
            return tuple(codes[: number - 1]), word("boundary.services", n=number)
        case "provinces":
            return (*law.provinces,)[:number], word("boundary.provinces", n=number)
    others = (each.get("share", 0) for each in boundary.facts["shareholders"])
    return total - sum(others), Percent(total)


def _day_before(boundary: Boundary, length: int) -> date:
    """Return the day so long before filing; it must have no second day that corresponds."""
    months = length if boundary.kind == "months" else 12 * length
    on = add_months(boundary.day, -months)
    if add_months(on, months) != boundary.day:
        raise BoundaryError(f"{boundary.day} has no day that corresponds {months} months before")
    return on


def _application(boundary: Boundary, law: Law, fact: object) -> Application:
    facts = {"application_date": boundary.day, **boundary.facts}
    if boundary.authority is not None:
        # The guide counts where its province decides.
        facts["service"] = {"provinces": [boundary.authority], **facts.get("service", {})}
        facts["company"] = {"foreign_capital": False, **facts.get("company", {})}
    app, errors = parse(facts, law, boundary.day)
    if errors:
        raise BoundaryError(f"{boundary.rule.id}: {errors[0].path}: {errors[0].text.en}")
    return replace(app, answers={**app.answers, boundary.moves: fact})

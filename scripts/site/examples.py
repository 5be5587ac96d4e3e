"""Worked examples: the cases a page shows, each verdict computed by the checker."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.application.application import parse
from checker.application.fields import InputError
from checker.evaluate import evaluate
from checker.model import Basis, Lang, Law, Rule, Text
from scripts.site.templates import render

Expected = dict[str, str] | str


class ExampleError(ValueError):
    """A case whose computed outcome is not the one it states."""


@dataclass(frozen=True, slots=True)
class Example:
    """A case with what the checker made of it: states by basis, or the error it refuses."""

    id: str
    name: Text
    day: date
    states: dict[Basis, str]
    error: InputError | None
    rule: str


def read_examples(path: Path, law: Law) -> tuple[Example, ...]:
    """Return the shown cases of one rule's file, computed and held against what they state."""
    data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    shown = [case for case in data["case"] if case.get("example")]
    if not shown:
        raise ExampleError(f"{path.name}: no case is marked as an example")
    return tuple(_example(case, case.get("rule", data.get("rule")), law) for case in shown)


def _example(case: dict[str, Any], rule_id: str, law: Law) -> Example:
    day: date = case["date"]
    app, errors = parse(case.get("facts", {}) | {"application_date": day}, law, day)
    found = next(f for f in evaluate(app, law).rules if f.rule.id == rule_id)
    states = {} if errors else {basis: f.state for basis, f in found.on.items()}
    computed: Expected = (
        errors[0].path if errors else {b.value: f.verdict.value for b, f in found.on.items()}
    )
    stated: Expected = case.get("error") or case["verdicts"]
    if computed != stated:
        raise ExampleError(f"{rule_id}, {case['id']}: computed {computed}, stated {stated}")
    error = errors[0] if errors else None
    return Example(case["id"], Text(**case["name"]), day, states, error, rule_id)


def examples(rule: Rule, shown: tuple[Example, ...], lang: Lang) -> str:
    """Write the table of one rule's examples, with the filing date."""
    days = {example.day for example in shown}
    return render(
        "examples",
        lang,
        shown=shown,
        bases=[b for b in Basis if rule.versions_on(b) and _shown_on(b, shown)],
        day=min(days) if len(days) == 1 else None,
    )


def _shown_on(basis: Basis, shown: tuple[Example, ...]) -> bool:
    """Tell whether a column is worth its place: a provincial guide decides few of the examples."""
    return basis is not Basis.LOCAL or all(basis in e.states for e in shown if not e.error)

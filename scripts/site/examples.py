"""Worked cases on the pages: the few that a page shows at once, and all of them to be opened."""

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from checker.application.application import Application, parse
from checker.core.input_error import InputError
from checker.core.tables import read_toml
from checker.filing.take.given import given
from checker.model import Basis, Lang, Law, Rule, Text
from scripts.site.rules import findings
from scripts.site.saved import made, saved
from scripts.site.templates import render

# On which a case without a date of its own is filed, as in tests/support/casebook.py.
DAY = date(2026, 11, 24)


class Example(NamedTuple):
    """A case with what the checker made of it: states by basis, or the error it refuses.

    ``facts`` is the application file, ``app`` what was read of it; what is ``shown`` is in sight.
    """

    id: str
    name: Text
    day: date
    facts: dict[str, Any]
    app: Application
    states: dict[Basis, str]
    error: InputError | None
    rule: str
    shown: bool


def read_examples(path: Path, law: Law) -> tuple[Example, ...]:
    """Return the cases of one file, computed; the tests hold them against what they state."""
    data = read_toml(path)
    return tuple(_example(case, case.get("rule", data.get("rule")), law) for case in data["case"])


def _example(case: dict[str, Any], rule_id: str, law: Law) -> Example:
    day: date = case.get("date", DAY)
    facts = {"application_date": day} | case.get("facts", {})
    app, errors = parse(facts, law, day)
    found = {} if errors else findings(app, law, law.rule(rule_id))
    return Example(
        id=case["id"],
        name=Text(**case["name"]),
        day=day,
        facts=facts,
        app=app,
        states={basis: finding.state for basis, finding in found.items()},
        error=errors[0] if errors else None,
        rule=rule_id,
        shown=bool(case.get("example")),
    )


def examples(law: Law, rule: Rule, cases: tuple[Example, ...], lang: Lang) -> str:
    """Write the table of one rule's examples, with the filing date, and all its cases in a fold."""
    shown = [case for case in cases if case.shown]
    table = render(
        "examples",
        lang,
        shown=shown,
        bases=[b for b in Basis if rule.versions_on(b) and _shown_on(b, shown)],
    )
    return f"{table}\n{all_cases(law, cases, lang)}"


def _shown_on(basis: Basis, shown: list[Example]) -> bool:
    """Tell whether a column is worth its place: a provincial guide decides few of the examples."""
    return basis is not Basis.LOCAL or all(basis in e.states for e in shown if not e.error)


def all_cases(law: Law, cases: tuple[Example, ...], lang: Lang) -> str:
    """Write every case with its facts and verdicts, and the link that opens it in the checker."""
    return render(
        "cases",
        lang,
        law=law,
        cases=cases,
        bases=[b for b in Basis if any(b in case.states for case in cases)],
        given=given,
        saved=saved,
        made=made(),
    )

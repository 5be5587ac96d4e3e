"""The exhaustive truth table of every rule: each answer tried, and each left open.

With open answers the engine must say what holds on every completion, and "unknown" where
completions differ: no less (a decided verdict given at once), no more (no guess).
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from support.applications import LAW
from support.oracle import Table, completions, contradictions, file_of
from support.oracle_local import ALL_TABLES
from support.samples import THOROUGH

from checker.application.application import Application, parse
from checker.core.verdicts import ANSWERED_UNCLEAR
from checker.decide.evaluate import outcome_by
from checker.model import Basis, Data, Version

# Millions of lines run here; to note each takes as long again, and no line runs here alone.
pytestmark = pytest.mark.no_cover


def combinations(table: Table) -> dict[tuple[int, ...], set[str]]:
    """Return for each choice of answers (-1 = open) the verdicts of all its completions."""
    paths = list(table.facts)
    sizes = [len(table.facts[p]) for p in paths]

    @cache
    def verdicts(choice: tuple[int, ...]) -> frozenset[str]:
        if -1 not in choice:
            return frozenset({table.verdict(table.given | given(choice))})
        at = choice.index(-1)
        values = table.facts[paths[at]]
        may_be = completions(paths[at], values, table.given | given(choice))
        filled = [(*choice[:at], values.index(v), *choice[at + 1 :]) for v in may_be]
        return frozenset().union(*map(verdicts, filled))

    def given(choice: tuple[int, ...]) -> Data:
        return {p: table.facts[p][i] for p, i in zip(paths, choice, strict=True) if i >= 0}

    choices = [()]
    for size in sizes:
        choices = [(*c, i) for c in choices for i in range(-1, size)]
    return {choice: set(verdicts(choice)) for choice in choices}


def answered(
    table: Table, whole: dict[tuple[int, ...], set[str]]
) -> Iterator[tuple[Data, Application, set[str]]]:
    """Return each choice of answers that is not refused, its application, and its verdicts."""
    day = date.fromisoformat(table.day)
    for choice, possible in whole.items():
        answers = {
            path: None if i < 0 else table.facts[path][i]
            for path, i in zip(table.facts, choice, strict=True)
        }
        app, errors = parse(file_of(table.given | answers), LAW, day)
        if errors:
            assert contradictions({p: v for p, v in answers.items() if v is not None}), errors
            continue
        yield answers, app, possible


def version_of(table: Table) -> Version:
    """Return the version that a table is about."""
    day, basis = date.fromisoformat(table.day), Basis(table.basis)
    return LAW.rule(table.rule).version(basis, day, table.authority)


# Seconds each: with all papers of owners, and what of these is open.
MANY_LINES = 5_000


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(table, marks=[THOROUGH] * (table.lines > MANY_LINES), id=table.id)
        for table in ALL_TABLES
    ],
)
def test_truth_table(table: Table):
    rule, version, wrong = LAW.rule(table.rule), version_of(table), []
    whole = combinations(table)
    assert len(whole) == table.lines
    for answers, app, possible in answered(table, whole):
        expected = next(iter(possible)) if len(possible) == 1 else "unknown"
        found = outcome_by(app, rule, version).verdict.value
        if found != expected:
            wrong.append(f"{answers}: {expected!r} by the table, {found!r} by the checker")
    assert wrong[:3] == [], "it is in tests/demands.toml or tests/support/oracle*.py"


@pytest.mark.parametrize("table", [t for t in ALL_TABLES if t.lines <= MANY_LINES])
def test_what_the_law_leaves_open_has_words_and_a_question_of_its_own(table: Table):
    """Without them a wording's own rank stands beside our advice, as if its text asked for it."""
    silent, version = set(), version_of(table)
    for _, app, _ in answered(table, combinations(table)):
        outcome = outcome_by(app, LAW.rule(table.rule), version)
        # Where it is open whether the rule applies at all, that is what is told.
        if outcome.waits_for == "law" and outcome.applies.value:
            codes = {cause.code for cause in outcome.holds.whys} - {ANSWERED_UNCLEAR}
            silent |= {code for code in codes if not asks(version, code)}
    assert silent == set(), "no [version.reasons.<code>] with `ask` in the rule's file"


def asks(version: Version, code: str) -> bool:
    """Tell whether a wording has a question to put for a reason."""
    return code in version.reasons and version.reasons[code].ask is not None


def test_every_deciding_version_has_a_table_or_the_function_of_one_that_has():
    tabled = {decided_by(table) for table in ALL_TABLES}
    functions = {
        (r.id, v.basis.value, v.authority, v.effective): (r.id, v.basis, v.authority, v.decides)
        for r in LAW.rules
        for v in r.versions
        if v.asked
    }

    assert tabled <= set(functions)
    lacking = set(functions.values()) - {functions[table] for table in tabled}
    assert lacking == set(), "no row in tests/demands.toml, no table in tests/support/oracle*.py"


def decided_by(table: Table) -> tuple[str, str, str | None, date]:
    """Return the rule, basis, province and first day of the version that a table is about."""
    return table.rule, table.basis, table.authority, version_of(table).effective

"""Random applications, each rule on each basis held against the second statement of the rules."""

from __future__ import annotations

from typing import Any

import pytest
from support.held import held
from support.oracle import TABLES
from support.oracle_local import LOCAL_TABLES
from support.samples import THOROUGH

# Each application is told by itself, and to trace its lines takes longer than to find it.
pytestmark = pytest.mark.no_cover


def test_the_tables_of_a_rule_share_one_statement():
    models: dict[tuple[str, ...], set[Any]] = {}
    for table in (*TABLES, *LOCAL_TABLES):
        key = (table.rule, table.authority or table.basis)
        models.setdefault(key, set()).add(table.verdict)

    assert [key for key, found in models.items() if len(found) > 1] == []


@pytest.mark.parametrize("owners", [False, True], ids=["one-shareholder", "owners-on-six-levels"])
@pytest.mark.parametrize(
    ("count", "seed"), [(700, 2034), pytest.param(6_000, 2027, marks=THOROUGH)]
)
def test_checker_and_model_agree_on_random_applications(count: int, seed: int, *, owners: bool):
    assert held(count, seed, owners=owners).differences == {}


def test_the_applications_put_every_table_to_the_test():
    """No rule comes out the same every time, on any basis or under any guide."""
    seen: dict[tuple[str, ...], set[str]] = {}
    for *key, verdict in held(700, 2034).verdicts:
        seen.setdefault(tuple(key), set()).add(verdict)
    tables = {(table.rule, table.authority or table.basis) for table in (*TABLES, *LOCAL_TABLES)}

    assert [key for key in sorted(tables) if len(seen[key]) < 2] == []

"""What scripts/mutate hands to mutmut: rules whose functions bear no decorator."""

import ast
from pathlib import Path
from typing import Any

import pytest
from support.sources import ROOT

from scripts.mutate import entered_below

RULES = sorted((ROOT / "checker" / "rules").glob("*.py"))
ENTERED = '''
def enter(name):
    def note(function):
        DECISIONS.append((name, function()))
        return function
    return note


@enter("outer")
@enter(
    "inner"
)
def decision():
    """Decide."""
    return 7
'''


def test_a_decorated_function_is_entered_as_before():
    before: dict[str, Any] = {"DECISIONS": []}
    after: dict[str, Any] = {"DECISIONS": []}
    exec(ENTERED, before)  # noqa: S102 - our own text
    exec(entered_below(ENTERED), after)  # noqa: S102 - our own text

    assert after["DECISIONS"] == before["DECISIONS"] == [("inner", 7), ("outer", 7)]


@pytest.mark.parametrize("path", RULES)
def test_no_function_of_a_rule_keeps_its_decorators(path: Path):
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(entered_below(source))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]

    assert [node.name for node in functions if node.decorator_list] == []
    assert len(functions) == source.count("\ndef ")

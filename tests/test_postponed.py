"""The rule module postpones its annotations: evaluated, they cost every visitor 140 KB.

In Python 3.14 each annotated function and class would carry another function that works them out:
109 KB more of stored memory and 34 KB more of library, packed.
"""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "checker"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


def is_annotated(node: ast.AST) -> bool:
    return isinstance(node, ast.AnnAssign) or (
        isinstance(node, ast.FunctionDef) and bool(node.returns or node.args.args)
    )


def test_an_annotated_module_postpones_its_annotations(subtests: pytest.Subtests):
    for module in MODULES:
        with subtests.test(module):
            tree = ast.parse((PACKAGE / module).read_text("utf-8"))
            postponed = any(
                isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body
            )

            assert postponed or not any(map(is_annotated, ast.walk(tree)))
